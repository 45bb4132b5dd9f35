import Regulations
import WorkingTime

/// An explanation as lines of text, in Russian, Kazakh or English. The lines add up: who has only
/// them finds the due instant.
public struct ExplanationWords: Speaking, Sendable {
    public let language: String
    let edition: Edition
    let limits: LimitPhrases
    let dates: DatePhrases

    public init(language: String, edition: Edition) {
        self.language = language
        self.edition = edition
        limits = LimitPhrases(language: language)
        dates = DatePhrases(language: language, zone: edition.zone, showsSeconds: true)
    }

    /// What was promised, from when, by which calendar, day for day, and when it is due.
    public func lines(of explanation: Explanation) -> [String] {
        [promised(explanation), started(explanation)] + notBefore(explanation) + [
            calendar(explanation)
        ]
            + counted(explanation).map { "  \($0)" } + pauses(explanation) + [due(explanation)]
            + explanation.moved.map(moved) + late(explanation) + next(explanation)
            + explanation.readings.map(reading)
    }

    /// `Promised: 8 working hours (cl. 2.3.2-max)`.
    private func promised(_ explanation: Explanation) -> String {
        let word =
            switch explanation.nature {
            case .indicative: say("Ориентир", "Бағдар", "Target")
            case .binding, .notGuaranteed, .unregulated, .cap:
                say("Обещано", "Уәде", "Promised")
            }
        return "\(word): \(promise(explanation))\(cited(explanation.clauses))"
    }

    /// What is promised: a limit, or the day that it is counted from.
    public func promise(_ explanation: Explanation) -> String {
        let limit =
            explanation.limit.map(limits.phrase)
            ?? explanation.anchor.map { edition.regulation.words(of: $0.until, in: language) }
        guard let limit else { return natureWords(explanation.nature) }
        switch explanation.nature {
        case .binding, .unregulated, .indicative: return limit
        case .notGuaranteed: return "\(limit), \(natureWords(explanation.nature))"
        case .cap: return "\(natureWords(.cap)) \(limit)"
        }
    }

    private func started(_ explanation: Explanation) -> String {
        say("Начало", "Басталуы", "Start")
            + ": \(moment(explanation.startedAt, of: explanation))\(startedBy(explanation))"
    }

    /// `, the client wrote, counted anew`; empty: it was asked for without a ticket.
    public func startedBy(_ explanation: Explanation) -> String {
        let event = starter(of: explanation).map { ", \($0)" } ?? ""
        guard explanation.isCountedAnew else { return event }
        return event + ", "
            + say("отсчёт начат заново", "санақ қайта басталды", "counted anew")
    }

    /// What it is counted from: the event, or the field that holds the day; nil: asked for without
    /// a ticket.
    public func starter(of explanation: Explanation) -> String? {
        if let field = explanation.countedFrom {
            return edition.regulation.words(of: .field(field), in: language)
        }
        if explanation.followsInterval {
            return say(
                "прошлый промежуток кончился", "алдыңғы аралық аяқталды",
                "the interval before it ended")
        }
        return explanation.startedBy.map { $0.told[language] }
    }

    private func notBefore(_ explanation: Explanation) -> [String] {
        guard let instant = explanation.notBefore, let limit = earliest(explanation) else {
            return []
        }
        return [
            say("Не раньше", "Ертерек емес", "Not before")
                + ": \(moment(instant, of: explanation)) (\(limit))"
        ]
    }

    /// The limit before which it is not expected; nil: there is none.
    public func earliest(_ explanation: Explanation) -> String? {
        edition.regulation.commitments[explanation.commitment]?.earliest.map(limits.phrase)
    }

    private func calendar(_ explanation: Explanation) -> String {
        let calendar = edition.calendar(explanation.calendar)
        let holidays = calendar.rule.holidays.map {
            "\(say("праздники", "мерекелер", "holidays")) \($0.country)"
        }
        let name = edition.regulation.title(ofCalendar: explanation.calendar, in: language)
        let parts = [name, calendar.rule.zone.name, holidays].compactMap(\.self).joined(
            separator: ", ")
        return say("Календарь", "Күнтізбе", "Calendar")
            + ": \(parts)\(cited(explanation.calendarClauses))"
    }

    /// In the file's zone, and where the calendar is another's, in that one as well.
    func moment(_ instant: Instant, of explanation: Explanation, isEnd: Bool = false) -> String {
        let said = dates.moment(instant, isEnd: isEnd)
        let zone = edition.calendar(explanation.calendar).rule.zone
        guard zone.name != edition.zone.name else { return said }
        return "\(said) (\(dates(in: zone).moment(instant, isEnd: isEnd)) \(zone.name))"
    }

