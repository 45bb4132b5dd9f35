import ArgumentParser
import Foundation
import Runtime
import Testing

@testable import reglament

/// Nothing that leads to people goes together with a clock that a test moves.
@Suite struct CallersTimeOptionTests {
    private static let start = "2025-10-06T09:00:00Z"

    private func refusal(_ arguments: [String], start: String = start) throws -> String? {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "time-\(UUID().uuidString)"
        ).path
        let options = try ServeOptions.parse(["--data", folder] + arguments)
        do {
            let time = try options.callersTime(start)
            #expect(time.now.iso8601 == start)
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `on loopback with a new folder the caller gives the time`() throws {
        #expect(
            try refusal(["--listen", "127.0.0.1:0", "--public-url", "https://desk.example"]) == nil)
    }

    @Test(arguments: [
        "0.0.0.0:0", "192.168.1.5:80", "localhost:0", "127.0.0.1.example:0", "128.0.0.1:0",
    ])
    func `an address that is not surely of this machine is refused`(listen: String) throws {
        #expect(try refusal(["--listen", listen])?.contains("listen on 127.0.0.1") == true)
    }

    @Test(arguments: [
        ["--smtp", "mail.example:25"], ["--database", "postgresql://db/desk"],
        ["--mailboxes", "m.yaml"],
        ["--proxy", "10.0.0.1"], ["--webhooks-inside"], ["--seal-file", "/s"],
        ["--seal-mail", "a@b.example"],
        ["--seal-key", "/k"],
    ])
    func `what leads out of the machine is refused by its name`(option: [String]) throws {
        #expect(try refusal(option)?.hasPrefix("--time-from-caller: \(option[0]) leads") == true)
    }

    @Test func `a folder that holds anything is refused`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "held-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try refusal(["--data", folder.path]) == nil)
        try Data().write(to: folder.appending(path: ".hidden"))
        #expect(try refusal(["--data", folder.path])?.contains("holds something already") == true)
    }

    @Test func `a word that is no instant is refused`() throws {
        #expect(try refusal([], start: "yesterday")?.contains("2025-10-06T09:00:00Z") == true)
    }

    @Test func `a folder of an invented history opens for no other server`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "mark-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try CallersTime.mark(folder.path)
        let options = try ServeOptions.parse(["--data", folder.path])
        #expect(throws: (any Error).self) { try options.store() }
    }
}
