extension RegulationSource {
    /// The regulation as an agreement of the kind `agreement` changes it for its client, checked as
    /// a whole.
    ///
    /// The kind must allow each path in `may_change`, and the value must keep to its bound (V102).
    public func agreed(
        _ agreement: String, changes: [(path: String, value: Node)], in world: CheckWorld
    ) -> Checked {
        let refused = changes.compactMap { refusal(agreement, $0.path, $0.value) }
        guard refused.isEmpty else {
            return Checked(regulation: nil, findings: refused, source: self)
        }
        guard let changed = applying(changes: changes) else {
            let finding = Finding(
                .S103, at: place(["agreements", agreement]), "a path of the agreement leads nowhere"
            )
            return Checked(regulation: nil, findings: [finding], source: self)
        }
        return changed.checked(in: world)
    }

    private func refusal(_ agreement: String, _ path: String, _ value: Node) -> Finding? {
        let allowed = tree[["agreements", agreement, "may_change"]]?.items ?? []
        let here = place(["agreements", agreement])
        guard let change = allowed.first(where: { $0.string("path") == path }) else {
            let nearest = NearestWord.of(path, among: allowed.compactMap { $0.string("path") })
            return Finding(
                .V102, at: here, "an agreement '\(agreement)' may not change '\(path)'",
                nearest: nearest)
        }
        guard let own = tree[path.split(separator: ".").map(String.init)] else {
            return Finding(.S103, at: here, "nothing stands at '\(path)'")
        }
        guard let bound: Agreement.Bound = change.word("only") else { return nil }
        guard bound.allows(value, insteadOf: own) == false else { return nil }
        let found = ShapeCheck.found(value)
        return Finding(
            .V102, at: here,
            "\(found) at '\(path)' is not \(bound.rawValue) than \(ShapeCheck.found(own))")
    }
}

extension Agreement.Bound {
    /// The bound holds, or the value stays what it is. What cannot be compared is not allowed.
    func allows(_ value: Node, insteadOf own: Node) -> Bool {
        if value == own { return true }
        switch self {
        case .shorter: return Self.limits(value, own).flatMap { $0.isShorter(than: $1) } ?? false
        case .longer: return Self.limits(value, own).flatMap { $0.isLonger(than: $1) } ?? false
        case .lower: return Self.numbers(value, own).map { $0 < $1 } ?? false
        case .higher: return Self.numbers(value, own).map { $0 > $1 } ?? false
        }
    }

    private static func limits(_ a: Node, _ b: Node) -> (Limit, Limit)? {
        guard let a = a.string.flatMap({ Limit(words: $0) }),
            let b = b.string.flatMap({ Limit(words: $0) })
        else {
            return nil
        }
        return (a, b)
    }

    private static func numbers(_ a: Node, _ b: Node) -> (Double, Double)? {
        guard let a = a.string.flatMap(NumberWords.decimal),
            let b = b.string.flatMap(NumberWords.decimal)
        else {
            return nil
        }
        return (a, b)
    }
}
