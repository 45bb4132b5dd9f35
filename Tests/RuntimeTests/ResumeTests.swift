import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

@Suite struct ResumeTests {
    private func call(
        _ temporary: TemporaryDesk, at instant: Instant, by staff: String? = nil
    ) -> Interaction {
        Interaction(
            staff.map { .written(by: $0) } ?? .address, channel: "phone",
            address: "anna@alfa.example",
            letter: .init(subject: "Payment", text: "It fails"),
            arrivedAt: instant)
    }

    @Test func `a contact that was refused is judged no more at the next start`() async throws {
        let temporary = try await TemporaryDesk()
        let yesterday = call(temporary, at: temporary.clock.now() - 86_400, by: "marina")
        await #expect(throws: Refusal.self) {
            try await Intake(desk: temporary.desk).receive(yesterday)
        }
        #expect(try await Intake(desk: temporary.desk).resume() == 0)
        #expect(try await temporary.desk.queue(.all, for: .desk).rows.isEmpty)
        #expect(try await temporary.desk.unticketed().map(\.outcome) == [.recorded])
    }

    @Test func `what was stated beside a letter is still known after a crash`() async throws {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        var letter = StoredLetter(subject: "Payment", text: "It fails")
        letter.stated = .init(project: "lavka", category: "payment_down")
        let content = desk.draft(kind: .letter, try EntryCodec.bytes(letter))
        let now = temporary.clock.now()
        try await desk.store.write { transaction in
            try Contents(desk: "echo").store(content, in: transaction)
            try InteractionJournal(journal: desk.journal).receive(
                .init(
                    channel: "phone", sender: Sender(address: "anna@alfa.example", listed: true),
                    client: "alfa",
                    content: content.ref, raw: nil, messageID: nil),
                id: "one", title: "Payment", bodyDigest: nil, at: now, recordedAt: now,
                actor: .desk, in: transaction)
        }
        #expect(try await Intake(desk: desk).resume() == 1)
        let ticket = try await temporary.ticket(1)
        #expect(ticket.row.category == "payment_down" && ticket.row.project == "lavka")
    }

    @Test func `a contact whose text is damaged is not said to be erased, and is judged by nobody`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        let stored = try await Intake(desk: desk).store(
            call(temporary, at: temporary.clock.now()))
        _ = try await desk.store.write {
            try $0.execute("DELETE FROM content WHERE id = '\(stored.content.id)'")
        }
        #expect(try await Intake(desk: desk).resume() == 1)
        let journal = InteractionJournal(journal: desk.journal)
        let concluded = try await desk.store.read { try journal.row(stored.id, in: $0)?.concluded }
        #expect(concluded?.outcome == .unreadable)
        let entries = try await desk.store.read {
            try desk.journal.entries(of: StreamKey(.interaction, stored.id), in: $0)
        }
        let last = try #require(entries.last)
        #expect(
            String(decoding: last.entry.payload, as: UTF8.self).contains(#""reason":"damaged""#))
    }

    @Test func `a contact that ended the process twice is kept unjudged and the server starts`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        let stored = try await Intake(desk: desk).store(
            call(temporary, at: temporary.clock.now()))
        for made in 0..<2 {
            #expect(
                try await desk.store.write { try Attempts(desk: "echo").begin(stored.id, in: $0) }
                    == made)
        }
        #expect(try await Intake(desk: desk).resume() == 1)
        #expect(try await desk.unticketed().map(\.outcome) == [.unreadable])
        #expect(try await Intake(desk: desk).resume() == 0)
    }

    @Test func `attempts that came to an end are not counted`() async throws {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        let stored = try await Intake(desk: desk).store(
            call(temporary, at: temporary.clock.now()))
        try await desk.store.write { transaction in
            let attempts = Attempts(desk: "echo")
            for _ in 0..<5 {
                #expect(try attempts.begin(stored.id, in: transaction) == 0)
                try attempts.end(stored.id, in: transaction)
            }
        }
        #expect(try await Intake(desk: desk).resume() == 1)
        #expect(try await desk.unticketed().contains { $0.outcome == .unreadable } == false)
    }
}
