import Foundation
import Glibc

/// A Dovecot of its own for one test: IMAP, IMAP over TLS and LMTP on own ports, stopped at the end
/// by its id.
final class PrivateDovecot: Sendable {
    private static let program = "/usr/sbin/dovecot"
    static let password = "open sesame"

    let imap: Int
    let imaps: Int
    let lmtp: Int
    /// Where Postfix asks for passwords.
    let sasl: Int
    var authorities: String { root.appendingPathComponent("cert.pem").path }
    private let root: URL
    private let process: RunningTool

    /// - Parameter users: mailboxes, such as `support@echo.example`.
    init(users: [String]) throws {
        for (file, package) in [
            (Self.program, "dovecot-imapd"), ("/usr/lib/dovecot/imap", "dovecot-imapd"),
            ("/usr/lib/dovecot/lmtp", "dovecot-lmtpd"),
        ] where !FileManager.default.isExecutableFile(atPath: file) {
            throw ServerMissing(
                description: "\(package) is not installed: run apt-get install \(package)")
        }
        (imap, imaps) = (try Loopback.freePort(), try Loopback.freePort())
        (lmtp, sasl) = (try Loopback.freePort(), try Loopback.freePort())
        root = URL(fileURLWithPath: "/tmp/reglament-dovecot-\(UUID().uuidString.prefix(8))")
        try Self.makeFolders(in: root)
        try Certificate.make(in: root)
        let text = Self.configuration(root.path, imap: imap, imaps: imaps, lmtp: lmtp, sasl: sasl)
        try Data(text.utf8).write(to: root.appendingPathComponent("dovecot.conf"))
        let lines = users.map { "\($0):{PLAIN}\(Self.password)::::::\n" }
        try Data(lines.joined().utf8).write(to: root.appendingPathComponent("users"))
        process = try RunningTool([Self.program, "-F", "-c", "\(root.path)/dovecot.conf"])
        for port in [imap, imaps, lmtp, sasl] {
            guard Loopback.waits(on: port) else {
                throw ServerMissing(
                    description: "Dovecot does not answer on \(port): \(log.suffix(2_000))")
            }
        }
    }

    private static var isRoot: Bool { geteuid() == 0 }
    /// Dovecot keeps no mail for root.
    private static var owner: String { isRoot ? "nobody" : NSUserName() }
    private static var group: String {
        isRoot
            ? "nogroup"
            : getgrgid(getegid()).map { String(cString: $0.pointee.gr_name) } ?? "nogroup"
    }

    private static func makeFolders(in root: URL) throws {
        for name in ["run", "state", "mail"] {
            let folder = root.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root.path)
        if isRoot { try Tool.run(["chown", owner, root.appendingPathComponent("mail").path]) }
    }

    func stop() {
        process.stop()
        try? FileManager.default.removeItem(at: root)
    }

    var log: String {
        (try? String(contentsOf: root.appendingPathComponent("dovecot.log"), encoding: .utf8)) ?? ""
    }

    // MARK: Mail

    private func maildir(_ user: String) -> URL { root.appendingPathComponent("mail/\(user)") }

    /// Puts letters into a mailbox as if they had been delivered, each at its moment (seconds since
    /// 1970).
    func put(_ letters: [(bytes: [UInt8], at: Int64)], into user: String) throws {
        let box = maildir(user)
        for name in ["new", "cur", "tmp"] {
            let folder = box.appendingPathComponent(name)
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        for (index, letter) in letters.enumerated() {
            let name = "\(letter.at).M\(index)P1Q\(UUID().uuidString.prefix(8)).test"
            let file = box.appendingPathComponent("new/\(name)")
            try Data(letter.bytes).write(to: file)
            let date = Date(timeIntervalSince1970: TimeInterval(letter.at))
            try FileManager.default.setAttributes(
                [.modificationDate: date], ofItemAtPath: file.path)
        }
        if Self.isRoot { try Tool.run(["chown", "-R", Self.owner, box.path]) }
    }

    /// The letters in a mailbox, waited for at most twenty seconds until there are `count`.
    func delivered(to user: String, count: Int = 1) async throws -> [[UInt8]] {
        for _ in 0..<200 {
            let files = files(of: user)
            if files.count >= count { return try files.map { [UInt8](try Data(contentsOf: $0)) } }
            try await Task.sleep(for: .milliseconds(100))
        }
        return try files(of: user).map { [UInt8](try Data(contentsOf: $0)) }
    }

    private func files(of user: String) -> [URL] {
        ["new", "cur"].flatMap { name -> [URL] in
            let folder = maildir(user).appendingPathComponent(name)
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.sorted().map { folder.appendingPathComponent($0) }
        }
    }

    /// Names of the files in a mailbox; a seen letter's ends with an `S` among its flags.
    func names(of user: String) -> [String] { files(of: user).map(\.lastPathComponent) }

    /// From now on every UID means something else.
    func changeValidity(of user: String, to validity: Int) throws {
        try Tool.run([
            "doveadm", "-c", "\(root.path)/dovecot.conf", "mailbox", "update", "-u", user,
            "--uid-validity",
            "\(validity)", "INBOX",
        ])
    }

    private static func configuration(_ root: String, imap: Int, imaps: Int, lmtp: Int, sasl: Int)
        -> String
    {
        """
        base_dir = \(root)/run
        state_dir = \(root)/state
        log_path = \(root)/dovecot.log
        protocols = imap lmtp
        listen = 127.0.0.1
        default_internal_user = \(isRoot ? "dovecot" : owner)
        default_internal_group = \(isRoot ? "dovecot" : group)
        default_login_user = \(isRoot ? "dovenull" : owner)
        first_valid_uid = 1
        mail_uid = \(owner)
        mail_gid = \(group)
        mail_home = \(root)/mail/%u
        mail_location = maildir:\(root)/mail/%u
        mail_max_userip_connections = 1000
        recipient_delimiter = +
        ssl = yes
        ssl_cert = <\(root)/cert.pem
        ssl_key = <\(root)/key.pem
        disable_plaintext_auth = no
        auth_mechanisms = plain login
        auth_failure_delay = 1 secs
        namespace inbox {
          inbox = yes
          separator = /
        }
        passdb {
          driver = passwd-file
          args = \(root)/users
        }
        userdb {
          driver = passwd-file
          args = \(root)/users
        }
        service anvil {
          chroot =
        }
        service ipc {
          chroot =
        }
        service old-stats {
          chroot =
        }
        service imap-urlauth-login {
          chroot =
        }
        service imap-login {
          chroot =
          service_count = 0
          client_limit = 1000
          inet_listener imap {
            port = \(imap)
          }
          inet_listener imaps {
            port = \(imaps)
            ssl = yes
          }
        }
        service auth {
          inet_listener {
            address = 127.0.0.1
            port = \(sasl)
          }
        }
        service imap {
          process_limit = 2000
        }
        service lmtp {
          inet_listener lmtp {
            address = 127.0.0.1
            port = \(lmtp)
          }
        }

        """
    }
}
