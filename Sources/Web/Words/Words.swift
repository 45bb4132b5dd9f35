/// The words of one language.
struct Words: Sendable {
    let language: Language
    private let table: [String]

    private init(_ language: Language, _ words: [Word: String]) {
        self.language = language
        table = Word.allCases.map { word in
            guard let text = words[word] else { preconditionFailure("\(language) has no word for \(word)") }
            return text
        }
    }

    subscript(_ word: Word) -> String { table[word.rawValue] }

    static func of(_ language: Language) -> Words {
        switch language {
        case .ru: ru
        case .kk: kk
        case .en: en
        }
    }

    private static let ru = Words(.ru, russian)
    private static let kk = Words(.kk, kazakh)
    private static let en = Words(.en, english)
}
