import WorkingTime

/// Numbers with their unit, as each language counts.
enum CountedWords {
    /// Russian one, few, many; Kazakh has one form; English one and other.
    static func say(
        _ count: Int64, ru: (String, String, String), kk: String, en: (String, String),
        _ language: String
    )
        -> String
    {
        let noun = Trilingual.pick(language, russian(count, ru), kk, count == 1 ? en.0 : en.1)
        return "\(count) \(noun)"
    }

    private static func russian(_ count: Int64, _ forms: (String, String, String)) -> String {
        switch (count % 100, count % 10) {
        case (11...14, _): forms.2
        case (_, 1): forms.0
        case (_, 2...4): forms.1
        default: forms.2
        }
    }
}

extension Limit {
    /// `8 рабочих часов`, `8 жұмыс сағаты`, `8 working hours`.
    public func words(in language: String) -> String {
        switch self {
        case .working(let seconds) where seconds % 3600 == 0:
            CountedWords.say(
                seconds / 3600, ru: ("рабочий час", "рабочих часа", "рабочих часов"),
                kk: "жұмыс сағаты",
                en: ("working hour", "working hours"), language)
        case .working(let seconds):
            CountedWords.say(
                seconds / 60, ru: ("рабочая минута", "рабочие минуты", "рабочих минут"),
                kk: "жұмыс минуты",
                en: ("working minute", "working minutes"), language)
        case .businessDays(let days):
            CountedWords.say(
                Int64(days), ru: ("рабочий день", "рабочих дня", "рабочих дней"), kk: "жұмыс күні",
                en: ("business day", "business days"), language)
        case .calendarDays(let days):
            CountedWords.say(
                Int64(days), ru: ("календарный день", "календарных дня", "календарных дней"),
                kk: "күнтізбелік күн",
                en: ("calendar day", "calendar days"), language)
        case .calendarMonths(let months):
            CountedWords.say(
                Int64(months),
                ru: ("календарный месяц", "календарных месяца", "календарных месяцев"),
                kk: "күнтізбелік ай", en: ("calendar month", "calendar months"), language)
        case .businessDaysWithStart(let days):
            Self.withStart(Limit.businessDays(days).words(in: language), language)
        case .calendarDaysWithStart(let days):
            Self.withStart(Limit.calendarDays(days).words(in: language), language)
        case .businessDaysAtTime(let days, let outside):
            Self.atTime(Limit.businessDays(days).words(in: language), outside, language)
        case .atOnce: Trilingual("немедленно", "дереу", "at once")[language]
        case .endOfBusinessDay:
            Trilingual(
                "до конца рабочего дня", "жұмыс күнінің соңына дейін",
                "by the end of the business day")[
                    language]
        case .nextFullBusinessDay:
            Trilingual(
                "за следующий полный рабочий день", "келесі толық жұмыс күнінде",
                "in the next full business day")[
                    language]
        }
    }
}

extension Limit {
    /// `3 business days, the day of the start included`.
    public static func withStart(_ days: String, _ language: String) -> String {
        Trilingual(
            "\(days), считая день начала", "\(days), басталған күнді қоса",
            "\(days), the day of the start included")[
                language]
    }

    /// `3 business days, at the same time of day; outside the hours, the next opening`.
    public static func atTime(
        _ days: String, _ outside: WorkingCalendar.Outside, _ language: String
    ) -> String {
        let time = Trilingual(
            "в то же время дня", "тәуліктің сол уақытында", "at the same time of day")
        let moved =
            switch outside {
            case .later:
                Trilingual(
                    "вне рабочих часов — к ближайшему открытию",
                    "жұмыс уақытынан тыс болса — келесі ашылуда",
                    "outside the hours at the next opening")
            case .earlier:
                Trilingual(
                    "вне рабочих часов — к закрытию перед этим",
                    "жұмыс уақытынан тыс болса — алдыңғы жабылуда",
                    "outside the hours at the closing before it")
            }
        return "\(days), \(time[language]), \(moved[language])"
    }
}

extension Recurrence {
    /// `2 months`, in the language `ru`, `kk` or `en`.
    public func words(in language: String) -> String {
        let count = Int64(count)
        return switch unit {
        case .day:
            CountedWords.say(
                count, ru: ("день", "дня", "дней"), kk: "күн", en: ("day", "days"), language)
        case .week:
            CountedWords.say(
                count, ru: ("неделя", "недели", "недель"), kk: "апта", en: ("week", "weeks"),
                language)
        case .month:
            CountedWords.say(
                count, ru: ("месяц", "месяца", "месяцев"), kk: "ай", en: ("month", "months"),
                language)
        case .quarter:
            CountedWords.say(
                count, ru: ("квартал", "квартала", "кварталов"), kk: "тоқсан",
                en: ("quarter", "quarters"), language)
        case .year:
            CountedWords.say(
                count, ru: ("год", "года", "лет"), kk: "жыл", en: ("year", "years"), language)
        }
    }
}
