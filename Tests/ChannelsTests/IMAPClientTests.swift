import Testing

@testable import Channels
@testable import MailServers

/// The client against a real Dovecot.
@Suite(.serialized) struct IMAPClientTests {
    private static let user = "support@echo.example"

    private static func server(
        _ dovecot: PrivateDovecot, _ security: SMTPServer.Security,
        password: String = PrivateDovecot.password
    ) -> IMAPServer {
        IMAPServer(
            host: "127.0.0.1", port: security == .tls ? dovecot.imaps : dovecot.imap,
            security: security, user: user,
            password: password, authorities: security == .none ? nil : dovecot.authorities)
    }

    private static func letters(_ count: Int) -> [(bytes: [UInt8], at: Int64)] {
        (1...count).map { number in
            let text = String(repeating: "Line \(number)\r\n", count: number * 40)
            return (
                letter("Subject: \(number)", "Message-ID: <\(number)@alfa.example>", "", text),
                1_790_000_000
            )
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: [SMTPServer.Security.none, .startTLS, .tls])
    func `letters come as they lie in the mailbox, and stay unseen`(security: SMTPServer.Security)
        async throws
    {
        let dovecot = try PrivateDovecot(users: [Self.user])
        defer { dovecot.stop() }
        let letters = Self.letters(40)
        try dovecot.put(letters, into: Self.user)
        let client = IMAPClient(Self.server(dovecot, security))
        let folder = try await client.open("INBOX", isReadOnly: true)
        #expect(folder.count == 40 && folder.canIdle && folder.next == 41)
        let uids = try await client.uids(from: 1, to: nil)
        #expect(uids == Array(1...40))
        let entries = try await client.entries(of: uids)
        #expect(entries.map(\.arrivedAt) == Array(repeating: 1_790_000_000, count: 40))
        let fetched = await client.letters(entries)
        #expect(fetched.failure == nil)
        #expect(Set(fetched.letters.map(\.bytes)) == Set(letters.map(\.bytes)))
        #expect(fetched.letters.allSatisfy { $0.bytes.count == $0.entry.size })
        let beginning = await client.letters([entries[39]], partialBytes: 100)
        #expect(beginning.letters.map(\.bytes.count) == [100])
        #expect(beginning.letters.first?.isPartial == true)
        await client.close(isPolite: true)
        #expect(
            dovecot.names(of: Self.user).allSatisfy { !$0.contains(":2,") || $0.hasSuffix(":2,") })
    }

    @Test(.timeLimit(.minutes(15)))
    func `news are told while idling, marks are set only when asked, and a day limits the search`()
        async throws
    {
        let dovecot = try PrivateDovecot(users: [Self.user])
        defer { dovecot.stop() }
        try dovecot.put(Self.letters(2), into: Self.user)
        let client = IMAPClient(Self.server(dovecot, .none))
        _ = try await client.open("INBOX", isReadOnly: false)
        try await client.markSeen([2])
        try await client.startIdle()
        #expect(try await client.waitIdle(milliseconds: 100) == false)
        try dovecot.put([(letter("Subject: new", "", "x"), 1_795_000_000)], into: Self.user)
        var isTold = false
        for _ in 0..<60 where !isTold { isTold = try await client.waitIdle(milliseconds: 500) }
        #expect(isTold)
        #expect(try await client.endIdle())
        #expect(try await client.uids(from: 3, to: nil) == [3])
        #expect(try await client.uids(from: 4, to: nil) == [])
        #expect(try await client.uids(from: 1, to: nil, since: (2026, 11, 1)) == [3])
        #expect(try await client.noop() == false)
        await client.close(isPolite: true)
        #expect(dovecot.names(of: Self.user).count { $0.hasSuffix("S") } == 1)
    }

    @Test(.timeLimit(.minutes(15)))
    func
        `a wrong password, a foreign certificate, a missing folder and a silent port each say what is wrong`()
        async throws
    {
        let dovecot = try PrivateDovecot(users: [Self.user])
        defer { dovecot.stop() }
        await #expect {
            try await IMAPClient(Self.server(dovecot, .tls, password: "wrong")).open(
                "INBOX", isReadOnly: true)
        } throws: { error in
            if case .denied(let cause)? = error as? IMAPError { return !cause.contains("wrong") }
            return false
        }
        var strict = Self.server(dovecot, .tls)
        strict.authorities = nil
        await #expect { try await IMAPClient(strict).open("INBOX", isReadOnly: true) } throws: {
            error in
            if case .unreachable? = error as? IMAPError { return true }
            return false
        }
        await #expect {
            try await IMAPClient(Self.server(dovecot, .none)).open("Нет", isReadOnly: true)
        } throws: {
            "\($0)".contains("the folder 'Нет'")
        }
        var nobody = Self.server(dovecot, .none)
        nobody.port = try Loopback.freePort()
        await #expect { try await IMAPClient(nobody).open("INBOX", isReadOnly: true) } throws: {
            error in
            if case .unreachable? = error as? IMAPError { return true }
            return false
        }
    }

    @Test(.timeLimit(.minutes(15)))
    func `a cut in the middle of a literal gives the whole letters before it and says so`()
        async throws
    {
        let dovecot = try PrivateDovecot(users: [Self.user])
        defer { dovecot.stop() }
        try dovecot.put(Self.letters(30), into: Self.user)
        let proxy = try ChaosProxy(to: dovecot.imap) { _ in 60_000 }
        defer { proxy.stop() }
        var server = Self.server(dovecot, .none)
        server.port = proxy.port
        let client = IMAPClient(server)
        _ = try await client.open("INBOX", isReadOnly: true)
        let (letters, failure) = await client.letters(try await client.entries(of: Array(1...30)))
        #expect(!letters.isEmpty && letters.count < 30)
        #expect(letters.allSatisfy { $0.bytes.count == $0.entry.size })
        guard case .cut? = failure else {
            Issue.record("no cut: \(String(describing: failure))")
            return
        }
        #expect(proxy.cuts == 1)
    }
}
