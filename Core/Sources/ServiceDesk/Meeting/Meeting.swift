import Regulations
import WorkingTime

/// A planned meeting: what the fields of its ticket say (language.md §3).
public struct Meeting: Sendable, Hashable {
    /// How the meeting stands.
    public enum State: String, Sendable, Hashable { case planned, held, cancelled }

    public var ticket: TicketID
    /// Display number of the ticket.
    public var number: Int
    public var starts: Instant
    /// Minutes.
    public var lasts: Int
    /// Values of the fields that say where, in the regulation's order; choices by their names in
    /// the file.
    public var places: [Place]
    /// Roles whose holders take part.
    public var roles: [String]
    /// How often the time, the place or the state was changed after the first statement.
    public var revision: Int
    /// When what stands here was said last.
    public var statedAt: Instant
    public var state: State

    /// A field that says where, and what it says.
    public struct Place: Sendable, Hashable {
        public var field: String
        public var value: FieldValue
    }

    /// Exclusive.
    public var ends: Instant { starts + Int64(lasts) * 60 }
}

/// The meeting that the ticket plans; nil: its category is none, or its time has not been named.
public func meeting(of stream: TicketStream, under edition: Edition) -> Meeting? {
    var ticket = Ticket(id: stream.ticket.id)
    var meeting: Meeting?
    for record in stream.records {
        ticket.evolve(record)
        guard var now = Meeting(ticket, under: edition.regulation, at: record.occurredAt) else {
            meeting = nil
            continue
        }
        if let before = meeting {
            guard !before.says(the: now) else { continue }
            now.revision = before.revision + 1
        }
        meeting = now
    }
    return meeting
}

extension Meeting {
    fileprivate init?(_ ticket: Ticket, under regulation: Regulation, at instant: Instant) {
        guard let plan = regulation.meeting(of: ticket.category), let number = ticket.number,
            case .moment(let starts)? = ticket.fields[plan.at]
        else { return nil }
        let places = plan.places.compactMap { field in
            ticket.value(of: field).map { Place(field: field, value: $0) }
        }
        self.init(
            ticket: ticket.id, number: number, starts: starts, lasts: plan.lasts, places: places,
            roles: plan.with,
            revision: 0, statedAt: instant, state: State(ticket))
    }

    fileprivate func says(the other: Meeting) -> Bool {
        starts == other.starts && lasts == other.lasts && places == other.places
            && state == other.state
    }

    /// Those who take part: of the staff who hold one of the roles for the project, and of the
    /// client's people.
    ///
    /// - Parameter holders: role to staff, as for a decision.
    public func participants(holders: [String: [String]], client: Client?) -> (
        staff: [String], contacts: [Contact]
    ) {
        let staff = roles.flatMap { holders[$0] ?? [] }.uniqued()
        let contacts = (client?.contacts.values.map { $0 } ?? [])
            .filter { contact in contact.roles.contains { roles.contains($0) } }.sorted {
                $0.id < $1.id
            }
        return (staff, contacts)
    }
}

extension Regulation {
    /// Places of a meeting as people read them: a choice by its title.
    public func words(_ places: [Meeting.Place], in language: String) -> [String] {
        places.compactMap { place in
            guard case .text(let text) = place.value else { return nil }
            guard let option = fields[place.field]?.options[text] else { return text }
            return caption(title: option.title, clauses: option.clauses).text(
                in: language, fallbacks: languages)?.text
        }
    }
}

extension Meeting.State {
    fileprivate init(_ ticket: Ticket) {
        if ticket.mergedInto != nil {
            self = .cancelled
        } else if ticket.happened.contains(.done) {
            self = .held
        } else {
            self = ticket.state.isFinal ? .cancelled : .planned
        }
    }
}
