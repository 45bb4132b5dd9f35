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
        default: FactKey.named[entry.key].map { [.fact($0.read(entry.value))] } ?? []
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
