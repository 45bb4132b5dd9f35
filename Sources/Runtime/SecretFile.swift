import Foundation

/// A small file that holds a secret: only its owner may read it, and it is made when there is none.
struct SecretFile: Sendable {
    /// Place and cause.
    struct Problem: Error, Sendable, CustomStringConvertible {
        var description: String
    }

    /// The whole of it.
    let text: String

    /// `fresh` is what a new file holds. Desks and processes that start at once end with one file,
    /// whole: a draft is linked into place, and who comes second reads what the first made.
    init(_ path: String, world: World, fresh: () -> String) throws(Problem) {
        if !FileManager.default.fileExists(atPath: path) { try Self.make(path, fresh(), world) }
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        let permissions = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard permissions & 0o077 == 0 else {
            throw Problem(description: "\(path): others may read it; run chmod 600 on it")
        }
        text =
            FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
            ?? ""
    }

    private static func make(_ path: String, _ text: String, _ world: World) throws(Problem) {
        let draft = "\(path).\(Hexadecimal.text(world.randomBytes(8)))"
        defer { unlink(draft) }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failed(path) }
        defer { close(descriptor) }
        guard write(descriptor, text, text.utf8.count) == text.utf8.count, fsync(descriptor) == 0
        else {
            throw failed(path)
        }
        guard link(draft, path) == 0 || errno == EEXIST else { throw failed(path) }
    }

    private static func failed(_ path: String) -> Problem {
        Problem(description: "\(path): \(String(cString: strerror(errno)))")
    }
}
