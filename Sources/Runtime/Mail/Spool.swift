import Foundation
import Store
import WorkingTime

/// Letters that came while no server ran: files that are safe on the disk before the sender is told
/// (decision 18).
public struct Spool: Sendable {
    public static let folderName = "spool"
    static let filesMax = 1000

    private let (data, folder): (String, String)

    /// Spools that a desk takes letters from.
    ///
    /// - Parameter isAlone: no other desk is there: what names none is for it. Of several nobody
    ///   takes that.
    static func all(data: String, desk: String, isAlone: Bool) -> [Spool] {
        [Spool(data: data, desk: desk)] + (isAlone ? [Spool(data: data)] : [])
    }

    /// Desks that letters wait for, or waited once; they need not exist.
    static func names(data: String) -> [String] {
        let folder = data + "/" + folderName
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { name in
            var isFolder: ObjCBool = false
            return FileManager.default.fileExists(
                atPath: "\(folder)/\(name)", isDirectory: &isFolder)
                && isFolder.boolValue
        }
    }

    /// - Parameter desk: whose letters; empty: those of which nobody knew for which desk they are.
    public init(data: String, desk: String = "") {
        self.data = data
        folder = data + "/" + Self.folderName + (desk.isEmpty ? "" : "/" + desk)
    }

    /// Writes the letter and both it and its folder to the disk.
    ///
    /// - Throws: also below the watermark of the disk.
    public func keep(
        _ letter: Data, arrivedAt: Instant, id: String, origin: LetterOrigin = LetterOrigin(),
        space: (String) -> DiskRoom.Space? = DiskRoom.space
    ) throws {
        if DiskRoom.isShort(space(data)) { throw StoreError.diskFull }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let path = SpooledLetter(folder: folder, arrivedAt: arrivedAt, id: id, origin: origin).path
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
        guard isWritten, fsync(descriptor) == 0, rename(draft, path) == 0 else {
            throw SpoolError(path: draft)
        }
        writeOutFolder()
    }

    private func writeOutFolder() {
        let directory = open(folder, O_RDONLY)
        guard directory >= 0 else { return }
        fsync(directory)
        close(directory)
    }

    /// Letters that wait, the oldest first.
    func waiting() -> [SpooledLetter] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().lazy.compactMap { SpooledLetter(folder: folder, name: $0) }.prefix(
            Self.filesMax
        )
        .map(\.self)
    }

    func remove(_ letter: SpooledLetter) { unlink(letter.path) }

    /// Writes down under its name what has become known of a letter.
    ///
    /// - Returns: the letter under its new name.
    func relabel(_ letter: SpooledLetter, _ change: (inout SpooledLetter) -> Void) throws
        -> SpooledLetter
    {
        var changed = letter
        change(&changed)
        guard changed != letter else { return letter }
        guard rename(letter.path, changed.path) == 0 else { throw SpoolError(path: letter.path) }
        writeOutFolder()
        return changed
    }
}

/// The letter could not be kept; the MTA must try again later (exit code 75).
public struct SpoolError: Error, Sendable, CustomStringConvertible {
    public var path: String
    public var description: String { "\(path): \(String(cString: strerror(errno)))" }
}
