import Databases
import Foundation
import Logging
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// The process is killed at a named point; afterwards the history is whole and nothing acknowledged
/// is lost.
@Suite(.serialized) struct CrashTests {
    private static let repository = TemporaryDesk.repository.path

    /// The probe is built beside the tests.
    static var probe: URL? {
        var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        for _ in 0..<4 {
            let candidate = folder.appending(path: "crash-probe")
            if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }

    private func run(
        _ folder: String, on database: TestDatabase, letters: Int, failPoint: String?
    ) throws -> (acknowledged: [Int], status: Int32) {
        let process = Process()
        let probe: URL = try #require(Self.probe)
        process.executableURL = probe
        process.arguments = [Self.repository, folder, "\(letters)"]
        var environment = ProcessInfo.processInfo.environment
        environment["REGLAMENT_FAIL_POINT"] = failPoint
        environment["REGLAMENT_DATABASE"] = database.address
        process.environment = environment
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        let numbers = String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap {
            Int($0)
        }
        return (numbers, process.terminationStatus)
    }

    /// Some points are passed often before the first letter is answered, others once or twice a
    /// letter.
    private static func times(_ point: FailPoint) -> Int {
        switch point {
        case .duringMigration, .afterLease, .afterSending: 2
        case .beforeOutbox: 6
        case .beforeProjection, .afterProjection: 11
        case .beforeAppend, .afterAppend, .beforeCommit, .afterCommit: 40
        }
    }

    @Test(arguments: FailPoint.allCases)
    func `a kill at a named point loses nothing that was acknowledged`(point: FailPoint)
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "crash-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let times = Self.times(point)
        let database = try TestDatabase.empty()
        let (acknowledged, status) = try run(
            folder, on: database, letters: 12, failPoint: "\(point.rawValue):\(times)")
        #expect(status == SIGKILL, "the probe was not killed at \(point.rawValue)")
        let (after, ended) = try run(folder, on: database, letters: 12, failPoint: nil)
        #expect(ended == 0)
        #expect(after.count == 12)
        let temporary = try await TemporaryDesk(folder: folder, database: database)
        #expect(try await Maintenance(store: temporary.desk.store).verify(desk: "echo") == [])
        #expect(try await temporary.desk.rebuild().changed == [])
        for number in acknowledged { _ = try await temporary.ticket(number) }
        // Twelve letters are twelve tickets: what the first run took in, the second knows as
        // duplicates.
        let tickets = try await temporary.desk.counts(of: [.all], for: .desk)[.all]
        #expect((12...13).contains(tickets ?? 0))
        // A letter that left twice carries one id, and a file has its id as its name.
        let receipts = try temporary.sent().filter { $0.subject.hasPrefix("[#") }.map(\.messageID)
        #expect(Set(receipts).count == receipts.count)
    }
}
