import Regulations
import WorkingTime

extension TicketEvent {
    /// A part of the work for a role of its own.
    public struct SubtaskOpened: Sendable, Hashable, Codable {
        public var subtask: String
        public var content: ContentRef
        public var role: String?
        public var person: String?

        public init(subtask: String, content: ContentRef, role: String? = nil, person: String? = nil) {
            self.subtask = subtask
            self.content = content
            self.role = role
            self.person = person
        }
    }

    public struct SubtaskDone: Sendable, Hashable, Codable {
        public var subtask: String
        public init(subtask: String) { self.subtask = subtask }
    }

    /// An entry of the worklog gets other minutes; 0 takes it out. The entry itself stays in the journal.
    public struct LogCorrected: Sendable, Hashable, Codable {
        public var entry: String
        public var minutes: Int
        public var content: ContentRef?

        public init(entry: String, minutes: Int, content: ContentRef? = nil) {
            self.entry = entry
            self.minutes = minutes
            self.content = content
        }
    }

    /// Another ticket was merged into this one.
    public struct Absorbed: Sendable, Hashable, Codable {
        public var ticket: TicketID
        public var number: Int

        public init(ticket: TicketID, number: Int) {
            self.ticket = ticket
            self.number = number
        }
    }

    /// Somebody who is told of every answer: a member of staff, or a contact of the client.
    public struct Watched: Sendable, Hashable, Codable {
        public var person: String
        public init(person: String) { self.person = person }
    }

    /// One person puts the ticket out of sight for a while; nobody else sees a change, and no clock does.
    public struct Snoozed: Sendable, Hashable, Codable {
        public var person: String
        public var until: Instant

        public init(person: String, until: Instant) {
            self.person = person
            self.until = until
        }
    }

    /// A date that somebody waited for has come.
    public struct Reminded: Sendable, Hashable, Codable {
        public enum Of: String, Sendable, Hashable, Codable { case snooze, expectedDate }
        public var of: Of
        /// nil: everybody who works on it.
        public var person: String?

        public init(of: Of, person: String? = nil) {
            self.of = of
            self.person = person
        }
    }
}

/// A part of the work.
public struct Subtask: Sendable, Hashable {
    public var opened: TicketEvent.SubtaskOpened
    public var isDone: Bool
}

extension Ticket {
    public var openSubtasks: [Subtask] { subtasks.filter { !$0.isDone } }

    mutating func evolve(_ corrected: TicketEvent.LogCorrected) {
        guard let index = worklog.firstIndex(where: { $0.entry == corrected.entry }) else { return }
        worklog[index].minutes = corrected.minutes
    }
}
