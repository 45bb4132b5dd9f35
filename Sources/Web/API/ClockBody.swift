import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Promises on a ticket.
struct ClocksBody: Encodable {
    var number: Int
    var version: Int
    var asOf: String
    var clocks: [ClockBody]
}

struct ReadingBody: Encodable {
    var reading: String
    var alternative: String
    var dueAt: String?
    var outcome: String?

    init(_ note: Explanation.ReadingNote) {
        reading = note.reading
        alternative = note.alternative
        dueAt = note.due?.iso8601
        outcome = note.outcome?.rawValue
    }
}

struct ClockBody: Encodable {
    var commitment: String
    var instance: Int
    var title: String
    var nature: String
    var outcome: String
    var calendar: String
    var clauses: [String]
    var startedAt: String
    var dueAt: String?
    var hiddenIn: String?
    var endedAt: String?
    var pausedSince: String?
    var elapsedSeconds: Int64
    var isLate: Bool
    var beyondCalendar: Bool
    var readings: [ReadingBody]

    init(_ clock: Clock, _ explanation: Explanation?, _ reader: EditionReader) {
        commitment = clock.id.commitment
        instance = clock.id.instance
        title = reader.commitment(clock.id.commitment)
        nature = clock.nature.rawValue
        outcome = clock.outcome.rawValue
        calendar = clock.calendar
        clauses = reader.regulation.commitments[clock.id.commitment]?.clauses ?? []
        startedAt = clock.startedAt.iso8601
        dueAt = clock.shownDue?.iso8601
        hiddenIn = clock.hiddenIn?.rawValue
        endedAt = clock.endedAt?.iso8601
        pausedSince = clock.outcome == .paused ? clock.pauses.last?.from.iso8601 : nil
        elapsedSeconds = clock.elapsedSeconds
        isLate = clock.isLate
        beyondCalendar = clock.beyondCalendar
        readings = explanation?.readings.map(ReadingBody.init) ?? []
    }
}

extension TicketView {
    /// Clocks with their explanations; a contact sees what was promised to the client.
    func explained(isStaff: Bool) -> [(clock: Clock, explanation: Explanation?)] {
        // One explanation for each clock whose commitment the edition has, in the same order.
        var explanations = explanations[...]
        let pairs = clocks.map { clock -> (clock: Clock, explanation: Explanation?) in
            guard explanations.first?.commitment == clock.id.commitment else { return (clock, nil) }
            return (clock, explanations.removeFirst())
        }
        return pairs.filter { isStaff || $0.clock.nature.isTold }
    }
}

extension Commitment.Nature {
    /// Said to the client.
    fileprivate var isTold: Bool {
        switch self {
        case .binding, .notGuaranteed, .unregulated: true
        case .indicative, .cap: false
        }
    }
}
