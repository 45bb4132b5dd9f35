import WorkingTime

/// A scalar with a form of its own: how the schema states it, how a person reads it, and what the
/// reader accepts.
struct Format: Sendable {
    let name: String
    /// ECMA-262 regular expression for the schema.
    let pattern: String
    /// For messages: "expected …".
    let expected: String
    let accepts: @Sendable (String) -> Bool
}

extension Format {
    private static let forwardWords =
        "(1 working (minute|hour)|([2-9]|[1-9][0-9]{1,3}) working (minutes|hours)|1 (business|calendar) day|"
        + "([2-9]|[1-9][0-9]{1,2}) (business|calendar) days|1 calendar month|([2-9]|[1-9][0-9]) calendar months)"
    private static let dayCount =
        "(1 (business|calendar) day|([2-9]|[1-9][0-9]{1,2}) (business|calendar) days)"
    private static let businessDayCount = "(1 business day|([2-9]|[1-9][0-9]{1,2}) business days)"
    private static let time = #"([01]\d|2[0-3]):[0-5]\d"#
    private static let day = #"\d{4}-\d{2}-\d{2}"#

    static let name = Format(
        name: "name", pattern: "^[a-z][a-z0-9_]{0,47}$",
        expected: "a name of small letters, digits and underscores, at most 48",
        accepts: Name.isValid)
    static let clause = Format(
        name: "clauseName", pattern: "^[0-9A-Za-z][0-9A-Za-z.()/-]{0,31}$",
        expected: "the identifier of a clause, at most 32 characters", accepts: ClauseName.isValid)
    static let date = Format(
        name: "date", pattern: "^\(day)$", expected: "a date such as 2026-01-31",
        accepts: { CivilDate(words: $0) != nil })
    static let moment = Format(
        name: "moment", pattern: "^\(day)( \(time)(:[0-5]\\d)?| 24:00)?$",
        expected: "a date or moment such as 2026-01-31 09:15",
        accepts: { LocalMoment(words: $0) != nil })
    static let window = Format(
        name: "window", pattern: "^\(time)-(\(time)|24:00)$",
        expected: "a window such as \"08:00-16:00\"",
        accepts: { CalendarItem.Window(words: $0) != nil })
    static let limit = Format(
        name: "limit",
        pattern: "^(\(forwardWords)|\(dayCount) \(Limit.withStart.dropFirst())"
            + "|\(businessDayCount)\(Limit.atTime)(later|earlier)|at once|end of the business day"
            + "|next full business day)$",
        expected: "a limit such as '8 working hours', '3 business days' or 'at once'",
        accepts: { Limit(words: $0) != nil })
    static let forward = Format(
        name: "forward", pattern: "^\(forwardWords)$",
        expected: "a time such as '2 working hours' or '1 business day'",
        accepts: { Limit(forward: $0) != nil })
    static let until = Format(
        name: "until",
        pattern: "^(\(forwardWords) before )?((end|start) of )?[a-z][a-z0-9_]{0,47}$",
        expected: "a field, or 'end of month', or '3 calendar days before end of contract'",
        accepts: { Until(words: $0) != nil })
    static let period = Format(
        name: "period",
        pattern: "^(day|week|month|quarter|year|([2-9]|[1-9][0-9]) (days|weeks|months|years))$",
        expected: "a period such as 'month' or '2 months'",
        accepts: { Recurrence(words: $0) != nil })
    static let keep = Format(
        name: "keep",
        pattern:
            "^(forever|never|day|week|month|quarter|year|([2-9]|[1-9][0-9]) (days|weeks|months|years))$",
        expected: "a period such as '6 months', 'forever' or 'never'",
        accepts: { RecordRule.Keep(words: $0) != nil })
    static let warning = Format(
        name: "warning", pattern: "^([1-9]\\d?%|\(forwardWords) before)$",
        expected: "a warning such as '75%' or '1 business day before'",
        accepts: { Warning(words: $0) != nil })
    static let minutes = Format(
        name: "minutes", pattern: "^(1 minute|([2-9]|[1-9]\\d{1,3}) minutes)$",
        expected: "minutes such as '60 minutes'",
        accepts: { NumberWords.minutes($0) != nil })
    static let shortDays = Format(
        name: "shortDays", pattern: "^(1 minute|([2-9]|[1-9]\\d|1[01]\\d|120) minutes)$",
        expected: "1 to 120 minutes",
        accepts: { NumberWords.minutes($0).map { $0 <= 120 } ?? false })
    static let language = Format(
        name: "language", pattern: "^[a-z]{2}$", expected: "a language code of two small letters",
        accepts: { $0.utf8.count == 2 && $0.utf8.allSatisfy { (97...122).contains($0) } })
    static let country = Format(
        name: "country", pattern: "^[A-Z]{2}$", expected: "a country code of two capital letters",
        accepts: { $0.utf8.count == 2 && $0.utf8.allSatisfy { (65...90).contains($0) } })
    static let currency = Format(
        name: "currency", pattern: "^[A-Z]{3}$",
        expected: "a currency code of three capital letters",
        accepts: { $0.utf8.count == 3 && $0.utf8.allSatisfy { (65...90).contains($0) } })
    static let zone = Format(
        name: "zone", pattern: "^[A-Z][A-Za-z0-9_+-]+(/[A-Z][A-Za-z0-9_+-]+){0,2}$",
        expected: "a time zone such as Europe/Moscow", accepts: ZoneName.isValid)
    static let days = Format(
        name: "days", pattern: "^(mon|tue|wed|thu|fri|sat|sun)(-(tue|wed|thu|fri|sat|sun))?$",
        expected: "a day or days such as 'mon-fri'", accepts: { DayRange.weekdays($0) != nil })
    static let path = Format(
        name: "path", pattern: #"^(time_zone|calendar|[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+)$"#,
        expected: "the path of a value such as commitments.reaction.within",
        accepts: { path in
            let parts = path.split(separator: ".", omittingEmptySubsequences: false)
            return parts.allSatisfy { Name.isValid(String($0)) }
                && (parts.count > 1 || ["time_zone", "calendar"].contains(path))
        })
    static let quantity = Format(
        name: "quantity", pattern: #"^-?\d+(\.\d+)?(%| minutes?| hours?)?$"#,
        expected: "a number, a percentage or a time such as '60 minutes'",
        accepts: { Comparison.quantity($0) != nil })
    static let ticket = Format(
        name: "ticketName", pattern: "^[A-Z][A-Za-z0-9-]{0,15}$",
        expected: "a short name such as T1",
        accepts: { text in
            (1...16).contains(text.utf8.count) && (65...90).contains(text.utf8.first!)
                && text.utf8.allSatisfy {
                    ClauseName.isValid(String(UnicodeScalar($0))) || $0 == 45
                }
        })
    static let elapsed = Format(
        name: "elapsed", pattern: #"^\d{1,4}:[0-5]\d$"#, expected: "a time such as \"0:40\"",
        accepts: { text in
            let parts = text.split(separator: ":", omittingEmptySubsequences: false)
            return parts.count == 2 && (1...4).contains(parts[0].utf8.count)
                && parts[0].utf8.allSatisfy { (48...57).contains($0) }
                && (ClockWords.number(parts[1], digits: 2) ?? 60) < 60
        })
}

enum ZoneName {
    static func isValid(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return (1...3).contains(parts.count) && text.utf8.count <= 64
            && parts.allSatisfy { part in
                guard let first = part.utf8.first, (65...90).contains(first), part.utf8.count > 1
                else { return false }
                return part.utf8.allSatisfy { isPart($0) }
            }
    }

    private static func isPart(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 95, 43, 45: true
        default: false
        }
    }
}
