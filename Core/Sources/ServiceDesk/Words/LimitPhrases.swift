import Regulations
import WorkingTime

/// Limits and counted time in words.
public struct LimitPhrases: Sendable {
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
        case .atOnce: pick("сразу", "бірден", "at once")
        case .endOfBusinessDay:
            pick(
                "до конца рабочего дня", "жұмыс күнінің соңына дейін",
                "by the end of the business day")
        case .nextFullBusinessDay:
            pick("за полный рабочий день", "толық жұмыс күні ішінде", "within a full business day")
        }
    }

    /// `2 ч 30 мин`: minutes by the clock.
    public func time(minutes: Int) -> String {
        let (hours, rest) = (minutes / 60, minutes % 60)
        let hour = pick("ч", "сағ", "h")
        let tail = "\(rest)\u{A0}\(pick("мин", "мин", "min"))"
        if hours == 0 { return tail }
        return rest == 0 ? "\(hours)\u{A0}\(hour)" : "\(hours)\u{A0}\(hour) \(tail)"
    }

    /// What stands where a due instant would.
    public var noDue: String {
        pick("срок не регламентируется", "мерзім реттелмейді", "no deadline set")
    }

    /// `2:05` for two hours and five minutes, `2:05:30` where there are seconds.
    public static func clock(exact seconds: Int64) -> String {
        let (minutes, rest) = (Int(abs(seconds) / 60), Int(abs(seconds) % 60))
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds < 0 ? "−" : "")\(minutes / 60):\(two(minutes % 60))"
            + (rest == 0 ? "" : ":\(two(rest))")
    }

    enum Unit: Sendable { case workingHour, workingMinute, businessDay, calendarDay, calendarMonth }

    func count(_ number: Int, _ unit: Unit) -> String {
        let noun: String =
            switch (language, PluralRule.category(of: number, in: language)) {
            case ("ru", .one): Self.russian(unit).one
            case ("ru", .few): Self.russian(unit).few
            case ("ru", _): Self.russian(unit).many
            case ("kk", _): Self.kazakh(unit)
            case (_, .one): Self.english(unit)
            case (_, _): Self.english(unit) + "s"
            }
        return "\(number)\u{A0}\(noun)"
    }

    private static func russian(_ unit: Unit) -> (one: String, few: String, many: String) {
        switch unit {
        case .workingHour: ("рабочий час", "рабочих часа", "рабочих часов")
        case .workingMinute: ("рабочая минута", "рабочие минуты", "рабочих минут")
        case .businessDay: ("рабочий день", "рабочих дня", "рабочих дней")
        case .calendarDay: ("календарный день", "календарных дня", "календарных дней")
        case .calendarMonth: ("календарный месяц", "календарных месяца", "календарных месяцев")
        }
    }

    private static func kazakh(_ unit: Unit) -> String {
        switch unit {
        case .workingHour: "жұмыс сағаты"
        case .workingMinute: "жұмыс минуты"
        case .businessDay: "жұмыс күні"
        case .calendarDay: "күнтізбелік күн"
        case .calendarMonth: "күнтізбелік ай"
        }
    }

    private static func english(_ unit: Unit) -> String {
        switch unit {
        case .workingHour: "working hour"
        case .workingMinute: "working minute"
        case .businessDay: "business day"
        case .calendarDay: "calendar day"
        case .calendarMonth: "calendar month"
        }
    }

    func pick(_ russian: String, _ kazakh: String, _ english: String) -> String {
        switch language {
        case "ru": russian
        case "kk": kazakh
        default: english
        }
    }
}
