/// Plural categories of whole numbers, after the CLDR rules. Russian has a fourth, `other`, for fractions only.
enum Plural: Sendable, Hashable {
    case one, few, many, other

    init(_ count: Int, in language: Language) {
        let count = count.magnitude
        switch language {
        case .en, .kk: self = count == 1 ? .one : .other
        case .ru:
            switch (count % 10, count % 100) {
            case (_, 11...14): self = .many
            case (1, _): self = .one
            case (2...4, _): self = .few
            case (_, _): self = .many
            }
        }
    }
}

extension Words {
    /// Number and noun: `counted(2, "день", "дня", "дней")`; languages with two forms leave `many` out.
    func counted(_ count: Int, _ one: String, _ few: String, _ many: String? = nil) -> String {
        let noun = switch Plural(count, in: language) {
        case .one: one
        case .few: few
        case .many, .other: many ?? few
        }
        return "\(count)\u{a0}\(noun)"
    }
}
