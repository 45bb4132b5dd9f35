import Channels
import Foundation
import Regulations
import Synchronization
import WorkingTime

/// One mailbox that letters are taken from.
public struct MailboxSettings: Sendable, Equatable {
    public var name: String
    public var server: IMAPServer
    public var folder = "INBOX"
    public var origin = LetterOrigin()
    /// Letters of earlier days stay where they are.
    public var since: CivilDate?
    /// Mark what was taken as seen; nothing else in the mailbox is ever changed.
    public var marksSeen = false
}

/// The mailboxes of a desk as a file (docs/operations.md).
public struct MailboxFile: Sendable {
    /// Why the file was refused: file, line, cause and cure.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    public static let mailboxesMax = 50
    private static let keys = [
        "host", "port", "security", "user", "password_file", "folder", "channel", "authserv_id",
        "authorities",
        "since", "mark_seen",
    ]

    public var mailboxes: [MailboxSettings] = []
    private let file: String
    private let readFile: @Sendable (String) -> String?

    /// - Parameter readFile: contents of the password files; nil when one cannot be read.
    public init(
        text: String, file: String, readFile: @escaping @Sendable (String) -> String?
    ) throws(Problem) {
        self.file = file
        self.readFile = readFile
        let (node, findings) = Node.read(text, file: file)
        guard let node else {
            throw Problem(description: findings.first?.description ?? "\(file): cannot be read")
        }
        guard node["mailboxes"] != nil, node.entries.count == 1,
            case .map(let entries)? = node["mailboxes"]?.content,
            (1...Self.mailboxesMax).contains(entries.count)
        else {
            throw problem(
                node, "write 'mailboxes:' with 1 to \(Self.mailboxesMax) mailboxes by name under it"
            )
        }
        for entry in entries { mailboxes.append(try mailbox(entry)) }
    }

    /// Reads the file and the password files it names.
    public static func read(_ path: String) throws(Problem) -> MailboxFile {
        @Sendable func contents(_ path: String) -> String? {
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
        }
        guard let text = contents(path) else {
            throw Problem(description: "\(path): there is no such file, or it may not be read")
        }
        return try MailboxFile(text: text, file: path, readFile: contents)
    }

    /// The password files that a file of mailboxes names, and itself when it cannot be read.
    public static func secrets(_ path: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [path] }
        let named = Mutex<[String]>([])
        _ = try? MailboxFile(text: String(decoding: data, as: UTF8.self), file: path) { file in
            named.withLock { $0.append(file) }
            return "password"
        }
        return named.withLock { $0 }
    }

    /// Every channel that a mailbox names must be one of the regulation's that take mail.
    public func check(channels: [String]) throws(Problem) {
        for mailbox in mailboxes {
            guard let channel = mailbox.origin.channel, !channels.contains(channel) else {
                continue
            }
            let known = channels.joined(separator: ", ")
            throw Problem(
                description:
                    "\(file): mailbox '\(mailbox.name)': '\(channel)' is no mail channel of the regulation; "
                    + "it has: \(known)")
        }
    }

    private func mailbox(_ entry: Node.Entry) throws(Problem) -> MailboxSettings {
        let node = entry.value
        if let odd = node.entries.first(where: { !Self.keys.contains($0.key) }) {
            throw problem(
                node, "'\(odd.key)' is not known here; known: \(Self.keys.joined(separator: ", "))")
        }
        let security = try security(node)
        let host = try text(node, "host")
        let isLocal = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host)
        guard security != .none || isLocal else {
            throw problem(
                node,
                "'security: none' would send the password in the clear to \(host); use tls or startTLS"
            )
        }
        var settings = MailboxSettings(
            name: entry.key,
            server: IMAPServer(
                host: host, port: try port(node, security), security: security,
                user: try text(node, "user"),
                password: try password(node), authorities: node["authorities"]?.string))
        settings.folder = node["folder"]?.string ?? settings.folder
        settings.origin = LetterOrigin(
            channel: node["channel"]?.string, authserv: node["authserv_id"]?.string)
        settings.since = try since(node)
        settings.marksSeen = try flag(node, "mark_seen")
        return settings
    }

    private func security(_ node: Node) throws(Problem) -> SMTPServer.Security {
        let word = node["security"]?.string ?? "tls"
        guard let security = SMTPServer.Security(rawValue: word) else {
            throw problem(node, "security '\(word)': use tls, startTLS or none")
        }
        return security
    }

    private func port(_ node: Node, _ security: SMTPServer.Security) throws(Problem) -> Int {
        guard let word = node["port"]?.string else { return security == .tls ? 993 : 143 }
        guard let port = Int(word), (1...65_535).contains(port) else {
            throw problem(node, "port '\(word)' must be a number from 1 to 65535")
        }
        return port
    }

    private func password(_ node: Node) throws(Problem) -> String {
        let path = try text(node, "password_file")
        guard let line = readFile(path)?.split(whereSeparator: \.isNewline).first, !line.isEmpty
        else {
            throw problem(
                node,
                "password_file '\(path)' cannot be read or is empty; write the password on its first line"
            )
        }
        return String(line)
    }

    private func since(_ node: Node) throws(Problem) -> CivilDate? {
        guard let word = node["since"]?.string else { return nil }
        guard let date = CivilDate(word) else {
            throw problem(node, "since '\(word)': write a day as 2026-11-21")
        }
        return date
    }

    private func flag(_ node: Node, _ key: String) throws(Problem) -> Bool {
        guard let word = node[key]?.string else { return false }
        guard let value = Bool(word) else {
            throw problem(node, "\(key) '\(word)': write true or false")
        }
        return value
    }

    private func text(_ node: Node, _ key: String) throws(Problem) -> String {
        guard let text = node[key]?.string, !text.isEmpty else {
            throw problem(node, "'\(key)' is missing")
        }
        return text
    }

    private func problem(_ node: Node, _ what: String) -> Problem {
        Problem(description: "\(file):\(node.line): \(what)")
    }
}
