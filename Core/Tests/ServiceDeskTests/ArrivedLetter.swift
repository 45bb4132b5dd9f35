import Regulations
import WorkingTime

@testable import ServiceDesk

/// A letter that has come to a desk of a published regulation, and what the staff does with it.
struct ArrivedLetter {
    private(set) var stream = TicketStream(id: TicketID("t"))
    let edition: Edition
    var seen: Seen
    private(set) var at = Instant(iso8601: "2025-10-07T07:00:00Z")!

    /// - Parameter admitted: the receipt has left.
    init(
        _ regulation: String, channel: String = "mail", from sender: Sender, client: Client? = nil,
        marks: TextMarks = TextMarks(), admitted: Bool = true,
        _ change: (inout Regulation) -> Void = { _ in }
    ) throws {
        edition = try RegulationsOnDisk.edition(regulation, change)
        seen = Seen(client: client)
        let interaction = Command.Interaction(
            id: "i", channel: channel, sender: sender, content: TicketStory.content,
            marks: marks,
            arrivedAt: at)
        try act(.receive(interaction), by: Actor(sender))
        if admitted, ticket.happened.contains(.registered) {
            try act(.recordReceipt(.sent, reason: nil), by: .desk)
        }
    }

    var ticket: Ticket { stream.ticket }

    /// Decides the command, and takes its events in.
    @discardableResult
    mutating func act(_ command: Command, by actor: Actor, after seconds: Int64 = 0) throws
        -> Decision
    {
        at = at + seconds
        let decision = try decide(
            command, given: stream, by: actor, seeing: seen, at: at, under: edition)
        for record in decision.records(after: stream.version, recordedAt: at) {
            stream.append(record)
        }
        return decision
    }

    var hints: [String] {
        stream.records.compactMap {
            if case .hinted(let hint) = $0.event { hint.rule } else { nil }
        }
    }

    var messages: [String] {
        stream.records.compactMap {
            if case .messaged(let message) = $0.event { message.message } else { nil }
        }
    }
}
