import WorkingTime

/// The due moment first, the time left second (DESIGN of the interface, microcopy).
extension Words {
    /// `до пн 11:00`, `дс 11:00-ге дейін`, `by Mon 11:00`.
    func until(_ due: CivilMoment, now: CivilDate, place: String?) -> String {
        let when = moment(due, now: now)
        switch language {
        case .ru: return "до\u{a0}\(when)\(inPlace(place))"
        case .kk: return "\(when)\(kazakhDative(due, now: now))\u{a0}дейін\(inPlace(place))"
        case .en: return "by\u{a0}\(when)\(inPlace(place))"
        }
    }

    /// `до пт 20 ноя`, whatever the distance: a guide has no time of day.
    func until(_ day: CivilDate, now: CivilDate) -> String {
        let when = weekdayAndDay(day, now: now)
        switch language {
        case .ru: return "до\u{a0}\(when)"
        case .kk: return "\(when)\u{a0}дейін"
        case .en: return "by\u{a0}\(when)"
        }
    }

    /// `срок был вт 16:20`
    func wasDue(_ due: CivilMoment, now: CivilDate, place: String?) -> String {
        let when = moment(due, now: now)
        switch language {
        case .ru: return "срок был \(when)\(inPlace(place))"
        case .kk: return "мерзімі \(when)\(inPlace(place)) еді"
        case .en: return "was due \(when)\(inPlace(place))"
        }
    }

    /// `пауза с пн 12:40`
    func paused(since start: CivilMoment, now: CivilDate) -> String {
        let when = moment(start, now: now)
        switch language {
        case .ru: return "пауза с\u{a0}\(when)"
        case .kk: return "\(when)\(kazakhAblative(start, now: now)) кідіріс"
        case .en: return "paused since \(when)"
        }
    }

    /// `осталось 3 раб. ч`: what stands before and after the span, so that a script can count the
    /// span down.
    var leftAround: (before: String, after: String) {
        switch language {
        case .ru: ("осталось\u{a0}", "")
        case .kk: ("", "\u{a0}қалды")
        case .en: ("", "\u{a0}left")
        }
    }

    /// `за 45 мин`; Kazakh tells the whole first, so the two parts trade places there.
    func met(in used: TimeSpan, of limit: TimeSpan?) -> (due: String, left: String) {
        let usedText = span(used)
        guard let limit else {
            switch language {
            case .ru: return ("за\u{a0}\(usedText)", "")
            case .kk: return ("\(usedText) ішінде", "")
            case .en: return ("in\u{a0}\(usedText)", "")
            }
        }
        switch language {
        case .ru: return ("за\u{a0}\(usedText)", "из\u{a0}\(span(limit))")
        case .kk: return ("\(usedText) ішінде", "\(span(limit))\(kazakhOf(limit))")
        case .en: return ("in\u{a0}\(usedText)", "of\u{a0}\(span(limit))")
        }
    }

    /// `начало 12–26 ноя`
    func starts(from: CivilDate, to: CivilDate, now: CivilDate) -> String {
        let when = days(from, to, now: now)
        switch language {
        case .ru: return "начало \(when)"
        case .kk: return "басталуы \(when)"
        case .en: return "starts \(when)"
        }
    }

    /// `осталось 9 дней из 14`
    func daysLeft(_ left: Int, of all: Int) -> String {
        switch language {
        case .ru: "осталось \(counted(left, "день", "дня", "дней")) из\u{a0}\(all)"
        case .kk: "\(all)\u{a0}күннің \(left)-\(KazakhSuffix.endings(of: left).possessive) қалды"
        case .en: "\(left) of \(counted(all, "day", "days")) left"
        }
    }

    /// `п. 4.3`, `4.3-т.`, `cl. 4.3`
    func clause(_ number: String) -> String {
        switch language {
        case .ru: "п.\u{a0}\(number)"
        case .kk: "\(number)-т."
        case .en: "cl.\u{a0}\(number)"
        }
    }

    /// A zone that is not the reader's is named.
    private func inPlace(_ place: String?) -> String {
        guard let place else { return "" }
        switch language {
        case .ru: return " по\u{a0}\(place)"
        case .kk: return " (\(place))"
        case .en: return " (\(place))"
        }
    }

    /// A day that stands without its time ends with the weekday, which takes no ending in writing.
    private func kazakhDative(_ moment: CivilMoment, now: CivilDate) -> String {
        abs(moment.date.dayNumber - now.dayNumber) < 7
            ? "-" + KazakhSuffix.endings(of: moment.time).dative : ""
    }

    private func kazakhAblative(_ moment: CivilMoment, now: CivilDate) -> String {
        let isNear = abs(moment.date.dayNumber - now.dayNumber) < 7
        if isNear { return "-" + KazakhSuffix.endings(of: moment.time).ablative }
        return moment.date.weekday == .friday ? "-дан" : "-ден"
    }

    /// `8 жұм. сағ-тан`, `20 мин-тан`, `5 жұм. күн-нен`
    private func kazakhOf(_ limit: TimeSpan) -> String {
        switch limit {
        case .working, .elapsed: "-тан"
        case .workingDays, .days: "-нен"
        }
    }
}
