import Regulations
import WorkingTime

/// Waits as events: that a ticket comes to wait, or goes on, follows from its state, whatever has
/// brought it about.
extension Ticket {
    /// What its last event meant for waits, as rules, messages and clocks name it.
    var waitTriggers: [Trigger] {
        waits.flatMap { name in
            name == .waited ? [.event(.waited), .waited(state)] : [.event(name)]
        }
    }
}

extension TicketStream {
    /// Everything that happened in the period, in the regulation's vocabulary.
    func names(in period: Range<Instant>) -> [EventName] {
        var ticket = Ticket(id: ticket.id)
        return records.flatMap { record -> [EventName] in
            ticket.evolve(record)
            return period.contains(record.occurredAt) ? record.event.names + ticket.waits : []
        }
    }
}
