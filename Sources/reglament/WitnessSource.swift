import ArgumentParser
import Foundation
import Regulations
import Simulation

/// Where the coverage table has its witnesses from.
enum WitnessSource: String, ExpressibleByArgument, CaseIterable {
    case search, believe, save

    func table(
        of run: CoverageRun, beside regulation: RegulationPath
    ) async throws(UnreadableFile) -> Coverage {
        let file = "\(regulation.folder)/\(Coverage.witnessFile)"
        let known = try Self.witnesses(in: file)
        if self == .believe { return run.table(by: known) }
        let (table, effort) = await run.searched(knowing: known)
        Self.tell(effort, of: regulation)
        if self == .save { try Self.save(table, in: file) }
        return table
    }

    /// None where there is no such file.
    private static func witnesses(in file: String) throws(UnreadableFile) -> [Coverage.Witness] {
        guard FileManager.default.fileExists(atPath: file) else { return [] }
        return Coverage.witnesses(lines: try RegulationPath.text(of: file))
    }

    private static func save(_ table: Coverage, in file: String) throws(UnreadableFile) {
        do { try table.witnessLines.write(toFile: file, atomically: true, encoding: .utf8) } catch {
            throw UnreadableFile(
                file: file, cause: "it cannot be written: \(error.localizedDescription)")
        }
    }

    /// Beside the page, which is printed.
    private static func tell(_ effort: CoverageRun.Effort, of regulation: RegulationPath) {
        let line =
            "\(regulation.file): \(effort.played) changes played in \(effort.runs) runs; "
            + "\(effort.blocked) changes do not pass the check\n"
        FileHandle.standardError.write(Data(line.utf8))
    }
}
