/// A day of the proleptic Gregorian calendar, without a zone. Years 1 … 9999.
public struct CivilDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    public init(dayNumber: Int) { self.dayNumber = dayNumber }

    /// nil if there is no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.init(unchecked: year, month, day)
    }

    // Day number from civil date and back: H. Hinnant, "chrono-Compatible Low-Level Date
    // Algorithms" (public domain), with years that begin in March so that the leap day comes last.
    private init(unchecked year: Int, _ month: Int, _ day: Int) {
        let marchYear = month <= 2 ? year - 1 : year
        let era = Self.floorDivide(marchYear, 400)
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// Month from 1 to 12, day from 1 to 31.
    public var parts: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = Self.floorDivide(shifted, 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// In the Gregorian calendar, also before it was introduced.
    public var year: Int { parts.year }
    /// From 1 to 12.
    public var month: Int { parts.month }
    /// From 1 to 31.
    public var day: Int { parts.day }
    /// The same in every zone.
    public var weekday: Weekday { Weekday(rawValue: Self.modulo(dayNumber + 3, 7) + 1)! }

    /// The date so many days on; back, where they are negative.
    public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// The same day number `months` on, or the month's last day.
    public func adding(months: Int) -> CivilDate {
        let (year, month, day) = parts
        let count = year * 12 + month - 1 + months
        let (newYear, newMonth) = (Self.floorDivide(count, 12), Self.modulo(count, 12) + 1)
        return CivilDate(
            unchecked: newYear, newMonth, min(day, Self.days(inMonth: newMonth, of: newYear)))
    }

    public static func < (left: CivilDate, right: CivilDate) -> Bool {
        left.dayNumber < right.dayNumber
    }

    /// 28 to 31.
    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Whether the year has a 29 February.
    public static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    static func floorDivide(_ left: Int, _ right: Int) -> Int {
        left >= 0 ? left / right : -((right - 1 - left) / right)
    }

    static func modulo(_ left: Int, _ right: Int) -> Int { left - floorDivide(left, right) * right }
}

extension CivilDate: CustomStringConvertible, Codable {
    /// `2026-10`.
    public var monthWord: String { String(description.prefix(7)) }

    /// The first day of a month as `monthWord` writes it; nil: it is none.
    public init?(monthWord: String) { self.init(monthWord + "-01") }

    /// `YYYY-MM-DD`.
    public var description: String {
        let (year, month, day) = parts
        let digits = String(year)
        let padding = String(repeating: "0", count: Swift.max(0, 4 - digits.count))
        return "\(padding)\(digits)-\(twoDigits(month))-\(twoDigits(day))"
    }

    /// Reads `YYYY-MM-DD`; nil if it is not a day.
    public init?(_ text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            text.utf8.allSatisfy({
                $0 == UInt8(ascii: "-") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
            }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = CivilDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "'\(text)' is not a day")
        }
        self = date
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// ISO weekday, 1 = Monday.
public enum Weekday: Int, Sendable, Hashable, CaseIterable, Codable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    /// Saturday or Sunday, whatever a calendar says.
    public var isWeekend: Bool { self == .saturday || self == .sunday }
}

/// A local time of day in minutes, 0 … 1440; 1440 is 24:00, the end of the day.
public struct CivilTime: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// From 0 to 1440.
    public var minutes: Int

    public init(minutes: Int) { self.minutes = minutes }

    /// Reads `hh:mm`, `24:00` included.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hour = twoDigits(parts[0]), let minute = twoDigits(parts[1]),
            (0...59).contains(minute), (0...24).contains(hour), hour * 60 + minute <= 1440
        else { return nil }
        minutes = hour * 60 + minute
    }

    /// From 0 to 24.
    public var hour: Int { minutes / 60 }
    /// From 0 to 59.
    public var minute: Int { minutes % 60 }
    public static func < (left: CivilTime, right: CivilTime) -> Bool {
        left.minutes < right.minutes
    }
    public var description: String { "\(twoDigits(hour)):\(twoDigits(minute))" }
}

/// A local date and time.
public struct CivilMoment: Sendable, Hashable {
    public var date: CivilDate
    public var time: CivilTime
    /// 0 … 59.
    public var second: Int

    public init(date: CivilDate, time: CivilTime, second: Int = 0) {
        self.date = date
        self.time = time
        self.second = second
    }

    /// From seconds of local time, counted as if the zone were UTC.
    public init(secondsFromEpoch seconds: Int64) {
        let day = CivilDate.floorDivide(Int(seconds), 86_400)
        let rest = Int(seconds) - day * 86_400
        self.init(
            date: CivilDate(dayNumber: day), time: CivilTime(minutes: rest / 60), second: rest % 60)
    }

    var secondsFromEpoch: Int64 {
        Int64(date.dayNumber) * 86_400 + Int64(time.minutes * 60 + second)
    }
}
