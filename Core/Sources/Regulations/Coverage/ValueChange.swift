/// A regulation with one value other than it is written: what a scenario that shows a clause must
/// notice.
public struct ValueChange: Sendable, Hashable {
    /// What a change does to what carries the clause out.
    public enum Kind: Sendable, Hashable {
        /// By one unit, what a promise may take.
        case limit
        case value
        /// A named part is taken out; that its name is gone proves nothing.
        case removal(name: String)
    }

    /// From the top of the file; places of a list are counted from 0.
    public var path: [String]
    /// nil: taken out.
    public var value: Node?
    public var kind: Kind
    /// Clauses that are cited where it stands.
    public var clauses: [String]

    /// Dots between the parts of the path, as a witness names it.
    public var place: String { path.joined(separator: ".") }

    /// The value in the file's words on one line; empty: taken out.
    public var words: String { value?.flow ?? "" }
}

extension RegulationSource {
    /// nil: its path leads nowhere.
    public func applying(_ change: ValueChange) -> RegulationSource? {
        tree.replacing(change.path[...], by: change.value).map {
            RegulationSource(file: file, tree: $0, isVariant: true)
        }
    }

    /// Nil where a finding blocks it: what cannot be published is no desk that a scenario could
    /// notice.
    public func checked(with change: ValueChange, in world: CheckWorld) -> Checked? {
        guard let source = applying(change) else { return nil }
        let (regulation, findings) = source.checkedAsWritten(in: world)
        let blocks = findings.contains {
            $0.severity == .blocks && !Self.allowedInVariants.contains($0.code)
        }
        return blocks || regulation == nil
            ? nil : Checked(regulation: regulation, findings: [], source: source)
    }
}

extension Node {
    /// The tree with `value` in place of what stands at `path`, also in lists; nil takes it out.
    func replacing(_ path: ArraySlice<String>, by value: Node?) -> Node? {
        guard let first = path.first else { return value }
        let rest = path.dropFirst()
        switch content {
        case .scalar: return nil
        case .map(var entries):
            let index = entries.firstIndex { $0.key == first }
            guard let index else { return rest.isEmpty ? setting(path, to: value) : nil }
            guard let changed = entries[index].value.replacing(rest, by: value) else {
                guard rest.isEmpty else { return nil }
                entries.remove(at: index)
                return Node(.map(entries), line: line, column: column)
            }
            entries[index].value = changed
            return Node(.map(entries), line: line, column: column)
        case .list(var items):
            guard let index = Int(first), items.indices.contains(index) else { return nil }
            guard let changed = items[index].replacing(rest, by: value) else {
                guard rest.isEmpty else { return nil }
                items.remove(at: index)
                return Node(.list(items), line: line, column: column)
            }
            items[index] = changed
            return Node(.list(items), line: line, column: column)
        }
    }

    /// As the file would write it on one line: `{ priority: urgent, not: { by: head } }`.
    public var flow: String {
        switch content {
        case .scalar(let text, _): text
        case .list(let items): "[\(items.map(\.flow).joined(separator: ", "))]"
        case .map(let entries):
            "{ \(entries.map { "\($0.key): \($0.value.flow)" }.joined(separator: ", ")) }"
        }
    }
}
