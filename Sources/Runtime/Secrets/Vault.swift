import Crypto
import Foundation
import Store

/// The master keys of secrets, in a file outside of the data folder and its backups: one a line, id
/// and 64 hexadecimal digits. The first closes, all open.
public struct Vault: Sendable {
    private struct Master: Sendable {
        var id: String
        var key: SymmetricKey
    }

    /// Keys of one file: of long ago, they still open what is in old backups.
    static let keysMax = 100
    /// Bytes of a key of AES-256.
    private static let bytes = 32
    private static let nonceBytes = 12

    private let masters: [Master]

    /// Reads the file, and makes it when there is none. Only its owner may read it.
    public init(file: String, data folder: String, world: World) throws(SealProblem) {
        try SealKey.requireOutside(file, of: folder)
        let text: String
        do throws(SecretFile.Problem) {
            text = try SecretFile(file, world: world) { Self.line(world) }.text
        } catch {
            throw SealProblem(description: error.description)
        }
        let masters = text.split(separator: "\n").map { Self.master(String($0)) }
        guard !masters.isEmpty, masters.count <= Self.keysMax,
            !masters.contains(where: { $0 == nil })
        else {
            throw SealProblem(
                description:
                    "\(file): each line must hold an id and 64 hexadecimal digits; name a new file to get one"
            )
        }
        self.masters = masters.compactMap(\.self)
    }

    private static func line(_ world: World) -> String {
        let id = Hexadecimal.text(world.randomBytes(4))
        return "\(id) \(Hexadecimal.text(world.randomBytes(bytes)))\n"
    }

    private static func master(_ line: String) -> Master? {
        let words = line.split(separator: " ")
        guard words.count == 2, let raw = Hexadecimal.bytes(String(words[1])), raw.count == bytes
        else { return nil }
        return Master(id: String(words[0]), key: SymmetricKey(data: raw))
    }

    /// Puts a new key before those of the file; the server that starts with it closes everything
    /// anew.
    ///
    /// - Returns: its id.
    public static func rotate(file: String, data folder: String, world: World) throws(SealProblem)
        -> String
    {
        _ = try Vault(file: file, data: folder, world: world)
        let (new, draft) = (line(world), "\(file).new")
        let before = FileManager.default.contents(atPath: file) ?? Data()
        let isWritten = FileManager.default.createFile(
            atPath: draft, contents: Data(new.utf8) + before,
            attributes: [.posixPermissions: 0o600])
        guard isWritten, rename(draft, file) == 0 else {
            throw SealProblem(description: "\(file): \(String(cString: strerror(errno)))")
        }
        return String(new.prefix { $0 != " " })
    }

    /// Id of the key that closes.
    var current: String { masters.first?.id ?? "" }

    // MARK: Secrets

    /// A secret under a key of its own, and that key under the master.
    ///
    /// - Parameter content: id of the row that will hold it; the boxes open for no other.
    func seal(_ text: String, content: String, world: World) throws -> (
        box: Data, key: SealedKeys.Wrapped
    ) {
        let own = world.randomBytes(Self.bytes)
        let box = try Self.close(
            Data(text.utf8), by: SymmetricKey(data: own), for: content, world)
        return (box, try wrap(Data(own), content: content, world: world))
    }

    /// - Throws: `VaultProblem` where the file has no such key; what the cipher throws where
    ///   something was changed.
    func open(_ box: Data, key: SealedKeys.Wrapped) throws -> String {
        let own = SymmetricKey(data: try unwrap(key))
        let bytes = try AES.GCM.open(
            AES.GCM.SealedBox(combined: box), using: own, authenticating: Data(key.content.utf8))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The key closed by the master that closes now.
    func rewrap(_ key: SealedKeys.Wrapped, world: World) throws -> SealedKeys.Wrapped {
        try wrap(try unwrap(key), content: key.content, world: world)
    }

    private func unwrap(_ key: SealedKeys.Wrapped) throws -> Data {
        guard let master = masters.first(where: { $0.id == key.master }) else {
            throw VaultProblem(
                description:
                    "the file of keys has no key '\(key.master)': put its line back, from where it was kept"
            )
        }
        return try AES.GCM.open(
            AES.GCM.SealedBox(combined: key.bytes), using: master.key,
            authenticating: Data(key.content.utf8))
    }

    private func wrap(_ own: Data, content: String, world: World) throws -> SealedKeys.Wrapped {
        guard let master = masters.first else {
            throw VaultProblem(description: "the file of keys is empty")
        }
        let bytes = try Self.close(own, by: master.key, for: content, world)
        return .init(content: content, master: master.id, bytes: bytes)
    }

    private static func close(
        _ bytes: Data, by key: SymmetricKey, for content: String, _ world: World
    ) throws -> Data {
        let nonce = try AES.GCM.Nonce(data: Data(world.randomBytes(nonceBytes)))
        let box = try AES.GCM.seal(
            bytes, using: key, nonce: nonce, authenticating: Data(content.utf8))
        guard let combined = box.combined else {
            throw VaultProblem(description: "the cipher gave no box")
        }
        return combined
    }
}

/// Why a secret cannot be read: cause and cure.
public struct VaultProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
}
