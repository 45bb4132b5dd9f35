import Regulations
import WorkingTime

/// Whether a letter on the ticket would lie unseen on what is over: the regulation does not let it
/// be opened again. Then the letter is a request of its own, which says what it answers (decision
/// 9: what comes in is judged).
public func isOver(
    _ stream: TicketStream, for sender: Actor, seeing seen: Seen, at: Instant,
    under edition: Edition
) -> Bool {
    let ticket = stream.ticket
    guard ticket.state.isOver, ticket.mergedInto == nil else { return false }
    return !Deciding(stream: stream, actor: sender, seeing: seen, at: at, edition: edition)
        .mayReopen
}
