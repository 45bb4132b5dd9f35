/// The POSIX TZ string at the end of TZif data, such as `EST5EDT,M3.2.0,M11.1.0`, with RFC 8536's
/// hours beyond a day.
struct PosixZone {
    enum Day: Equatable {
        /// Month, week (5: last), weekday (0: Sunday).
        case weekday(Int, Int, Int)
        /// 1 … 365, February 29 never counted.
        case julian(Int)
        /// 0 … 365.
        case zeroBased(Int)
    }
    struct Rule: Equatable {
        var day: Day
        /// Seconds of local time.
        var time: Int
    }

    /// Seconds east of UTC.
    var standard: Int
    var daylight: (offset: Int, starts: Rule, ends: Rule)?

    init?(_ text: String) {
        var parser = Parser(rest: text[...])
        guard parser.name(), let offset = parser.time() else { return nil }
        standard = -offset
        guard !parser.rest.isEmpty else { return }
        guard parser.name() else { return nil }
        let shifted = parser.rest.first == "," ? standard + 3600 : parser.time().map { -$0 }
        guard let shifted, let starts = parser.rule(), let ends = parser.rule() else { return nil }
        daylight = (shifted, starts, ends)
    }

    /// 1900-01-01; a table that ends before has no year to go on from.
    private static let earliest: Int64 = -2_208_988_800

    /// The changes of clock after `from`, sorted.
    func transitions(after from: Int64, through lastYear: Int) -> [ZoneRules.Transition] {
        guard let daylight else { return [] }
        let firstYear = from < Self.earliest ? 1900 : CivilMoment(secondsFromEpoch: from).date.year
        guard firstYear <= lastYear else { return [] }
        return (firstYear...lastYear).flatMap { year in
            [
                change(daylight.starts, in: year, from: standard, to: daylight.offset),
                change(daylight.ends, in: year, from: daylight.offset, to: standard),
            ]
        }
        .filter { $0.at.seconds > from }
        .sorted { $0.at < $1.at }
    }

    private func change(_ rule: Rule, in year: Int, from: Int, to: Int) -> ZoneRules.Transition {
        let seconds = Int64(rule.day.date(in: year).dayNumber) * 86_400 + Int64(rule.time - from)
        return .init(at: Instant(seconds: seconds), offset: to)
    }

    struct Parser {
        var rest: Substring

        /// Skips an abbreviation, plain or in angle brackets.
        mutating func name() -> Bool {
            if rest.first == "<" {
                guard let end = rest.firstIndex(of: ">") else { return false }
                rest = rest[rest.index(after: end)...]
                return true
            }
            let letters = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(letters.count)
            return letters.count >= 3
        }

        /// `[+-]h[h[h]][:mm[:ss]]` in seconds.
        mutating func time() -> Int? {
            let sign = rest.first == "-" ? -1 : 1
            if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
            let word = rest.prefix { $0.isNumber || $0 == ":" }
            let parts = word.split(separator: ":").map { Int($0) }
            guard (1...3).contains(parts.count), parts.allSatisfy({ $0 != nil }), parts[0]! <= 167
            else { return nil }
            rest = rest.dropFirst(word.count)
            return sign * zip(parts, [3600, 60, 1]).reduce(0) { $0 + $1.0! * $1.1 }
        }

        /// `,day[/time]`.
        mutating func rule() -> Rule? {
            guard rest.first == "," else { return nil }
            rest = rest.dropFirst()
            let word = rest.prefix { $0 != "," && $0 != "/" }
            rest = rest.dropFirst(word.count)
            guard let day = Day(word) else { return nil }
            guard rest.first == "/" else { return Rule(day: day, time: 7200) }
            rest = rest.dropFirst()
            return time().map { Rule(day: day, time: $0) }
        }
    }
}

extension PosixZone.Day {
    init?(_ word: Substring) {
        switch word.first {
        case "M":
            let parts = word.dropFirst().split(separator: ".").compactMap { Int($0) }
            guard parts.count == 3, (1...12).contains(parts[0]), (1...5).contains(parts[1]),
                (0...6).contains(parts[2])
            else { return nil }
            self = .weekday(parts[0], parts[1], parts[2])
        case "J":
            guard let day = Int(word.dropFirst()), (1...365).contains(day) else { return nil }
            self = .julian(day)
        default:
            guard let day = Int(word), (0...365).contains(day) else { return nil }
            self = .zeroBased(day)
        }
    }

    func date(in year: Int) -> CivilDate {
        let newYear = CivilDate(year: year, month: 1, day: 1)!
        switch self {
        case .zeroBased(let day): return newYear.adding(days: day)
        case .julian(let day):
            return newYear.adding(days: day - 1 + (CivilDate.isLeap(year) && day > 59 ? 1 : 0))
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(year: year, month: month, day: 1)!
            let wanted = weekday == 0 ? 7 : weekday
            let offset = CivilDate.modulo(wanted - first.weekday.rawValue, 7)
            let day = 1 + offset + (week - 1) * 7
            return first.adding(
                days: day > CivilDate.days(inMonth: month, of: year) ? day - 8 : day - 1)
        }
    }
}
