import Channels
import Foundation
import Logging
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// What stories of one regulation have in common: a database in which it is published, and the
/// calendars compiled.
final class SimulatedGround: Sendable {
    static let desk = "desk"
    private static let template = "template"

    let library: EditionLibrary
    private let folder: TemporaryFolder
    /// Of the regulation's text in the database.
    private let digest: String

    /// - Parameter name: tells it from other readings of the same regulation.
    /// - Throws: also when the regulation cannot be compiled.
    init(_ checked: Checked, name: String, world: CheckWorld) async throws {
        guard let regulation = checked.regulation else {
            throw EditionError(description: "the regulation does not pass its check")
        }
        folder = try TemporaryFolder()
        digest = EditionLibrary.digest("\(regulation.id) \(regulation.version) \(name)".utf8)
        library = EditionLibrary(world: world, known: [digest: checked])
        let store = try Store(passing: folder.path + "/" + Self.template)
        defer { try? store.closeWhole() }
        let world = World(now: { .distantPast }, randomBytes: SeededBytes().next)
        let desk = try await Desk(
            id: Self.desk, store: store, world: world, library: library,
            zones: ZoneFiles(folder: ""), mail: nil,
            log: Logger(label: "simulation"))
        try await desk.take(regulation, text: "", digest: digest, by: nil)
        _ = try desk.edition()
    }

    /// The same database, on which the regulation says what `changed` does: publishing it anew is
    /// most of the work.
    init(on other: SimulatedGround, changed: Checked) {
        (folder, digest) = (other.folder, other.digest)
        library = other.library.replacing(digest, by: changed)
    }

    /// A database of its own in which the regulation is published.
    func store() throws -> Store {
        try Store(passing: try folder.fresh(), from: folder.path + "/" + Self.template)
    }
}
