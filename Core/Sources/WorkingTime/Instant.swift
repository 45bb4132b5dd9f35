/// A moment, in whole seconds since 1970-01-01T00:00:00Z without leap seconds.
public struct Instant: Sendable, Hashable, Comparable {
    /// Since 1970-01-01T00:00:00Z, negative before.
    public var seconds: Int64

    public init(seconds: Int64) { self.seconds = seconds }

    public static let distantPast = Instant(seconds: -1 << 40)
    public static let distantFuture = Instant(seconds: 1 << 40)

    public static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
    public static func + (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds + seconds)
    }
    public static func - (instant: Instant, seconds: Int64) -> Instant {
        Instant(seconds: instant.seconds - seconds)
    }
    /// Seconds from `right` to `left`.
    public static func - (left: Instant, right: Instant) -> Int64 { left.seconds - right.seconds }
}

extension Instant: Codable {
    public init(from decoder: any Decoder) throws {
        seconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(seconds)
    }
}

extension Instant: CustomStringConvertible {
    /// ISO 8601 in UTC: `2026-11-20T13:00:00Z`.
    public var iso8601: String {
        let moment = CivilMoment(secondsFromEpoch: seconds)
        let time = [moment.time.hour, moment.time.minute, moment.second].map(twoDigits).joined(
            separator: ":")
        return "\(moment.date)T\(time)Z"
    }

    public var description: String { iso8601 }

    /// Reads `YYYY-MM-DDThh:mm[:ss](Z|±hh:mm)`.
    public init?(iso8601 text: String) {
        var rest = Substring(text)
        guard let date = CivilDate(String(rest.prefix(10))), rest.count >= 17 else { return nil }
        rest = rest.dropFirst(10)
        guard rest.first == "T" || rest.first == " " else { return nil }
        rest = rest.dropFirst()
        guard let offset = Self.offset(cutFrom: &rest) else { return nil }
        let parts = rest.split(separator: ":", omittingEmptySubsequences: false).map(twoDigits)
        guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1] else {
            return nil
        }
        let second = parts.count == 3 ? parts[2] : 0
        guard let second, (0...23).contains(hour), (0...59).contains(minute),
            (0...59).contains(second)
        else {
            return nil
        }
        self.init(
            seconds: Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
                - offset)
    }

    /// Takes `Z` or `±hh:mm` off the end and gives its seconds east of UTC.
    private static func offset(cutFrom rest: inout Substring) -> Int64? {
        if rest.last == "Z" {
            rest = rest.dropLast()
            return 0
        }
        let tail = rest.suffix(6)
        guard tail.count == 6, let sign = tail.first, sign == "+" || sign == "-" else { return nil }
        let digits = tail.dropFirst().split(separator: ":").map(twoDigits)
        guard digits.count == 2, let hours = digits[0], let minutes = digits[1], hours <= 23,
            minutes <= 59
        else {
            return nil
        }
        rest = rest.dropLast(6)
        return Int64((hours * 60 + minutes) * 60 * (sign == "-" ? -1 : 1))
    }
}

/// Reads exactly two decimal digits; no sign.
func twoDigits(_ text: Substring) -> Int? {
    let isPlain =
        text.utf8.count == 2
        && text.utf8.allSatisfy((UInt8(ascii: "0")...UInt8(ascii: "9")).contains)
    return isPlain ? Int(text) : nil
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
