import Channels
import Testing

@testable import Runtime

@Suite struct MailboxFileTests {
    private static func read(_ text: String) throws -> MailboxFile {
        try MailboxFile(text: text, file: "m.yaml") {
            $0 == "/etc/desk/secret" ? "open sesame\nrest\n" : nil
        }
    }

    private static func problem(_ text: String) -> String {
        do {
            _ = try read(text)
            return "no problem"
        } catch { return "\(error)" }
    }

    private static func one(_ more: String, host: String = "mail.example") -> String {
        "mailboxes:\n  support: { host: \(host), user: desk, password_file: /etc/desk/secret\(more) }\n"
    }

    @Test func `a mailbox is read with its defaults`() throws {
        let mailbox = try #require(try Self.read(Self.one("")).mailboxes.first)
        #expect(
            mailbox.name == "support" && mailbox.folder == "INBOX" && !mailbox.marksSeen
                && mailbox.since == nil)
        #expect(
            mailbox.server
                == IMAPServer(
                    host: "mail.example", port: 993, user: "desk", password: "open sesame"))
        let all = Self.one(
            ", security: startTLS, port: 1143, folder: Заявки, channel: mail, authserv_id: mx.example"
                + ", since: 2026-11-01, mark_seen: true")
        let other = try #require(try Self.read(all).mailboxes.first)
        #expect(
            other.server.port == 1143 && other.server.security == .startTLS
                && other.folder == "Заявки")
        #expect(other.origin == LetterOrigin(channel: "mail", authserv: "mx.example"))
        #expect(other.since?.description == "2026-11-01" && other.marksSeen)
    }

    @Test(arguments: [
        ("boxes: 1\n", "write 'mailboxes:'"), ("mailboxes: {}\n", "1 to 50 mailboxes"),
        (one(", secutity: tls"), "'secutity' is not known here"),
        (one(", security: ssl"), "use tls, startTLS or none"),
        (one(", port: 99999"), "1 to 65535"),
        (one(", since: yesterday"), "write a day as 2026-11-21"),
        (one(", mark_seen: maybe"), "write true or false"),
        (one(", security: none"), "in the clear to mail.example"),
        ("mailboxes:\n  a: { user: u, password_file: /etc/desk/secret }\n", "'host' is missing"),
        (
            "mailboxes:\n  a: { host: h, user: u, password_file: /nowhere }\n",
            "password_file '/nowhere'"
        ),
    ])
    func `a bad file is refused with one sentence that names the place`(text: String, part: String)
    {
        let problem = Self.problem(text)
        #expect(
            problem.contains(part) && problem.hasPrefix("m.yaml:") && !problem.contains("\n"),
            "\(problem)")
    }

    @Test func `a plain connection is allowed on this machine, and a channel must take mail`()
        throws
    {
        #expect(
            try Self.read(Self.one(", security: none", host: "127.0.0.1")).mailboxes.first?.server
                .port == 143)
        let file = try Self.read(Self.one(", channel: fax"))
        #expect(throws: MailboxFile.Problem.self) { try file.check(channels: ["mail"]) }
        try file.check(channels: ["mail", "fax"])
    }
}
