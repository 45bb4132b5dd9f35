/// Clauses in a row under one heading.
public struct ClauseGroup: Sendable, Hashable {
    /// What the regulation writes over them; nil: nothing.
    public var title: LocalizedText?
    /// What their printed numbers begin with alike; nil: some have none, or they begin differently.
    public var number: String?
    /// In the order of the file.
    public var clauses: [String]
}

extension Regulation {
    /// All clauses under their headings; where the file has no headings, those whose number, else
    /// name, begins alike.
    public var clauseGroups: [ClauseGroup] {
        let rows = clauses.names.reduce(into: [[String]]()) { rows, name in
            if let before = rows.last?.last, !isParted(before, from: name) {
                rows[rows.count - 1].append(name)
            } else {
                rows.append([name])
            }
        }
        return rows.map {
            ClauseGroup(title: headings[$0[0]], number: commonNumber(of: $0), clauses: $0)
        }
    }

    private func isParted(_ before: String, from clause: String) -> Bool {
        guard headings.isEmpty else { return headings[clause] != nil }
        let start = { (name: String) in Self.parts(of: self.printedNumber(of: name) ?? name).first }
        return start(before) != start(clause)
    }

    private func commonNumber(of names: [String]) -> String? {
        let numbers = names.map { printedNumber(of: $0).map(Self.parts) ?? [] }
        let common = numbers.dropFirst().reduce(numbers[0]) { common, next in
            Array(zip(common, next).prefix { $0 == $1 }.map(\.0))
        }
        return common.isEmpty ? nil : common.joined()
    }

    /// `2.2(1)` as `2`, `.2`, `(1)`.
    private static func parts(of number: String) -> [String] {
        number.reduce(into: []) { parts, character in
            if parts.isEmpty || character == "." || character == "(" {
                parts.append(String(character))
            } else {
                parts[parts.count - 1].append(character)
            }
        }
    }
}
