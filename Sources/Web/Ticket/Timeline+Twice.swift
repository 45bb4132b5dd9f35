import Runtime
import ServiceDesk
import Store

extension Outbox.Item {
    /// Position in the ticket's stream of what this letter carries: letters are called
    /// `ticket-position`, those to further people `ticket-position-person`.
    func sequence(of ticket: TicketID) -> Int? {
        guard id.hasPrefix(ticket.text + "-") else { return nil }
        return Int(id.dropFirst(ticket.text.count + 1).prefix { $0.isNumber })
    }
}

extension TicketView {
    /// Positions in the stream of those whose letter may have left twice.
    var possiblyTwice: Set<Int> {
        Set(outbox.filter(\.isPossiblyTwice).compactMap { $0.sequence(of: row.id) })
    }
}

extension TimelineEntry {
    /// The same entry, marked.
    var possiblyTwice: TimelineEntry {
        switch self {
        case .message(var message):
            message.isPossiblyTwice = true
            return .message(message)
        case .note, .event, .news: return self
        }
    }
}
