import WorkingTime

extension Limit {
    static let hoursMax = 9999
    static let daysMax = 999
    static let monthsMax = 99

    /// Reads `8 working hours`, `1 business day`, `at once` … (language.md §4); nil when the words
    /// are none of these.
    init?(words: some StringProtocol) {
        switch String(words) {
        case "at once": self = .atOnce
        case "end of the business day": self = .endOfBusinessDay
        case "next full business day": self = .nextFullBusinessDay
        default:
            guard
                let limit = Limit(forward: words) ?? Limit(withStart: words) ?? Limit(atTime: words)
            else {
                return nil
            }
            self = limit
        }
    }

    /// `3 business days including the start`.
    private init?(withStart words: some StringProtocol) {
        guard words.hasSuffix(Self.withStart) else { return nil }
        switch Limit(forward: words.dropLast(Self.withStart.count)) {
        case .businessDays(let days): self = .businessDaysWithStart(days)
        case .calendarDays(let days): self = .calendarDaysWithStart(days)
        default: return nil
        }
    }

    /// `3 business days at the same time or later`.
    private init?(atTime words: some StringProtocol) {
        guard
            let outside = WorkingCalendar.Outside.allCases.first(where: {
                words.hasSuffix(Self.atTime + $0.rawValue)
            }),
            case .businessDays(let days)? = Limit(
                forward: words.dropLast(Self.atTime.count + outside.rawValue.count))
        else { return nil }
        self = .businessDaysAtTime(days, outside)
    }

    static let withStart = " including the start"
    static let atTime = " at the same time or "

    /// Only a number with its unit.
    init?(forward words: some StringProtocol) {
        let parts = words.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 3, let count = Count(parts[0]) else { return nil }
        let singular = count.value == 1
        switch "\(parts[1]) \(parts[2])" {
        case singular ? "working minute" : "working minutes":
            self = .working(seconds: Int64(count.value) * 60)
        case singular ? "working hour" : "working hours":
            self = .working(seconds: Int64(count.value) * 3600)
        case singular ? "business day" : "business days" where count.value <= Self.daysMax:
            self = .businessDays(count.value)
        case singular ? "calendar day" : "calendar days" where count.value <= Self.daysMax:
            self = .calendarDays(count.value)
        case singular ? "calendar month" : "calendar months" where count.value <= Self.monthsMax:
            self = .calendarMonths(count.value)
        default: return nil
        }
    }
}

/// A whole number from 1 to 9999 without a leading zero.
struct Count {
    let value: Int

    init?(_ text: some StringProtocol) {
        guard (1...4).contains(text.utf8.count), text.first != "0",
            text.utf8.allSatisfy({ (48...57).contains($0) }),
            let value = Int(text)
        else { return nil }
        self.value = value
    }
}

extension Recurrence {
    /// `month`, `2 months`.
    init?(words: some StringProtocol) {
        if let unit = Unit(rawValue: String(words)) {
            self.init(count: 1, unit: unit)
            return
        }
        let parts = words.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Count(parts[0]), (2...99).contains(count.value),
            parts[1].last == "s",
            let unit = Unit(rawValue: String(parts[1].dropLast())), unit != .quarter
        else { return nil }
        self.init(count: count.value, unit: unit)
    }
}

extension RecordRule.Keep {
    /// `6 months`, `forever`, `never`.
    init?(words: String) {
        switch words {
        case "forever": self = .forever
        case "never": self = .never
        default:
            guard let period = Recurrence(words: words) else { return nil }
            self = .period(period)
        }
    }
}

extension Warning {
    /// `75%`, `1 business day before`.
    init?(words: String) {
        if words.last == "%" {
            guard let count = Count(words.dropLast()), count.value <= 99 else { return nil }
            self = .percent(count.value)
        } else {
            guard words.hasSuffix(" before"), let limit = Limit(forward: words.dropLast(7)) else {
                return nil
            }
            self = .before(limit)
        }
    }
}

extension Until {
    /// `promised_date`, `end of month`, `3 calendar days before end of prepayment`; nil for other
    /// words.
    init?(words: String) {
        let parts = words.split(separator: " ", omittingEmptySubsequences: false)
        if parts.count > 4, parts[3] == "before" {
            guard let before = Limit(forward: parts[0..<3].joined(separator: " ")),
                let anchor = Anchor(parts: parts[4...])
            else { return nil }
            self.init(before: before, anchor: anchor)
        } else {
            guard let anchor = Anchor(parts: parts[...]) else { return nil }
            self.init(before: nil, anchor: anchor)
        }
    }
}

extension Until.Anchor {
    fileprivate init?(parts: ArraySlice<Substring>) {
        let words = parts.map(String.init)
        if words.count == 1, Name.isValid(words[0]) {
            self = .field(words[0])
            return
        }
        guard words.count == 3, words[1] == "of", Name.isValid(words[2]) else { return nil }
        switch (words[0], PeriodName(rawValue: words[2])) {
        case ("start", let period?): self = .periodStart(period)
        case ("end", let period?): self = .periodEnd(period)
        case ("start", nil): self = .agreementStart(words[2])
        case ("end", nil): self = .agreementEnd(words[2])
        default: return nil
        }
    }
}

/// A name that the author chooses.
enum Name {
    static let lengthMax = 48

    static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, (97...122).contains(first), text.utf8.count <= lengthMax
        else {
            return false
        }
        return text.utf8.allSatisfy {
            (97...122).contains($0) || (48...57).contains($0) || $0 == 95
        }
    }
}

/// The identifier of a clause as the printed document has it.
enum ClauseName {
    static let lengthMax = 32

    static func isValid(_ text: String) -> Bool {
        guard let first = text.utf8.first, isLetterOrDigit(first), text.utf8.count <= lengthMax
        else { return false }
        return text.utf8.allSatisfy { isLetterOrDigit($0) || ".()/-".utf8.contains($0) }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: false
        }
    }
}
