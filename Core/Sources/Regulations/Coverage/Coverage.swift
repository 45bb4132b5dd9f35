/// Which clause is carried out by what, and which scenarios show it.
public struct Coverage: Sendable, Hashable {
    /// A scenario and how it went.
    public struct Story: Sendable, Hashable {
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

    public enum State: Sendable, Hashable {
        /// The desk does it, and every scenario that names the clause passes.
        case executed
        /// The desk may do it, but no scenario shows so: why.
        case notShown(String)
        case manual
        case informative
        /// A promise, or everything that carries the clause out, waits for its execution to be built.
        case deferred(String)
        case nothing
    }

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
        /// Ground of an informative clause, checklist of a manual one.
        public var notes: [String]
    }

    public var title = ""
    public var rows: [Row]

    /// - Parameter stories: Every scenario with its outcome.
    public static func table(_ regulation: Regulation, stories: [Story]) -> Coverage {
        let citations = Citations(regulation)
        let deferred = regulation.deferred
        let rows = regulation.clauses.pairs.map { name, clause in
            let by = citations.acting[name] ?? []
            let reasons = by.map { reason(for: $0, deferred) }
            let telling = stories.filter { $0.clauses.contains(name) }
            return Row(
                clause: name, id: clause.id ?? name, number: clause.number ?? name,
                text: regulation.words(clause.text), state: state(clause, Array(zip(by, reasons)), telling), by: by,
                deferredBy: zip(by, reasons).filter { $0.1 != nil }.map(\.0), scenarios: telling.map(\.file),
                notes: (clause.checklist + [clause.ground].compactMap(\.self)).map(regulation.words))
        }
        return Coverage(title: "\(regulation.id) \(regulation.version)", rows: rows)
    }

    private static func state(_ clause: Clause, _ by: [(name: String, reason: String?)], _ stories: [Story]) -> State {
        switch clause.kind {
        case .informative: return .informative
        case .manual: return .manual
        case .rule: break
        }
        if by.isEmpty { return .nothing }
        if let reason = deferral(by) { return .deferred(reason) }
        if stories.isEmpty { return .notShown("no scenario names it") }
        let cause = stories.lazy.compactMap(\.whyNotShown).first
        return cause.map(State.notShown) ?? .executed
    }

    /// A promise that is not kept track of, or a price that is not charged, defers its clause, even where other parts
    /// are executed.
    private static func deferral(_ by: [(name: String, reason: String?)]) -> String? {
        let promise = by.first { ["commitments", "prices"].contains($0.name.prefix { $0 != "." }) && $0.reason != nil }
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
    func words(_ text: LocalizedText) -> String { text.text(in: authoritative, fallbacks: languages)?.text ?? "" }
}
