// Typed values of a tree that has passed the check of its shape; what is absent stays at the
// model's default.
extension Node {
    func text(_ key: String) -> LocalizedText? {
        self[key].flatMap { $0.isMap ? LocalizedText(node: $0) : nil }
    }

    func string(_ key: String) -> String? { self[key].flatMap { $0.isNull ? nil : $0.string } }

    func strings(_ key: String) -> [String] { self[key]?.strings ?? [] }

    func flag(_ key: String) -> Bool { self[key]?.string == "true" }

    func whole(_ key: String) -> Int? { self[key]?.string.flatMap { Int($0) } }

    func decimal(_ key: String) -> Double? { self[key]?.string.flatMap(NumberWords.decimal) }

    func word<E: RawRepresentable>(_ key: String, _ type: E.Type = E.self) -> E?
    where E.RawValue == String {
        self[key]?.string.flatMap(E.init)
    }

    func words<E: RawRepresentable>(_ key: String, _ type: E.Type = E.self) -> [E]
    where E.RawValue == String {
        strings(key).compactMap(E.init)
    }

    var clauses: [String] { strings("clause") }

    func section<Item>(_ key: String, _ decode: (Node) -> Item) -> Section<Item> {
        Section((self[key]?.entries ?? []).map { ($0.key, decode($0.value)) })
    }

    func condition(_ key: String) -> Condition { self[key].map(Condition.init(node:)) ?? .always }

    func triggers(_ key: String) -> [Trigger] { self[key]?.items.flatMap(Trigger.triggers) ?? [] }
}

extension LocalizedText {
    init(node: Node) {
        self.init(
            Dictionary(
                node.entries.map { ($0.key, $0.value.string ?? "") },
                uniquingKeysWith: { first, _ in first }))
    }
}
