import Regulations
import WorkingTime

extension TicketEvent {
    /// A part of the work for a role of its own.
    public struct SubtaskOpened: Sendable, Hashable, Codable {
        public var subtask: String
        public var content: ContentRef
        public var role: String?
        public var person: String?
        /// Priority of its own; nil: that of the whole.
        public var priority: String?

        public init(
            subtask: String, content: ContentRef, role: String? = nil, person: String? = nil,
            priority: String? = nil
        ) {
            self.subtask = subtask
            self.content = content
            self.role = role
            self.person = person
            self.priority = priority
        }
    }

    /// A part gets a priority of its own; nil: that of the whole again.
    public struct SubtaskPrioritised: Sendable, Hashable, Codable {
        public var subtask: String
        public var priority: String?
    }

    /// A part of the work is finished.
    public struct SubtaskDone: Sendable, Hashable, Codable {
        public var subtask: String
    }

    /// An entry of the worklog gets other minutes; 0 takes it out. The entry itself stays in the
    /// journal.
    public struct LogCorrected: Sendable, Hashable, Codable {
        public var entry: String
        /// 0 or more, instead of those that were entered.
        public var minutes: Int
        public var content: ContentRef?
    }

    /// Words of the client go on as a ticket of their own.
    public struct Split: Sendable, Hashable, Codable {
        public var into: TicketID
        /// Display number of the other ticket.
        public var number: Int
        /// Position of the words in this ticket's timeline, from 1.
        public var message: Int

        public init(into: TicketID, number: Int, message: Int) {
            self.into = into
            self.number = number
            self.message = message
        }
    }

    /// Another ticket was merged into this one.
    public struct Absorbed: Sendable, Hashable, Codable {
        public var ticket: TicketID
        /// Display number of the other ticket.
        public var number: Int
        /// Its clocks that ran: what was promised there is not promised later here.
        public var running: [String: Running]?

        public init(ticket: TicketID, number: Int, running: [String: Running]? = nil) {
            self.ticket = ticket
            self.number = number
            self.running = running
        }

        /// A clock of the other ticket when the two were merged.
        public struct Running: Sendable, Hashable, Codable {
            public var startedAt: Instant
            /// Half-open; the last one may be open.
            public var pauses: [Pause]
        }
    }

    /// Somebody who is told of every answer: a member of staff, or a contact of the client.
    public struct Watched: Sendable, Hashable, Codable {
        public var person: String
    }

    /// One person puts the ticket out of sight for a while; nobody else sees a change, and no clock
    /// does.
    public struct Snoozed: Sendable, Hashable, Codable {
        public var person: String
        public var until: Instant
    }

    /// A date that somebody waited for has come.
    public struct Reminded: Sendable, Hashable, Codable {
        /// Which date has come: a person's own, or the one that somebody has named.
        public enum Of: String, Sendable, Hashable, Codable { case snooze, expectedDate }
        public var of: Of
        /// nil: everybody who works on it.
        public var person: String?
    }
}

/// A part of the work.
public struct Subtask: Sendable, Hashable {
    public var opened: TicketEvent.SubtaskOpened
    public var isDone: Bool
    /// Of its own; nil: it has that of the whole.
    public var priority: String?
}

extension Ticket {
    /// Parts that are not finished.
    public var openSubtasks: [Subtask] { subtasks.filter { !$0.isDone } }

    /// A part is as important as the whole until somebody says otherwise.
    public func priority(of part: Subtask) -> String? { part.priority ?? priority }

    mutating func evolveSubtasks(_ event: TicketEvent) {
        func change(_ subtask: String, _ body: (inout Subtask) -> Void) {
            for index in subtasks.indices where subtasks[index].opened.subtask == subtask {
                body(&subtasks[index])
            }
        }
        if case .subtaskOpened(let opened) = event {
            subtasks.append(Subtask(opened: opened, isDone: false, priority: opened.priority))
        }
        if case .subtaskDone(let done) = event { change(done.subtask) { $0.isDone = true } }
        if case .subtaskPrioritised(let set) = event {
            change(set.subtask) { $0.priority = set.priority }
        }
    }

    mutating func evolve(_ corrected: TicketEvent.LogCorrected) {
        guard let index = worklog.firstIndex(where: { $0.entry == corrected.entry }) else { return }
        worklog[index].minutes = corrected.minutes
    }
}
