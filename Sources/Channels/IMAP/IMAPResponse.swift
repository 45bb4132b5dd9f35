/// One value of a server's response (RFC 3501, 9).
enum IMAPValue: Sendable, Hashable {
    /// Also numbers, flags and `BODY[…]`.
    case atom(String)
    /// A quoted string or a literal.
    case bytes([UInt8])
    case list([IMAPValue])
    case none

    var text: String? {
        switch self {
        case .atom(let text): text
        case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
        case .list, .none: nil
        }
    }

    var number: UInt32? { text.flatMap(UInt32.init) }

    var items: [IMAPValue] {
        if case .list(let items) = self { items } else { [] }
    }

    /// An atom without regard to case: the language of the protocol.
    func isWord(_ word: String) -> Bool {
        if case .atom(let text) = self { text.uppercased() == word } else { false }
    }
}

/// One whole response of a server.
enum IMAPResponse: Sendable, Hashable {
    case status(IMAPStatus)
    /// Untagged data, such as `12 EXISTS` or `SEARCH 1 2 3`.
    case data([IMAPValue])
    case continuation(String)
}

/// A status response; without a tag it is about no command.
struct IMAPStatus: Sendable, Hashable {
    enum Kind: String, Sendable {
        case ok = "OK"
        case no = "NO"
        case bad = "BAD"
        case bye = "BYE"
        case preauth = "PREAUTH"
    }

    var tag: String?
    var kind: Kind
    /// What stands in brackets, such as `UIDVALIDITY 7`.
    var code: [IMAPValue] = []
    var text: String
}

/// What one response may cost; a server over a limit is left.
enum IMAPLimits {
    /// Bytes of a response without its literals; 50,000 numbers of a search fit.
    static let line = 1 << 20
    /// Bytes of one literal.
    static let literal = 33 << 20
    static let literals = 32
    static let depth = 16
    static let values = 200_000
    /// Untagged responses to one command.
    static let responses = 200_000
}

/// What the server sent is not IMAP, or is too much.
struct IMAPSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
    var description: String
}
