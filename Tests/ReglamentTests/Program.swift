import Foundation
import Runtime
import Testing

/// The program itself, as its users have it: a process in a folder of its own, removed at the end.
final class Program {
    static let repository = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    struct Answer {
        var code: Int32
        var output: String
        var error: String
    }

    let folder = FileManager.default.temporaryDirectory.appending(
        path: "program-\(UUID().uuidString)")
    /// PostgreSQL; nil: the embedded database of each folder.
    let database: String?
    private let path: String

    init(database: String? = nil) throws {
        path = try #require(Self.built).path
        self.database = database
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// It is built beside the tests.
    private static var built: URL? {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: "reglament")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    private func process(_ path: String, _ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        var environment = ProcessInfo.processInfo.environment
        environment["REGLAMENT_DATABASE"] = database
        process.environment = environment
        return process
    }

    /// Runs a command to its end.
    func run(_ arguments: String..., input: String = "") throws -> Answer {
        try run(arguments, input: input)
    }

    func run(_ arguments: [String], input: String = "") throws -> Answer {
        let (process, given, output, error) = (process(path, arguments), Pipe(), Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (
            given, output, error
        )
        try process.run()
        try given.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try given.fileHandleForWriting.close()
        let said = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        let refused = String(
            decoding: error.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return Answer(
            code: process.terminationStatus, output: said.trimmingCharacters(in: .newlines),
            error: refused.trimmingCharacters(in: .newlines))
    }

    /// Runs `body` beside a server that is stopped afterwards.
    func serving<T>(_ arguments: String..., body: () throws -> T) throws -> T {
        try serving(process(path, ["serve"] + arguments + ["--listen", "127.0.0.1:0"]), body: body)
    }

    /// The same with a command that was printed, pasted into a shell.
    func serving<T>(line: String, body: () throws -> T) throws -> T {
        try serving(process("/bin/sh", ["-c", "exec \(line) --listen 127.0.0.1:0"]), body: body)
    }

    private func serving<T>(_ server: Process, body: () throws -> T) throws -> T {
        let output = Pipe()
        (server.standardOutput, server.standardError) = (output, FileHandle.nullDevice)
        try server.run()
        defer {
            server.terminate()
            server.waitUntilExit()
        }
        var said = ""
        while !said.contains("Listening on") {
            let more = output.fileHandleForReading.availableData
            try #require(!more.isEmpty, "the server did not start: \(said)")
            said += String(decoding: more, as: UTF8.self)
        }
        return try body()
    }
}
