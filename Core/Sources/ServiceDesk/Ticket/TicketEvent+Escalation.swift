import Regulations

extension TicketEvent {
    /// A step of one of the regulation's escalations was taken.
    public struct Escalated: Sendable, Hashable, Codable {
        /// Name in the regulation.
        public var escalation: String
        /// From 0.
        public var step: Int
        public var role: String
        public var content: ContentRef?
    }

    /// What was decided on the step that is open.
    public struct Decided: Sendable, Hashable, Codable {
        public var escalation: String
        /// The step that was decided on, from 0.
        public var step: Int
        public var granted: Bool
        public var content: ContentRef
    }
}

/// The escalation of a ticket as it stands.
public struct TicketEscalation: Sendable, Hashable {
    public var escalation: String
    /// The latest step, from 0.
    public var step: Int
    public var role: String
    /// nil: nobody has decided yet.
    public var granted: Bool?

    /// Somebody still has to decide.
    public var isOpen: Bool { granted == nil }
}
