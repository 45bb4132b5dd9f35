import Foundation
import Testing

@testable import Runtime

/// The second verifier, in Python and from docs/evidence.md alone, says the same as the first.
@Suite struct EvidenceVerifierTests {
    private static let program = TemporaryDesk.repository.appending(
        path: "Tests/Evidence/verify.py"
    ).path

    /// Exit code and what was said.
    private func verify(_ text: String, _ paper: EvidenceReport.Paper? = nil) throws -> (
        code: Int32, said: String
    ) {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "\(UUID().uuidString).pack"
        ).path
        defer { unlink(path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        let (process, pipe) = (Process(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            ["python3", Self.program, path]
            + (paper.map { [Hexadecimal.text($0.hash), $0.day.description] } ?? [])
        (process.standardOutput, process.standardError) = (pipe, pipe)
        try process.run()
        let said = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: said, as: UTF8.self))
    }

    @Test func `it agrees with a pack and its seal`() async throws {
        let shared = try await EvidenceDesk.shared.value
        let found = try verify(shared.text, shared.paper)
        #expect(found.code == 0 && found.said.hasPrefix("agrees: "), "\(found.said)")
        let beta = try await EvidenceDesk.pack(of: "beta", on: shared.desk)
        let other = try verify(beta)
        #expect(other.code == 0, "\(other.said)")
    }

    @Test(arguments: EvidenceForgery.allCases)
    func `it finds who computes everything anew by the seal, and who does not by the hashes`(
        forgery: EvidenceForgery
    ) async throws {
        let shared = try await EvidenceDesk.shared.value
        var chance = ForgersChance(7)
        let forger = try #require(forgery.forged(EvidenceForger(shared.text), by: &chance))
        let anew = try forger.anew()
        #expect(try verify(anew, shared.paper).said.contains("not the one that was named"))
        let alone = try verify(anew)
        #expect(alone.code == (forgery.isTold ? 1 : 0), "\(alone.said)")
        let plain = try verify(EvidenceForger.counted(forger.text), shared.paper)
        #expect(plain.code == 1, "\(plain.said)")
    }

    @Test(arguments: SettlementForgery.allCases)
    func `it finds who changes what was sent, but for what only a price tells`(
        forgery: SettlementForgery
    ) async throws {
        let shared = try await SettledDesk.shared.value
        let found = try verify(shared.text, shared.paper)
        #expect(found.code == 0, "\(found.said)")
        let forger = forgery.forged(EvidenceForger(shared.text))
        let isTold = forgery.told != nil && forgery != .minutes
        let alone = try verify(try forger.anew())
        #expect(alone.code == (isTold ? 1 : 0), "\(alone.said)")
        #expect(try verify(try forger.anew(), shared.paper).said.contains("the one that was named"))
        #expect(try verify(EvidenceForger.counted(forger.text), shared.paper).code == 1)
    }

    @Test func `it computes corrections from what was billed and what it came to`() async throws {
        let shared = try await SettledDesk.shared.value
        var forger = EvidenceForger(shared.text)
        let at = try #require(
            forger.all("cost").first { forger.lines[$0][1].contains("\"late\"") })
        var cells = try JSONDecoder().decode([String].self, from: Data(forger.lines[at][1].utf8))
        cells[8] = "1"
        forger.lines[at][1] = String(decoding: try JSONEncoder().encode(cells), as: UTF8.self)
        #expect(
            try verify(forger.text, shared.paper).said.contains("late of 2026-10-01 is corrected"))
        let agreed = try await EvidenceDesk.pack(of: "alfa", on: shared.desk)
        #expect(try verify(agreed, shared.paper).code == 0)
    }

    @Test func `it adds up the statement by itself`() async throws {
        let shared = try await EvidenceDesk.shared.value
        func told(_ kind: String, _ column: Int, _ cell: String) throws -> (
            code: Int32, said: String
        ) {
            var forger = EvidenceForger(shared.text)
            let at = try #require(
                forger.all("statement").last {
                    forger.lines[$0][1].hasPrefix("[\"\(kind)\"") && !forger.lines[$0][2].isEmpty
                        || forger.lines[$0][1].hasPrefix("[\"\(kind)\"") && kind != "work"
                })
            var cells = try JSONDecoder().decode(
                [String].self, from: Data(forger.lines[at][1].utf8))
            cells[column] = cell
            forger.lines[at][1] = String(
                decoding: try JSONEncoder().encode(cells), as: UTF8.self)
            return try verify(forger.text, shared.paper)
        }
        #expect(try told("work", 11, "1.00").said.contains("an hour are not 1.00"))
        #expect(try told("work", 8, "1").said.contains("neither in the package nor over it"))
        #expect(try told("sum", 11, "1.00").said.contains("the sum is not that of its lines"))
        #expect(try told("total", 11, "1.00").said.contains("the total is not the sum"))
        #expect(try told("balance", 9, "1").said.contains("packages gave something else"))
        #expect(try told("sum", 11, "1.00").code == 1)
    }
}
