import Regulations
import WorkingTime

/// An explanation as lines of text, in Russian, Kazakh or English.
public struct ExplanationWords: Sendable {
    let language: String
    let edition: Edition
    private let limits: LimitPhrases
    private let dates: DatePhrases

    public init(language: String, edition: Edition) {
        self.language = language
        self.edition = edition
        limits = LimitPhrases(language: language)
        dates = DatePhrases(language: language, zone: edition.zone)
    }

    public func lines(of explanation: Explanation) -> [String] {
        [
            promised(explanation), started(explanation), calendar(explanation),
        ] + explanation.days.filter { $0.reason != .outside }.map { day($0, of: explanation) } + pauses(explanation)
            + [due(explanation)] + explanation.moved.map(moved) + next(explanation) + explanation.readings.map(reading)
    }

    /// `Promised: 8 working hours (cl. 2.3.2-max)`.
    private func promised(_ explanation: Explanation) -> String {
        let limit = explanation.limit.map(limits.phrase) ?? natureWords(explanation.nature)
        return limits.pick("Обещано", "Уәде", "Promised") + ": \(limit)\(cited(explanation.clauses))"
    }

    private func started(_ explanation: Explanation) -> String {
        let event = explanation.startedBy.map { ", \(EventWords.words($0, in: language))" } ?? ""
        return limits.pick("Начало", "Басталуы", "Start") + ": \(dates.moment(explanation.startedAt))\(event)"
    }

    private func calendar(_ explanation: Explanation) -> String {
        let calendar = edition.calendar(explanation.calendar)
        let holidays = calendar.rule.holidays.map {
            ", \(limits.pick("праздники", "мерекелер", "holidays")) \($0.country)"
        }
        let place = "\(calendar.rule.zone.name)\(holidays ?? "")\(cited(explanation.calendarClauses))"
        return limits.pick("Календарь", "Күнтізбе", "Calendar") + ": \(explanation.calendar), \(place)"
    }

    private func day(_ tally: DayTally, of explanation: Explanation) -> String {
        let window = tally.counted.map { counted in
            " \(dates.time(counted.lowerBound))–\(dates.time(counted.upperBound, isEnd: true))"
        }
        let why = reasonWords(tally).map { " — \($0)" } ?? ""
        return "  \(dates.day(tally.date))\(window ?? "") \(LimitPhrases.clock(tally.seconds))\(why)"
    }

    /// Why the day counted as it did; nil for an ordinary working day.
    public func reasonWords(_ tally: DayTally) -> String? {
        switch tally.reason {
        case .worked, .outside: nil
        case .weekend: limits.pick("выходной", "демалыс", "day off")
        case .holiday(let name): nameWords(name) ?? limits.pick("праздник", "мереке", "holiday")
        case .transferred(let name):
            limits.pick("рабочий день вместо другого", "ауыстырылған жұмыс күні", "worked instead of another day")
                + (nameWords(name).map { ", \($0)" } ?? "")
        case .short: limits.pick("сокращённый день", "қысқартылған күн", "short day")
        case .exception: limits.pick("особый день", "ерекше күн", "exceptional day")
        case .paused: limits.pick("часы стояли", "сағат тоқтап тұрды", "the clock stood still")
        }
    }

    private func nameWords(_ name: HolidayName?) -> String? {
        switch name {
        case nil: nil
        case .text(let text)?: text
        case .holiday(let holiday, _)?: holiday.name(in: language)
        case .moved(let date)?:
            limits.pick("перенос: \(dates.day(date))", "ауысу: \(dates.day(date))", "moved: \(dates.day(date))")
        }
    }

    private func pauses(_ explanation: Explanation) -> [String] {
        explanation.pauses.map { pause in
            let until = pause.until.map { dates.moment($0) } ?? "…"
            return limits.pick("Пауза", "Кідіріс", "Pause") + ": \(dates.moment(pause.from)) – \(until)"
        }
    }

    private func due(_ explanation: Explanation) -> String {
        guard let due = explanation.due else {
            let why =
                explanation.beyondCalendar
                ? limits.pick(
                    "календарь так далеко не известен", "күнтізбе ол күнге дейін белгісіз", "beyond the calendar’s data"
                )
                : natureWords(explanation.nature)
            return limits.pick("Срок", "Мерзім", "Due") + ": \(why)"
        }
        let sum = LimitPhrases.clock(explanation.countedSeconds)
        let word = limits.pick("Срок", "Мерзім", "Due")
        return "\(word): \(dates.moment(due, isEnd: true)) (\(limits.pick("итого", "барлығы", "in all")) \(sum))"
    }

    /// `Until Mon 5 Oct 2026 12:00, by older data of the calendar: Wed 7 Oct 2026 14:00`.
    private func moved(_ moved: Explanation.Moved) -> String {
        let (at, due) = (dates.moment(moved.at), dates.moment(moved.due, isEnd: true))
        return limits.pick(
            "До \(at), по прежним данным календаря: \(due)", "\(at) дейін, күнтізбенің бұрынғы дерегі бойынша: \(due)",
            "Until \(at), by older data of the calendar: \(due)")
    }

