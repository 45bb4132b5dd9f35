import Channels
import Crypto
import Foundation

/// The domain and the keys of signed reply addresses (`ReplyAddress`).
public struct ReplyKeys: Sendable {
    /// Why the key file was refused: place, cause and cure.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    public static let fileName = "reply.key"
    /// An address holds for half a year after the letter that carried it.
    static let validSeconds: Int64 = 180 * 86_400
    private static let keysMax = 20

    public var domain: String
    /// The first signs; all of them are believed, so that a key can be changed by writing a new one
    /// above it.
    public var keys: [ReplyAddress.Key]

    public init(domain: String, keys: [ReplyAddress.Key]) {
        self.domain = domain
        self.keys = keys
    }

    /// Reads `DATA/reply.key`, lines of `id hexadecimal`, and makes it when there is none. Only its
    /// owner may read it.
    public init(domain: String, folder: String, world: World) throws(Problem) {
        let path = "\(folder)/\(Self.fileName)"
        let text: String
        do throws(SecretFile.Problem) {
            text = try SecretFile(path, world: world) {
                "k1 \(Hexadecimal.text(world.randomBytes(32)))\n"
            }.text
        } catch {
            throw Problem(description: error.description)
        }
        let lines = text.split(whereSeparator: \.isNewline)
        keys = lines.prefix(Self.keysMax).compactMap(Self.key)
        self.domain = domain
        guard !keys.isEmpty, keys.count == lines.count else {
            throw Problem(
                description:
                    "\(path): every line must be a name of 1 to 4 letters and 64 hexadecimal digits; "
                    + "remove the file to get a new one")
        }
    }

    private static func key(_ line: Substring) -> ReplyAddress.Key? {
        let words = line.split(separator: " ")
        guard words.count == 2, words[1].utf8.count == 64 else { return nil }
        let digits = Array(words[1])
        let bytes = stride(from: 0, to: 64, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        guard bytes.count == 32 else { return nil }
        return ReplyAddress.Key(id: String(words[0]), secret: SymmetricKey(data: bytes))
    }
}
