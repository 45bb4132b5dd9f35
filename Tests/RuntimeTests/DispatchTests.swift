import Channels
import Databases
import Desks
import Foundation
import Letters
import Synchronization
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

@Suite struct DispatchTests {
    @Test(.enabled(if: TestDatabase.isEmbedded))
    func `what left while nothing could be written down does not leave again`() async throws {
        let left = Mutex<[String]>([])
        let stop = Mutex<(@Sendable () -> Void)?>(nil)
        let temporary = try await TemporaryDesk(
            transport: .handed { letter in
                left.withLock { $0.append(letter.letter.messageID) }
                stop.withLock { $0?() }
                return .handedOver(reply: "250 taken")
            })
        let database = try #require(temporary.desk.store.database as? SQLiteDatabase)
        @Sendable func takeWriting(_ takes: Bool) {
            try? database.pool.writeWithoutTransaction {
                try $0.execute(sql: "PRAGMA query_only = \(takes ? 0 : 1)")
            }
        }
        _ = try await temporary.deliver(temporary.letter())
        stop.withLock { $0 = { takeWriting(false) } }
        let dispatch = Dispatch(desk: temporary.desk, settings: temporary.settings)
        #expect(try await dispatch.send() > 0)
        await #expect(throws: StoreError.self) { try await dispatch.send() }

        stop.withLock { $0 = nil }
        takeWriting(true)
        temporary.clock.stand(at: TemporaryDesk.tuesday + 2 * Dispatch.leaseSeconds)
        while try await dispatch.send() > 0 {}
        let letters = left.withLock { $0 }
        #expect(!letters.isEmpty)
        #expect(Set(letters).count == letters.count, "a letter left twice")
        let stream = try await temporary.ticket(1).stream
        #expect(stream.records.count { $0.event.kind == .receipted } == 1)
        let twice = try await temporary.desk.store.read {
            try Outbox(desk: "echo").possiblyTwice(since: Instant(seconds: 0), in: $0)
        }
        #expect(twice.isEmpty)
    }

