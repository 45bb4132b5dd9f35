import Regulations
import WorkingTime

/// Local dates and times as people say them: `пн 13 окт 14:00`.
public struct DatePhrases: Sendable {
    public let language: String
    public let zone: ZoneRules
    /// Where there are any: an argument must add up, a letter need not.
    let showsSeconds: Bool

    public init(language: String, zone: ZoneRules, showsSeconds: Bool = false) {
        self.language = language
        self.zone = zone
        self.showsSeconds = showsSeconds
    }

    /// A due at midnight is said as 24:00 of the day before.
    public func moment(_ instant: Instant, isEnd: Bool = false) -> String {
        let moment = zone.civil(at: instant)
        if isEnd, moment.time.minutes == 0, moment.second == 0 {
            return "\(day(moment.date.adding(days: -1))) 24:00"
        }
        return "\(day(moment.date)) \(time(of: moment))"
    }

    /// The wall clock of the zone; `24:00` where a day ends with the instant.
    public func time(_ instant: Instant, isEnd: Bool = false) -> String {
        let moment = zone.civil(at: instant)
        return isEnd && moment.time.minutes == 0 && moment.second == 0 ? "24:00" : time(of: moment)
    }

    func time(of moment: CivilMoment) -> String {
        guard showsSeconds, moment.second > 0 else { return moment.time.description }
        return "\(moment.time):\(moment.second < 10 ? "0" : "")\(moment.second)"
    }

    /// `пн 13 окт 2025`.
    public func day(_ date: CivilDate) -> String {
        let (year, _, day) = date.parts
        let (weekday, name) = (date.weekday.words[language], date.shortMonth[language])
        return language == "kk"
            ? "\(year) ж. \(day) \(name), \(weekday)"
            : "\(weekday) \(day) \(name) \(year)"
    }
}
