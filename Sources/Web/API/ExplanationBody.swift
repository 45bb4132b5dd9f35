import Regulations
import ServiceDesk
import WorkingTime

/// Why the deadlines of a ticket are what they are.
struct ExplanationsBody: Encodable {
    var number: Int
    var version: Int
    var asOf: String
    var language: String
    var explanations: [ExplanationBody]
}

struct ExplanationBody: Encodable {
    struct Day: Encodable {
        static let reasons = [
            "worked", "weekend", "holiday", "transferred", "short", "exception", "paused",
            "outside",
        ]

        var date: String
        var seconds: Int64
        var pausedSeconds: Int64
        var reason: String
        var words: String?
    }
    struct CalendarNote: Encodable {
        var name: String
        var timeZone: String
        var holidays: String?
        var clauses: [String]
    }
    struct MovedBody: Encodable {
        var at: String
        var from: String
        var to: String
    }
    struct Span: Encodable {
        var from: String
        var until: String?
    }

    var commitment: String
    var instance: Int
    var clauses: [String]
    var nature: String
    var outcome: String
    var limit: String?
    var startedAt: String
    var startedBy: String?
    var dueAt: String?
    var endedAt: String?
    var calendar: CalendarNote
    var countedSeconds: Int64
    var elapsedSeconds: Int64
    var beyondCalendar: Bool
    var days: [Day]
    var pauses: [Span]
    var moved: [MovedBody]
    var readings: [ReadingBody]
    var lines: [String]
    var basis: BasisBody

    init(_ explanation: Explanation, instance: Int, _ reader: EditionReader) {
        let words = ExplanationWords(language: reader.language.rawValue, edition: reader.edition)
        let rule = reader.edition.calendar(explanation.calendar).rule
        commitment = explanation.commitment
        self.instance = instance
        clauses = explanation.clauses
        nature = explanation.nature.rawValue
        outcome = explanation.outcome.rawValue
        limit = explanation.limit.map {
            LimitPhrases(language: reader.language.rawValue).phrase($0)
        }
        startedAt = explanation.startedAt.iso8601
        startedBy = explanation.startedBy?.rawValue
        dueAt = explanation.due?.iso8601
        endedAt = explanation.endedAt?.iso8601
        calendar = CalendarNote(
            name: explanation.calendar, timeZone: rule.zone.name, holidays: rule.holidays?.country,
            clauses: explanation.calendarClauses)
        countedSeconds = explanation.countedSeconds
        elapsedSeconds = explanation.elapsedSeconds
        beyondCalendar = explanation.beyondCalendar
        days = explanation.days.map { day in
            Day(
                date: day.date.description, seconds: day.seconds, pausedSeconds: day.pausedSeconds,
                reason: day.reason.word, words: words.reasonWords(day))
        }
        pauses = explanation.pauses.map { Span(from: $0.from.iso8601, until: $0.until?.iso8601) }
        moved = explanation.moved.map {
            .init(at: $0.at.iso8601, from: $0.due.iso8601, to: $0.to.iso8601)
        }
        readings = explanation.readings.map(ReadingBody.init)
        lines = words.lines(of: explanation)
        basis = BasisBody(explanation.basis)
    }
}
