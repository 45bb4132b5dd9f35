import Regulations

/// The words of one language.
struct Words: Sendable {
    let language: Language
    private var labels: [String: String] = [:]

    private init(_ language: Language) { self.language = language }

    static func of(_ language: Language) -> Words { Words(language) }

    subscript(_ word: Word) -> String {
        word.label.flatMap { labels[$0] } ?? word.text[language.rawValue]
    }

    /// A sentence with values in it.
    func say(
        _ ru: @autoclosure () -> String, _ kk: @autoclosure () -> String,
        _ en: @autoclosure () -> String
    ) -> String {
        Trilingual.pick(language.rawValue, ru(), kk(), en())
    }

    /// `«Реакция», «Решение»`
    func quoted(_ names: [String]) -> String {
        names.map { say("«\($0)»", "«\($0)»", "“\($0)”") }.joined(separator: ", ")
    }

    /// The same with what the regulation calls states and its clients (`labels`).
    func labelled(_ labels: [String: String]) -> Words {
        var words = self
        words.labels = labels
        if let client = labels["client"] {
            words.labels[Self.aClient] = client.prefix(1).lowercased() + client.dropFirst()
        }
        return words
    }

    /// The label of the client where it stands within a sentence.
    static let aClient = "a client"
}
