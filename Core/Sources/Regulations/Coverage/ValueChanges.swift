/// Makes the changes of what carries a clause out, along the table of the language: a limit by one
/// unit, another role, a flag dropped, a condition without one of its parts, the item itself taken
/// out.
public struct ValueChanges: Sendable {
    /// Of one item; those beyond are not tried.
    public static let changesMax = 120

    let source: RegulationSource
    let names: NameTable
    private var found: [ValueChange] = []

    public init(_ source: RegulationSource) {
        (self.source, names) = (source, NameTable(regulation: source.tree))
    }

    /// - Parameter item: As the coverage table names it: `commitments.reaction`, `queue`.
    /// - Returns: The most telling first: limits, the item itself, then its values in the order of
    ///   the file.
    public func changes(of item: String) -> [ValueChange] {
        var changes = self
        let path = item.split(separator: ".").map(String.init)
        guard let node = source.tree[path], let shape = Self.shape(at: path) else { return [] }
        changes.add(path, nil, .removal(name: path.last ?? ""), node.cited ?? [])
        changes.walk(node, shape, at: path, citing: [])
        changes.addInheritedLimit(of: path, node)
        let sorted =
            changes.found.filter { $0.kind == .limit } + changes.found.filter { $0.kind != .limit }
        return Array(sorted.uniqued().prefix(Self.changesMax))
    }

    private static func shape(at path: [String]) -> Shape? {
        path.reduce(Shape.record(Language.regulation) as Shape?) { shape, part in
            switch shape {
            case .record(let record)?: record[part]?.shape
            case .map(_, let values, _)?: values
            default: nil
            }
        }
    }

    mutating func add(
        _ path: [String], _ value: Node?, _ kind: ValueChange.Kind = .value, _ clauses: [String]
    ) {
        found.append(ValueChange(path: path, value: value, kind: kind, clauses: clauses))
    }

    // MARK: Walking

    private mutating func walk(
        _ node: Node, _ shape: Shape, at path: [String], citing clauses: [String]
    ) {
        switch shape {
        // Words for people, names and places: they say what a thing is called and not what it does.
        case .text, .string, .exactly, .clause, .any, .null: break
        case .format, .reference, .word, .flag, .whole, .number, .event:
            for (value, kind) in others(node, shape, at: path) {
                add(path, .scalar(value), kind, clauses)
            }
        case .list(let member, _): walkMembers(node, member, at: path, citing: clauses)
        case .oneOrList(let member, _): walkOneOrList(node, member, at: path, citing: clauses)
        case .map(let keys, let values, _): walkMap(node, keys, values, at: path, citing: clauses)
        case .record(let record): walkRecord(node, record, at: path, citing: clauses)
        case .condition: walkRecord(node, Language.condition, at: path, citing: clauses)
        case .trigger: walkTrigger(node, at: path, citing: clauses)
        case .start: walkStart(node, at: path, citing: clauses)
        case .comparison: walkComparison(node, at: path, citing: clauses)
        case .either(let shapes, _):
            if let fitting = shapes.first(where: { fits(node, $0) }) {
                walk(node, fitting, at: path, citing: clauses)
            }
        }
    }

    private func fits(_ node: Node, _ shape: Shape) -> Bool {
        var check = ShapeCheck(file: "", names: names)
        check.check(node, as: shape, at: [])
        return check.findings.isEmpty
    }

    private mutating func walkOneOrList(
        _ node: Node, _ member: Shape, at path: [String], citing clauses: [String]
    ) {
        guard case .list = node.content else {
            return walk(node, member, at: path, citing: clauses)
        }
        walkMembers(node, member, at: path, citing: clauses)
    }

    private mutating func walkMembers(
        _ node: Node, _ member: Shape, at path: [String], citing clauses: [String]
    ) {
        guard case .list(let items) = node.content else { return }
        for (index, item) in items.enumerated() {
            let place = path + [String(index)]
            if items.count > 1 { add(place, nil, .value, item.cited ?? clauses) }
            // Of two events one is left, which is no list any more.
            if items.count == 2 { add(path, items[1 - index], .value, item.cited ?? clauses) }
            walk(item, member, at: place, citing: clauses)
        }
    }

    private mutating func walkMap(
        _ node: Node, _ keys: Shape, _ values: Shape, at path: [String], citing clauses: [String]
    ) {
        for entry in node.entries {
            let kind = Self.areNames(keys) ? ValueChange.Kind.removal(name: entry.key) : .value
            add(path + [entry.key], nil, kind, entry.value.cited ?? clauses)
            walk(entry.value, values, at: path + [entry.key], citing: clauses)
        }
    }

