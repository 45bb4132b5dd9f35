extension Coverage {
    /// The page `docs/coverage*.md`: what shows each clause, and what does not.
    public var markdown: String {
        var out = """
            # Coverage of \(title)

            Printed by `reglament check --coverage`. A clause is `executed` when every scenario that names
            it passes, and one of them fails by what the desk does as soon as a value that carries the
            clause out is another one, or is taken out. The last column says which scenario, which value,
            and by which door the desk was met: `mail`, `form` (page or program), `call` (told to the
            staff), `staff`, `client`, `people`, `agreement`, `clock`, `letter` (what left). `(not shown)`:
            no scenario that names the clause notices this part of it. What merely exists, such as a role
            or a category, is `described`.

            \(summary)

            | clause | number | words | state | carried out by | scenarios | shown by |
            |---|---|---|---|---|---|---|

            """
        for row in rows { out += line(row) }
        return out
    }

    private func line(_ row: Row) -> String {
        let by = row.by.map { $0 + (row.remark(on: $0).map { " (\($0))" } ?? "") }
        let cells = [
            row.id, row.number, row.text,
            ([row.state.description] + row.notes).joined(separator: ": "),
            by.joined(separator: ", "), row.scenarios.joined(separator: ", "),
            row.isExecuted ? row.witnesses.map(\.sentence).joined(separator: "; ") : "",
        ]
        return "| " + cells.map(Self.cell).joined(separator: " | ") + " |\n"
    }

    /// A bar ends a cell, a line break the row.
    private static func cell(_ text: String) -> String {
        String(text.flatMap { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) })
    }

    /// How many clauses are in each state, in one line.
    public var summary: String {
        let counts = Dictionary(grouping: rows, by: \.state.word).mapValues(\.count)
        let order = [
            "executed", "described", "manual", "informative", "deferred", "not shown", "nothing",
        ]
        let words = order.compactMap { word in counts[word].map { "\($0) \(word)" } }
        return "\(rows.count) clauses: " + words.joined(separator: ", ")
    }
}

extension Coverage.Row {
    fileprivate var isExecuted: Bool { state == .executed }

    /// nil: it is shown, or the row does not say that anything is.
    fileprivate func remark(on item: String) -> String? {
        if deferredBy.contains(item) { return "deferred" }
        guard isExecuted, !witnesses.contains(where: { $0.item == item }) else { return nil }
        return Coverage.merelyExists(item) ? "described" : "not shown"
    }
}

extension Coverage.Witness {
    /// `late.yaml: commitments.reaction.within 9 working hours (mail, clock)`
    fileprivate var sentence: String {
        let change = value.isEmpty ? "without \(place)" : "\(place) `\(value)`"
        return "\(scenario): \(change) (\(doors.map(\.rawValue).joined(separator: ", ")))"
    }
}

extension Coverage.State: CustomStringConvertible {
    /// The state in one word, as the page has it.
    public var word: String {
        switch self {
        case .executed: "executed"
        case .described: "described"
        case .notShown: "not shown"
        case .manual: "manual"
        case .informative: "informative"
        case .deferred: "deferred"
        case .nothing: "nothing"
        }
    }

    public var description: String {
        switch self {
        case .notShown(let why), .deferred(let why): "\(word): \(why)"
        case .executed, .described, .manual, .informative, .nothing: word
        }
    }
}
