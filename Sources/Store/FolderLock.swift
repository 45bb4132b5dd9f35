import Foundation
import Synchronization

/// An exclusive lock on the data folder, held while the process lives: one writer process per file
/// (decision 18).
final class FolderLock: Sendable {
    static let fileName = "lock"
    private let descriptor: Mutex<Int32?>

    init(folder: String) throws(StoreError) {
        let path = folder + "/" + Self.fileName
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .folderUnusable(folder, cause: String(cString: strerror(errno)))
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .folderInUse(folder)
        }
        self.descriptor = Mutex(descriptor)
    }

    deinit { release() }

    /// Lets others have the folder.
    func release() {
        descriptor.withLock { descriptor in
            guard let open = descriptor else { return }
            // Closing alone leaves it to a child that was started at this moment, until that has
            // become another program: it has the same open file (flock(2)).
            flock(open, LOCK_UN)
            close(open)
            descriptor = nil
        }
    }
}
