extension Coverage {
    public var markdown: String {
        var out = """
            # Coverage of \(title)

            Printed by `reglament check --coverage`. A clause is `executed` when the desk does what it says and every
            scenario that names it passes.

            \(summary)

            | clause | number | words | state | carried out by | scenarios |
            |---|---|---|---|---|---|

            """
        for row in rows { out += line(row) }
        return out
    }

    private func line(_ row: Row) -> String {
        let by = row.by.map { row.deferredBy.contains($0) ? "\($0) (deferred)" : $0 }
        let cells = [
            row.id, row.number, row.text, ([row.state.description] + row.notes).joined(separator: ": "),
            by.joined(separator: ", "), row.scenarios.joined(separator: ", "),
        ]
        return "| " + cells.map(Self.cell).joined(separator: " | ") + " |\n"
    }

    /// A bar ends a cell, a line break the row.
    private static func cell(_ text: String) -> String {
        String(text.flatMap { $0 == "|" ? "\\|" : $0.isNewline ? " " : String($0) })
    }

    public var summary: String {
        let counts = Dictionary(grouping: rows, by: \.state.word).mapValues(\.count)
        let words = ["executed", "manual", "informative", "deferred", "not shown", "nothing"].compactMap { word in
            counts[word].map { "\($0) \(word)" }
        }
        return "\(rows.count) clauses: " + words.joined(separator: ", ")
    }
}

extension Coverage.State: CustomStringConvertible {
    public var word: String {
        switch self {
        case .executed: "executed"
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
        case .executed, .manual, .informative, .nothing: word
        }
    }
}
