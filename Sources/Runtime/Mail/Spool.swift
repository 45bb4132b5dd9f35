import Foundation
import WorkingTime

/// Letters that came while no server ran: files that are safe on the disk before the sender is told (decision 18).
public struct Spool: Sendable {
    public static let folderName = "spool"
    static let filesMax = 1000

    private let folder: String

    /// - Parameter desk: whose letters; empty: those that named no desk, which the first desk of the server takes.
    public init(data: String, desk: String = "") {
        folder = data + "/" + Self.folderName + (desk.isEmpty ? "" : "/" + desk)
    }

    /// Writes the letter and both it and its folder to the disk.
    public func keep(_ letter: Data, arrivedAt: Instant, id: String, origin: LetterOrigin = LetterOrigin()) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let path = "\(folder)/\(arrivedAt.seconds)-\(id)\(origin.suffix).eml"
        let draft = path + ".part"
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { throw SpoolError(path: draft) }
        defer { close(descriptor) }
        let isWritten = letter.withUnsafeBytes { bytes in
            var sent = 0
            while sent < bytes.count {
                let count = write(descriptor, bytes.baseAddress! + sent, bytes.count - sent)
                if count <= 0 { return false }
                sent += count
            }
            return true
        }
        guard isWritten, fsync(descriptor) == 0, rename(draft, path) == 0 else { throw SpoolError(path: draft) }
        let directory = open(folder, O_RDONLY)
        if directory >= 0 {
            fsync(directory)
            close(directory)
        }
    }

    /// Letters that wait, the oldest first.
    func waiting() -> [(path: String, arrivedAt: Instant, origin: LetterOrigin)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { $0.hasSuffix(".eml") }.sorted().prefix(Self.filesMax).compactMap { name in
            name.split(separator: "-").first.flatMap { Int64($0) }.map {
                ("\(folder)/\(name)", Instant(seconds: $0), LetterOrigin(fileName: name.dropLast(".eml".count)))
            }
        }
    }

    func remove(_ path: String) { unlink(path) }
}

/// The letter could not be kept; the MTA must try again later (exit code 75).
public struct SpoolError: Error, Sendable, CustomStringConvertible {
    public var path: String
    public var description: String { "\(path): \(String(cString: strerror(errno)))" }
}
