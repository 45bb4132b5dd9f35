import Channels
import Foundation
import LetterParsing
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import MailServers
@testable import Runtime

/// Letters from a real Dovecot, some of them through a real Postfix.
@Suite(.serialized) struct MailboxTests {
    static let support = "support@echo.example"

    static func settings(_ port: Int, name: String = "support") -> MailboxSettings {
        var settings = MailboxSettings(
            name: name,
            server: IMAPServer(
                host: "127.0.0.1", port: port, security: .none, user: support,
                password: PrivateDovecot.password))
        settings.origin = LetterOrigin(channel: "mail")
        return settings
    }

    static var quick: MailboxService.Pauses {
        var pauses = MailboxService.Pauses()
        (pauses.first, pauses.longest) = (.milliseconds(5), .milliseconds(50))
        return pauses
    }

    /// Watches the mailbox until `isDone`, for at most `seconds`.
    static func watch(
        _ desk: TemporaryDesk, _ settings: MailboxSettings, seconds: Int = 60,
        until isDone: @Sendable () async throws -> Bool
    ) async throws {
        let service = MailboxService(desk: desk.desk, settings: settings, pauses: quick)
        let task = Task { try await service.run() }
        defer { task.cancel() }
        for _ in 0..<(seconds * 20) {
            if try await isDone() { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        let isReached = try await isDone()
        #expect(isReached, "\(desk.desk.mailboxes.all)")
        task.cancel()
        try await task.value
    }

    static func count(_ desk: TemporaryDesk, _ sql: String) async throws -> Int {
        try await desk.desk.store.read {
            try $0.query("SELECT COUNT(*) FROM \(sql)").first?.int(0) ?? 0
        }
    }

    static func tickets(_ desk: TemporaryDesk) async throws -> Int {
        try await count(desk, "ticket")
    }

    static let arrival = TemporaryDesk.tuesday - 7200

    static func letters(_ desk: TemporaryDesk, _ count: Int, from first: Int = 0) -> [(
        bytes: [UInt8], at: Int64
    )] {
        (first..<(first + count)).map { number in
            let text = String(repeating: "Line of letter \(number).\r\n", count: 40)
            let bytes = desk.letter(
                id: "\(number)@alfa.example", subject: "Letter \(number)", text: text)
            return (bytes, arrival.seconds + Int64(number % 60))
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a letter of the mailbox becomes a ticket that arrived when the server took it`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let dovecot = try PrivateDovecot(users: [Self.support])
        defer { dovecot.stop() }
        try dovecot.put(Self.letters(desk, 1), into: Self.support)
        let settings = Self.settings(dovecot.imap)
        try await Self.watch(desk, settings) { try await Self.tickets(desk) == 1 }
        let ticket = try await desk.ticket(1)
        #expect(ticket.row.arrivedAt == Self.arrival)
        #expect(ticket.stream.ticket.channel == "mail")
        let health = try #require(desk.desk.mailboxes.all.first)
        #expect(
            health.state == .stopped && health.taken == 1 && health.failures == 0
                && health.lagSeconds == 7200)
        #expect(health.lastSuccess != nil && !health.server.contains(PrivateDovecot.password))
        // A second run finds nothing new.
        try await Self.watch(desk, settings) { desk.desk.mailboxes.all.first?.lastSuccess != nil }
        #expect(try await Self.count(desk, "interaction") == 1)
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo") == [])
    }

    @Test(.timeLimit(.minutes(15)))
    func
        `letter in, receipt in the client's mailbox, answer threaded, all through Postfix and Dovecot`()
        async throws
    {
        let anna = "anna@alfa.example"
        let dovecot = try PrivateDovecot(users: [Self.support, anna])
        defer { dovecot.stop() }
        let postfix = try PrivatePostfix(relay: dovecot.lmtp)
        defer { postfix.stop() }
        let server = SMTPServer(
            host: "127.0.0.1", port: postfix.port, security: .startTLS,
            authorities: postfix.authorities)
        let desk = try await TemporaryDesk(transport: .smtp(server))
        let client = SMTPTransport(server)
        let first = await client.send(desk.letter(), from: anna, to: [Self.support])
        guard case .handedOver = first else {
            Issue.record("not handed over: \(first)")
            return
        }
        try await Self.watch(desk, Self.settings(dovecot.imap)) {
            try await desk.send()
            return try await dovecot.delivered(to: anna, count: 0).count == 1
        }
        let receipt = try MIMECodec.parse(try #require(try await dovecot.delivered(to: anna).first))
        #expect(receipt.automatic?.kind == .autoReply && receipt.inReplyTo == "one@alfa.example")
        #expect(try await desk.ticket(1).stream.ticket.state == .admitted)
        let id = try #require(receipt.messageID)
        let answer = desk.letter(
            id: "two@alfa.example", subject: "Re: x", more: "In-Reply-To: <\(id)>\r\n")
        _ = await client.send(answer, from: anna, to: [Self.support])
        try await Self.watch(desk, Self.settings(dovecot.imap)) {
            try await desk.ticket(1).stream.records.contains { $0.event.kind == .clientWrote }
        }
        #expect(try await Self.tickets(desk) == 1)
    }

    @Test(.timeLimit(.minutes(15)))
    func `a receipt that no mailbox takes comes back through Postfix as a bounce`() async throws {
        let mended = "gleb.new@alfa.example"
        let dovecot = try PrivateDovecot(users: [Self.support, mended])
        defer { dovecot.stop() }
        let postfix = try PrivatePostfix(relay: dovecot.lmtp)
        defer { postfix.stop() }
        let server = SMTPServer(host: "127.0.0.1", port: postfix.port, security: .none)
        let desk = try await TemporaryDesk(transport: .smtp(server))
        // Gleb is a contact, but his mailbox does not exist.
        _ = try await desk.deliver(desk.letter(from: "gleb@alfa.example"))
        try await desk.send()
        #expect(try await desk.ticket(1).stream.ticket.receipt == .sent)
        try await Self.watch(desk, Self.settings(dovecot.imap)) {
            try await desk.ticket(1).stream.ticket.receipt == .bounced
        }
        let ticket = try await desk.ticket(1)
        #expect(ticket.stream.records.contains { $0.event.kind == .noted })
        #expect(ticket.outbox.contains { $0.problem?.stored.contains("gleb@alfa.example") == true })
        #expect(try await Self.tickets(desk) == 1)
        #expect(try await Self.count(desk, "interaction WHERE outcome = 'appended'") == 1)
        #expect(ticket.row.state == .notAdmitted)
        // His address is put right and the receipt sent again: it reaches him, and the request is
        // admitted.
        _ = try await desk.desk.apply(
            try desk.people { $0.replacing("[gleb@alfa.example]", with: "[\(mended)]") })
        let dead = try #require(
            try await desk.desk.deadLetters(for: .desk).letters.first { $0.kind == .receipt })
        #expect(try await desk.desk.resend(dead.id, by: "olga"))
        desk.clock.stand(at: desk.clock.now() + 1)
        try await desk.send()
        #expect(try await desk.ticket(1).row.state == .admitted)
        let arrived = try await dovecot.delivered(to: mended)
        #expect(try MIMECodec.parse(try #require(arrived.first)).inReplyTo == "one@alfa.example")
        #expect(try await desk.ticket(1).stream.ticket.receipt == .sent)
    }

    @Test(.timeLimit(.minutes(15)))
    func `when UIDVALIDITY changes nothing is taken twice, and new letters still come`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let dovecot = try PrivateDovecot(users: [Self.support])
        defer { dovecot.stop() }
        try dovecot.put(Self.letters(desk, 5), into: Self.support)
        // Without a Message-ID only the bytes tell that it is the same letter.
        let nameless = letter("From: anna@alfa.example", "Subject: nameless", "", "Text.")
        try dovecot.put([(nameless, Self.arrival.seconds)], into: Self.support)
        let settings = Self.settings(dovecot.imap)
        try await Self.watch(desk, settings) { try await Self.tickets(desk) == 6 }
        try dovecot.changeValidity(of: Self.support, to: 4711)
        try dovecot.put(Self.letters(desk, 1, from: 5), into: Self.support)
        try await Self.watch(desk, settings) { try await Self.tickets(desk) == 7 }
        #expect(try await Self.count(desk, "interaction") == 7)
        #expect(try await Self.count(desk, "mailbox_letter WHERE validity = 4711") == 7)
        #expect(try await Self.count(desk, "mailbox_letter WHERE state = 'known'") == 6)
        #expect(try await Self.count(desk, "content WHERE kind = 'raw'") == 7)
    }

    @Test(.timeLimit(.minutes(15)))
    func `an unreachable server is tried again, told of, and found when it is back`() async throws {
        let desk = try await TemporaryDesk()
        let dovecot = try PrivateDovecot(users: [Self.support])
        defer { dovecot.stop() }
        try dovecot.put(Self.letters(desk, 3), into: Self.support)
        // The first connections are cut at once, in the greeting.
        let proxy = try ChaosProxy(to: dovecot.imap) { $0 < 3 ? 1 : nil }
        defer { proxy.stop() }
        try await Self.watch(desk, Self.settings(proxy.port)) { try await Self.tickets(desk) == 3 }
        let health = try #require(desk.desk.mailboxes.all.first)
        #expect(proxy.cuts == 3 && health.failures == 0)
        #expect(health.lastError?.contains("was not reached") == true && health.lastErrorAt != nil)
    }

    /// Letters and dropped connections; the long form says REGLAMENT_LETTERS=10000 (bin/soak).
    static let load =
        ProcessInfo.processInfo.environment["REGLAMENT_LETTERS"].flatMap(Int.init) ?? 300

    @Test(.timeLimit(.minutes(30)))
    func
        `of many letters over a connection that drops at any byte none is lost and none comes twice`()
        async throws
    {
        let (load, drops) = (Self.load, Self.load / 10)
        let desk = try await TemporaryDesk()
        let dovecot = try PrivateDovecot(users: [Self.support])
        defer { dovecot.stop() }
        try dovecot.put(Self.letters(desk, load), into: Self.support)
        // Past the list of letters, about four letters come before the cut; every fifth cut is
        // anywhere.
        let proxy = try ChaosProxy(to: dovecot.imap) { number in
            guard number < drops else { return nil }
            var chance = SeededChance(seed: UInt64(number))
            let list = min(load, 200) * 75 + load * 6 + 1_500
            return number % 5 == 0
                ? Int.random(in: 1...list, using: &chance)
                : list + Int.random(in: 1...9_000, using: &chance)
        }
        defer { proxy.stop() }
        try await Self.watch(desk, Self.settings(proxy.port), seconds: load / 5 + 60) {
            try await Self.count(desk, "mailbox_letter WHERE state = 'judged'") == load
        }
        #expect(proxy.cuts == drops)
        #expect(try await Self.tickets(desk) == load)
        #expect(try await Self.count(desk, "interaction") == load)
        #expect(
            try await Self.count(desk, "(SELECT DISTINCT message_id FROM interaction) AS found")
                == load)
        #expect(try await Self.count(desk, "content WHERE kind = 'raw'") == load)
        #expect(dovecot.names(of: Self.support).count == load)
    }
}

/// SplitMix64: the same seed gives the same run.
struct SeededChance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// A short letter from lines, with CRLF line ends.
private func letter(_ lines: String...) -> [UInt8] {
    Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
}
