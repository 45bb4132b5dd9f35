import Testing

@testable import Channels
@testable import MailServers

@Suite struct SMTPTransportTests {
    private static let text = letter("From: support@echo.example", "Subject: x", "", "Text.")

    private static func transport(_ port: Int, user: String? = nil) -> SMTPTransport {
        var server = SMTPServer(
            host: "127.0.0.1", port: port, security: .none, user: user, password: user)
        server.totalSeconds = 2
        return SMTPTransport(server)
    }

    /// A server that takes everything but what `special` answers otherwise.
    private static func outcome(
        user: String? = nil, greeting: String = "220 scripted.example", text: [UInt8] = text,
        special: @escaping @Sendable (String) -> ScriptedServer.Step?
    ) async throws -> SMTPOutcome {
        let server = try ScriptedServer(greeting: greeting) { line in
            if let step = special(line) { return step }
            if line.hasPrefix("EHLO") { return .say("250-scripted.example\r\n250 AUTH PLAIN") }
            return .say(
                line == "DATA" ? "354 go on" : line == "." ? "250 2.0.0 queued as 1" : "250 ok")
        }
        return await transport(server.port, user: user).send(
            text, from: "support@echo.example", to: ["anna@alfa.example"])
    }

    @Test func `an accepted letter is handed over with the server's words`() async throws {
        #expect(try await Self.outcome { _ in nil } == .handedOver(reply: "250 2.0.0 queued as 1"))
    }

    @Test func `a refused recipient is refused for ever and a busy server for now`() async throws {
        let never = try await Self.outcome {
            $0.hasPrefix("RCPT") ? .say("550 5.1.1 no such user") : nil
        }
        #expect(never == .refused(code: 550, text: "5.1.1 no such user", permanent: true))
        let later = try await Self.outcome { $0.hasPrefix("MAIL") ? .say("451 4.3.0 later") : nil }
        #expect(later == .refused(code: 451, text: "4.3.0 later", permanent: false))
        let content = try await Self.outcome { $0 == "." ? .say("554 5.7.1 spam") : nil }
        #expect(content == .refused(code: 554, text: "5.7.1 spam", permanent: true))
        let data = try await Self.outcome { $0 == "DATA" ? .say("452 4.2.2 full") : nil }
        #expect(data == .refused(code: 452, text: "4.2.2 full", permanent: false))
    }

    private static func isAmbiguous(_ outcome: SMTPOutcome) -> Bool {
        if case .ambiguous = outcome { true } else { false }
    }

    private static func isPutOff(_ outcome: SMTPOutcome) -> Bool {
        if case .refused(_, _, permanent: false) = outcome { true } else { false }
    }

    private static func isUnreachable(_ outcome: SMTPOutcome) -> Bool {
        if case .unreachable = outcome { true } else { false }
    }

    @Test func `a connection cut after the letter went out leaves it in doubt`() async throws {
        #expect(Self.isAmbiguous(try await Self.outcome { $0 == "." ? .cut : nil }))
        #expect(Self.isAmbiguous(try await Self.outcome { $0 == "." ? .silence : nil }))
    }

    @Test func `a connection cut before the letter went out leaves no doubt`() async throws {
        // The server is there: it may be this letter that it cannot bear, and others leave.
        #expect(Self.isPutOff(try await Self.outcome { $0.hasPrefix("RCPT") ? .cut : nil }))
        #expect(Self.isPutOff(try await Self.outcome { $0 == "DATA" ? .cut : nil }))
        #expect(
            Self.isUnreachable(
                await Self.transport(try Loopback.freePort()).send(
                    Self.text, from: "", to: ["a@b.example"])))
    }

    @Test func `a wrong password keeps the letter waiting`() async throws {
        let outcome = try await Self.outcome(user: "desk") {
            $0.hasPrefix("AUTH") ? .say("535 5.7.8 wrong") : nil
        }
        #expect(Self.isUnreachable(outcome))
    }

    @Test func `encryption that was demanded is not given up`() async throws {
        let server = try ScriptedServer { _ in .say("250 scripted.example") }
        var demanding = SMTPServer(host: "127.0.0.1", port: server.port, security: .startTLS)
        demanding.totalSeconds = 2
        let outcome = await SMTPTransport(demanding).send(
            Self.text, from: "a@b.example", to: ["c@d.example"])
        #expect(Self.isUnreachable(outcome))
    }

    @Test func `an address that could carry a command never reaches the server`() async throws {
        let transport = Self.transport(1)
        for bad in ["a@b.example>\r\nRCPT TO:<c@d.example", "a b@c.example", "", "@", "a@b c"] {
            let outcome = await transport.send(Self.text, from: "support@echo.example", to: [bad])
            guard case .refused(0, _, true) = outcome else {
                Issue.record("\(bad) went through: \(outcome)")
                continue
            }
        }
        guard
            case .refused(0, _, true) = await transport.send(
                Self.text, from: "support@echo.example", to: [])
        else {
            Issue.record("a letter to nobody went through")
            return
        }
    }

    @Test func `a server's description never holds the password`() {
        let server = SMTPServer(
            host: "mx.echo.example", port: 587, user: "desk", password: "secret")
        #expect(!"\(server)".contains("secret"))
    }
}
