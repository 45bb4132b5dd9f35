import Regulations
import WorkingTime

/// Limits and counted time in words.
public struct LimitPhrases: Speaking, Sendable {
    public let language: String

    public init(language: String) { self.language = language }

    /// `8 рабочих часов`, `3 business days`.
    public func phrase(_ limit: Limit) -> String {
        switch limit {
        case .working(let seconds) where seconds % 3600 == 0:
            count(Int(seconds / 3600), .workingHour)
        case .working(let seconds): count(Int(seconds / 60), .workingMinute)
        case .businessDays(let days): count(days, .businessDay)
        case .calendarDays(let days): count(days, .calendarDay)
        case .calendarMonths(let months): count(months, .calendarMonth)
        case .businessDaysWithStart(let days): Limit.withStart(count(days, .businessDay), language)
        case .calendarDaysWithStart(let days): Limit.withStart(count(days, .calendarDay), language)
        case .businessDaysAtTime(let days, let outside):
            Limit.atTime(count(days, .businessDay), outside, language)
        case .atOnce: say("сразу", "бірден", "at once")
        case .endOfBusinessDay:
            say(
                "до конца рабочего дня", "жұмыс күнінің соңына дейін",
                "by the end of the business day")
        case .nextFullBusinessDay:
            say("за полный рабочий день", "толық жұмыс күні ішінде", "within a full business day")
        }
    }

    /// `2 ч 30 мин`: minutes by the clock.
    public func time(minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        let hour = say("ч", "сағ", "h")
        let tail = "\(rest)\u{A0}\(say("мин", "мин", "min"))"
        if hours == 0 { return tail }
        return rest == 0 ? "\(hours)\u{A0}\(hour)" : "\(hours)\u{A0}\(hour) \(tail)"
    }

    /// What stands where a due instant would.
    public var noDue: String {
        say("срок не регламентируется", "мерзім реттелмейді", "no deadline set")
    }

    /// `2:05` for two hours and five minutes, `2:05:30` where there are seconds.
    public static func clock(exact seconds: Int64) -> String {
        let (minutes, rest) = (Int(abs(seconds) / 60), Int(abs(seconds) % 60))
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds < 0 ? "−" : "")\(minutes / 60):\(two(minutes % 60))"
            + (rest == 0 ? "" : ":\(two(rest))")
    }

    enum Unit: Sendable {
        case workingHour, workingMinute, businessDay, calendarDay, calendarMonth

        /// English adds an s to all but one.
        fileprivate var nouns:
            (ru: (one: String, few: String, many: String), kk: String, en: String)
        {
            switch self {
            case .workingHour:
                (("рабочий час", "рабочих часа", "рабочих часов"), "жұмыс сағаты", "working hour")
            case .workingMinute:
                (
                    ("рабочая минута", "рабочие минуты", "рабочих минут"), "жұмыс минуты",
                    "working minute"
                )
            case .businessDay:
                (("рабочий день", "рабочих дня", "рабочих дней"), "жұмыс күні", "business day")
            case .calendarDay:
                (
                    ("календарный день", "календарных дня", "календарных дней"), "күнтізбелік күн",
                    "calendar day"
                )
            case .calendarMonth:
                (
                    ("календарный месяц", "календарных месяца", "календарных месяцев"),
                    "күнтізбелік ай", "calendar month"
                )
            }
        }
    }

    func count(_ number: Int, _ unit: Unit) -> String {
        let (nouns, category) = (unit.nouns, PluralRule.category(of: number, in: language))
        let russian =
            switch category {
            case .one: nouns.ru.one
            case .few: nouns.ru.few
            case .many, .other: nouns.ru.many
            }
        let noun = say(russian, nouns.kk, category == .one ? nouns.en : nouns.en + "s")
        return "\(number)\u{A0}\(noun)"
    }
}
