import ServiceDesk
import WorkingTime

/// Where a period begins or ends, as people state it: `2026-01-31`, the whole day, or an hour of
/// the desk's zone, `2026-01-31 06:00`; programs may name an instant, `2026-01-31T06:00:00+03:00`.
/// Seconds are dropped.
public enum PeriodEdge: Sendable {
    /// A day begins the period at its beginning, and ends it at its end.
    case beginning, end

    /// nil: the words name neither day nor hour.
    public func instant(_ words: String, in zone: ZoneRules) -> Instant? {
        if let day = CivilDate(words) {
            return Self.midnight(of: self == .end ? day.adding(days: 1) : day, in: zone)
        }
        if let hour = Self.hour(words) { return zone.instant(of: hour.date, hour.time) }
        return Instant(iso8601: words).map { $0 - $0.seconds % 60 }
    }

    /// The day, and the time where it is not the whole day.
    public func civil(_ instant: Instant, in zone: ZoneRules) -> (day: CivilDate, time: CivilTime?)
    {
        let moment = zone.civil(at: instant)
        guard instant == Self.midnight(of: moment.date, in: zone) else {
            return (moment.date, moment.time)
        }
        return (self == .end ? moment.date.adding(days: -1) : moment.date, nil)
    }

    /// As programs are told: the day, or the instant.
    public func words(_ instant: Instant, in zone: ZoneRules) -> String {
        let (day, time) = civil(instant, in: zone)
        return time == nil ? day.description : instant.iso8601
    }

    private static func midnight(of day: CivilDate, in zone: ZoneRules) -> Instant {
        zone.instant(of: day, CivilTime(minutes: 0))
    }

    private static func hour(_ words: String) -> CivilMoment? {
        let parts = words.split(whereSeparator: { $0 == " " || $0 == "T" })
        guard parts.count == 2, let day = CivilDate(String(parts[0])),
            let time = CivilTime(String(parts[1]))
        else {
            return nil
        }
        return CivilMoment(date: day, time: time)
    }
}
