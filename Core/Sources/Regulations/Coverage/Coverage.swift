/// Which clause is carried out by what, and which scenarios show it.
public struct Coverage: Sendable, Hashable {
    public enum State: Sendable, Hashable {
        case executed
        case manual
        case informative
        /// Everything that carries the clause out waits for its execution to be built.
        case deferred(String)
        case nothing
    }
    public struct Row: Sendable, Hashable {
        public var clause: String
        public var state: State
        /// `rules.triage`, `commitments.reaction`, …
        public var by: [String]
        /// What of `by` is not executed yet.
        public var deferredBy: [String]
        /// Files of the scenarios that cite it.
        public var scenarios: [String]
    }

    public var rows: [Row]

    /// - Parameters:
    ///   - scenarios: File name and clauses of each scenario.
    ///   - deferred: Sections whose execution is not built yet, with the reason; `commitments.project` and
    ///     `commitments.client` mean the commitments about these.
    public static func table(
        _ regulation: Regulation, scenarios: [(file: String, clauses: [String])], deferred: [String: String] = [:]
    ) -> Coverage {
        let citations = Citations(regulation)
        let rows = regulation.clauses.pairs.map { name, clause in
            let by = citations.acting[name] ?? []
            let reasons = by.map { reason(for: $0, regulation, deferred) }
            return Row(
                clause: name, state: state(clause, reasons), by: by,
                deferredBy: zip(by, reasons).filter { $0.1 != nil }.map(\.0),
                scenarios: scenarios.filter { $0.clauses.contains(name) }.map(\.file))
        }
        return Coverage(rows: rows)
    }

    private static func state(_ clause: Clause, _ reasons: [String?]) -> State {
        switch clause.kind {
        case .informative: .informative
        case .manual: .manual
        case .rule where reasons.isEmpty: .nothing
        case .rule: reasons.contains(nil) ? .executed : .deferred(reasons.first.flatMap(\.self) ?? "")
        }
    }

    private static func reason(for citing: String, _ regulation: Regulation, _ deferred: [String: String]) -> String? {
        let parts = citing.split(separator: ".", maxSplits: 1).map(String.init)
        if parts[0] == "commitments", parts.count > 1, let item = regulation.commitments[parts[1]] {
            return deferred["commitments.\(item.about.rawValue)"] ?? deferred["commitments"]
        }
        return deferred[citing] ?? deferred[parts[0]]
    }

    public var markdown: String {
        var out = "| clause | state | carried out by | scenarios |\n|---|---|---|---|\n"
        for row in rows {
            let by = row.by.map { row.deferredBy.contains($0) ? "\($0) (deferred)" : $0 }.joined(separator: ", ")
            out += "| \(row.clause) | \(row.state) | \(by) | \(row.scenarios.joined(separator: ", ")) |\n"
        }
        return out + "\n\(summary)\n"
    }

    public var summary: String {
        let counts = Dictionary(grouping: rows, by: \.state.word).mapValues(\.count)
        let words = ["executed", "manual", "informative", "deferred", "nothing"].compactMap { word in
            counts[word].map { "\($0) \(word)" }
        }
        return "\(rows.count) clauses: " + words.joined(separator: ", ")
    }
}

extension Coverage.State: CustomStringConvertible {
    public var word: String {
        switch self {
        case .executed: "executed"
        case .manual: "manual"
        case .informative: "informative"
        case .deferred: "deferred"
        case .nothing: "nothing"
        }
    }

    public var description: String {
        if case .deferred(let reason) = self { "deferred: \(reason)" } else { word }
    }
}
