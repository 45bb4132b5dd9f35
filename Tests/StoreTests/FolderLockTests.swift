import Foundation
import Testing

@testable import Store

struct FolderLockTests {
    @Test func `a folder is free once its lock is released, whatever was started meanwhile`() throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "lock-\(UUID().uuidString)"
        ).path
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let lock = try FolderLock(folder: folder)
        #expect(throws: StoreError.folderInUse(folder)) { try FolderLock(folder: folder) }
        // What a child has between fork and exec: the same open file once more.
        let inherited = try #require(Self.descriptor(of: "\(folder)/\(FolderLock.fileName)"))
        let child = dup(inherited)
        defer { close(child) }
        lock.release()
        #expect(throws: Never.self) { try FolderLock(folder: folder) }
    }

    private static func descriptor(of path: String) -> Int32? {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.compactMap(Int32.init).first { number in
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(number)"))
                == path
        }
    }
}
