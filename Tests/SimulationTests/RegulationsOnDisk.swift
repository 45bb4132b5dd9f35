import Foundation
import Regulations
import Runtime
import Simulation
import WorkingTime

/// The five regulations of the repository with their scenarios, read with the system's zones and
/// the bundled holidays.
enum RegulationsOnDisk {
    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../.."
    )
    .standardizedFileURL
    static let folder = repository.appending(path: "regulations")

    static let all = ["echo", "cetera", "mywebstor", "netpeak", "netpoint"]

    static let world: CheckWorld = {
        let zones = ZoneFiles()
        return CalendarShelf().serving(
            CheckWorld(
                zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) },
                today: CivilDate("2026-01-15")!))
    }()

    static let known = try! KnownDifferences(
        text: String(contentsOf: folder.appending(path: "known-differences.txt"), encoding: .utf8))

    static func checked(_ id: String) throws -> Checked {
        let file = folder.appending(path: "\(id)/regulation.yaml")
        return RegulationFile.read(
            text: try String(contentsOf: file, encoding: .utf8), file: "\(id).yaml", world: world)
    }

    static func scenarioFiles(_ id: String) throws -> [URL] {
        let folder = folder.appending(path: "\(id)/scenarios")
        return try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil
        )
        .filter { $0.pathExtension == "yaml" }.sorted { $0.path < $1.path }
    }
}
