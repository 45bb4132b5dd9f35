/// What may stand in a header or an envelope that we write ourselves.
package enum MailSyntax {
    /// A dot-atom local part and a domain, ASCII only (RFC 5321 without quoted local parts and
    /// address literals).
    package static func isAddress(_ text: String) -> Bool {
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, (1...64).contains(halves[0].utf8.count),
            (1...255).contains(halves[1].utf8.count)
        else {
            return false
        }
        return halves[0].utf8.allSatisfy(isAtomOrDot) && halves[1].utf8.allSatisfy(isDomain)
    }

    /// Identifiers without angle brackets: printable ASCII with one `@`, short enough for one line.
    static func isMessageID(_ text: String) -> Bool {
        let excluded = Array("<>()[]\\,;:\" ".utf8)
        return text.utf8.count <= 250 && text.utf8.filter { $0 == UInt8(ascii: "@") }.count == 1
            && text.utf8.first != UInt8(ascii: "@") && text.utf8.last != UInt8(ascii: "@")
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !excluded.contains($0) }
    }

    static func isMediaType(_ text: String) -> Bool {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        return halves.count == 2
            && halves.allSatisfy { half in
                !half.isEmpty && half.utf8.count <= 100
                    && half.utf8.allSatisfy { isAtomOrDot($0) && $0 != UInt8(ascii: "/") }
            }
    }

    static func isAtomOrDot(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || Array("!#$%&'*+-/=?^_`{|}~.".utf8).contains(byte)
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
