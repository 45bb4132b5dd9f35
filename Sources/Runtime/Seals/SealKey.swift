import Crypto
import Foundation
import Store

/// Why seals cannot be made as they were asked for: place, cause and cure.
public struct SealProblem: Error, Sendable, CustomStringConvertible {
    public var description: String

    public init(description: String) { self.description = description }
}

/// The key that signs the seals. It lies outside of the data folder, so that whoever can rewrite
/// that cannot sign.
public struct SealKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    /// Bytes of a key of Ed25519.
    static let bytes = 32

    /// Reads a file of 64 hexadecimal digits, and makes it when there is none. Only its owner may
    /// read it.
    public init(file: String, data folder: String, world: World) throws(SealProblem) {
        try Self.requireOutside(file, of: folder)
        let text: String
        do throws(SecretFile.Problem) {
            text = try SecretFile(file, world: world) {
                Hexadecimal.text(world.randomBytes(Self.bytes)) + "\n"
            }.text
        } catch {
            throw SealProblem(description: error.description)
        }
        guard let raw = Hexadecimal.bytes(text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        else {
            throw SealProblem(
                description:
                    "\(file): it must hold 64 hexadecimal digits; name a new file to get one")
        }
        self.key = key
    }

    /// What proves that nobody rewrote the data folder must not lie in it.
    static func requireOutside(_ file: String, of folder: String) throws(SealProblem) {
        let (own, other) = (
            place(folder), place(URL(filePath: file).deletingLastPathComponent().path)
        )
        guard other == own || other.hasPrefix(own + "/") else { return }
        throw SealProblem(
            description:
                "\(file): it lies in the data folder, where whoever changes the data changes it as well; "
                + "name a place outside, best on another machine's disk")
    }

    private static func place(_ folder: String) -> String {
        URL(filePath: folder).standardizedFileURL.resolvingSymlinksInPath().path
    }

    public var publicKey: Data { key.publicKey.rawRepresentation }

    func signature(of bytes: Data) -> Data? { try? key.signature(for: bytes) }
}

extension Hexadecimal {
    /// nil: they are no pairs of hexadecimal digits.
    public static func bytes(_ text: String) -> Data? {
        let digits = text.utf8.map { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count.isMultiple(of: 2), !digits.contains(nil) else { return nil }
        let values = digits.compactMap(\.self)
        return Data(
            stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
        )
    }
}