    private static func areNames(_ keys: Shape) -> Bool {
        if case .format(let format) = keys { format.name == Format.name.name } else { false }
    }

    private mutating func walkRecord(
        _ node: Node, _ record: Record, at path: [String], citing outer: [String]
    ) {
        let clauses = node.cited ?? outer
        for key in ["any", "all"] { unjoin(node, key, at: path, citing: clauses) }
        for entry in node.entries {
            guard let key = record[entry.key], !Self.describes(key, in: record) else { continue }
            if !key.isRequired { add(path + [key.name], nil, .value, clauses) }
            if case .text = key.shape {
                add(path + [key.name], entry.value.silenced, .value, clauses)
            } else {
                walk(entry.value, key.shape, at: path + [key.name], citing: clauses)
            }
        }
    }

    /// One of two joined conditions goes, the other stands with what was beside them.
    private mutating func unjoin(
        _ node: Node, _ key: String, at path: [String], citing clauses: [String]
    ) {
        guard case .list(let parts)? = node[key]?.content, parts.count == 2 else { return }
        let beside = node.entries.filter { $0.key != key }
        for part in parts where Set(part.entries.map(\.key)).isDisjoint(with: beside.map(\.key)) {
            let left = Node(.map(beside + part.entries), line: node.line, column: node.column)
            add(path, left, .value, clauses)
        }
    }

    /// What a thing is, where it is read at, and how it is called: without it a story could not be
    /// told, or nothing would happen otherwise.
    private static let describing: Set<String> = [
        "title", "clause", "hint", "side", "kind", "address", "holder", "type", "about", "default",
        "like",
    ]

    private static func describes(_ key: Key, in record: Record) -> Bool {
        describing.contains(key.name) || (key.name == "per" && record.name == Language.role.name)
    }

    private mutating func walkTrigger(_ node: Node, at path: [String], citing clauses: [String]) {
        if node["waited"] != nil {
            return walkRecord(node, Language.waited, at: path, citing: clauses)
        }
        if node.isMap { return walkRecord(node, Language.filled, at: path, citing: clauses) }
        walkOneOrList(node, node.isList ? .trigger : .event, at: path, citing: clauses)
    }

    private mutating func walkStart(_ node: Node, at path: [String], citing clauses: [String]) {
        if node["while"] != nil {
            return walkRecord(node, Language.whileIn, at: path, citing: clauses)
        }
        if node["every"] != nil {
            return walkRecord(node, Language.every, at: path, citing: clauses)
        }
        if node["end_of_every"] != nil {
            return walkRecord(node, Language.endOfEvery, at: path, citing: clauses)
        }
        walkTrigger(node, at: path, citing: clauses)
    }

    private mutating func walkComparison(_ node: Node, at path: [String], citing clauses: [String])
    {
        if node.isMap { return walkRecord(node, Language.bounds, at: path, citing: clauses) }
        if node.isList { return walkMembers(node, .string(max: 0), at: path, citing: clauses) }
        let flag = ["true", "false"].contains(node.string ?? "")
        walk(node, flag ? .flag : .format(.quantity), at: path, citing: clauses)
    }

    /// A promise that is like another has its limit from there.
    private mutating func addInheritedLimit(of path: [String], _ node: Node) {
        guard path.first == "commitments", node["within"] == nil, node["until"] == nil else {
            return
        }
        var like = node.string("like")
        for _ in 0..<Self.inheritedMax {
            guard let name = like, let from = source.tree[["commitments", name]] else { return }
            if let within = from["within"] {
                return walk(
                    within, .format(.limit), at: path + ["within"], citing: node.cited ?? [])
            }
            like = from.string("like")
        }
    }

    /// Promises that are like one another are followed this far.
    private static let inheritedMax = 8
}

extension Node {
    /// Clauses that a record cites itself; nil: it cites none.
    fileprivate var cited: [String]? { self["clause"]?.strings }

    var isList: Bool {
        if case .list = content { true } else { false }
    }

    /// Other words than these, in each language.
    fileprivate var silenced: Node {
        Node(
            .map(
                entries.map { entry in
                    var silent = entry
                    silent.value = .scalar("…")
                    return silent
                }), line: line, column: column)
    }
}

extension Array where Element: Hashable {
    fileprivate func uniqued() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
