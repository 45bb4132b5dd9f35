// Nesting, ranks and definitions (S104, S105).
extension MeaningCheck {
    mutating func checkNesting() {
        for (name, category) in regulation.categories.pairs {
            guard let group = category.under else { continue }
            if regulation.categories[group]?.under != nil || group == name {
                report(
                    .S104, ["categories", name, "under"],
                    "categories nest one level only; '\(group)' is no group")
            }
        }
        for (name, commitment) in regulation.commitments.pairs {
            guard let base = commitment.like else { continue }
            if regulation.commitments[base]?.like != nil || base == name {
                report(
                    .S104, ["commitments", name, "like"],
                    "'like' does not chain; name the commitment that states the keys")
            }
        }
        for name in regulation.definitions.names where circles(from: name) {
            report(.S104, ["definitions", name], "the definition '\(name)' refers to itself")
        }
    }

    private func circles(from name: String) -> Bool {
        var seen: Set<String> = []
        var open = [name]
        while let next = open.popLast() {
            for other in regulation.definitions[next]?.when.definitions ?? [] {
                if other == name { return true }
                if seen.insert(other).inserted { open.append(other) }
            }
        }
        return false
    }

    mutating func checkPriorities() {
        guard !regulation.priorities.isEmpty else { return }
        let defaults = regulation.priorities.pairs.filter(\.item.isDefault).map(\.name)
        if defaults.count != 1 {
            let cause = defaults.isEmpty ? "none has" : "\(defaults.joined(separator: ", ")) have"
            report(.S105, ["priorities"], "exactly one priority needs 'default: true'; \(cause) it")
        }
        var ranks: [Int: String] = [:]
        for (name, priority) in regulation.priorities.pairs {
            if let other = ranks.updateValue(name, forKey: priority.rank) {
                report(
                    .S105, ["priorities", name, "rank"],
                    "rank \(priority.rank) is '\(other)' already")
            }
        }
    }
}

extension Condition {
    /// Every fact, however deep; those of definitions not.
    public var facts: [Fact] {
        switch self {
        case .all(let parts), .any(let parts): parts.flatMap(\.facts)
        case .not(let part): part.facts
        case .fact(let fact): [fact]
        }
    }

    /// Names of definitions that it refers to.
    public var definitions: [String] {
        facts.compactMap { if case .definition(let name) = $0 { name } else { nil } }
    }

    /// Fields that it looks at.
    public var fieldNames: [String] {
        facts.flatMap { fact -> [String] in
            switch fact.asks {
            case .any(let names, of: .fields), .every(let names, of: .fields): names
            case .field(let name, _): [name]
            default: []
            }
        }
    }
}

extension Regulation {
    /// Every condition of the file with the path to it.
    var conditions: [(path: [String], condition: Condition)] {
        var found: [(path: [String], condition: Condition)] = []
        for (name, item) in roles.pairs { found.append((["roles", name, "when"], item.when)) }
        for (name, item) in priorities.pairs {
            found.append((["priorities", name, "when"], item.when ?? .always))
        }
        for (name, item) in definitions.pairs {
            found.append((["definitions", name, "when"], item.when))
        }
        for (name, item) in rules.pairs { found.append((["rules", name, "when"], item.when)) }
        for (name, item) in commitments.pairs {
            found.append((["commitments", name, "when"], item.when))
            found.append((["commitments", name, "guaranteed_when"], item.guaranteedWhen))
        }
        for (name, item) in escalations.pairs {
            found.append((["escalations", name, "when"], item.when))
            found += item.steps.enumerated().map {
                (["escalations", name, "steps", String($0)], $1.when)
            }
            found += item.grants.enumerated().map {
                (["escalations", name, "grants", String($0)], $1.when)
            }
        }
        for (name, item) in prices.rates.pairs {
            found.append((["prices", "rates", name, "when"], item.when))
        }
        for (name, item) in prices.factors.pairs {
            found.append((["prices", "factors", name, "when"], item.when))
        }
        for (name, item) in messages.pairs {
            found.append((["messages", name, "when"], item.when))
        }
        return found.filter { $0.condition != .always }
    }
}

extension MeaningCheck {
    mutating func forEachFact(_ body: (inout MeaningCheck, Fact, [String]) -> Void) {
        for (path, condition) in regulation.conditions {
            for fact in condition.facts { body(&self, fact, path) }
        }
    }
}