    @Test
    func `a mail server that is away for two days loses no letter and is asked once a minute`()
        async throws
    {
        let asked = Mutex(0)
        let isAway = Mutex(true)
        let temporary = try await TemporaryDesk(
            transport: .handed { _ in
                asked.withLock { $0 += 1 }
                return isAway.withLock { $0 }
                    ? .unreachable(cause: "connection refused") : .handedOver(reply: "250 taken")
            })
        for number in 1...30 {
            _ = try await temporary.deliver(
                temporary.letter(id: "\(number)@alfa.example", subject: "Filter \(number)"))
        }
        let dispatch = Dispatch(desk: temporary.desk, settings: temporary.settings)
        for hour in 0..<48 {
            temporary.clock.stand(at: TemporaryDesk.tuesday + Int64(hour) * 3600)
            while try await dispatch.send() > 0 {}
        }
        #expect(asked.withLock { $0 } == 48)
        let health = try await temporary.health()
        #expect(health.isServerAway && health.waiting >= 30 && health.dead == 0)

        isAway.withLock { $0 = false }
        temporary.clock.stand(at: TemporaryDesk.tuesday + 48 * 3600 + Dispatch.pauseSeconds)
        while try await dispatch.send() > 0 {}
        let after = try await temporary.health()
        #expect(!after.isServerAway && after.waiting == 0 && after.dead == 0)
        #expect(
            try await temporary.ticket(30).stream.records.contains { $0.event.kind == .receipted })
    }

    @Test func `what somebody waits for at a screen leaves before what came earlier`() async throws
    {
        let left = Mutex<[String]>([])
        let temporary = try await TemporaryDesk(
            transport: .handed { letter in
                left.withLock { $0.append(letter.letter.subject) }
                return .handedOver(reply: "250 taken")
            })
        let queued = QueuedLetter(
            letter: OutboundLetter(
                from: temporary.settings.from,
                to: [MailAddress(address: "anna@alfa.example")], subject: "",
                text: "Words", messageID: "x@echo.example", desk: "echo",
                date: TemporaryDesk.tuesday.seconds),
            isReceipt: false)
        let kinds: [Outbox.Kind] = [.letter, .message, .reply, .receipt, .alert, .signIn]
        for (index, kind) in kinds.enumerated() {
            var letter = queued
            letter.letter.subject = kind.rawValue
            let payload = try JSONEncoder().encode(letter)
            try await temporary.desk.store.write {
                try Outbox(desk: "echo").add(
                    id: "\(index)", ticket: nil, kind: kind, payload: payload,
                    at: TemporaryDesk.tuesday - 100 + Int64(index), in: $0)
            }
        }
        try await temporary.send()
        let first = left.withLock { $0 }.filter { kinds.map(\.rawValue).contains($0) }
        #expect(first == ["receipt", "sign-in", "letter", "message", "reply", "alert"])
    }

    // MARK: What is written down

    private static let now = TemporaryDesk.tuesday
    private static let said = "450 later"

    private static func attempt(
        _ result: DispatchAttempt.Result, attempts: Int = 0, kind: Outbox.Kind = .receipt,
        problem: LetterProblem? = nil
    ) -> DispatchVerdict {
        DispatchAttempt(
            item: Outbox.Item(
                id: "1", ticket: nil, kind: kind, payload: Data(), state: .leased,
                attempts: attempts, createdAt: now, problem: problem),
            result: result
        ).verdict(at: now)
    }

    @Test func `of every outcome is written down what follows from it`() {
        let later = SMTPOutcome.refused(code: 450, text: "later", permanent: false)
        let away = SMTPOutcome.unreachable(cause: "refused")
        let (known, bounced) = (
            LetterProblem(.noRecipient),
            DispatchVerdict.Receipt(outcome: .bounced, reason: Self.said)
        )
        let table: [(DispatchVerdict, DispatchVerdict)] = [
            (
                Self.attempt(.tried(.handedOver(reply: "250"), isReceipt: true)),
                .init(.finish(.done), nil, .init(outcome: .sent))
            ),
            (
                Self.attempt(.tried(.handedOver(reply: "250"), isReceipt: false)),
                .init(.finish(.done), nil)
            ),
            (
                Self.attempt(.tried(later, isReceipt: true)),
                .init(.retry(at: Self.now + 60, counts: true), .init(.said(Self.said)))
            ),
            (
                Self.attempt(.tried(later, isReceipt: true), attempts: 50),
                .init(.retry(at: Self.now + 3600, counts: true), .init(.said(Self.said)))
            ),
            (
                Self.attempt(.tried(later, isReceipt: true), attempts: Outbox.attemptsMax - 1),
                .init(.finish(.failed), .init(.said(Self.said)), bounced)
            ),
            (
                Self.attempt(.tried(away, isReceipt: true), attempts: Outbox.attemptsMax - 1),
                .init(.retry(at: Self.now + 60, counts: false), .init(.unreachable("refused")))
            ),
            (
                Self.attempt(.tried(.ambiguous(cause: "cut"), isReceipt: true)),
                .init(
                    .retry(at: Self.now + 60, counts: true),
                    .init(.said("cut"), isPossiblyTwice: true))
            ),
            (
                Self.attempt(.notTried(until: Self.now + 9), problem: known),
                .init(.retry(at: Self.now + 9, counts: false), known)
            ),
            (
                Self.attempt(.empty, problem: known),
                .init(
                    .finish(.withheld), known, .init(outcome: .shown, reason: known.stored))
            ),
            (
                Self.attempt(.empty, kind: .message, problem: known),
                .init(.finish(.withheld), known)
            ),
            (
                Self.attempt(.damaged, kind: .letter),
                .init(.finish(.failed), .init(.damaged))
            ),
        ]
        for (found, wanted) in table { #expect(found == wanted) }
    }
}

extension TemporaryDesk {
    fileprivate func health() async throws -> Outbox.Health {
        try await desk.store.read { try Outbox(desk: "echo").health(in: $0) }
    }
}
