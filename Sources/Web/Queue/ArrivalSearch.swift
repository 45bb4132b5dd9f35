import WorkingTime

/// What somebody searches for who knows when a letter was sent: `2025-10-10 11:00`, `10.10.2025
/// 11:00 anna`, or a day.
struct ArrivalSearch: Equatable {
    /// People are told times to the quarter of an hour, and letters take their time.
    static let toleranceSeconds: Int64 = 900

    var from: Instant
    var until: Instant
    /// Of the sender or the subject, in small letters; empty: whatever arrived.
    var rest: String

    init(from: Instant, until: Instant, rest: String) {
        (self.from, self.until, self.rest) = (from, until, rest)
    }

    /// nil: the text does not begin with a day.
    init?(_ text: String, zone: ZoneRules) {
        var words = text.split(separator: " ").map(String.init)
        guard let date = words.first.flatMap(Self.date) else { return nil }
        words.removeFirst()
        if let time = words.first.flatMap(CivilTime.init) {
            words.removeFirst()
            let instant = zone.instant(of: date, time)
            (from, until) = (instant - Self.toleranceSeconds, instant + Self.toleranceSeconds)
        } else {
            (from, until) = (zone.startOfDay(date), zone.startOfDay(date.adding(days: 1)) - 1)
        }
        rest = words.joined(separator: " ").lowercased()
    }

    /// `2025-10-10` or `10.10.2025`.
    private static func date(_ word: String) -> CivilDate? {
        let parts = word.split(separator: ".")
        guard parts.count == 3, parts[2].utf8.count == 4 else { return CivilDate(word) }
        let (day, month) = (String(parts[0]), String(parts[1]))
        return CivilDate("\(parts[2])-\(padded(month))-\(padded(day))")
    }

    private static func padded(_ number: String) -> String {
        number.utf8.count == 1 ? "0\(number)" : number
    }
}
