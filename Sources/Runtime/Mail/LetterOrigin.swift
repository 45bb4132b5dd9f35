import Letters
import WorkingTime

/// Where a letter was taken from, and whose word about it counts.
public struct LetterOrigin: Sendable, Hashable, Codable {
    /// Channel of the regulation; nil: by the address that the letter was written to.
    public var channel: String?
    /// Name under which our own mail server writes Authentication-Results; nil: nobody's word
    /// counts.
    public var authserv: String?

    public init(channel: String? = nil, authserv: String? = nil) {
        self.channel = channel
        self.authserv = authserv
    }
}

extension LetterOrigin {
    /// Characters of one of its names.
    static let nameMax = 120

    /// Channels and mail servers are called by letters, digits, `.`, `_`, `-`.
    public static func isName(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= nameMax
            && text.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
                    || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E || byte == 0x5F
            }
    }

    /// `@channel@authserv`, so that a spooled letter and its origin are one file; empty when
    /// nothing is known.
    var suffix: String { self == LetterOrigin() ? "" : "@\(channel ?? "")@\(authserv ?? "")" }

    /// The origin in a file name that ends in `suffix`.
    init(fileName: Substring) {
        let parts = fileName.split(separator: "@", omittingEmptySubsequences: false).dropFirst()
            .map(String.init)
        let names = parts.map { Self.isName($0) ? $0 : nil }
        self.init(channel: names.first ?? nil, authserv: names.count > 1 ? names[1] : nil)
    }
}

extension LetterOrigin {
    /// When the letter reached our side: as our own mail server, which wrote the topmost line of
    /// Received, says. It may have waited there while the desk was away; never later than now.
    func arrival(of message: InboundLetter, at now: Instant) -> Instant {
        guard let authserv, let seconds = message.receivedDate,
            message.receivedBy?.lowercased() == authserv.lowercased()
        else { return now }
        return min(now, Instant(seconds: seconds))
    }
}
