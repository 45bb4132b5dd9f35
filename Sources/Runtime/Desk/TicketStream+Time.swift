import ServiceDesk
import WorkingTime

extension TicketStream {
    /// `now`, or the last instant of the ticket's history when the machine's clock was set back
    /// behind it: on a ticket time never runs backwards, else a promise that was judged would run
    /// again and be judged twice.
    func time(_ now: Instant) -> Instant { max(now, records.last?.recordedAt ?? now) }
}
