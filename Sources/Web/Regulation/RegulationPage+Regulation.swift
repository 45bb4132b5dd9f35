import Regulations
import ServiceDesk
import WorkingTime

/// One version of the regulation as its readers see it.
extension RegulationPage.Model {
    /// - Parameter published: all versions, the latest in force first.
    init(frame: DeskFrame, reader: EditionReader, published: [Regulation]) {
        let regulation = reader.regulation
        let editions = published.map(RegulationPage.Edition.init)
        self.init(
            frame: frame, title: reader.text(regulation.title), edition: .init(regulation),
            editions: editions.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
            sections: RegulationPage.sections(reader))
        guard let place = published.firstIndex(of: regulation), place + 1 < published.count else {
            return
        }
        let before = published[place + 1]
        self.before = .init(before)
        changes = RegulationChange.between(before, regulation).map {
            .init(
                text: $0.line(from: before, to: regulation, in: reader.language.rawValue),
                isLonger: $0.kind == .longer)
        }
    }
}

extension RegulationPage.Edition {
    init(_ regulation: Regulation) {
        self.init(
            regulation: regulation.id, version: regulation.version, inForce: regulation.inForce)
    }
}

extension RegulationPage {
    /// Clauses stand in the order of the file, under their headings.
    static func sections(_ reader: EditionReader) -> [Section] {
        let (regulation, waiting) = (reader.regulation, reader.regulation.deferredClauses)
        return regulation.clauseGroups.map { group in
            let clauses = group.clauses.compactMap { name in
                regulation.clauses[name].map {
                    Clause(name: name, clause: $0, waiting: waiting[name] ?? [], reader: reader)
                }
            }
            return Section(
                number: group.number, title: group.title.map(reader.text) ?? "",
                opening: regulation.heading(of: group.clauses[0], in: reader.language.rawValue),
                clauses: clauses)
        }
    }
}

extension RegulationPage.Clause {
    init(name: String, clause: Regulations.Clause, waiting: [Deferred], reader: EditionReader) {
        let found = clause.text.text(
            in: reader.language.rawValue, fallbacks: reader.regulation.languages)
        let mark: Mark? =
            switch clause.kind {
            case .rule: nil
            case .manual: .manual
            case .informative: .informative
            }
        let readings = reader.regulation.readings.pairs.filter { $0.item.clauses.first == name }
        self.init(
            number: reader.regulation.printedNumber(of: name), name: name,
            paragraphs: [found?.text ?? ""],
            language: found.flatMap {
                $0.language == reader.language.rawValue ? nil : Language(rawValue: $0.language)
            },
            mark: mark, waiting: Self.words(waiting, reader),
            readings: readings.map { .init(id: $0.name, reading: $0.item, reader: reader) })
    }
    /// What is not done, each said once.
    private static func words(_ waiting: [Deferred], _ reader: EditionReader) -> [String] {
        waiting.map { $0.kind.words[reader.language.rawValue] }.reduce(into: []) { words, word in
            if !words.contains(word) { words.append(word) }
        }
    }
}

extension RegulationPage.Reading {
    init(id: String, reading: Regulations.Reading, reader: EditionReader) {
        let letters =
            reader.language == .en ? "ABCDEFG".map(String.init) : "АБВГДЕЖ".map(String.init)
        let names = [reading.chosen].compactMap(\.self) + reading.alternatives.names
        let language = reader.language.rawValue
        let ways = zip(letters, names).map { letter, name in
            Way(
                letter: letter,
                text: reader.regulation.title(ofAlternative: name, of: reading, in: language),
                isChosen: name == reading.chosen)
        }
        self.init(
            id: id, question: reader.text(reading.question),
            isContradiction: reading.clauses.count > 1, ways: ways)
    }
}
