import Foundation
import WorkingTime

@testable import Regulations

/// The five regulations of this repository, and a world to check them in.
enum Drafts {
    static let names = ["echo", "netpoint", "netpeak", "cetera", "mywebstor"]
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../regulations"
    )
    .standardized

    static let world = CheckWorld(
        zone: { ["Europe/Moscow", "Asia/Almaty", "Europe/Kyiv", "UTC"].contains($0) ? .utc : nil },
        holidays: { Holidays.bundled(country: $0) },
        today: CivilDate(year: 2026, month: 1, day: 15)!)

    static func text(_ name: String) -> String {
        try! String(contentsOf: root.appending(path: "\(name)/regulation.yaml"), encoding: .utf8)
    }

    static func read(_ text: String) -> Checked {
        RegulationFile.read(text: text, file: "echo.yaml", world: world)
    }

    static func checked(_ name: String) -> Checked { all[name]! }

    private static let all = Dictionary(
        uniqueKeysWithValues: names.map { name in
            (
                name,
                RegulationFile.read(text: text(name), file: "\(name)/regulation.yaml", world: world)
            )
        })
}
