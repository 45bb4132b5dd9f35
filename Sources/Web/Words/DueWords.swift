import Regulations
import WorkingTime

/// The due moment first, the time left second (DESIGN of the interface, microcopy).
extension Words {
    /// `до пн 11:00`, `дс 11:00-ге дейін`, `by Mon 11:00`.
    func until(_ due: CivilMoment, now: CivilDate, place: String?) -> String {
        let when = moment(due, now: now)
        return say(
            "до\u{a0}\(when)\(inPlace(place))",
            "\(when)\(kazakhDative(due, now: now))\u{a0}дейін\(inPlace(place))",
            "by\u{a0}\(when)\(inPlace(place))")
    }

    /// `до пт 20 ноя`, whatever the distance: a guide has no time of day.
    func until(_ day: CivilDate, now: CivilDate) -> String {
        let when = weekdayAndDay(day, now: now)
        return say("до\u{a0}\(when)", "\(when)\u{a0}дейін", "by\u{a0}\(when)")
    }

    /// `срок был вт 16:20`
    func wasDue(_ due: CivilMoment, now: CivilDate, place: String?) -> String {
        let when = moment(due, now: now)
        return say(
            "срок был \(when)\(inPlace(place))",
            "мерзімі \(when)\(inPlace(place)) еді",
            "was due \(when)\(inPlace(place))")
    }

    /// `пауза с пн 12:40`
    func paused(since start: CivilMoment, now: CivilDate) -> String {
        let when = moment(start, now: now)
        return say(
            "пауза с\u{a0}\(when)",
            "\(when)\(kazakhAblative(start, now: now)) кідіріс",
            "paused since \(when)")
    }

    /// `осталось 3 раб. ч`: what stands before and after the span, so that a script can count the
    /// span down.
    var leftAround: (before: String, after: String) {
        Trilingual.pick(
            language.rawValue, ("осталось\u{a0}", ""), ("", "\u{a0}қалды"), ("", "\u{a0}left"))
    }

    /// `за 45 мин`; Kazakh tells the whole first, so the two parts trade places there.
    func met(in used: TimeSpan, of limit: TimeSpan?) -> (due: String, left: String) {
        let usedText = span(used)
        guard let limit else {
            return Trilingual.pick(
                language.rawValue,
                ("за\u{a0}\(usedText)", ""),
                ("\(usedText) ішінде", ""),
                ("in\u{a0}\(usedText)", ""))
        }
        return Trilingual.pick(
            language.rawValue,
            ("за\u{a0}\(usedText)", "из\u{a0}\(span(limit))"),
            ("\(usedText) ішінде", "\(span(limit))\(kazakhOf(limit))"),
            ("in\u{a0}\(usedText)", "of\u{a0}\(span(limit))"))
    }

    /// `начало 12–26 ноя`
    func starts(from: CivilDate, to: CivilDate, now: CivilDate) -> String {
        let when = days(from, to, now: now)
        return say("начало \(when)", "басталуы \(when)", "starts \(when)")
    }

    /// `осталось 9 дней из 14`
    func daysLeft(_ left: Int, of all: Int) -> String {
        say(
            "осталось \(counted(left, "день", "дня", "дней")) из\u{a0}\(all)",
            "\(all)\u{a0}күннің \(left)-\(KazakhSuffix.endings(of: left).possessive) қалды",
            "\(left) of \(counted(all, "day", "days")) left")
    }

    /// `п. 4.3`, `4.3-т.`, `cl. 4.3`
    func clause(_ number: String) -> String {
        say("п.\u{a0}\(number)", "\(number)-т.", "cl.\u{a0}\(number)")
    }

    /// A zone that is not the reader's is named.
    private func inPlace(_ place: String?) -> String {
        guard let place else { return "" }
        return say(" по\u{a0}\(place)", " (\(place))", " (\(place))")
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
