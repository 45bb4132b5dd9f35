// Conditions that cannot hold (I104).
extension MeaningCheck {
    mutating func checkConditions() {
        for (path, condition) in regulation.conditions {
            guard let cause = Contradiction.find(in: condition) else { continue }
            report(.I104, path, "this can never hold: \(cause)")
        }
    }
}

/// Facts of one conjunction that exclude each other.
enum Contradiction {
    static func find(in condition: Condition) -> String? {
        let parts = conjuncts(of: condition)
        if let denied = parts.first(where: { parts.contains(.not($0)) }) {
            return "a fact and its opposite (\(denied.word))"
        }
        let facts = parts.compactMap { if case .fact(let fact) = $0 { fact } else { nil } }
        for (index, one) in facts.enumerated() {
            for other in facts.dropFirst(index + 1) where exclude(one, other) {
                return "\(one.word) and \(other.word)"
            }
        }
        return nil
    }

    private static func conjuncts(of condition: Condition) -> [Condition] {
        switch condition {
        case .all(let parts): parts.flatMap(conjuncts)
        case .any, .not, .fact: [condition]
        }
    }

    private static func exclude(_ one: Fact, _ other: Fact) -> Bool {
        switch (one, other) {
        case (.channel(let a), .channel(let b)), (.priority(let a), .priority(let b)):
            Set(a).isDisjoint(with: b)
        case (.state(let a), .state(let b)): Set(a).isDisjoint(with: b)
        case (.during(let a), .outside(let b)), (.outside(let a), .during(let b)): a == b
        case (.filled(let filled), .missing(let missing)),
            (.missing(let missing), .filled(let filled)):
            Set(missing).isSubset(of: filled)
        default: areOpposite(one, other)
        }
    }

    private static func areOpposite(_ one: Fact, _ other: Fact) -> Bool {
        guard one.word == other.word, case .flag(let a) = one.asks, case .flag(let b) = other.asks
        else { return false }
        return a != b
    }
}

extension Condition {
    fileprivate var word: String {
        switch self {
        case .all: "all"
        case .any: "any"
        case .not(let part): "not \(part.word)"
        case .fact(let fact): fact.word
        }
    }
}
