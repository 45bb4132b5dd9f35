import Foundation

/// A folder of its own for the files of one piece of work; nobody else enters it, and it goes with
/// the work.
final class ScratchFolder {
    let path: String

    /// - Throws: `CocoaError` when there is no place for it.
    init() throws {
        path =
            FileManager.default.temporaryDirectory.appending(
                path: "reglament-\(UUID().uuidString)"
            ).path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700])
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}
