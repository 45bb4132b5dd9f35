import ArgumentParser
import Channels
import Foundation
import Letters
import Logging
import Regulations
import Runtime
import ServiceDesk
import ServiceLifecycle
import Store
import Web
import WorkingTime

/// Where a desk lives and how it is reached; shared by `serve` and `demo`.
struct ServeOptions: ParsableArguments {
    @Option(help: "Data folder.")
    var data = "data"

    @Option(
        help: """
            PostgreSQL database to work with, such as postgresql://desk@db1,db2/reglament; without it the data are \
            kept in the data folder. Also by the variable REGLAMENT_DATABASE. The password comes from PGPASSWORD or a \
            PGPASSFILE.
            """)
    var database: String?

    @Option(help: "Name of the desk; needed where the folder or database holds several.")
    var desk = ""

    @Flag(help: "Make the desk that --desk names beside those that are there already.")
    var newDesk = false

    @Option(help: "Address to listen on: host:port; port 0 takes a free one.")
    var listen = "127.0.0.1:8080"

    @Option(
        help:
            "SMTP server for outgoing mail: host:port; without it letters are written to DATA/outgoing."
    )
    var smtp: String?

    @Option(help: "TLS to the SMTP server: none, startTLS or tls.")
    var smtpSecurity = "startTLS"

    @Option(help: "User at the SMTP server; the password comes from REGLAMENT_SMTP_PASSWORD.")
    var smtpUser: String?

    @Option(help: "Sender of outgoing mail.")
    var mailFrom = "support@echo.example"

    @Option(help: "File of the mailboxes that letters are taken from (docs/operations.md).")
    var mailboxes: String?

    @Option(
        help:
            "Domain of signed reply addresses (reply+…@DOMAIN), which its mail server must bring to this desk."
    )
    var replyDomain: String?

    @Option(
        help:
            "Address of the site as clients reach it, such as https://desk.example: every link begins with it."
    )
    var publicURL: String?

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    @Option(
        help:
            "IP address of a reverse proxy whose X-Forwarded-For is believed; may be given several times."
    )
    var proxy: [String] = []

    @Flag(
        help:
            "Session cookies travel over plain http as well: for a trial on this machine or a closed network only."
    )
    var insecureCookies = false

    @Flag(help: "Webhooks may lead to this machine and to private networks, and by plain http.")
    var webhooksInside = false

    @Option(help: "File outside of the data folder that the seal of each day is written to.")
    var sealFile: String?

    @Option(help: "Mail address that the seal of each day is sent to; may be given several times.")
    var sealMail: [String] = []

    @Option(
        help:
            "File outside of the data folder with the key that signs the seals; it is made when it is missing."
    )
    var sealKey: String?

    @Option(
        help:
            "File outside of the data folder with the keys of secret fields; it is made when it is missing."
    )
    var secretsKey: String?

    @Option(help: "API calls of one token in a minute.")
    var apiCallsPerMinute = API.callsPerMinute

    @Option(
        help: """
            Contacts of one sender that are judged in an hour; of a domain 4 times as many, of all unknown senders on \
            a channel 20 times. The rest is stored and kept aside.
            """)
    var contactsPerHour = IntakeQuotas.standard.ofContact

    /// Before the last colon: an address of IPv6 has others.
    var host: String { listen.lastIndex(of: ":").map { String(listen[..<$0]) } ?? "" }

    func port() throws -> Int {
        guard let port = listen.split(separator: ":").last.flatMap({ Int($0) }),
            (0...65_535).contains(port),
            !host.isEmpty
        else {
            throw ValidationError(
                "--listen '\(listen)': write it as host:port, such as 127.0.0.1:8080")
        }
        return port
    }

    func validate() throws {
        guard let publicURL else { return }
        let parts = URLComponents(string: publicURL)
        guard ["http", "https"].contains(parts?.scheme), parts?.host?.isEmpty == false,
            parts?.query == nil,
            parts?.user == nil, parts?.fragment == nil, ["", "/"].contains(parts?.path)
        else {
            throw ValidationError("--public-url '\(publicURL)': write it as https://desk.example")
        }
    }

    func mail() throws -> MailSettings {
        guard let domain = mailFrom.split(separator: "@").last.map(String.init),
            mailFrom.contains("@")
        else {
            throw ValidationError("--mail-from '\(mailFrom)' is not a mail address")
        }
        let from = MailAddress(address: mailFrom)
        guard let smtp else {
            return MailSettings(transport: .folder("\(data)/outgoing"), from: from, domain: domain)
        }
        guard let port = smtp.split(separator: ":").last.flatMap({ Int($0) }), smtp.contains(":")
        else {
            throw ValidationError(
                "--smtp '\(smtp)': write it as host:port, such as mail.example:587")
        }
        guard let security = SMTPServer.Security(rawValue: smtpSecurity) else {
            throw ValidationError("--smtp-security '\(smtpSecurity)': use none, startTLS or tls")
        }
        let server = SMTPServer(
            host: smtp.split(separator: ":").dropLast().joined(separator: ":"), port: port,
            security: security,
            user: smtpUser,
            password: ProcessInfo.processInfo.environment["REGLAMENT_SMTP_PASSWORD"],
            greeting: domain)
        return MailSettings(transport: .smtp(server), from: from, domain: domain)
    }

