import Foundation

/// A Postfix of its own for one test: own folders, own port, stopped at the end.
final class PrivatePostfix {
    private static let program = "/usr/sbin/postfix"
    /// Mail is delivered as this user (nobody); Postfix refuses to deliver as root.
    private static let mailUser = 65_534

    let port: Int
    let authorities: String
    private let root: URL
    /// Port of a server that takes mail by LMTP; nil: letters go into folders.
    private let relay: Int?
    private let sasl: Int?
    /// Port with TLS from the first byte.
    let submissions: Int
    private var configuration: URL { root.appendingPathComponent("etc") }

    /// - Parameters:
    ///   - relay: port of an LMTP server to which mail for the domains of the test goes.
    ///   - sasl: port of Dovecot's password service; then letters are taken only from users with a
    ///     password, over TLS.
    init(relay: Int? = nil, sasl: Int? = nil) throws {
        (self.relay, self.sasl) = (relay, sasl)
        guard FileManager.default.isExecutableFile(atPath: Self.program) else {
            throw ServerMissing(
                description:
                    "Postfix is not installed: run apt-get install postfix, then test again")
        }
        guard geteuid() == 0 else {
            throw ServerMissing(description: "Postfix starts only as root: run this test as root")
        }
        (port, submissions) = (try Loopback.freePort(), try Loopback.freePort())
        root = URL(fileURLWithPath: "/tmp/reglament-postfix-\(UUID().uuidString.prefix(8))")
        authorities = root.appendingPathComponent("etc/cert.pem").path
        try makeFolders()
        try Certificate.make(in: configuration)
        try write("main.cf", main)
        try write("master.cf", master)
        try Tool.run(["/usr/sbin/postfix", "-c", configuration.path, "start"])
    }

    func stop() {
        try? Tool.run(["/usr/sbin/postfix", "-c", configuration.path, "stop"])
        try? FileManager.default.removeItem(at: root)
    }

    /// The letters in a mailbox, waited for at most ten seconds.
    func delivered(to mailbox: String) async throws -> [[UInt8]] {
        let folder = root.appendingPathComponent("mail/\(mailbox)/new")
        for _ in 0..<100 {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            if !names.isEmpty {
                return try names.map {
                    [UInt8](try Data(contentsOf: folder.appendingPathComponent($0)))
                }
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        return []
    }

    private func makeFolders() throws {
        let files = FileManager.default
        for name in ["etc", "queue", "data", "mail"] {
            try files.createDirectory(
                at: root.appendingPathComponent(name), withIntermediateDirectories: true)
        }
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: root.path)
        try Tool.run(["chown", "postfix", root.appendingPathComponent("data").path])
        try Tool.run(["chown", "\(Self.mailUser)", root.appendingPathComponent("mail").path])
    }

    private func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: configuration.appendingPathComponent(name))
    }

    private var main: String {
        """
        compatibility_level = 3.6
        queue_directory = \(root.path)/queue
        data_directory = \(root.path)/data
        maillog_file = \(root.path)/mail.log
        maillog_file_prefixes = /tmp
        myhostname = mx.echo.example
        mydestination =
        inet_interfaces = 127.0.0.1
        inet_protocols = ipv4
        mynetworks = 127.0.0.0/8
        alias_maps =
        alias_database =
        smtpd_relay_restrictions = reject_unauth_destination
        smtpd_tls_cert_file = \(configuration.path)/cert.pem
        smtpd_tls_key_file = \(configuration.path)/key.pem
        smtpd_tls_security_level = may
        virtual_mailbox_domains = \(relay == nil ? "alfa.example" : "alfa.example, echo.example")
        virtual_mailbox_base = \(root.path)/mail
        virtual_mailbox_maps = \(relay == nil ? "inline:{ anna@alfa.example=anna/, boris@alfa.example=boris/ }" : "")
        virtual_transport = \(relay.map { "lmtp:inet:127.0.0.1:\($0)" } ?? "virtual")
        recipient_delimiter = +
        \(submission)
        lmtp_destination_recipient_limit = 1
        virtual_uid_maps = static:\(Self.mailUser)
        virtual_gid_maps = static:\(Self.mailUser)

        """
    }

    private var submission: String {
        guard let sasl else { return "" }
        return """
            smtpd_sasl_type = dovecot
            smtpd_sasl_path = inet:127.0.0.1:\(sasl)
            smtpd_sasl_auth_enable = yes
            smtpd_tls_auth_only = yes
            smtpd_client_restrictions = permit_sasl_authenticated, reject
            """
    }

    private var master: String {
        """
        127.0.0.1:\(port) inet n - n - - smtpd
        127.0.0.1:\(submissions) inet n - n - - smtpd -o smtpd_tls_wrappermode=yes
        pickup unix n - n 60 1 pickup
        cleanup unix n - n - 0 cleanup
        qmgr unix n - n 300 1 qmgr
        tlsmgr unix - - n 1000? 1 tlsmgr
        rewrite unix - - n - - trivial-rewrite
        bounce unix - - n - 0 bounce
        defer unix - - n - 0 bounce
        trace unix - - n - 0 bounce
        proxymap unix - - n - - proxymap
        error unix - - n - - error
        retry unix - - n - - error
        virtual unix - n n - - virtual
        lmtp unix - - n - - lmtp
        anvil unix - - n - 1 anvil
        postlog unix-dgram n - n - 1 postlogd

        """
    }
}
