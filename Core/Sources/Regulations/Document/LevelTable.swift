/// What is promised by priority and agreement, as one table: rows are priorities, columns are
/// agreements.
struct LevelTable {
    /// Priority or agreement; nil: any.
    typealias Key = String?

    let regulation: Regulation
    let sentences: DeskSentences

    private struct Entry {
        var priorities: [Key]
        var agreements: [Key]
        var words: String
    }

    /// Depth to which defined conditions are followed.
    private static let depthMax = 8

    private var entries: [Entry] {
        regulation.commitments.pairs.compactMap { name, item in
            let hasLimit = item.within != nil || item.until != nil
            guard item.about == .ticket, hasLimit, item.nature != .cap else { return nil }
            let facts = facts(of: item.when, depth: 0)
            let (priorities, agreements) = facts.reduce(into: ([Key](), [Key]())) { found, fact in
                if case .priority(let all) = fact { found.0 += all.map(Optional.some) }
                if case .inForce(let all) = fact { found.1 += all.map(Optional.some) }
            }
            return Entry(
                priorities: priorities.isEmpty ? [nil] : priorities,
                agreements: agreements.isEmpty ? [nil] : agreements,
                words: "\(sentences.called(name, .commitments)): \(sentences.limit(item))"
                    + (item.nature == .binding ? "" : " (\(item.nature.words[sentences.language]))")
            )
        }
    }

    /// What must all hold.
    private func facts(of condition: Condition, depth: Int) -> [Fact] {
        guard depth < Self.depthMax else { return [] }
        switch condition {
        case .all(let parts): return parts.flatMap { facts(of: $0, depth: depth + 1) }
        case .any, .not: return []
        case .fact(.definition(let name)):
            return regulation.definitions[name].map { facts(of: $0.when, depth: depth + 1) } ?? []
        case .fact(let fact): return [fact]
        }
    }

    /// Heads of the columns, and for each priority its cells.
    var rows: (head: [String], rows: [(title: String, cells: [[String]])]) {
        let entries = entries
        let used = { (keys: [Key], names: [String]) in
            names.filter(keys.contains).map(Optional.some) + (keys.contains(nil) ? [nil] : [])
        }
        let columns = used(entries.flatMap(\.agreements), regulation.agreements.names)
        let lines = used(entries.flatMap(\.priorities), regulation.priorities.names)
        let rows = lines.map { line in
            let cells = columns.map { column in
                entries.filter { $0.priorities.contains(line) && $0.agreements.contains(column) }
                    .map(\.words)
            }
            return (title: title(line, .priorities), cells: cells)
        }
        return (columns.map { title($0, .agreements) }, rows)
    }

    private func title(_ key: Key, _ target: Target) -> String {
        if let key { return sentences.called(key, target) }
        return target == .priorities
            ? sentences.say("Любой приоритет", "Кез келген басымдық", "Any priority")
            : sentences.say("Любое основание", "Кез келген негіз", "Any agreement")
    }
}