    /// The same with its secrets, after the data folder is there.
    func keyed(_ mail: MailSettings) throws(ReplyKeys.Problem) -> MailSettings {
        let keys = try ReplyKeys(domain: replyDomain ?? "", folder: data, world: .system)
        var mail = mail
        mail.marks = keys.keys
        if replyDomain != nil { mail.replies = keys }
        return mail
    }

    /// After the data folder is there. nil: secrets lie as they were written.
    func vault() throws -> Vault? {
        try secretsKey.map { try Vault(file: $0, data: data, world: .system) }
    }

    /// After the data folder is there.
    func seals() throws -> SealSettings {
        var settings = SealSettings()
        settings.file = try sealFile.map { try SealFile(path: $0, data: data) }
        settings.key = try sealKey.map { try SealKey(file: $0, data: data, world: .system) }
        settings.addresses = try sealMail.map { address in
            guard MailAddress.isPlausible(address) else {
                throw SealProblem(description: "--seal-mail '\(address)' is not a mail address")
            }
            return MailAddress(address: address)
        }
        return settings
    }

    func mailboxFile() throws(MailboxFile.Problem) -> MailboxFile? {
        guard let mailboxes else { return nil }
        return try MailboxFile.read(mailboxes)
    }

    func store() throws(StoreError) -> Store {
        guard !CallersTime.marks(data) else {
            throw .folderUnusable(
                data,
                cause:
                    "its history was made under 'serve --time-from-caller', for tests, and is nobody's; "
                    + "choose another folder")
        }
        let address = database ?? ProcessInfo.processInfo.environment["REGLAMENT_DATABASE"]
        return try Store(folder: data, address: address)
    }

    func checkWorld() -> CheckWorld { RegulationPath.world(zoneinfo: zoneinfo) }
}

struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the desk.",
        discussion: """
            Publish a regulation with 'reglament publish' and state the people with 'reglament people apply'; \
            both work \
            while the server runs. Exit codes: 0 stopped by a signal, 2 the data folder, its reply.key, \
            the file of mailboxes or the place of the seals cannot be used, or --time-from-caller goes with \
            what leads to people, 64 no desk of the folder is meant by --desk.
            """
    )

    @OptionGroup var options: ServeOptions

    @Option(
        help: """
            For tests only: the clock stands at this instant, such as 2025-10-06T09:00:00Z, until \
            'reglament clock advance' moves it. On 127.0.0.1 with a new data folder, and without anything \
            that leads to people.
            """)
    var timeFromCaller: String?

    func run() async throws {
        do {
            let time = try timeFromCaller.map { try options.callersTime($0) }
            let mailboxes = try options.mailboxFile()
            let unkeyed = try options.mail()
            let store = try options.store()
            if time != nil { try CallersTime.mark(options.data) }
            let name = try await options.desk(in: store)
            let mail = try options.keyed(unkeyed)
            let desk = try await Desk(
                id: name, store: store, world: time?.clock.world ?? .system,
                checkWorld: options.checkWorld(),
                mail: mail, webhooksInside: options.webhooksInside,
                quotas: IntakeQuotas(ofOne: max(1, options.contactsPerHour)),
                vault: try options.vault(),
                log: Logger(label: "desk"))
            if let edition = try? desk.edition() {
                try mailboxes?.check(channels: edition.mailChannels)
            }
            var server = DeskServer(desks: [desk], options: options)
            server.seals = try options.seals()
            server.time = time
            if let key = server.seals.key {
                Self.say("Seals are signed, public key \(Hexadecimal.text(key.publicKey))")
            }
            server.mailboxes = mailboxes?.mailboxes ?? []
            // Written at once, also when the output is a pipe.
            try await server.run { addresses in
                if let time { Self.say("The caller's time, for tests: \(time.now)") }
                Self.say("Listening on \(addresses.desks[desk.id] ?? "")")
                if let hint = options.cookieHint { Self.say(hint) }
            }
        } catch let error as DeskRefusal {
            throw Stop("\(options.data): \(error)\(Self.cure(error))", code: 64)
        }
    }

    private static func cure(_ refusal: DeskRefusal) -> String {
        if case .unknown = refusal {
            "; to make another desk beside them add --new-desk"
        } else {
            ""
        }
    }

    private static func say(_ line: String) {
        FileHandle.standardOutput.write(Data("\(line)\n".utf8))
    }
}

extension Edition {
    /// Names of the channels that take mail.
    fileprivate var mailChannels: [String] {
        regulation.channels.pairs.filter { $0.item.kind == .email }.map(\.name)
    }
}
