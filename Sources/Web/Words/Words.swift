import Regulations

/// The words of one language.
struct Words: Sendable {
    let language: Language
    private var table: [String]

    private init(_ language: Language, _ words: [Word: String]) {
        self.language = language
        table = Word.allCases.map { word in
            guard let text = words[word] else {
                preconditionFailure("\(language) has no word for \(word)")
            }
            return text
        }
    }

    subscript(_ word: Word) -> String { table[word.rawValue] }

    /// The same with what the regulation calls states and its clients (`labels`).
    func labelled(_ labels: [String: String]) -> Words {
        guard !labels.isEmpty else { return self }
        var words = self
        for state in TicketState.allCases {
            if let label = labels[state.rawValue] { words.table[state.word.rawValue] = label }
        }
        if let client = labels["client"] {
            words.table[Word.clientTerm.rawValue] = client
            words.table[Word.roleClient.rawValue] =
                client.prefix(1).lowercased() + client.dropFirst()
        }
        return words
    }

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
