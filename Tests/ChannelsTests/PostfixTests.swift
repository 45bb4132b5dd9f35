import Testing

@testable import Channels
@testable import LetterParsing
@testable import Letters
@testable import MailServers

@Suite(.serialized) struct PostfixTests {
    private static func message() -> OutboundLetter {
        var message = OutboundLetter(
            from: MailAddress(name: "Служба поддержки", address: "support@echo.example"),
            to: [MailAddress(name: "Анна", address: "anna@alfa.example")],
            subject: "Обращение № 17 принято",
            text:
                ".a dot at the start\n\nЗдравствуйте! Срок ответа: 16 ноября, 18:00.\nFrom here on.\n.\n..\nend",
            messageID: "receipt-17@echo.example", desk: "echo", date: 1_795_176_000
        )
        message.autoSubmitted = .autoReplied
        message.attachments = [
            MailAttachment(
                name: "Счёт.bin", contentType: "application/octet-stream",
                bytes: (0...255).map { UInt8($0) })
        ]
        return message
    }

    private static func transport(_ postfix: PrivatePostfix, _ security: SMTPServer.Security)
        -> SMTPTransport
    {
        SMTPTransport(
            SMTPServer(
                host: "127.0.0.1", port: postfix.port, security: security,
                greeting: "desk.echo.example",
                authorities: security == .none ? nil : postfix.authorities
            ))
    }

    @Test(.timeLimit(.minutes(15)))
    func `a letter goes through Postfix and arrives as it was written`() async throws {
        let postfix = try PrivatePostfix()
        defer { postfix.stop() }
        let message = Self.message()
        let bytes = try MIMEComposer.compose(message)
        let outcome = await Self.transport(postfix, .startTLS)
            .send(bytes, from: "support@echo.example", to: ["anna@alfa.example"])
        guard case .handedOver(let reply) = outcome else {
            Issue.record("not handed over: \(outcome)")
            return
        }
        #expect(reply.contains("queued as"))
        let arrived = try await postfix.delivered(to: "anna")
        let read = try MIMECodec.parse(try #require(arrived.first))
        #expect(arrived.count == 1)
        #expect(read.text == message.text)
        #expect(read.subject == message.subject)
        #expect(read.from == message.from && read.to == message.to)
        #expect(read.attachments == message.attachments)
        #expect(read.messageID == message.messageID)
        #expect(read.returnPath == "support@echo.example")
        #expect(read.receivedDate != nil)
        #expect(read.defects == [])
        try await refusals(postfix, bytes)
    }

    private func refusals(_ postfix: PrivatePostfix, _ bytes: [UInt8]) async throws {
        let plain = Self.transport(postfix, .none)
        let unknown = await plain.send(
            bytes, from: "support@echo.example", to: ["nobody@alfa.example"])
        guard case .refused(550, _, true) = unknown else {
            Issue.record("an unknown mailbox was not refused with 550: \(unknown)")
            return
        }
        let both = await plain.send(
            bytes, from: "", to: ["boris@alfa.example", "nobody@alfa.example"])
        guard case .refused(550, _, true) = both else {
            Issue.record("a letter went to some of its recipients: \(both)")
            return
        }
        let relay = await plain.send(
            bytes, from: "support@echo.example", to: ["someone@gamma.example"])
        guard case .refused(554, _, true) = relay else {
            Issue.record("relaying was not refused with 554: \(relay)")
            return
        }
        let empty = await plain.send(bytes, from: "", to: ["boris@alfa.example"])
        guard case .handedOver = empty else {
            Issue.record("the null sender was not taken: \(empty)")
            return
        }
        let boris = try await postfix.delivered(to: "boris")
        #expect(boris.count == 1)
        let read = try MIMECodec.parse(try #require(boris.first))
        #expect(read.returnPath == "")
        try await distrust(postfix, bytes)
    }

    /// The system's authorities do not know the test's certificate.
    private func distrust(_ postfix: PrivatePostfix, _ bytes: [UInt8]) async throws {
        let strict = SMTPTransport(
            SMTPServer(host: "127.0.0.1", port: postfix.port, security: .startTLS))
        let outcome = await strict.send(
            bytes, from: "support@echo.example", to: ["anna@alfa.example"])
        guard case .unreachable = outcome else {
            Issue.record("an unknown certificate was trusted: \(outcome)")
            return
        }
    }

    @Test(.timeLimit(.minutes(15)), arguments: [SMTPServer.Security.startTLS, .tls])
    func `a submission server takes letters over TLS from those who know the password`(
        security: SMTPServer.Security
    ) async throws {
        let user = "support@echo.example"
        let dovecot = try PrivateDovecot(users: [user, "anna@alfa.example"])
        defer { dovecot.stop() }
        let postfix = try PrivatePostfix(relay: dovecot.lmtp, sasl: dovecot.sasl)
        defer { postfix.stop() }
        let bytes = try MIMEComposer.compose(Self.message())
        func send(_ user: String?, _ password: String?, _ authorities: String?) async -> SMTPOutcome
        {
            let server = SMTPServer(
                host: "127.0.0.1", port: security == .tls ? postfix.submissions : postfix.port,
                security: security,
                user: user, password: password, authorities: authorities)
            return await SMTPTransport(server).send(
                bytes, from: "support@echo.example", to: ["anna@alfa.example"])
        }
        guard case .handedOver = await send(user, PrivateDovecot.password, postfix.authorities)
        else {
            Issue.record("not handed over")
            return
        }
        #expect(try await dovecot.delivered(to: "anna@alfa.example").count == 1)
        // The letter waits until the password is put right; without any it is refused; an unknown
        // certificate ends it.
        guard case .unreachable(let cause) = await send(user, "wrong", postfix.authorities) else {
            Issue.record("a wrong password was taken")
            return
        }
        #expect(!cause.contains("wrong"))
        guard case .refused(554, _, true) = await send(nil, nil, postfix.authorities) else {
            Issue.record("a letter was taken without a password")
            return
        }
        guard case .unreachable = await send(user, PrivateDovecot.password, nil) else {
            Issue.record("an unknown certificate was trusted")
            return
        }
        #expect(try await dovecot.delivered(to: "anna@alfa.example").count == 1)
    }
}
