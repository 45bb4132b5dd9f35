/// Which clause is carried out by what, and which scenarios show it.
public struct Coverage: Sendable, Hashable {
    /// A scenario and how it went.
    public struct Story: Sendable, Hashable {
        /// How a scenario went.
        public enum Outcome: Sendable, Hashable {
            case passed
            case failed
            /// It cannot be read.
            case unreadable
            /// It tells of something that is not executed yet.
            case deferred(String)
        }
        public var file: String
        public var clauses: [String]
        public var outcome: Outcome

        public init(file: String, clauses: [String], outcome: Outcome) {
            self.file = file
            self.clauses = clauses
            self.outcome = outcome
        }
    }

    /// What is known of a clause.
    public enum State: Sendable, Hashable {
        /// The desk does it: every scenario that names the clause passes, and one of them fails by
        /// what the desk does when what carries the clause out is changed.
        case executed
        /// What carries it out merely exists: a role, a category, a field.
        case described
        /// The desk may do it, but no scenario shows so: why.
        case notShown(String)
        case manual
        case informative
        /// A promise, or everything that carries the clause out, waits for its execution to be
        /// built.
        case deferred(String)
        case nothing
    }

    /// One clause on the page.
    public struct Row: Sendable, Hashable {
        /// As the file calls it.
        public var clause: String
        /// Its catalogue id, else its name.
        public var id: String
        public var number: String
        /// In the first language of the file.
        public var text: String
        public var state: State
        /// `rules.triage`, `commitments.reaction`, …
        public var by: [String]
        /// What of `by` is not executed yet.
        public var deferredBy: [String]
        /// Files of the scenarios that name it.
        public var scenarios: [String]
        /// At most one for each of `by`.
        public var witnesses: [Witness]
        /// Ground of an informative clause, checklist of a manual one.
        public var notes: [String]
    }

    public var title = ""
    public var rows: [Row]

    /// - Parameters:
    ///   - stories: Every scenario with its outcome.
    ///   - witnesses: By which scenario and change each item is shown to carry out each clause.
    public static func table(
        _ regulation: Regulation, stories: [Story], witnesses: [Witness]
    ) -> Coverage {
        let citations = Citations(regulation)
        let deferred = regulation.deferred
        let witnesses = Dictionary(grouping: witnesses, by: \.clause)
        let rows = regulation.clauses.pairs.map { name, clause in
            let by = citations.acting[name] ?? []
            let reasons = by.map { reason(for: $0, deferred) }
            let telling = stories.filter { $0.clauses.contains(name) }
            let shown = (witnesses[name] ?? []).filter { by.contains($0.item) }
            return Row(
                clause: name, id: clause.id ?? name, number: clause.number ?? name,
                text: regulation.words(clause.text),
                state: state(clause, Array(zip(by, reasons)), telling, shown), by: by,
                deferredBy: zip(by, reasons).filter { $0.1 != nil }.map(\.0),
                scenarios: telling.map(\.file), witnesses: shown,
                notes: (clause.checklist + [clause.ground].compactMap(\.self)).map(regulation.words)
            )
        }
        return Coverage(title: "\(regulation.id) \(regulation.version)", rows: rows)
    }

    private static func state(
        _ clause: Clause, _ by: [(name: String, reason: String?)], _ stories: [Story],
        _ shown: [Witness]
    ) -> State {
        switch clause.kind {
        case .informative: return .informative
        case .manual: return .manual
        case .rule: break
        }
        if by.isEmpty { return .nothing }
        if let reason = deferral(by) { return .deferred(reason) }
        let acting = by.filter { $0.reason == nil }.map(\.name)
        if let cause = stories.lazy.compactMap(\.whyNotShown).first { return .notShown(cause) }
        if shown.isEmpty, acting.allSatisfy(merelyExists) { return .described }
        if stories.isEmpty { return .notShown("no scenario names it") }
        return unproven(acting, shown).map(State.notShown) ?? .executed
    }

    /// Who reads that a promise is executed believes its limit: a role or a rule beside it does not
    /// show that.
    private static func unproven(_ acting: [String], _ shown: [Witness]) -> String? {
        if shown.isEmpty {
            return "no scenario that names it notices a change of what carries it out"
        }
        let promises = acting.filter { item in
            item.hasPrefix("commitments.") && !shown.contains { $0.item == item }
        }
        guard !promises.isEmpty else { return nil }
        return "no scenario that names it notices a change of \(promises.joined(separator: ", "))"
    }

    /// Sections that say what there is; what follows from it stands elsewhere, or in a value that a
    /// scenario notices.
    private static let existing: Set<String> = [
        "roles", "agreements", "channels", "categories", "priorities", "fields",
    ]

    static func merelyExists(_ item: String) -> Bool {
        existing.contains(String(item.prefix { $0 != "." }))
    }

    /// A promise that is not kept track of, or a price that is not charged, defers its clause, even
    /// where other parts are executed.
    private static func deferral(_ by: [(name: String, reason: String?)]) -> String? {
        let promise = by.first {
            ["commitments", "prices"].contains($0.name.prefix { $0 != "." }) && $0.reason != nil
        }
        if let promise { return promise.reason }
        return by.contains { $0.reason == nil } ? nil : by.first?.reason
    }

    private static func reason(for citing: String, _ deferred: [Deferred]) -> String? {
        let item = citing.split(separator: ".").map(String.init)
        return deferred.first { $0.concerns(item) }?.kind.words.en
    }
}

extension Coverage.Story {
    var whyNotShown: String? {
        switch outcome {
        case .passed: nil
        case .failed: "\(file) fails"
        case .unreadable: "\(file) cannot be read"
        case .deferred(let reason): "\(file) tells of \(reason)"
        }
    }
}

extension Regulation {
    /// In the authoritative language.
    func words(_ text: LocalizedText) -> String {
        text.text(in: authoritative, fallbacks: languages)?.text ?? ""
    }
}
