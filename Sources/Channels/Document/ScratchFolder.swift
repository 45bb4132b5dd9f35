import Foundation
import Glibc

/// A folder of its own for the files of one piece of work; nobody else enters it, and it goes with
/// the work.
final class ScratchFolder {
    let path: String

    /// Why there is no place for it.
    struct Failure: Error, CustomStringConvertible {
        var description: String
    }

    init() throws(Failure) {
        let pattern = FileManager.default.temporaryDirectory.appending(path: "reglament-XXXXXX")
            .path
        var name = Array(pattern.utf8CString)
        guard mkdtemp(&name) != nil else {
            throw Failure(description: "\(pattern): \(String(cString: strerror(errno)))")
        }
        path = name.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}
