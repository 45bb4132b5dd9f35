/// Numbers with their unit, as each language counts.
enum CountedWords {
    /// Russian one, few, many; Kazakh has one form; English one and other.
    static func say(_ count: Int64, ru: (String, String, String), kk: String, en: (String, String), _ language: String)
        -> String
    {
        switch language {
        case "ru": "\(count) \(russian(count, ru))"
        case "kk": "\(count) \(kk)"
        default: "\(count) \(count == 1 ? en.0 : en.1)"
        }
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
                seconds / 3600, ru: ("рабочий час", "рабочих часа", "рабочих часов"), kk: "жұмыс сағаты",
                en: ("working hour", "working hours"), language)
        case .working(let seconds):
            CountedWords.say(
                seconds / 60, ru: ("рабочая минута", "рабочие минуты", "рабочих минут"), kk: "жұмыс минуты",
                en: ("working minute", "working minutes"), language)
        case .businessDays(let days):
            CountedWords.say(
                Int64(days), ru: ("рабочий день", "рабочих дня", "рабочих дней"), kk: "жұмыс күні",
                en: ("business day", "business days"), language)
        case .calendarDays(let days):
            CountedWords.say(
                Int64(days), ru: ("календарный день", "календарных дня", "календарных дней"), kk: "күнтізбелік күн",
                en: ("calendar day", "calendar days"), language)
        case .calendarMonths(let months):
            CountedWords.say(
                Int64(months), ru: ("календарный месяц", "календарных месяца", "календарных месяцев"),
                kk: "күнтізбелік ай", en: ("calendar month", "calendar months"), language)
        case .atOnce: Trilingual("немедленно", "дереу", "at once")[language]
        case .endOfBusinessDay:
            Trilingual("до конца рабочего дня", "жұмыс күнінің соңына дейін", "by the end of the business day")[
                language]
        case .nextFullBusinessDay:
            Trilingual(
                "за следующий полный рабочий день", "келесі толық жұмыс күнінде", "in the next full business day")[
                    language]
        }
    }
}

extension Recurrence {
    public func words(in language: String) -> String {
        let count = Int64(count)
        return switch unit {
        case .day: CountedWords.say(count, ru: ("день", "дня", "дней"), kk: "күн", en: ("day", "days"), language)
        case .week:
            CountedWords.say(count, ru: ("неделя", "недели", "недель"), kk: "апта", en: ("week", "weeks"), language)
        case .month:
            CountedWords.say(count, ru: ("месяц", "месяца", "месяцев"), kk: "ай", en: ("month", "months"), language)
        case .quarter:
            CountedWords.say(
                count, ru: ("квартал", "квартала", "кварталов"), kk: "тоқсан", en: ("quarter", "quarters"), language)
        case .year: CountedWords.say(count, ru: ("год", "года", "лет"), kk: "жыл", en: ("year", "years"), language)
        }
    }
}
