import Foundation
import ServiceDesk
import WorkingTime

/// An explanation for programs.
struct ExplanationJSON {
    private struct Document: Encodable {
        struct Day: Encodable {
            var date: String
            var seconds: Int64
            var pausedSeconds: Int64
            var reason: String
            var words: String?
        }
        struct Reading: Encodable {
            var reading: String
            var alternative: String
            var due: String?
        }
        struct Calendar: Encodable {
            var name: String
            var timeZone: String
            var holidays: String?
            var clauses: [String]
        }

        var commitment: String
        var clauses: [String]
        var nature: String
        var limit: String?
        var start: String
        var due: String?
        var dueLocal: String?
        var calendar: Calendar
        var countedSeconds: Int64
        var days: [Day]
        var readings: [Reading]
        var regulation: String
        var calendarEdition: String
        var zoneEdition: String
    }

    let text: String

    init(_ explanation: Explanation, edition: Edition, words: ExplanationWords) throws {
        let calendar = edition.calendar(explanation.calendar)
        let dates = DatePhrases(language: "en", zone: edition.zone)
        let document = Document(
            commitment: explanation.commitment, clauses: explanation.clauses,
            nature: explanation.nature.rawValue,
            limit: explanation.limit.map { LimitPhrases(language: "en").phrase($0) },
            start: explanation.startedAt.iso8601, due: explanation.due?.iso8601,
            dueLocal: explanation.due.map { dates.moment($0, isEnd: true) },
            calendar: .init(
                name: explanation.calendar, timeZone: calendar.rule.zone.name,
                holidays: calendar.rule.holidays?.country, clauses: explanation.calendarClauses),
            countedSeconds: explanation.countedSeconds,
            days: explanation.days.map { day in
                .init(
                    date: day.date.description, seconds: day.seconds,
                    pausedSeconds: day.pausedSeconds,
                    reason: day.reason.word, words: words.reasonWords(day))
            },
            readings: explanation.readings.map {
                .init(reading: $0.reading, alternative: $0.alternative, due: $0.due?.iso8601)
            },
            regulation: explanation.basis.regulation,
            calendarEdition: explanation.basis.calendarEdition,
            zoneEdition: explanation.basis.zoneEdition)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        encoder.keyEncodingStrategy = .convertToSnakeCase
        text = String(decoding: try encoder.encode(document), as: UTF8.self)
    }
}
