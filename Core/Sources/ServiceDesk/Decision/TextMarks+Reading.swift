import Regulations

extension TextMarks {
    /// Looks for the words which the regulation's conditions ask for. Case, punctuation, brackets
    /// and reply prefixes do not count, nor does what stands around a plain answer (LANGUAGE §6).
    ///
    /// - Parameter names: of who wrote and of those written to, as far as they are known.
    public init(
        subject: String, text: String, attached: [String], names: [String] = [],
        under regulation: Regulation
    ) {
        let wanted = regulation.wantedWords
        let subjectWords = Self.words(of: subject)
        let answer = wanted.text.isEmpty ? nil : PlainAnswer(text, names: names)
        self.init(
            subject: wanted.subject.filter { Self.contains(subjectWords, Self.words(of: $0)) },
            text: wanted.text.filter { answer?.says(Self.words(of: $0)) ?? false },
            attached: attached.sorted(),
            link: text.contains("http://") || text.contains("https://") || text.contains("www."),
            empty: Self.words(of: text, atMost: 1).isEmpty, titled: !subjectWords.isEmpty
        )
    }

    /// Upper-cased runs of letters and digits; ё counts as е, as people write either.
    static func words(of text: String, atMost count: Int = .max) -> [String] {
        var words: [String] = []
        var rest = text[...]
        while words.count < count, let start = rest.firstIndex(where: isOfWord) {
            let word = rest[start...].prefix(while: isOfWord)
            words.append(String(word.uppercased().map { $0 == "Ё" ? "Е" : $0 }))
            rest = rest[word.endIndex...]
        }
        return words
    }

    private static func isOfWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    private static func contains(_ words: [String], _ wanted: [String]) -> Bool {
        guard !wanted.isEmpty, words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { start in
            Array(words[start..<(start + wanted.count)]) == wanted
        }
    }
}

extension Regulation {
    /// The words and phrases that any condition of the file looks for in a subject or a text.
    var wantedWords: (subject: [String], text: [String]) {
        var found: (subject: [String], text: [String]) = ([], [])
        for condition in conditions { condition.collect(into: &found) }
        return (found.subject.uniqued(), found.text.uniqued())
    }

    /// Conditions that judge incoming text.
    private var conditions: [Condition] {
        definitions.pairs.map(\.item.when) + rules.pairs.map(\.item.when)
            + priorities.pairs.compactMap(\.item.when)
            + commitments.pairs.map(\.item.when) + messages.pairs.map(\.item.when)
    }
}

extension Condition {
    fileprivate func collect(into found: inout (subject: [String], text: [String])) {
        switch self {
        case .all(let parts), .any(let parts): for part in parts { part.collect(into: &found) }
        case .not(let part): part.collect(into: &found)
        case .fact(.subjectHas(let words)): found.subject += words
        case .fact(.textIs(let texts)): found.text += texts
        case .fact: break
        }
    }
}
