import Foundation
import Store
import Testing

@testable import Runtime

/// Master keys of secrets.
@Suite struct VaultTests {
    private static func file() -> String {
        FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    }

    private static func vault(_ file: String) throws -> Vault {
        try Vault(file: file, data: "/nowhere", world: .system)
    }

    @Test func `the file is made, is its owner's alone, and stays`() throws {
        let file = Self.file()
        let first = try Self.vault(file)
        #expect(try Self.vault(file).current == first.current && first.current.count == 8)
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(throws: SealProblem.self) {
            try Vault(file: "/tmp/data/keys", data: "/tmp/data", world: .system)
        }
    }

    @Test func `what was closed opens, and for no other row, and not when a bit was changed`()
        throws
    {
        let vault = try Self.vault(Self.file())
        let (box, key) = try vault.seal("hush", content: "one", world: .system)
        #expect(try vault.open(box, key: key) == "hush" && box.range(of: Data("hush".utf8)) == nil)
        var other = key
        other.content = "two"
        #expect(throws: (any Error).self) { try vault.open(box, key: other) }
        var bent = box
        bent[bent.startIndex + 13] ^= 1
        #expect(throws: (any Error).self) { try vault.open(bent, key: key) }
        let stranger = try Self.vault(Self.file())
        #expect(throws: VaultProblem.self) { try stranger.open(box, key: key) }
    }

    @Test func `after a rotation the new key closes and the old one still opens`() throws {
        let file = Self.file()
        let before = try Self.vault(file)
        let (box, key) = try before.seal("hush", content: "one", world: .system)
        let id = try Vault.rotate(file: file, data: "/nowhere", world: .system)
        let after = try Self.vault(file)
        #expect(after.current == id && id != before.current)
        #expect(try after.open(box, key: key) == "hush")
        let anew = try after.rewrap(key, world: .system)
        #expect(anew.master == id)
        #expect(try after.open(box, key: anew) == "hush")
    }

    @Test func `a desk closes everything anew, and its secrets stay`() async throws {
        let file = Self.file()
        let desk = try await TemporaryDesk(vault: try Self.vault(file))
        let sealed = try desk.desk.vault!.seal("hush", content: "one", world: .system)
        try await desk.desk.store.write {
            try SealedKeys(desk: "echo").save(sealed.key, in: $0)
        }
        #expect(try await desk.desk.rewrapSecrets() == 0)
        let id = try Vault.rotate(file: file, data: "/nowhere", world: .system)
        try desk.desk.store.close()
        let next = try await TemporaryDesk(
            folder: desk.folder, database: desk.database, vault: try Self.vault(file),
            isPublished: false)
        #expect(try await next.desk.rewrapSecrets() == 1)
        let key = try await next.desk.store.read {
            try SealedKeys(desk: "echo").key(of: "one", in: $0)
        }
        #expect(key?.master == id)
        #expect(try next.desk.vault!.open(sealed.box, key: try #require(key)) == "hush")
        #expect(try await next.desk.rewrapSecrets() == 0)
    }

    @Test func `a file that holds something else is refused with its place`() throws {
        let file = Self.file()
        _ = FileManager.default.createFile(
            atPath: file, contents: Data("k1 abc\n".utf8), attributes: [.posixPermissions: 0o600])
        #expect(throws: SealProblem.self) { try Self.vault(file) }
    }
}