    /// `Next interval: Mon 14 Mar 2022 15:00, due Mon 14 Mar 2022 16:00`.
    private func next(_ explanation: Explanation) -> [String] {
        guard let next = explanation.next else { return [] }
        let word = limits.pick("Следующий промежуток", "Келесі аралық", "Next interval")
        let due = limits.pick("срок", "мерзімі", "due")
        let day = next.due.map { dates.moment($0, isEnd: true) } ?? "—"
        return ["\(word): \(dates.moment(next.startedAt)), \(due) \(day)"]
    }

    private func reading(_ note: Explanation.ReadingNote) -> String {
        let question =
            edition.regulation.readings[note.reading]?.question
            .text(in: language, fallbacks: edition.regulation.languages)?.text ?? note.reading
        let due = note.due.map { dates.moment($0, isEnd: true) } ?? "—"
        return limits.pick("Прочтение", "Оқылуы", "Reading") + ": \(question) \(note.alternative): \(due)"
    }

    private func natureWords(_ nature: Commitment.Nature) -> String {
        switch nature {
        case .binding: limits.pick("срок не назначен", "мерзім белгіленбеген", "no due set")
        case .indicative: limits.pick("ориентир", "бағдар", "guide only")
        case .notGuaranteed: limits.pick("срок не гарантируется", "мерзімге кепілдік жоқ", "date not guaranteed")
        case .unregulated: limits.pick("срок не регламентируется", "мерзім реттелмейді", "no deadline set")
        case .cap: limits.pick("не чаще", "одан жиі емес", "not more often")
        }
    }

    private func cited(_ clauses: [String]) -> String {
        guard !clauses.isEmpty else { return "" }
        let (numbers, words) = edition.regulation.cited(clauses, in: language)
        let list = numbers.joined(separator: ", ")
        let numbered = numbers.isEmpty ? [] : [limits.pick("п. \(list)", "\(list)-т.", "cl. \(list)")]
        return " (" + (numbered + words).joined(separator: ", ") + ")"
    }
}

/// Events of the vocabulary in words.
public enum EventWords {
    public static func words(_ event: EventName, in language: String) -> String {
        let (russian, kazakh, english) = table(event)
        switch language {
        case "ru": return russian
        case "kk": return kazakh
        default: return english
        }
    }

    private static func table(_ event: EventName) -> (String, String, String) {
        switch event {
        case .arrived: ("обращение поступило", "өтініш түсті", "the request arrived")
        case .registered: ("обращение зарегистрировано", "өтініш тіркелді", "the request was registered")
        case .admitted: ("обращение принято", "өтініш қабылданды", "the request was admitted")
        case .admissionFailed: ("подтверждение не дошло", "растау жетпеді", "the receipt bounced")
        case .returned: ("вернули на уточнение", "нақтылауға қайтарылды", "returned for completion")
        case .refused: ("отказано", "бас тартылды", "refused")
        case .postponed: ("отложено", "кейінге қалдырылды", "postponed")
        case .prioritised: ("назначен приоритет", "басымдық белгіленді", "priority was set")
        case .assigned: ("назначен исполнитель", "орындаушы тағайындалды", "assigned")
        case .taken: ("взято", "алынды", "taken")
        case .released: ("возвращено в пул", "ортақ кезекке қайтарылды", "given back to the pool")
        case .started: ("работа начата", "жұмыс басталды", "work began")
        case .logged: ("внесено время", "уақыт енгізілді", "time was logged")
        case .firstReply: ("первый ответ", "алғашқы жауап", "first reply")
        case .replied: ("ответ клиенту", "клиентке жауап", "reply to the client")
        case .askedClient: ("вопрос клиенту", "клиентке сұрақ", "question to the client")
        case .clientWrote: ("клиент написал", "клиент жазды", "the client wrote")
        case .handedOver: ("передано", "тапсырылды", "handed over")
        case .estimated: ("дана оценка", "баға берілді", "estimated")
        case .approved: ("согласовано", "келісілді", "approved")
        case .declined: ("отклонено", "қабылданбады", "declined")
        case .invoiced: ("выставлен счёт", "шот қойылды", "invoiced")
        case .published: ("опубликовано", "жарияланды", "published")
        case .done: ("выполнено", "орындалды", "done")
        case .signedOff: ("работа принята клиентом", "клиент жұмысты қабылдады", "signed off by the client")
        case .defectReported: ("найден дефект", "ақау табылды", "a defect was reported")
        case .closed: ("закрыто", "жабылды", "closed")
        case .reopened: ("открыто снова", "қайта ашылды", "reopened")
        case .putInTurn: ("возвращено в очередь", "кезегіне қайтарылды", "put back in turn")
        case .expedited: ("вне очереди", "кезексіз", "put out of turn")
        case .escalated: ("эскалация", "эскалация", "escalated")
        case .decided: ("принято решение", "шешім қабылданды", "decided")
        case .measured: ("записан показатель", "көрсеткіш жазылды", "measured")
        }
    }
}
