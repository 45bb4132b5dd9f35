import ServiceDesk

extension Words {
    /// Number and noun: `counted(2, "день", "дня", "дней")`; languages with two forms leave `many`
    /// out.
    func counted(_ count: Int, _ one: String, _ few: String, _ many: String? = nil) -> String {
        let noun =
            switch PluralRule.category(of: count, in: language.rawValue) {
            case .one: one
            case .few: few
            case .many, .other: many ?? few
            }
        return "\(count)\u{a0}\(noun)"
    }
}
