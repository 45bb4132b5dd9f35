import Foundation

/// A source file of the repository, by its path from the top.
struct SourceFile {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// `Core/Sources/WorkingTime/…` → `WorkingTime`; nil outside the rooms.
    var room: String? {
        let parts = path.split(separator: "/").map(String.init)
        guard let index = parts.firstIndex(of: "Sources"), parts.count > index + 1 else {
            return nil
        }
        return parts[index + 1]
    }
}

/// What stands in the repository.
enum Repository {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        .standardizedFileURL

    static func files(in folders: [String], suffix: String) -> [SourceFile] {
        folders.flatMap { folder -> [SourceFile] in
            let base = root.appending(path: folder)
            guard
                let walk = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)
            else {
                return []
            }
            return walk.compactMap { $0 as? URL }.filter { $0.path.hasSuffix(suffix) }.compactMap {
                url in
                guard !url.path.contains("/.build/"),
                    let text = try? String(contentsOf: url, encoding: .utf8)
                else {
                    return nil
                }
                return SourceFile(
                    path: String(url.standardizedFileURL.path.dropFirst(root.path.count)),
                    text: text)
            }
        }
    }

    static let sources = files(in: ["Core/Sources", "Sources"], suffix: ".swift")
    static let tests = files(in: ["Core/Tests", "Tests"], suffix: ".swift")
    static let documents =
        files(in: ["docs"], suffix: ".md")
        + ["README.md", "STYLE.md", "CHANGELOG.md"].compactMap { name in
            (try? String(contentsOf: root.appending(path: name), encoding: .utf8)).map {
                SourceFile(path: name, text: $0)
            }
        }
}
