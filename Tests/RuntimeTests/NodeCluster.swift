import Databases
import Foundation
import Synchronization
import Testing
import WorkingTime

/// Node processes on one database, with a clock of the test's own.
final class NodeCluster: Sendable {
    private struct State {
        var processes: [String: Process] = [:]
        var acknowledged: [String: [Int]] = [:]
        var now: Instant
    }

    struct Late: Error, CustomStringConvertible {
        var description: String
    }

    private let database: TestDatabase
    private let folder: URL
    private let state: Mutex<State>

    init(on database: TestDatabase, at now: Instant) throws {
        self.database = database
        folder = FileManager.default.temporaryDirectory.appending(
            path: "nodes-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        state = Mutex(State(now: now))
        write(now)
    }

    var now: Instant { state.withLock(\.now) }
    /// Numbers of tickets whose letters were acknowledged.
    var acknowledged: [Int] { state.withLock { Array($0.acknowledged.values.joined()) } }
    func acknowledged(by node: String) -> [Int] { state.withLock { $0.acknowledged[node] ?? [] } }

    private var clock: URL { folder.appending(path: "clock") }

    private func write(_ now: Instant) {
        try? Data("\(now.seconds)".utf8).write(to: clock, options: .atomic)
    }

    func advance(by seconds: Int64) {
        let now = state.withLock { state in
            state.now = state.now + seconds
            return state.now
        }
        write(now)
    }

    func start(_ name: String, letters: Int) throws {
        let process = Process()
        let probe: URL = try #require(CrashTests.probe)
        process.executableURL = probe
        process.arguments = [
            TemporaryDesk.repository.path, folder.appending(path: name).path, "\(letters)", "node",
            name, clock.path,
        ]
        var environment = ProcessInfo.processInfo.environment
        environment["REGLAMENT_DATABASE"] = database.address
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle(forWritingAtPath: "/dev/null")
        pipe.fileHandleForReading.readabilityHandler = { [weak self] handle in
            let lines = String(decoding: handle.availableData, as: UTF8.self).split(separator: "\n")
            self?.state.withLock {
                $0.acknowledged[name, default: []] += lines.compactMap { Int($0) }
            }
        }
        try process.run()
        state.withLock { $0.processes[name] = process }
    }

    /// As a power failure would.
    func kill(_ name: String) {
        guard let process = state.withLock({ $0.processes.removeValue(forKey: name) }) else {
            return
        }
        Glibc.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    func stop() {
        for name in state.withLock({ Array($0.processes.keys) }) { kill(name) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// Asks again and again, for two minutes at most.
    func wait(_ what: String, until isDone: () async throws -> Bool) async throws {
        for _ in 0..<1200 {
            if try await isDone() { return }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw Late(description: "two minutes were not enough for \(what)")
    }

    /// Names of the letters that left, from all nodes; a letter is called by its id.
    func departed() -> [String] {
        let files = FileManager.default
        let names = (try? files.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.flatMap { name in
            (try? files.contentsOfDirectory(atPath: folder.appending(path: "\(name)/outgoing").path))
                ?? []
        }
    }
}
