/// The printed regulation, a paper to sign: contents, parties, clauses in order, the table of
/// levels, signatures; and as an annex what the desk does by each clause, and how it is read.
public struct RegulationDocument: Sendable {
    /// A text with the language it is in, which may be another than asked for.
    struct Text: Sendable, Hashable {
        var words: String
        var language: String
    }
    struct Part: Sendable, Hashable {
        var clause: String
        /// As it is printed; of a clause without a number, its words.
        var number: String
        /// The number above it says all of its words.
        var isHeading: Bool
        var kind: Clause.Kind
        var text: Text
        var acts: [String]
        var readings: [ReadingNote]
        var findings: [String]
    }
    /// Clauses in a row under one heading.
    struct Group: Sendable {
        var anchor: String
        var title: Text
        var parts: [Part]
    }
    struct ReadingNote: Sendable, Hashable {
        var question: Text
        var chosen: String?
        var alternatives: [String]
    }

    let regulation: Regulation
    let language: String
    let findings: [Finding]
    private let deferred: [Deferred]

    /// - Parameters:
    ///   - language: `ru`, `kk` or `en`; words that the regulation does not have in it stay in its
    ///     first language.
    ///   - findings: Of its check; each is shown under the clauses of what it concerns.
    public init(_ regulation: Regulation, language: String, findings: [Finding] = []) {
        self.regulation = regulation
        self.language = language
        self.findings = findings
        deferred = regulation.deferred
    }

    /// A page of its own, fit for printing.
    public static func html(_ regulation: Regulation, language: String, findings: [Finding] = [])
        -> String
    {
        RegulationDocument(regulation, language: language, findings: findings).html
    }

    /// The document as Markdown, with what the check found beside the clauses it concerns.
    public static func markdown(
        _ regulation: Regulation, language: String, findings: [Finding] = []
    ) -> String {
        RegulationDocument(regulation, language: language, findings: findings).markdown
    }

    /// Anchor of a clause: `p2.3.1`.
    public static func anchor(_ clause: String) -> String { "p\(clause)" }

    /// Anchor of what the desk does by a clause, in the annex: `a2.3.1`.
    static func annexAnchor(_ clause: String) -> String { "a\(clause)" }

    var sentences: DeskSentences { DeskSentences(regulation: regulation, language: language) }

    func text(_ text: LocalizedText) -> Text {
        let found = text.text(in: language, fallbacks: regulation.languages)
        return Text(words: found?.text ?? "", language: found?.language ?? language)
    }

    var parts: [Part] {
        let citations = Citations(regulation)
        return regulation.clauses.pairs.map { name, clause in
            let printed = regulation.printedNumber(of: name)
            let heading = regulation.heading(of: name, in: language)
            return Part(
                clause: name, number: printed ?? heading,
                isHeading: printed == nil && !heading.hasSuffix("…"),
                kind: clause.kind, text: text(clause.text),
                acts: (citations.acting[name] ?? []).map(act),
                readings: (citations.readings[name] ?? []).compactMap {
                    regulation.readings[$0].map(note)
                },
                findings: concerning(name, citations.acting[name] ?? []))
        }
    }

    /// The clauses under their headings.
    func groups(of parts: [Part]) -> [Group] {
        let known = Dictionary(
            parts.map { ($0.clause, $0) }, uniquingKeysWith: { first, _ in first })
        return regulation.clauseGroups.enumerated().map { index, group in
            Group(
                anchor: "s\(index + 1)", title: title(of: group),
                parts: group.clauses.compactMap { known[$0] })
        }
    }

    /// Without a heading of its own a clause of one number alone is that of those below it; else
    /// the number is all there is.
    private func title(of group: ClauseGroup) -> Text {
        if let title = group.title {
            let title = text(title)
            return Text(
                words: (group.number.map { "\($0). " } ?? "") + title.words,
                language: title.language)
        }
        let first = group.clauses[0]
        let opening = regulation.heading(of: first, in: language)
        guard let number = group.number else { return Text(words: opening, language: language) }
        guard regulation.printedNumber(of: first) == number else {
            let words = sentences.say("Раздел \(number)", "\(number)-бөлім", "Section \(number)")
            return Text(words: words, language: language)
        }
        return Text(words: "\(number). \(opening)", language: language)
    }

    /// What is so for every clause: zone, currency, and the hours in which promises are counted.
    var general: [String] {
        [
            sentences.say("Часовой пояс", "Уақыт белдеуі", "Time zone")
                + ": \(regulation.timeZone)",
            sentences.say("Валюта", "Валюта", "Currency") + ": \(regulation.currency)",
            sentences.say(
                "Сроки считаются, если не сказано иное, в часы",
                "Басқаша айтылмаса, мерзімдер мына уақытта есептеледі",
                "Unless said otherwise promises are counted in the hours")
                + ": \(sentences.calendarInShort(regulation.calendar))",
        ]
    }

    /// What the desk does by parts that no clause states.
    var withoutClause: [String] {
        let cited = Set(Citations(regulation).acting.values.flatMap(\.self))
        return Citations.all(regulation).filter { !cited.contains($0) }.map(act)
    }

    /// What the desk does by `citing`, and what of it it does not do yet: the document promises
    /// nothing in silence.
    private func act(_ citing: String) -> String {
        let waiting = deferred.filter { $0.concerns(citing.split(separator: ".").map(String.init)) }
            .map(\.kind)
        guard !waiting.isEmpty else { return sentences.sentence(for: citing) }
        let words = waiting.map { $0.words[language] }.joined(separator: ", ")
        return "\(sentences.sentence(for: citing)) — \(FindingCode.D101.words[language]): \(words)"
    }

    /// Findings about the clause itself or about what carries it out; readings and what is not
    /// executed yet are shown in their own words.
    private func concerning(_ clause: String, _ acting: [String]) -> [String] {
        findings.filter { finding in
            let path = finding.place.path
            return ![.R105, .D101].contains(finding.code) && finding.alternative == nil
                && (path == "clauses.\(clause)"
                    || acting.contains { path == $0 || path.hasPrefix($0 + ".") })
        }.map { "\($0.code.rawValue): \($0.code.words[language])" }
    }

    private func note(_ reading: Reading) -> ReadingNote {
        let called = { (name: String) in
            regulation.title(ofAlternative: name, of: reading, in: language)
        }
        return ReadingNote(
            question: text(reading.question), chosen: reading.chosen.map(called),
            alternatives: reading.alternatives.names.map(called))
    }

    /// Version and first day.
    var subtitle: String {
        let version = sentences.say("Версия", "Нұсқа", "Version") + " " + regulation.version
        let since =
            sentences.say("действует с", "күшіне енеді:", "in force from") + " "
            + sentences.day(regulation.inForce)
        let replaces = regulation.replaces.map {
            sentences.say("заменяет", "орнына", "replaces") + " " + $0
        }
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
        let chosen =
            note.chosen.map { sentences.say("читаем так", "былай оқимыз", "read as") + ": " + $0 }
            ?? sentences.say("не решено", "шешілмеген", "undecided")
        let others =
            note.alternatives.isEmpty
            ? ""
            : "; " + sentences.say("иначе", "басқаша", "otherwise") + ": "
                + note.alternatives.joined(separator: ", ")
        return chosen + others
    }
}
