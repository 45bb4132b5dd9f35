/// Where letters are handed over, and how.
public struct SMTPServer: Sendable, Equatable, CustomStringConvertible {
    public enum Security: String, Sendable, Codable {
        /// Only for a relay on the same machine.
        case none
        /// STARTTLS, refused when the server does not offer it.
        case startTLS
        /// TLS from the first byte.
        case tls
    }

    public var host: String
    public var port: Int
    public var security: Security
    public var user: String?
    public var password: String?
    /// The name this desk greets with.
    public var greeting: String
    /// A file of certificate authorities in PEM; nil for the system's.
    public var authorities: String?
    public var connectSeconds = 10
    /// For the hand-over of a letter. After a time-out libcurl still says goodbye and waits as long
    /// again: an outbox lease must be longer than both.
    public var totalSeconds = 120

    public init(
        host: String, port: Int, security: Security = .startTLS, user: String? = nil,
        password: String? = nil,
        greeting: String = "localhost", authorities: String? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.user = user
        self.password = password
        self.greeting = greeting
        self.authorities = authorities
    }

    /// Without the password, for logs.
    public var description: String {
        "\(user.map { $0 + "@" } ?? "")\(host):\(port) (\(security.rawValue))"
    }

    var url: String {
        func plain(_ text: String) -> String {
            text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || "-.:[]".contains($0)) }
        }
        return "\(security == .tls ? "smtps" : "smtp")://\(plain(host)):\(port)/\(plain(greeting))"
    }
}

/// What is known after one attempt to hand a letter over.
public enum SMTPOutcome: Sendable, Equatable {
    /// The server took responsibility; its words are kept as evidence.
    case handedOver(reply: String)
    /// The server said no. Permanent: the same letter will not be taken later either.
    case refused(code: Int, text: String, permanent: Bool)
    /// The whole letter went out and no answer came: it may or may not have been taken.
    case ambiguous(cause: String)
    /// The server was not reached, or the letter was certainly not taken. Worth another attempt.
    case unreachable(cause: String)
}
