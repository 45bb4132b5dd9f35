import Regulations
import ServiceDesk

/// Kinds of work, which the regulation's prices name where only some are charged.
enum WorkKind {
    /// What is meant where the regulation tells no kinds apart.
    static let ordinary = "execution"
    /// What no regulation charges.
    static let other = "other"

    /// nil: all work is charged alike, and nobody has to say which it was.
    static func choices(_ reader: EditionReader, chosen: String?) -> [FormChoice]? {
        guard let counted = reader.regulation.prices.counted else { return nil }
        let kinds = counted.work + (counted.work.contains(other) ? [] : [other])
        return kinds.map { kind in
            .init(
                id: kind, label: title(kind, reader.language),
                isChosen: kind == (chosen ?? kinds.first))
        }
    }

    /// A regulation may name kinds of its own; those stand as they are called there.
    static func title(_ kind: String, _ language: Language) -> String {
        guard let title = titles[kind] else { return kind.replacing("_", with: " ") }
        return title[language.rawValue]
    }

    private static let titles: [String: Trilingual] = [
        "execution": Trilingual("Выполнение", "Орындау", "Execution"),
        "testing": Trilingual("Тестирование", "Тестілеу", "Testing"),
        "analysis": Trilingual("Анализ", "Талдау", "Analysis"),
        "consulting": Trilingual("Консультация", "Кеңес беру", "Consulting"),
        "estimating": Trilingual("Оценка", "Бағалау", "Estimating"),
        "other": Trilingual(
            "Другое, не оплачивается", "Басқа, ақысы алынбайды", "Other, not charged"),
    ]
}
