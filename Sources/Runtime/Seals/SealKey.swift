import Crypto
import Foundation
import Store

/// Why seals cannot be made as they were asked for: place, cause and cure.
public struct SealProblem: Error, Sendable, CustomStringConvertible {
    public var description: String

    public init(description: String) { self.description = description }
}

/// The key that signs the seals. It lies outside of the data folder, so that whoever can rewrite that cannot sign.
public struct SealKey: Sendable {
    private let key: Curve25519.Signing.PrivateKey
    /// Bytes of a key of Ed25519.
    static let bytes = 32

    /// Reads a file of 64 hexadecimal digits, and makes it when there is none. Only its owner may read it.
    public init(file: String, data folder: String, world: World) throws(SealProblem) {
        try Self.requireOutside(file, of: folder)
        if !FileManager.default.fileExists(atPath: file) { try Self.make(file, world) }
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard permissions & 0o077 == 0 else {
            throw SealProblem(description: "\(file): others may read it; run chmod 600 on it")
        }
        let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
        guard let raw = Hexadecimal.bytes(text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        else {
            throw SealProblem(description: "\(file): it must hold 64 hexadecimal digits; name a new file to get one")
        }
        self.key = key
    }

    private static func make(_ file: String, _ world: World) throws(SealProblem) {
        let line = Hexadecimal.text(world.randomBytes(bytes)) + "\n"
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw SealProblem(description: "\(file): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        guard write(descriptor, line, line.utf8.count) == line.utf8.count, fsync(descriptor) == 0 else {
            throw SealProblem(description: "\(file): \(String(cString: strerror(errno)))")
        }
    }

    /// What proves that nobody rewrote the data folder must not lie in it.
    static func requireOutside(_ file: String, of folder: String) throws(SealProblem) {
        let (own, other) = (place(folder), place(URL(filePath: file).deletingLastPathComponent().path))
        guard other == own || other.hasPrefix(own + "/") else { return }
        throw SealProblem(
            description: "\(file): it lies in the data folder, where whoever changes the data changes it as well; "
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
        return Data(stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) })
    }
}
