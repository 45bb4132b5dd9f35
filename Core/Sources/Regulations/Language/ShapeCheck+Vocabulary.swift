// The shapes that have grammar of their own: conditions, triggers, starts, comparisons.
extension ShapeCheck {
    mutating func checkCondition(_ node: Node, _ path: [String], depth: Int) {
        guard depth <= Self.conditionDepthMax else {
            return report(
                .S004, node, path,
                "conditions nest at most \(Self.conditionDepthMax) deep; use a definition")
        }
        check(node, as: .record(Self.flatCondition), at: path)
        for (key, parts) in Self.parts(of: node, path) {
            for (part, place) in parts { checkCondition(part, place, depth: depth + 1) }
            if parts.count == 1, key != "not" {
                report(.S001, node, path, "'\(key)' joins at least two conditions")
            }
        }
    }

    /// The record of a condition with its nested conditions left to `checkCondition`, which counts
    /// the depth.
    private static let flatCondition: Record = {
        var record = Language.condition
        for index in record.keys.indices
        where ["all", "any", "not"].contains(record.keys[index].name) {
            record.keys[index].shape = .any
        }
        return record
    }()

    private static func parts(of node: Node, _ path: [String]) -> [(
        key: String, parts: [(Node, [String])]
    )] {
        node.entries.filter { ["all", "any", "not"].contains($0.key) }.map { entry in
            let place = path + [entry.key]
            guard case .list(let items) = entry.value.content else {
                return (entry.key, [(entry.value, place)])
            }
            return (entry.key, items.enumerated().map { ($1, place + [String($0)]) })
        }
    }

    mutating func checkTrigger(_ node: Node, _ path: [String]) {
        switch node.content {
        case .list(let items):
            if !(2...6).contains(items.count) {
                report(.S001, node, path, "a list of events has 2 to 6 of them")
            }
            for (index, item) in items.prefix(6).enumerated() {
                checkOneTrigger(item, path + [String(index)])
            }
        case .scalar, .map: checkOneTrigger(node, path)
        }
    }

    private mutating func checkOneTrigger(_ node: Node, _ path: [String]) {
        if node["waited"] != nil { return check(node, as: .record(Language.waited), at: path) }
        if node.isMap {
            check(node, as: .record(Language.filled), at: path)
        } else {
            check(node, as: .event, at: path)
        }
    }

    mutating func checkStart(_ node: Node, _ path: [String]) {
        if node["while"] != nil {
            check(node, as: .record(Language.whileIn), at: path)
        } else if node["every"] != nil {
            check(node, as: .record(Language.every), at: path)
        } else if node["end_of_every"] != nil {
            check(node, as: .record(Language.endOfEvery), at: path)
        } else {
            checkTrigger(node, path)
        }
    }

    mutating func checkComparison(_ node: Node, _ path: [String]) {
        switch node.content {
        case .map: check(node, as: .record(Language.bounds), at: path)
        case .list: check(node, as: .list(.format(.name), count: 2...20), at: path)
        case .scalar: check(node, as: .string(max: 200), at: path)
        }
    }

    /// The first shape that fits; if none does, one message about all of them.
    mutating func checkEither(_ node: Node, _ shapes: [Shape], _ expected: String, _ path: [String])
    {
        for shape in shapes {
            var trial = ShapeCheck(file: file, names: names)
            trial.check(node, as: shape, at: path)
            if trial.findings.isEmpty { return }
        }
        report(
            .S001, node, path, "\(Self.name(path)): expected \(expected), found \(Self.found(node))"
        )
    }
}
