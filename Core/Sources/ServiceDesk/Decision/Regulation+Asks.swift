import Regulations

extension Regulation {
    /// Whether the condition asks for one of the fields, `category` being one, through its
    /// definitions too.
    func asks(_ condition: Condition, for fields: Set<String>, depth: Int = 0) -> Bool {
        guard depth <= Facts.depthMax else { return false }
        switch condition {
        case .all(let parts), .any(let parts):
            return parts.contains { asks($0, for: fields, depth: depth + 1) }
        case .not(let part): return asks(part, for: fields, depth: depth + 1)
        case .fact(.definition(let name)):
            return definitions[name].map { asks($0.when, for: fields, depth: depth + 1) } ?? false
        case .fact(.filled(let names)), .fact(.missing(let names)):
            return !fields.isDisjoint(with: names)
        case .fact(.field(let name, _)): return fields.contains(name)
        case .fact(.category): return fields.contains("category")
        case .fact: return false
        }
    }
}
