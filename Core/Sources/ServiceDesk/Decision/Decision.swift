import Regulations
import WorkingTime

/// What a command leads to.
public struct Decision: Sendable, Hashable {
    /// An event still without its place in the stream.
    public struct Entry: Sendable, Hashable {
        public var event: TicketEvent
        public var occurredAt: Instant
        public var actor: Actor
    }

    public var entries: [Entry] = []
    /// Strictest verdict of the rules before the event; nil: none spoke.
    public var verdict: Verdict?
    /// Rule that gave the verdict.
    public var rule: String?
    /// Every rule that spoke, the strictest first.
    public var spoken: [String] = []
    /// The interaction became no ticket of its own.
    public var unticketed: Unticketed?

    /// An interaction that is noted, or added to another ticket.
    public enum Unticketed: Sendable, Hashable {
        case recorded(rule: String, message: String?)
        case merged(into: TicketID, rule: String)
    }

    public init() {}

    /// What has become true, in its order.
    public var events: [TicketEvent] { entries.map(\.event) }

    /// The decision's entries as records that follow `version`.
    public func records(after version: Int, recordedAt: Instant) -> [TicketRecord] {
        entries.enumerated().map { offset, entry in
            TicketRecord(
                event: entry.event, sequence: version + offset + 1, occurredAt: entry.occurredAt,
                recordedAt: recordedAt, actor: entry.actor
            )
        }
    }
}

/// Decides a command against the ticket, what may be seen around it, and the regulation. Pure: it
/// never asks the time.
///
/// - Parameters:
///   - actor: who acts, with the roles held at this instant.
///   - at: the instant of the decision.
/// - Throws: `Refusal` for people at forms and API callers; what comes in from outside is never
///   thrown away but judged.
public func decide(
    _ command: Command, given stream: TicketStream, by actor: Actor,
    seeing seen: Seen, at: Instant,
    under edition: Edition
) throws(Refusal) -> Decision {
    var deciding = Deciding(
        stream: stream, actor: actor, seeing: seen, at: at, edition: edition)
    try deciding.carryOut(command)
    deciding.observe()
    return deciding.decision
}
