extension Condition {
    /// The facts of one map must all hold.
    init(node: Node) {
        let parts = node.entries.flatMap(Self.parts)
        self = parts.count == 1 ? parts[0] : .all(parts)
    }

    private static func parts(_ entry: Node.Entry) -> [Condition] {
        switch entry.key {
        case "all": [.all(entry.value.items.map(Condition.init(node:)))]
        case "any": [.any(entry.value.items.map(Condition.init(node:)))]
        case "not": [.not(Condition(node: entry.value))]
        case "field": entry.value.entries.map { .fact(.field($0.key, FieldTest(node: $0.value))) }
        default: Fact(key: entry.key, value: entry.value).map { [.fact($0)] } ?? []
        }
    }
}

extension Fact {
    fileprivate init?(key: String, value: Node) {
        let names = value.strings
        let flag = value.string == "true"
        switch key {
        case "is": self = .definition(value.string ?? "")
        case "category": self = .category(names)
        case "priority": self = .priority(names)
        case "channel": self = .channel(names)
        case "by": self = .by(names)
        case "in_force": self = .inForce(names)
        case "absent": self = .absent(names)
        case "state": self = .state(names.compactMap(TicketState.init))
        case "happened": self = .happened(names.compactMap(EventName.init))
        case "did": self = .did(names.compactMap(EventName.init))
        case "filled": self = .filled(names)
        case "missing": self = .missing(names)
        case "missed": self = .missed(names)
        case "during": self = .during(value.string ?? "")
        case "outside": self = .outside(value.string ?? "")
        case "subject_has": self = .subjectHas(names)
        case "text_is": self = .textIs(names)
        case "attached": self = .attached(value.string.flatMap(AttachedKind.init) ?? .none)
        case "estimate": self = .estimate(Comparison(node: value))
        case "spent": self = .spent(Comparison(node: value))
        case "subtasks": self = .subtasks(Comparison(node: value))
        case "open_subtasks": self = .openSubtasks(Comparison(node: value))
        case "service_in_contract": self = .serviceInContract(flag)
        case "listed_sender": self = .listedSender(flag)
        case "acknowledged": self = .acknowledged(flag)
        case "repeat": self = .isRepeat(flag)
        case "overlap": self = .overlap(flag)
        case "spam": self = .spam(flag)
        case "revised": self = .revised(flag)
        default: return nil
        }
    }
}

extension FieldTest {
    fileprivate init(node: Node) {
        switch node.content {
        case .map: self = .compared(Comparison(node: node))
        case .list: self = .oneOf(node.strings)
        case .scalar(let text, let plain):
            if text == "true" || text == "false" {
                self = .flag(text == "true")
            } else if plain, let number = NumberWords.decimal(text) {
                self = .number(number)
            } else {
                self = .oneOf([text])
            }
        }
    }
}

extension Comparison {
    /// Bounds by their names; a bare value means equality.
    init(node: Node) {
        let bounds =
            node.isMap ? node.entries.map { ($0.key, $0.value) } : [(Bound.equal.rawValue, node)]
        self.init(
            bounds.compactMap { key, value in
                guard let bound = Bound(rawValue: key),
                    let quantity = value.string.flatMap(Self.quantity)
                else {
                    return nil
                }
                return Term(bound: bound, value: quantity.value, unit: quantity.unit)
            })
    }
}

extension Trigger {
    /// One event, a filling, or a wait for each of the states that it names.
    static func triggers(of node: Node) -> [Trigger] {
        if node["waited"] != nil {
            return node.words("waited", TicketState.self).map(Trigger.waited)
        }
        if node.isMap { return [.filled(node.strings("filled"))] }
        return node.string.flatMap(EventName.init).map { [.event($0)] } ?? []
    }
}
