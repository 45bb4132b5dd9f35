import Channels
import Crypto
import Foundation
import Testing

@testable import Runtime

/// The file of the keys by which the desk signs addresses for answers.
@Suite struct ReplyKeysTests {
    @Test func `the key file is made once, for its owner only, and a readable one is refused`()
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "keys-\(UUID().uuidString)"
        ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try ReplyKeys(domain: "d.example", folder: folder, world: .system)
        let again = try ReplyKeys(domain: "d.example", folder: folder, world: .system)
        let key = { (keys: ReplyKeys) in keys.keys[0].secret.withUnsafeBytes { Data($0) } }
        #expect(key(made) == key(again) && key(made).count == 32)
        let path = folder + "/reply.key"
        let permissions =
            try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(permissions?.intValue == 0o600)
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
        #expect(throws: ReplyKeys.Problem.self) {
            try ReplyKeys(domain: "d", folder: folder, world: .system)
        }
        try Data("k1 tooshort\n".utf8).write(to: URL(filePath: path))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        #expect(throws: ReplyKeys.Problem.self) {
            try ReplyKeys(domain: "d", folder: folder, world: .system)
        }
    }

    @Test func `desks that start at once on one folder end with one key`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "keys-\(UUID().uuidString)"
        ).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for _ in 0..<50 {
            let keys = try await withThrowingTaskGroup { group in
                for _ in 0..<8 {
                    group.addTask {
                        try ReplyKeys(domain: "d", folder: folder, world: .system).keys[0].secret
                            .withUnsafeBytes { Data($0) }
                    }
                }
                return try await group.reduce(into: Set<Data>()) { $0.insert($1) }
            }
            #expect(keys.count == 1)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder) == [ReplyKeys.fileName])
            try FileManager.default.removeItem(atPath: folder + "/reply.key")
        }
    }
}
