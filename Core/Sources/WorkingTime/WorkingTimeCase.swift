/// A case of the vectors' format: a question to a calendar and the answer expected
/// (Vectors/README.md of the tests).
public struct WorkingTimeCase: Sendable, Hashable {
    /// What is asked of a calendar.
    public enum Question: Sendable, Hashable {
        case addWorking(start: Instant, seconds: Int64)
        case addWorkingPaused(start: Instant, seconds: Int64, pauses: [Pause])
        case workingBetween(from: Instant, to: Instant)
        case addBusinessDays(start: Instant, days: Int, pauses: [Pause])
        case addCalendarDays(
            start: Instant, days: Int, pauses: [Pause], roll: WorkingCalendar.Rolling)
        case addCalendarMonths(
            start: Instant, months: Int, pauses: [Pause], roll: WorkingCalendar.Rolling)
        case before(date: CivilDate, count: Int, unit: WorkingCalendar.DayUnit)
        case endOfBusinessDay(at: Instant)
        case nextFullBusinessDay(at: Instant)
    }
    /// What it has to answer.
    public enum Answer: Sendable, Hashable {
        case instant(Instant)
        case seconds(Int64)
        /// Not reached before a pause that is still open.
        case never
        case beyondHorizon
    }

    public var question: Question
    public var expected: Answer

    public init(question: Question, expected: Answer) {
        self.question = question
        self.expected = expected
    }

    /// What the calendar answers.
    public func answer(of calendar: WorkingCalendar) -> Answer {
        do throws(BeyondHorizon) {
            return try ask(calendar)
        } catch {
            return .beyondHorizon
        }
    }

    private func ask(_ calendar: WorkingCalendar) throws(BeyondHorizon) -> Answer {
        switch question {
        case .addWorking(let start, let seconds):
            .instant(try calendar.add(working: seconds, to: start))
        case .addWorkingPaused(let start, let seconds, let pauses):
            Answer(try calendar.add(working: seconds, to: start, pauses: pauses))
        case .workingBetween(let from, let to):
            .seconds(try Self.between(from, to, in: calendar))
        case .addBusinessDays(let start, let days, let pauses):
            Answer(try calendar.add(businessDays: days, to: start, pauses: pauses))
        case .addCalendarDays(let start, let days, let pauses, let roll):
            Answer(try calendar.add(calendarDays: days, to: start, pauses: pauses, roll: roll))
        case .addCalendarMonths(let start, let months, let pauses, let roll):
            Answer(try calendar.add(calendarMonths: months, to: start, pauses: pauses, roll: roll))
        case .before(let date, let count, let unit):
            .instant(try calendar.before(date: date, count: count, unit: unit))
        case .endOfBusinessDay(let instant):
            .instant(try calendar.endOfBusinessDay(at: instant))
        case .nextFullBusinessDay(let instant):
            .instant(try calendar.nextFullBusinessDay(after: instant))
        }
    }
}

extension WorkingTimeCase {
    private static func between(
        _ from: Instant, _ to: Instant, in calendar: WorkingCalendar
    ) throws(BeyondHorizon) -> Int64 {
        try calendar.requireKnown(from)
        try calendar.requireKnown(to)
        return calendar.workingSeconds(from: from, to: to)
    }
}

extension WorkingTimeCase.Answer: CustomStringConvertible {
    init(_ instant: Instant?) { self = instant.map { .instant($0) } ?? .never }

    public var description: String {
        switch self {
        case .instant(let instant): instant.iso8601
        case .seconds(let seconds): "\(seconds)"
        case .never: "null"
        case .beyondHorizon: "beyond the calendar's days"
        }
    }
}
