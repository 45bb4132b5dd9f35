import Foundation

/// A folder that goes when nobody holds it any more.
final class TemporaryFolder: Sendable {
    /// Why there is none: place and cause.
    struct Problem: Error, CustomStringConvertible {
        var description: String
    }

    let path: String

    init() throws { path = try Self.make(in: FileManager.default.temporaryDirectory.path) }

    /// A new folder in it.
    func fresh() throws -> String { try Self.make(in: path) }

    private static func make(in folder: String) throws(Problem) -> String {
        var template = Array((folder + "/reglament-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else {
            throw Problem(
                description:
                    "\(folder): no folder can be made there: \(String(cString: strerror(errno)))")
        }
        return String(cString: made)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
