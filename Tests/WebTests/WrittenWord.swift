import Foundation

/// A word of the site as its source states it: there is no list of them beside.
struct WrittenWord {
    let key: String
    let file: String
    /// Russian, Kazakh, English.
    let texts: [String]

    static let all: [WrittenWord] = Sources.all.flatMap { read($0.text, file: $0.path) }

    static func read(_ source: String, file: String) -> [WrittenWord] {
        source.components(separatedBy: "    static let ").compactMap { piece in
            guard let head = piece.prefixMatch(of: /(\w+) = Word\(/) else { return nil }
            let texts = piece.matches(of: /"""\n((?s:.*?))\n *"""|"((?:[^"\\]|\\.)*)"/)
            return WrittenWord(
                key: String(head.1), file: file,
                texts: texts.prefix(3).map { said(String($0.1 ?? $0.2 ?? "")) })
        }
    }

    private static func said(_ literal: String) -> String {
        literal.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
            .replacing("\\\n", with: "").replacing("\\u{a0}", with: "\u{a0}")
            .replacing("\\\"", with: "\"")
    }
}

/// The room's own files.
enum Sources {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .deletingLastPathComponent()
    static func file(_ name: String) -> String { root.appending(path: "Sources/Web/\(name)").path }

    static let all: [(path: String, text: String)] = {
        let paths = FileManager.default.enumerator(atPath: file(""))?.allObjects ?? []
        return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.sorted()
            .map { ($0, (try? String(contentsOfFile: file($0), encoding: .utf8)) ?? "") }
    }()
}
