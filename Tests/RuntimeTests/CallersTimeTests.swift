import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// A server whose caller moves the clock does in between what its services would have done.
@Suite struct CallersTimeTests {
    /// ECHO's desk whose control socket moves its clock.
    private struct Moved {
        let desk: TemporaryDesk
        let control: Control

        init() async throws {
            desk = try await TemporaryDesk()
            let signIn = SignIn(store: desk.desk.store, world: desk.desk.world)
            control = Control(
                desk: desk.desk, signIn: signIn, time: CallersTime(moving: desk.clock))
        }

        func deliver() async -> ControlReply {
            await control.answer(
                .deliver(letter: Data(desk.letter()), at: Instant(seconds: 1_900_000_000)))
        }

        func move(to moment: String) async throws -> ControlReply {
            let instant = try #require(Instant(iso8601: moment))
            return await control.answer(.clock(to: instant))
        }
    }

    @Test func `moving the clock rings each timer at its own time and sends what it writes`()
        async throws
    {
        let moved = try await Moved()
        let taken = await moved.deliver()
        #expect(taken.text == "ticket #1")
        let reply = try await moved.move(to: "2026-10-08T08:00:00Z")
        #expect(reply == ControlReply(isDone: true, text: "2026-10-08T08:00:00Z"))
        let records = try await moved.desk.ticket(1).stream.records
        let missed = try #require(
            records.first { if case .missed = $0.event { true } else { false } },
            "\(records.map(\.event.kind))")
        // Eight working hours after Tuesday 11:00 in Moscow, not when the clock had gone past them.
        #expect(missed.recordedAt == Instant(iso8601: "2026-10-07T08:00:00Z"))
        #expect(try moved.desk.sent().isEmpty == false)
    }

    @Test func `a letter has come when the clock says so, whatever the clock of its bearer says`()
        async throws
    {
        let moved = try await Moved()
        _ = await moved.deliver()
        #expect(try await moved.desk.ticket(1).stream.ticket.arrivedAt == TemporaryDesk.tuesday)
    }

    @Test func `the clock goes forward only and is moved by nothing else`() async throws {
        let moved = try await Moved()
        let back = try await moved.move(to: "2026-10-06T07:59:59Z")
        #expect(!back.isDone && back.text.contains("goes forward only"))
        #expect(await moved.control.answer(.clock(to: nil)).text == "2026-10-06T08:00:00Z")
    }

    @Test func `a server under the machine's clock cannot be moved`() async throws {
        let desk = try await TemporaryDesk()
        let reply = await desk.control.answer(
            .clock(to: Instant(iso8601: "2026-10-08T08:00:00Z")))
        #expect(!reply.isDone && reply.text.contains("--time-from-caller"))
        #expect(desk.clock.now() == TemporaryDesk.tuesday)
    }

    @Test func `an invented history is neither backed up nor told to webhooks`() async throws {
        let moved = try await Moved()
        let folder = moved.desk.folder + "-copy"
        #expect(await !moved.control.answer(.backup(folder: folder)).isDone)
        #expect(!FileManager.default.fileExists(atPath: folder))
        #expect(await !moved.control.answer(.listWebhooks).isDone)
    }

    @Test func `the folder keeps saying whose time it was, and doctor does`() async throws {
        let desk = try await TemporaryDesk()
        #expect(!CallersTime.marks(desk.folder))
        try CallersTime.mark(desk.folder)
        #expect(CallersTime.marks(desk.folder))
        let doctor = Doctor(
            folder: desk.folder, world: desk.clock.world, checkWorld: TemporaryDesk.checkWorld)
        let found = doctor.folderFindings().filter { !$0.isWell }.map(\.sentence)
        #expect(found.contains { $0.contains("caller's time") }, "\(found)")
    }
}
