import WorkingTime

/// Says in words what the desk does by an item of the regulation. Every key that has an effect is
/// said: what is printed is what runs.
struct DeskSentences: Speaking {
    let regulation: Regulation
    let language: String

    /// `citing` is the path that `Citations` gives: `rules.triage`, `queue`, `prices.rates.work`.
    func sentence(for citing: String) -> String {
        let parts = citing.split(separator: ".", maxSplits: 1).map(String.init)
        let name = parts.count > 1 ? parts[1] : ""
        switch parts[0] {
        case "calendars": return say("Часы работы", "Жұмыс уақыты", "Hours") + ": " + calendar(name)
        case "roles": return say("Роль", "Рөл", "Role") + ": " + role(name)
        case "agreements": return say("Основание", "Негіз", "Agreement") + ": " + agreement(name)
        case "channels": return say("Канал", "Арна", "Channel") + ": " + channel(name)
        case "categories": return say("Категория", "Санат", "Category") + ": " + category(name)
        case "priorities": return say("Приоритет", "Басымдық", "Priority") + ": " + priority(name)
        case "fields": return say("Записывается", "Жазылады", "Recorded") + ": " + field(name)
        case "definitions":
            return "«\(called(name, .definitions))» — "
                + (regulation.definitions[name].map { condition($0.when) } ?? "")
        case "rules": return rule(name)
        case "commitments": return commitment(name)
        case "queue": return queue
        case "escalations":
            return say("Эскалация", "Эскалация", "Escalation") + ": " + escalation(name)
        case "messages": return say("Сообщение", "Хабарлама", "Message") + ": " + message(name)
        case "prices": return price(name)
        case "records": return say("Хранение", "Сақтау", "Records") + ": " + record(name)
        case "measures": return say("Показатель", "Көрсеткіш", "Figure") + ": " + measure(name)
        default: return ""
        }
    }

    func text(_ text: LocalizedText?) -> String? {
        text?.text(in: language, fallbacks: regulation.languages)?.text
    }

    /// `01.01.2026` where people write it so.
    func day(_ date: CivilDate) -> String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return say(
            "\(two(date.day)).\(two(date.month)).\(date.year)",
            "\(two(date.day)).\(two(date.month)).\(date.year)",
            date.description)
    }

    /// The parts of a sentence that there are.
    func joined(_ parts: [String?]) -> String { parts.compactMap(\.self).joined(separator: "; ") }

    /// `label: words`; nil: there are none.
    func named(_ label: String, _ words: String?) -> String? {
        guard let words, !words.isEmpty else { return nil }
        return "\(label): \(words)"
    }

    func when(_ condition: Condition) -> String? {
        condition == .always ? nil : say("если", "егер", "if") + " " + self.condition(condition)
    }
}

extension Regulation {
    /// What follows a missed promise by one step, in words.
    public func words(of step: LateStep, in language: String) -> String {
        DeskSentences(regulation: self, language: language).effects(step.effects).joined(
            separator: ", ")
    }

    /// Section and name of everything that the desk works by, in the order of the file:
    /// `rules.triage`, `queue`.
    public var workedBy: [String] { Citations.all(self) }

    /// What the desk does by one item, in one sentence.
    ///
    /// - Parameter citing: section and name, `rules.triage`.
    public func deskSentence(for citing: String, in language: String) -> String {
        DeskSentences(regulation: self, language: language).sentence(for: citing)
    }
}
