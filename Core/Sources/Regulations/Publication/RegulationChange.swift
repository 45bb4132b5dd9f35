/// What differs between two versions of a regulation, in one item or in the words of one clause.
public struct RegulationChange: Sendable, Hashable {
    /// What became of a part between two versions.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case added, removed, changed
        /// A promise that takes longer than it did.
        case longer
        /// The desk works as before; the clause is worded otherwise.
        case reworded
    }

    public var kind: Kind
    /// Section and name, such as `commitments.reaction`; `clauses.2.1` for the words of a clause.
    public var citing: String
    public var clauses: [String]

    /// Differences in the order of the newer file, what is gone after them.
    public static func between(_ old: Regulation, _ new: Regulation) -> [RegulationChange] {
        let (before, after) = (old.items, new.items)
        let known = Dictionary(
            before.map { ($0.citing, $0) }, uniquingKeysWith: { first, _ in first })
        let left = Set(after.map(\.citing))
        return after.compactMap { change(from: known[$0.citing], to: $0) }
            + before.filter { !left.contains($0.citing) }
            .map { .init(kind: .removed, citing: $0.citing, clauses: $0.clauses) }
            + words(old, new) + headings(old, new)
    }

    private static func change(from old: RegulationItem?, to new: RegulationItem)
        -> RegulationChange?
    {
        guard let old else { return .init(kind: .added, citing: new.citing, clauses: new.clauses) }
        guard old != new else { return nil }
        let isLonger =
            if let before = old.limit, let after = new.limit {
                after.isLonger(than: before) ?? false
            } else { false }
        return .init(kind: isLonger ? .longer : .changed, citing: new.citing, clauses: new.clauses)
    }

    private static func words(_ old: Regulation, _ new: Regulation) -> [RegulationChange] {
        new.clauses.pairs.compactMap { name, clause in
            guard let before = old.clauses[name], before != clause else { return nil }
            return .init(kind: .reworded, citing: "clauses.\(name)", clauses: [name])
        }
    }

    private static let headings = "headings"

    /// Headings that are new, gone or worded otherwise.
    private static func headings(_ old: Regulation, _ new: Regulation) -> [RegulationChange] {
        let gone = old.headings.names.filter { new.headings[$0] == nil }
        return (new.headings.names + gone).filter { old.headings[$0] != new.headings[$0] }.map {
            .init(kind: .reworded, citing: "\(headings).\($0)", clauses: [$0])
        }
    }

    /// `cl. 2.3 changed, takes longer: Reaction: 8 working hours → Reaction: 40 working hours`.
    public func line(from old: Regulation, to new: Regulation, in language: String) -> String {
        let cited = (kind == .removed ? old : new).cited(clauses, in: language)
        let head = (cited.numbers + cited.words).joined(separator: ", ")
        return (head.isEmpty ? "" : "\(head): ") + "\(kind.words[language]): "
            + sentence(from: old, to: new, in: language)
    }

    private func sentence(from old: Regulation, to new: Regulation, in language: String) -> String {
        let (before, after) = (
            old.deskSentence(for: citing, in: language), new.deskSentence(for: citing, in: language)
        )
        switch kind {
        case .added: return after
        case .removed: return before
        case .changed, .longer: return before == after ? after : "\(before) → \(after)"
        case .reworded:
            let name = clauses.first ?? ""
            // Where only the words of another language differ, those are shown.
            let isHeading = citing.hasPrefix("\(Self.headings).")
            let words = { (regulation: Regulation, language: String) in
                isHeading
                    ? regulation.words(over: name, language) : regulation.words(of: name, language)
            }
            let pairs = ([language] + new.languages).map { (words(old, $0), words(new, $0)) }
            let (before, after) = pairs.first { $0.0 != $0.1 } ?? ("", "")
            return "«\(before)» → «\(after)»"
        }
    }
}

extension Regulation {
    fileprivate func words(of clause: String, _ language: String) -> String {
        clauses[clause]?.text.text(in: language, fallbacks: languages)?.text ?? ""
    }

    fileprivate func words(over clause: String, _ language: String) -> String {
        headings[clause]?.text(in: language, fallbacks: languages)?.text ?? "—"
    }
}

extension RegulationChange.Kind {
    var words: Trilingual {
        switch self {
        case .added: Trilingual("новое", "жаңа", "new")
        case .removed: Trilingual("больше нет", "енді жоқ", "gone")
        case .changed: Trilingual("иначе", "өзгерді", "changed")
        case .longer: Trilingual("срок длиннее", "мерзім ұзарды", "takes longer")
        case .reworded: Trilingual("другие слова", "сөзі өзгерді", "reworded")
        }
    }
}
