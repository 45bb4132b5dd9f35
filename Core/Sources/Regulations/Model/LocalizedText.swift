/// Words in several languages. The first language of the regulation is authoritative.
public struct LocalizedText: Sendable, Hashable {
    /// Language code (ISO 639-1) to words.
    public var words: [String: String]

    public init(_ words: [String: String]) { self.words = words }

    /// The words in `language`, else in the first of `fallbacks` that has them, with the language
    /// actually used.
    public func text(in language: String, fallbacks: [String]) -> (text: String, language: String)?
    {
        for code in [language] + fallbacks {
            if let text = words[code] { return (text, code) }
        }
        return words.sorted { $0.key < $1.key }.first.map { ($0.value, $0.key) }
    }
}
