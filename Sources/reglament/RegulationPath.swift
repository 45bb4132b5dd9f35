import Foundation
import Regulations
import Runtime
import Simulation
import WorkingTime

/// The file of a regulation and the scenarios beside it, read from disk.
struct RegulationPath {
    let file: String
    let folder: String

    /// A folder means `regulation.yaml` in it.
    init(_ path: String) {
        var isFolder: ObjCBool = false
        let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        folder =
            exists && isFolder.boolValue
            ? path : URL(filePath: path).deletingLastPathComponent().relativePath
        file =
            exists && isFolder.boolValue
            ? "\(path.hasSuffix("/") ? String(path.dropLast()) : path)/regulation.yaml" : path
    }

    /// The regulation at `path`, or, where a folder has none of its own, those of the folders in
    /// it.
    static func all(at given: String) -> [RegulationPath] {
        let path = given.count > 1 && given.hasSuffix("/") ? String(given.dropLast()) : given
        let own = RegulationPath(path)
        let files = FileManager.default
        guard own.folder == path, !files.fileExists(atPath: own.file) else { return [own] }
        let folders = ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted().map {
            RegulationPath("\(path)/\($0)")
        }
        let found = folders.filter {
            files.fileExists(atPath: $0.file) && $0.file.hasSuffix("/regulation.yaml")
        }
        return found.isEmpty ? [own] : found
    }

    func read(in world: CheckWorld) throws(UnreadableFile) -> Checked {
        RegulationFile.read(text: try Self.text(of: file), file: file, world: world)
    }

    /// Files of `scenarios/`, sorted; none when there is no such folder.
    var scenarioFiles: [String] {
        let names =
            (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/scenarios")) ?? []
        return names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/scenarios/\($0)" }
    }

    static func text(of file: String) throws(UnreadableFile) -> String {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw UnreadableFile(file: file, cause: "there is no such file, or it may not be read")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw UnreadableFile(file: file, cause: "it is not UTF-8; save it as UTF-8")
        }
        return text
    }

    /// Zones of the system, bundled holidays, today in UTC.
    static func world(zoneinfo: String) -> CheckWorld {
        let zones = ZoneFiles(folder: zoneinfo)
        let today = CivilDate(
            dayNumber: Int((Date().timeIntervalSince1970 / 86_400).rounded(.down)))
        var world = CheckWorld(
            zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) }, today: today)
        world.zoneNames = { zones.names }
        return CalendarShelf().serving(world)
    }
}

extension KnownDifferences {
    /// Beside the folders of the regulations.
    static let fileName = "known-differences.txt"

    /// - Parameter named: nil: the file beside the regulation's folder, where there is one.
    init(file named: String?, beside regulation: RegulationPath) throws(UnreadableFile) {
        self.init()
        let usual = URL(filePath: regulation.folder).deletingLastPathComponent().appending(
            path: Self.fileName
        ).path
        guard let file = named ?? (FileManager.default.fileExists(atPath: usual) ? usual : nil)
        else { return }
        let text = try RegulationPath.text(of: file)
        do throws(Problem) { self = try KnownDifferences(text: text) } catch {
            throw UnreadableFile(file: file, cause: error.description)
        }
    }
}

struct UnreadableFile: Error {
    let file: String
    let cause: String
}
