import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Channels
@testable import Runtime
@testable import Web

/// Where the program that makes PDF is not there, breaks or takes too long, both sides read so in
/// their language, and the other files are there.
@Suite struct PDFFaultTests {
    /// What the machine has instead of a converter.
    enum Converter: CaseIterable {
        case absent, failing, silent, garbage, slow

        /// Of a shell; nil: there is no program.
        var script: String? {
            switch self {
            case .absent: nil
            case .failing: "echo something >&2; exit 3"
            case .silent: "exit 0"
            case .garbage: "echo no document > \"$3\""
            // What it started has its output open, and goes with it.
            case .slow: "sleep 600 & echo $! > \"${0}.child\"; wait"
            }
        }

        var word: Word {
            switch self {
            case .absent: .pdfAbsent
            case .failing, .silent, .garbage: .pdfBroken
            case .slow: .pdfSlow
            }
        }
    }

    /// Whom nobody has waited for yet is over as well.
    private static func runs(_ process: Int32) -> Bool {
        guard let state = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        else { return false }
        return !state.contains(") Z ")
    }

    @Test(arguments: Converter.allCases, Language.allCases)
    func `what is wrong with it is said in words`(converter: Converter, language: Language)
        async throws
    {
        let live = try await LiveDesk(regulation: ClientStatementTests.priced)
        let path = FileManager.default.temporaryDirectory.appending(
            path: "pdf-\(UUID().uuidString)"
        ).path
        defer { for file in [path, path + ".child"] { unlink(file) } }
        if let script = converter.script {
            _ = FileManager.default.createFile(
                atPath: path, contents: Data("#!/bin/sh\n\(script)\n".utf8),
                attributes: [.posixPermissions: 0o755])
        }
        let settled = try await live.desk.settled(of: "alfa", month: CivilDate("2026-10-01")!)
        let reader = EditionReader(
            language: language, edition: try live.desk.edition(), people: live.desk.people,
            now: live.clock.now())
        let program = converter.script.map { _ in PDFConverter(program: path, patience: 500) }
        func make(_ format: StatementFormat) async throws {
            _ = try await format.file(of: settled, reader, provider: "P", "Alfa", by: program)
        }
        let error = await #expect(throws: PageError.self) { try await make(.pdf) }
        #expect(error?.reason == reader.words[converter.word])
        try await make(.xlsx)
        guard converter == .slow else { return }
        let child = try #require(
            Int32(
                try String(contentsOfFile: path + ".child", encoding: .utf8).trimmingCharacters(
                    in: .whitespacesAndNewlines)))
        for _ in 0..<200 where Self.runs(child) { try await Task.sleep(for: .milliseconds(10)) }
        #expect(!Self.runs(child), "what it started is ended as well")
    }
}
