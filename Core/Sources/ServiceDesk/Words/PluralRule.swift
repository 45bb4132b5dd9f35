/// Plural categories by the CLDR rules of the three languages, for whole numbers.
public enum PluralRule: String, Sendable, Hashable, CaseIterable {
    case one, few, many, other

    /// Source: CLDR plural rules. Russian: one, few, many; Kazakh and English: one, other.
    public static func category(of number: Int, in language: String) -> PluralRule {
        let number = abs(number)
        guard language == "ru" else { return number == 1 ? .one : .other }
        let (tens, ones) = (number % 100, number % 10)
        if (11...14).contains(tens) { return .many }
        switch ones {
        case 1: return .one
        case 2, 3, 4: return .few
        default: return .many
        }
    }
}
