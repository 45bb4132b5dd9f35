import Crypto
import Foundation

/// What only somebody with the secret can write: of some fields, as lower-case letters and digits
/// for addresses and headers.
enum KeyedCode {
    private static let bytes = 16

    /// Fields are counted, so that no two different lists give the same bytes.
    static func text(of fields: [String], key: SymmetricKey) -> String {
        let input = fields.map { "\($0.utf8.count):\($0)" }.joined()
        return base32(
            Array(HMAC<SHA256>.authenticationCode(for: Data(input.utf8), using: key).prefix(bytes)))
    }

    /// The comparison takes the same time wherever the two differ.
    static func isSame(_ given: String, as expected: String) -> Bool {
        let (given, expected) = (Array(given.utf8), Array(expected.utf8))
        guard expected.count == given.count else { return false }
        return zip(expected, given).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// RFC 4648 letters in lower case, without padding.
    private static func base32(_ bytes: [UInt8]) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567")
        var out = ""
        var buffer = 0
        var bits = 0
        for byte in bytes {
            buffer = (buffer << 8 | Int(byte)) & 0xFFF
            bits += 8
            while bits >= 5 {
                bits -= 5
                out.append(letters[buffer >> bits & 31])
            }
        }
        if bits > 0 { out.append(letters[buffer << (5 - bits) & 31]) }
        return out
    }
}
