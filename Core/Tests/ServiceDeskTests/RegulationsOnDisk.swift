import Foundation
import Regulations
import WorkingTime

@testable import ServiceDesk

/// The five regulations of the repository, read with the system's zones and the bundled holidays.
enum RegulationsOnDisk {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../regulations"
    )
    .standardizedFileURL

    static let all = ["echo", "cetera", "mywebstor", "netpeak", "netpoint"]

    static let world = CheckWorld(
        zone: { name in
            guard let data = FileManager.default.contents(atPath: "/usr/share/zoneinfo/" + name)
            else { return nil }
            return try? ZoneRules(tzif: [UInt8](data), name: name, edition: "system")
        },
        holidays: { Holidays.bundled(country: $0) }, today: CivilDate("2026-01-15")!
    ).sharingCalendars

    static func checked(_ id: String) throws -> Checked {
        let file = folder.appending(path: "\(id)/regulation.yaml")
        return RegulationFile.read(
            text: try String(contentsOf: file, encoding: .utf8), file: "\(id).yaml", world: world)
    }

    static func edition(_ id: String, _ change: (inout Regulation) -> Void = { _ in }) throws
        -> Edition
    {
        let read = try checked(id).source.checkedAsWritten(in: world).0
        guard var regulation = read else {
            throw EditionError(description: "\(id) does not pass its check")
        }
        change(&regulation)
        return try Edition(compiling: regulation, digest: "scenario", world: world)
    }
}
