import Regulations
import WorkingTime

/// Dates and times as people write them; 24-hour clock in all languages.
extension Words {
    /// `9:05`
    func time(_ time: CivilTime) -> String {
        "\(time.hour):\(time.minute < 10 ? "0" : "")\(time.minute)"
    }

    /// `9:00–18:00`, never broken across lines.
    func times(_ from: CivilTime, _ to: CivilTime) -> String {
        "\(time(from))\(Self.range)\(time(to))"
    }

    /// En dash between word joiners.
    static let range = "\u{2060}–\u{2060}"

    func weekday(_ day: Weekday) -> String { day.words[language.rawValue] }

    func month(_ date: CivilDate) -> String { date.shortMonth[language.rawValue] }

    /// `20 ноя`; the year stands only when it is not that of `now`.
    func day(_ date: CivilDate, now: CivilDate) -> String {
        let text = "\(date.day)\u{a0}\(month(date))"
        return date.year == now.year ? text : "\(text)\u{a0}\(date.year)"
    }

    /// `пт 20 ноя`, in Kazakh `20 қар, жм`.
    func weekdayAndDay(_ date: CivilDate, now: CivilDate) -> String {
        language == .kk
            ? "\(day(date, now: now)), \(weekday(date.weekday))"
            : "\(weekday(date.weekday))\u{a0}\(day(date, now: now))"
    }

    /// Time today; weekday and time within seven days; then the day, without its time.
    func moment(_ moment: CivilMoment, now: CivilDate) -> String {
        switch abs(moment.date.dayNumber - now.dayNumber) {
        case 0: time(moment.time)
        case 1..<7: "\(weekday(moment.date.weekday))\u{a0}\(time(moment.time))"
        default: weekdayAndDay(moment.date, now: now)
        }
    }

    /// Day and time in full, for the conversation and for tooltips.
    func momentInFull(_ moment: CivilMoment, now: CivilDate) -> String {
        "\(weekdayAndDay(moment.date, now: now)) \(time(moment.time))"
    }

    /// `12–26 ноя`, or `28 ноя – 4 дек`.
    func days(_ from: CivilDate, _ to: CivilDate, now: CivilDate) -> String {
        from.month == to.month && from.year == to.year
            ? "\(from.day)\(Self.range)\(day(to, now: now))"
            : "\(day(from, now: now)) – \(day(to, now: now))"
    }
}
