import Foundation
import Store

/// Seals written into a file outside of the database, one a line, each day; nothing is ever changed
/// in it.
public struct SealFile: Sendable {
    /// A line has about 250 bytes.
    static let bytesMax = 64 << 20

    let path: String

    /// Refuses a place in the data folder.
    public init(path: String, data folder: String) throws(SealProblem) {
        try SealKey.requireOutside(path, of: folder)
        self.path = path
        try append([])
    }

    /// What stands in it.
    func anchors() throws(SealProblem) -> [SealAnchor] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        guard let bytes = FileManager.default.contents(atPath: path), bytes.count <= Self.bytesMax
        else {
            throw SealProblem(
                description: "\(path): it cannot be read, or is too large for a file of seals")
        }
        return SealAnchor.all(in: String(decoding: bytes, as: UTF8.self))
    }

    /// Adds seals at the end, and is back when they are on the disk.
    func append(_ seals: [SealAnchor]) throws(SealProblem) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw SealProblem(description: "\(path): \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        let text = seals.map { $0.line + "\n" }.joined()
        guard write(descriptor, text, text.utf8.count) == text.utf8.count, fsync(descriptor) == 0
        else {
            throw SealProblem(description: "\(path): \(String(cString: strerror(errno)))")
        }
    }
}
