import Foundation
import Store
import Synchronization
import WorkingTime

/// Whether the disk has room for what strangers send. The last of it is kept for the staff's own
/// work and the database: below the watermark letters and requests of clients are turned away, to
/// come again later.
public final class DiskRoom: Sendable {
    public struct Space: Sendable, Hashable {
        public var free: Int64
        public var size: Int64
    }

    /// The watermark: so many bytes, of a small disk a twentieth.
    public static let keptMax: Int64 = 256 << 20
    static let keptShare: Int64 = 20
    private let folder: String
    private let space: @Sendable (String) -> Space?
    /// Believed within the same second.
    private let seen = Mutex<(at: Instant, isShort: Bool)?>(nil)

    public init(folder: String, space: @escaping @Sendable (String) -> Space? = DiskRoom.space) {
        (self.folder, self.space) = (folder, space)
    }

    public static let space: @Sendable (String) -> Space? = { path in
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value,
            let size = (attributes?[.systemSize] as? NSNumber)?.int64Value
        else { return nil }
        return Space(free: free, size: size)
    }

    static func watermark(ofSize size: Int64) -> Int64 { min(keptMax, size / keptShare) }

    /// A disk of which nobody says how full it is, is used until it refuses.
    public static func isShort(_ space: Space?) -> Bool {
        space.map { $0.free < watermark(ofSize: $0.size) } ?? false
    }

    /// - Throws: `StoreError.diskFull` below the watermark.
    func requireRoom(at now: Instant) throws(StoreError) {
        let isShort = seen.withLock { seen in
            if let seen, seen.at == now { return seen.isShort }
            let isShort = Self.isShort(space(folder))
            seen = (now, isShort)
            return isShort
        }
        if isShort { throw .diskFull }
    }
}
