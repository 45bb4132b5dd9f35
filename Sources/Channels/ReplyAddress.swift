import Crypto
import Foundation

/// A Reply-To address that proves which ticket a letter answers, for one person and for a limited
/// time.
///
/// `reply+TICKET.DAY.KEY.MAC@domain`: the person is inside the MAC and not in the address, so a
/// forwarded address is of no use to anybody else. Everything is lower case, because some mailers
/// lower-case local parts.
public struct ReplyAddress: Sendable, Equatable {
    /// A secret and the short name under which addresses mention it, so that secrets can be
    /// changed.
    public struct Key: Sendable {
        public var id: String
        public var secret: SymmetricKey

        /// Nil when the name is not 1 to 4 letters and digits, lower case.
        public init?(id: String, secret: SymmetricKey) {
            guard ReplyAddress.isWord(id, limit: 4) else { return nil }
            self.id = id
            self.secret = secret
        }
    }

    public static let ticketLength = 16
    private static let prefix = "reply+"
    private static let secondsPerDay: Int64 = 86_400

    public var ticket: String
    /// The last day of validity, counted from 1970-01-01 in UTC.
    public var lastDay: Int64
    public var keyID: String
    private var mac: String

    /// Nil when the ticket's name does not fit: 1 to 16 lower-case letters, digits and hyphens.
    public init?(ticket: String, person: String, validUntil: Int64, key: Key) {
        guard Self.isWord(ticket, limit: Self.ticketLength, hyphen: true), validUntil >= 0 else {
            return nil
        }
        self.ticket = ticket
        lastDay = validUntil / Self.secondsPerDay
        keyID = key.id
        mac = ""
        mac = Self.code(self, person: person, key: key)
    }

    /// Reads an address without believing it; nil when it has not this form.
    public init?(_ address: String) {
        let local =
            address.lowercased().split(separator: "@", omittingEmptySubsequences: false).first ?? ""
        guard local.utf8.count <= 64, local.hasPrefix(Self.prefix) else { return nil }
        let fields = local.dropFirst(Self.prefix.count).split(
            separator: ".", omittingEmptySubsequences: false)
        guard fields.count == 4, Self.isWord(fields[0], limit: Self.ticketLength, hyphen: true),
            let day = Int64(fields[1], radix: 36), (0...100_000).contains(day),
            Self.isWord(fields[2], limit: 4)
        else { return nil }
        (ticket, lastDay, keyID, mac) = (
            String(fields[0]), day, String(fields[2]), String(fields[3])
        )
    }

    public func address(domain: String) -> String {
        "\(Self.prefix)\(ticket).\(String(lastDay, radix: 36)).\(keyID).\(mac)@\(domain)"
    }

    /// True for the person it was made for, until the end of its last day. The comparison takes
    /// constant time.
    public func isValid(for person: String, at instant: Int64, keys: [Key]) -> Bool {
        guard instant / Self.secondsPerDay <= lastDay,
            let key = keys.first(where: { $0.id == keyID })
        else {
            return false
        }
        return KeyedCode.isSame(mac, as: Self.code(self, person: person, key: key))
    }

    private static func code(_ scope: ReplyAddress, person: String, key: Key) -> String {
        KeyedCode.text(
            of: ["reply-address-1", scope.ticket, person, String(scope.lastDay), scope.keyID],
            key: key.secret)
    }

    fileprivate static func isWord(_ text: some StringProtocol, limit: Int, hyphen: Bool = false)
        -> Bool
    {
        (1...limit).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0)
                    || (hyphen && $0 == UInt8(ascii: "-"))
            }
    }
}
