import WorkingTime

/// An event with who, when and where in the stream.
public struct TicketRecord: Sendable, Hashable {
    public var event: TicketEvent
    /// Position in the stream, from 1.
    public var sequence: Int
    /// When it happened; clocks fold by (occurredAt, sequence) (decision 5).
    public var occurredAt: Instant
    /// When it was written down.
    public var recordedAt: Instant
    public var actor: Actor

    public init(
        event: TicketEvent, sequence: Int, occurredAt: Instant, recordedAt: Instant, actor: Actor
    ) {
        self.event = event
        self.sequence = sequence
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.actor = actor
    }
}

/// Who acted, with the roles held at that moment.
public struct Actor: Sendable, Hashable, Codable {
    /// On which side who acts stands.
    public enum Kind: String, Sendable, Hashable, Codable { case staff, contact, desk, stranger }
    public var kind: Kind
    /// Person; empty for the desk itself.
    public var id: String
    public var roles: [String]

    public init(kind: Kind, id: String, roles: [String] = []) {
        self.kind = kind
        self.id = id
        self.roles = roles
    }

    /// The desk itself: rules, timers, deliveries.
    public static let desk = Actor(kind: .desk, id: "")

    /// Whether they have one of these roles.
    public func has(anyOf roles: [String]) -> Bool { roles.contains { self.roles.contains($0) } }
}

/// A person who did something, whatever their roles were then.
struct Doer: Sendable, Hashable {
    var kind: Actor.Kind
    var id: String
}

extension Actor {
    /// Nil: the desk itself, or nobody who is known.
    var doer: Doer? { kind == .desk || id.isEmpty ? nil : Doer(kind: kind, id: id) }
}

/// The events of one ticket in order of the journal, and what they add up to.
public struct TicketStream: Sendable {
    public private(set) var records: [TicketRecord]
    public private(set) var ticket: Ticket

    public init(id: TicketID) {
        records = []
        ticket = Ticket(id: id)
    }

    public init(id: TicketID, records: [TicketRecord]) {
        self.init(id: id)
        for record in records { append(record) }
    }

    /// Position of the last event, from 1; 0: there is none.
    public var version: Int { records.last?.sequence ?? 0 }

    /// What had been written down by then.
    public func asWritten(by instant: Instant) -> TicketStream {
        TicketStream(id: ticket.id, records: records.filter { $0.recordedAt <= instant })
    }

    /// Who of the staff wrote down what the client said; nil: the request came in by itself.
    public var writtenDownBy: String? {
        guard let actor = records.first?.actor, actor.kind == .staff else { return nil }
        return actor.id
    }

    /// The message was told, and nothing was said or stated since.
    func tellsAlready(_ messaged: TicketEvent.Messaged) -> Bool {
        for record in records.reversed() {
            if record.event == .messaged(messaged) { return true }
            if !record.event.facts.isQuiet { return false }
        }
        return false
    }

    /// What the client wrote after the request itself and did not go on elsewhere yet: it may be
    /// split off.
    public var separable: [TicketRecord] {
        let gone = records.compactMap {
            if case .split(let it) = $0.event { it.message } else { nil }
        }
        return records.filter { record in
            if case .clientWrote = record.event { return !gone.contains(record.sequence) }
            return false
        }
    }

    /// Takes the next event in. Its position has to follow that of the last one.
    public mutating func append(_ record: TicketRecord) {
        precondition(
            record.sequence == version + 1,
            "stream \(ticket.id): \(record.sequence) after \(version)")
        ticket.evolve(record)
        records.append(record)
    }
}
