/// The tree of a regulation file with its places: what readings and agreements are applied to.
public struct RegulationSource: Sendable {
    public let file: String
    public let tree: Node
    /// A reading or an agreement has been applied; then a clause may be left without what carries
    /// it out.
    public let isVariant: Bool

    init(file: String, tree: Node, isVariant: Bool = false) {
        self.file = file
        self.tree = tree
        self.isVariant = isVariant
    }

    /// The place of the value at `path`, or of the nearest value above it that exists.
    public func place(_ path: [String]) -> Place {
        var found = tree
        for end in path.indices {
            guard let node = tree[Array(path[...end])] else { break }
            found = node
        }
        return Place(
            file: file, line: found.line, column: found.column, path: path.joined(separator: "."))
    }

    /// The whole regulation with each value of `changes` (dotted path → value, null removes) in
    /// place of the file's. Nil when a path leads nowhere.
    public func applying(changes: [(path: String, value: Node)]) -> RegulationSource? {
        var changed = tree
        for (path, value) in changes {
            let parts = path.split(separator: ".").map(String.init)
            guard !parts.isEmpty,
                let next = changed.setting(parts[...], to: value.isNull ? nil : value)
            else {
                return nil
            }
            changed = next
        }
        return RegulationSource(file: file, tree: changed, isVariant: true)
    }

    /// The regulation with `changes`, as an agreement makes them, sharing with `regulation`, which
    /// was read from this source, all that they do not touch. Nil when a path leads nowhere or a
    /// value has not the shape that it needs.
    public func regulation(
        _ regulation: Regulation, changing changes: [(path: String, value: Node)]
    ) -> Regulation? {
        guard let tree = applying(changes: changes)?.tree else { return nil }
        let keys = Set(changes.compactMap { $0.path.split(separator: ".").first.map(String.init) })
        var shape = ShapeCheck(file: file, names: NameTable(regulation: tree))
        shape.check(tree, of: Language.regulation, at: keys)
        return shape.isBroken ? nil : regulation.reading(keys, of: tree)
    }

    /// The regulation under one alternative of a reading; nil when there is none or its paths lead
    /// nowhere.
    public func applying(reading: String, alternative: String) -> RegulationSource? {
        guard let changes = tree[["readings", reading, "alternatives", alternative]] else {
            return nil
        }
        return applying(changes: changes.entries.map { ($0.key, $0.value) })
    }
}