    func dates(in zone: ZoneRules) -> DatePhrases {
        DatePhrases(language: language, zone: zone, showsSeconds: true)
    }

    private func pauses(_ explanation: Explanation) -> [String] {
        explanation.pauses.map { pause in
            let until = pause.until.map { dates.moment($0) } ?? "…"
            return say("Пауза", "Кідіріс", "Pause")
                + ": \(dates.moment(pause.from)) – \(until)"
        }
    }

    private func due(_ explanation: Explanation) -> String {
        let word = say("Срок", "Мерзім", "Due")
        guard let due = explanation.due else { return "\(word): \(whyNoDue(explanation))" }
        let moment = moment(due, of: explanation, isEnd: true)
        guard case .working = explanation.limit else { return "\(word): \(moment)" }
        let sum = LimitPhrases.clock(exact: explanation.countedSeconds)
        return "\(word): \(moment) (\(say("итого", "барлығы", "in all")) \(sum))"
    }

    private func whyNoDue(_ explanation: Explanation) -> String {
        if let state = explanation.hiddenIn {
            let words = state.words[language]
            return say(
                "не показывается в состоянии «\(words)», но идёт",
                "«\(words)» күйінде көрсетілмейді, бірақ жүреді",
                "not shown while «\(words)», and runs on")
        }
        if explanation.beyondCalendar {
            return say(
                "календарь так далеко не известен", "күнтізбе ол күнге дейін белгісіз",
                "beyond the calendar’s data")
        }
        if let anchor = explanation.anchor, anchor.value == nil {
            let name = edition.regulation.words(of: anchor.until.anchor, in: language)
            return say(
                "когда станет известно: \(name)", "\(name) белгілі болғанда",
                "once \(name) is known")
        }
        if explanation.limit != nil, explanation.pauses.contains(where: { $0.until == nil }) {
            return say(
                "считается дальше, когда кончится пауза",
                "кідіріс аяқталғанда әрі қарай есептеледі",
                "counted on when the pause ends")
        }
        return natureWords(explanation.nature)
    }

    /// `Until Mon 5 Oct 2026 12:00, by older data of the calendar: Wed 7 Oct 2026 14:00`.
    private func moved(_ moved: Explanation.Moved) -> String {
        let (at, due) = (dates.moment(moved.at), dates.moment(moved.due, isEnd: true))
        return say(
            "До \(at), по прежним данным календаря: \(due)",
            "\(at) дейін, күнтізбенің бұрынғы дерегі бойынша: \(due)",
            "Until \(at), by older data of the calendar: \(due)")
    }

    /// `Next interval: Mon 14 Mar 2022 15:00, due Mon 14 Mar 2022 16:00`.
    private func next(_ explanation: Explanation) -> [String] {
        guard let next = explanation.next else { return [] }
        let word = say("Следующий промежуток", "Келесі аралық", "Next interval")
        let due = say("срок", "мерзімі", "due")
        let day = next.due.map { dates.moment($0, isEnd: true) } ?? "—"
        return ["\(word): \(dates.moment(next.startedAt)), \(due) \(day)"]
    }

    private func reading(_ note: Explanation.ReadingNote) -> String {
        let regulation = edition.regulation
        guard let reading = regulation.readings[note.reading] else { return "" }
        let question =
            reading.question.text(in: language, fallbacks: regulation.languages)?.text ?? ""
        let alternative = regulation.title(
            ofAlternative: note.alternative, of: reading, in: language)
        let due = note.due.map { dates.moment($0, isEnd: true) } ?? "—"
        return say("Прочтение", "Оқылуы", "Reading")
            + ": \(question) \(alternative): \(due)"
    }

    private func natureWords(_ nature: Commitment.Nature) -> String {
        switch nature {
        case .binding: say("срок не назначен", "мерзім белгіленбеген", "no due set")
        case .indicative: say("ориентир", "бағдар", "guide only")
        case .notGuaranteed:
            say("срок не гарантируется", "мерзімге кепілдік жоқ", "date not guaranteed")
        case .unregulated:
            say("срок не регламентируется", "мерзім реттелмейді", "no deadline set")
        case .cap: say("не чаще", "одан жиі емес", "not more often")
        }
    }

    private func cited(_ clauses: [String]) -> String {
        guard !clauses.isEmpty else { return "" }
        let (numbers, words) = edition.regulation.cited(clauses, in: language)
        let list = numbers.joined(separator: ", ")
        let numbered =
            numbers.isEmpty ? [] : [say("п. \(list)", "\(list)-т.", "cl. \(list)")]
        return " (" + (numbered + words).joined(separator: ", ") + ")"
    }
}
