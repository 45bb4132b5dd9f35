import Regulations
import WorkingTime

/// A limit that is counted on from a recorded date: it runs when the date becomes known, and begins
/// where the date says.
extension ClockReplay {
    /// Where counting begins that has a field of its own; nil: at the event that starts the clock.
    func beginning(of ticket: Ticket) -> Instant? {
        guard let field = commitment.from, let value = ticket.fields[field] else { return nil }
        let calendar = edition.calendar(edition.calendarName(of: commitment), endedAt: nil)
        return value.beginning(in: calendar.rule.zone)
    }

    /// Another date is another beginning. What was late by the former one stays so (decision 13).
    func recount(_ span: inout Span, ticket: Ticket, by record: TicketRecord) {
        guard fillsBeginning(record), let start = beginning(of: ticket), start != span.startedAt
        else { return }
        (span.startedAt, span.startedBy) = (start, record.sequence)
    }

    /// The date of a promise that was kept is put right: that promise is judged again, and none is
    /// made anew.
    func isCorrected(_ span: Span, by record: TicketRecord) -> Bool {
        span.end?.outcome == .met && fillsBeginning(record)
    }

    private func fillsBeginning(_ record: TicketRecord) -> Bool {
        commitment.from.map(record.event.filledNames.contains) ?? false
    }
}

extension FieldValue {
    /// From when on it counts: the moment, or the beginning of the day; nil: it holds neither.
    func beginning(in zone: ZoneRules) -> Instant? {
        switch self {
        case .date(let date): zone.startOfDay(date)
        case .moment(let instant): instant
        case .text, .number, .flag, .sealed: nil
        }
    }
}
