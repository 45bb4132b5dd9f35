import Foundation

/// What lies in a data folder: files of its owner, and no links that lead elsewhere.
public enum DataFolder {
    /// Entries that are looked at.
    static let entriesMax = 20_000

    public struct Entry: Sendable, Hashable {
        /// Within the folder.
        public var path: String
        public var isLink: Bool
        public var isFolder: Bool
        public var permissions: Int
    }

    /// Everything in the folder and below; what links lead to is not looked at.
    public static func entries(of folder: String) -> [Entry] {
        guard let found = FileManager.default.enumerator(atPath: folder) else { return [] }
        return found.lazy.compactMap { $0 as? String }.prefix(entriesMax).compactMap { path in
            var status = stat()
            guard lstat("\(folder)/\(path)", &status) == 0 else { return nil }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            return Entry(
                path: path, isLink: isLink, isFolder: status.st_mode & S_IFMT == S_IFDIR,
                permissions: Int(status.st_mode & 0o777))
        }
    }

    /// Refuses a folder in which a link stands: what is written would go elsewhere, what is read
    /// come from there.
    static func requireOwn(_ folder: String) throws(StoreError) {
        guard let link = entries(of: folder).first(where: \.isLink) else { return }
        throw .folderUnusable(
            folder,
            cause:
                "'\(link.path)' in it is a symbolic link; put the file itself there, or take it away"
        )
    }
}
