import WorkingTime

/// A time of day or of a moment in the file's words.
enum ClockWords {
    /// `08:00` → 480; `24:00` only where `endOfDay` allows it.
    static func minutes(_ text: some StringProtocol, endOfDay: Bool = false) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let hours = number(parts[0], digits: 2),
            let minutes = number(parts[1], digits: 2),
            minutes < 60
        else { return nil }
        if endOfDay, hours == 24, minutes == 0 { return 1440 }
        return hours < 24 ? hours * 60 + minutes : nil
    }

    static func number(_ text: some StringProtocol, digits: Int) -> Int? {
        guard text.utf8.count == digits, text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

extension CalendarItem.Window {
    /// `08:00-16:00`; half-open. A window that ends at or before its start crosses midnight.
    init?(words: String) {
        let parts = words.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, let from = ClockWords.minutes(parts[0]),
            let to = ClockWords.minutes(parts[1], endOfDay: true), from != to
        else { return nil }
        self.init(from: from, to: to)
    }
}

/// `mon`, `mon-fri` → ISO weekdays.
enum DayRange {
    static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

    static func weekdays(_ words: String) -> ClosedRange<Int>? {
        let parts = words.split(separator: "-", omittingEmptySubsequences: false)
        let numbers = parts.compactMap { days.firstIndex(of: String($0)) }
        guard numbers.count == parts.count, (1...2).contains(parts.count),
            numbers[0] <= numbers[numbers.count - 1]
        else { return nil }
        return numbers[0] + 1...numbers[numbers.count - 1] + 1
    }
}

/// Local date, or date and time, as a scenario writes it: `2025-10-07 09:15`, `2025-10-07 24:00`.
public struct LocalMoment: Sendable, Hashable {
    public var date: CivilDate
    /// Of the local day, 0…86400; nil when only a date is written.
    public var seconds: Int?

    public init(date: CivilDate, seconds: Int? = nil) {
        self.date = date
        self.seconds = seconds
    }

    /// Reads `2025-10-10`, `2025-10-10 14:00` or `2025-10-10 14:00:30`.
    public init?(words: String) {
        let parts = words.split(separator: " ", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let date = CivilDate(words: parts[0]) else {
            return nil
        }
        if parts.count == 1 {
            self.init(date: date)
        } else {
            guard let seconds = Self.seconds(parts[1]) else { return nil }
            self.init(date: date, seconds: seconds)
        }
    }

    private static func seconds(_ text: Substring) -> Int? {
        if text.utf8.count == 8 {
            guard let minutes = ClockWords.minutes(text.prefix(5)), text.dropFirst(5).first == ":",
                let seconds = ClockWords.number(text.suffix(2), digits: 2), seconds < 60
            else { return nil }
            return minutes * 60 + seconds
        }
        return ClockWords.minutes(text, endOfDay: true).map { $0 * 60 }
    }
}

extension CivilDate {
    /// `2025-10-07`; nil when there is no such day, or it lies outside 1900…2999.
    init?(words: some StringProtocol) {
        guard words.utf8.count == 10, let date = CivilDate(String(words)),
            (1900...2999).contains(date.year)
        else {
            return nil
        }
        self = date
    }
}
