/// The words that a story needs to be told, without what it expects: where one of them names what
/// is gone, the story can no longer be told, and that it fails proves nothing.
public struct StoryWords: Sendable {
    private let words: Set<String>

    /// - Parameter text: The scenario's file.
    public init(text: String) {
        let tree = Node.read(text, file: "").node
        let told =
            tree?.entries.filter { !["title", "clause", "regulation"].contains($0.key) } ?? []
        words = Set(told.flatMap { Self.words(in: $0.value) })
    }

    /// Whether the story cannot be told without the name.
    public func need(_ name: String) -> Bool { words.contains(name) }

    private static func words(in node: Node) -> [String] {
        switch node.content {
        case .scalar(let text, _): names(in: text)
        case .list(let items): items.flatMap(words)
        case .map(let entries):
            entries.filter { $0.key != "expect" && $0.key != "says" }
                .flatMap { names(in: $0.key) + words(in: $0.value) }
        }
    }

    /// Everything in a sentence that may be a name of the regulation.
    public static func names(in text: String) -> [String] {
        text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_")) }.map(String.init)
    }
}
