import Regulations
import WorkingTime

@testable import ServiceDesk

/// A ticket on which commands are decided one after another, a minute apart.
struct DecidingStory {
    private(set) var stream: TicketStream
    let edition: Edition
    var seen = Seen()
    private(set) var at = TicketStory.at(0.5)

    init(
        _ commitments: [(String, Commitment)] = [], _ change: (inout Regulation) -> Void = { _ in }
    ) throws {
        let story = try TicketStory(commitments, change: change)
        (stream, edition) = (story.stream, story.edition)
    }

    var ticket: Ticket { stream.ticket }

    var facts: Facts {
        Facts(edition: edition, ticket: ticket, actor: .desk, at: at)
    }

    /// Decides the command `minutes` after the last one, and takes its events in.
    @discardableResult
    mutating func act(_ command: Command, by actor: Actor, after minutes: Int = 1) throws
        -> Decision
    {
        at = at + Int64(minutes) * 60
        let decision = try decide(
            command, given: stream, by: actor, seeing: seen, at: at, under: edition)
        for record in decision.records(after: stream.version, recordedAt: at) {
            stream.append(record)
        }
        return decision
    }
}
