import Foundation
import Runtime

/// A demo desk on the disk: people and story in `demo/ID`, the regulation in `regulations/ID`.
struct DemoFolder: Sendable {
    /// Desks of one demo.
    static let desksMax = 20

    var id: String
    var regulation: RegulationPath
    var people: String
    var story: String

    init(_ id: String, demo: String, regulations: String) {
        self.id = id
        regulation = RegulationPath("\(regulations)/\(id)")
        people = "\(demo)/\(id)/people.yaml"
        story = "\(demo)/\(id)/story.yaml"
    }

    /// Those of the folder that have a story; `first` before the others, which follow by name.
    static func all(demo: String, regulations: String, first: String) -> [DemoFolder] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: demo)) ?? []
        let found = names.sorted { $0 == first || ($1 != first && $0 < $1) }
            .map { DemoFolder($0, demo: demo, regulations: regulations) }
            .filter { FileManager.default.fileExists(atPath: $0.story) }
        return Array(found.prefix(desksMax))
    }
}
