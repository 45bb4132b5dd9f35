/// A mailbox's server, and how to sign in.
public struct IMAPServer: Sendable, Equatable, CustomStringConvertible {
    public var host: String
    public var port: Int
    public var security: SMTPServer.Security
    public var user: String
    public var password: String
    /// A file of certificate authorities in PEM; nil for the system's.
    public var authorities: String?
    /// To connect, agree on TLS and sign in.
    public var connectSeconds = 30
    /// Without a byte from the server.
    public var silenceSeconds = 60

    public init(
        host: String, port: Int, security: SMTPServer.Security = .tls, user: String,
        password: String,
        authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.authorities = authorities
    }

    /// Without the password, for logs.
    public var description: String { "\(user)@\(host):\(port) (\(security.rawValue))" }

    var url: String {
        let plain = host.filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]".contains($0))
        }
        return "\(security == .tls ? "imaps" : "imap")://\(plain):\(port)/"
    }
}

/// Why a mailbox could not be read; every text names cause and cure.
public enum IMAPError: Error, Sendable, Equatable, CustomStringConvertible {
    case unreachable(cause: String)
    case denied(cause: String)
    /// The server said no to a command.
    case refused(command: String, text: String)
    /// The connection ended, or nothing came for too long.
    case cut(cause: String)
    case syntax(String)
    case busy

    public var description: String {
        switch self {
        case .unreachable(let cause):
            "the mail server was not reached: \(cause); check host, port and security"
        case .denied(let cause):
            "the mail server did not let us in: \(cause); check user and password_file"
        case .refused(let command, let text): "the mail server refused \(command): \(text)"
        case .cut(let cause): "the connection to the mail server ended: \(cause); it is tried again"
        case .syntax(let what): "the mail server does not speak IMAP here: \(what)"
        case .busy: "too many mailbox commands wait; they are tried again"
        }
    }
}

/// A folder as it was opened.
public struct IMAPFolder: Sendable, Equatable {
    /// While it stays the same, a UID names the same letter for ever.
    public var validity: UInt32
    /// UIDs of letters to come are not smaller; nil when the server does not say.
    public var next: UInt32?
    public var count: Int
    public var canIdle: Bool
}

/// A letter in a folder, before its bytes are fetched.
public struct IMAPEntry: Sendable, Equatable {
    public var uid: UInt32
    public var size: Int
    /// When the server took it into the mailbox, in seconds since 1970.
    public var arrivedAt: Int64?
}

/// A letter with its bytes.
public struct IMAPLetter: Sendable, Equatable {
    public var entry: IMAPEntry
    public var bytes: [UInt8]
    /// It was too large: only its beginning was fetched.
    public var isPartial = false
}
