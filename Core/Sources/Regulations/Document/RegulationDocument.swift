/// The printed regulation: clauses in order, under each what the desk does by it, and how it is read.
public struct RegulationDocument: Sendable {
    /// A text with the language it is in, which may be another than asked for.
    struct Text: Sendable, Hashable {
        var words: String
        var language: String
    }
    struct Part: Sendable, Hashable {
        var clause: String
        var kind: Clause.Kind
        var text: Text
        var acts: [String]
        var readings: [ReadingNote]
    }
    struct ReadingNote: Sendable, Hashable {
        var question: Text
        var chosen: String?
        var alternatives: [String]
    }

    let regulation: Regulation
    let language: String

    /// - Parameter language: `ru`, `kk` or `en`; words that the regulation does not have in it stay in its first language.
    public init(_ regulation: Regulation, language: String) {
        self.regulation = regulation
        self.language = language
    }

    /// A page of its own, fit for printing.
    public static func html(_ regulation: Regulation, language: String) -> String {
        RegulationDocument(regulation, language: language).html
    }

    public static func markdown(_ regulation: Regulation, language: String) -> String {
        RegulationDocument(regulation, language: language).markdown
    }

    /// Anchor of a clause: `p2.3.1`.
    public static func anchor(_ clause: String) -> String { "p\(clause)" }

    var sentences: DeskSentences { DeskSentences(regulation: regulation, language: language) }

    func text(_ text: LocalizedText) -> Text {
        let found = text.text(in: language, fallbacks: regulation.languages)
        return Text(words: found?.text ?? "", language: found?.language ?? language)
    }

    var parts: [Part] {
        let citations = Citations(regulation), sentences = sentences
        return regulation.clauses.pairs.map { name, clause in
            Part(
                clause: name, kind: clause.kind, text: text(clause.text),
                acts: (citations.acting[name] ?? []).map(sentences.sentence(for:)),
                readings: (citations.readings[name] ?? []).compactMap { regulation.readings[$0].map(note) })
        }
    }

    private func note(_ reading: Reading) -> ReadingNote {
        ReadingNote(
            question: text(reading.question), chosen: reading.chosen.map(sentences.plain),
            alternatives: reading.alternatives.names.map(sentences.plain))
    }

    /// Version and first day.
    var subtitle: String {
        let version = sentences.say("Версия", "Нұсқа", "Version") + " " + regulation.version
        let since = sentences.say("действует с", "күшіне енеді:", "in force from") + " " + regulation.inForce.description
        let replaces = regulation.replaces.map { sentences.say("заменяет", "орнына", "replaces") + " " + $0 }
        return [version, since, replaces].compactMap(\.self).joined(separator: ", ")
    }

    func kindNote(_ kind: Clause.Kind) -> String? {
        switch kind {
        case .rule: nil
        case .manual: sentences.say("исполняют люди", "адамдар орындайды", "carried out by people")
        case .informative: sentences.say("для сведения", "мәлімет үшін", "for information")
        }
    }

    func readingLine(_ note: ReadingNote) -> String {
        let chosen = note.chosen.map { sentences.say("читаем так", "былай оқимыз", "read as") + ": " + $0 }
            ?? sentences.say("не решено", "шешілмеген", "undecided")
        let others = note.alternatives.isEmpty ? "" : "; " + sentences.say("иначе", "басқаша", "otherwise") + ": " + note.alternatives.joined(separator: ", ")
        return chosen + others
    }
}
