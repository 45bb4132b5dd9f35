/// What can happen to a ticket or project: one vocabulary for all sections (language.md §5).
public enum EventName: String, Sendable, Hashable, CaseIterable {
    case arrived, registered, admitted
    case admissionFailed = "admission_failed"
    case returned, refused, postponed
    case prioritised, assigned, taken, released, started, logged
    case firstReply = "first_reply"
    case replied
    case askedClient = "asked_client"
    case clientWrote = "client_wrote"
    case handedOver = "handed_over"
    case estimated, approved, declined, invoiced, published
    case done
    case signedOff = "signed_off"
    case defectReported = "defect_reported"
    case closed, reopened, expedited
    case putInTurn = "put_in_turn"
    case escalated, decided
    /// The ticket comes to wait for the client, another company or an approval; a wait, or a
    /// postponement, has ended.
    case waited, resumed
    case measured
    /// Work has used up a part of a package at which the regulation wants it told.
    case packageReached = "package_reached"
}

/// Where a ticket stands. Regulations may label the states, never add to them.
public enum TicketState: String, Sendable, Hashable, CaseIterable, Codable {
    case received, held, admitted
    case inProgress = "in_progress"
    case waitingClient = "waiting_client"
    case waitingThirdParty = "waiting_third_party"
    case waitingApproval = "waiting_approval"
    case handedOver = "handed_over"
    case postponed, done
    case signedOff = "signed_off"
    case closed, refused
    case notAdmitted = "not_admitted"

    /// The ticket waits for somebody outside.
    public var isWait: Bool { Self.waits.contains(self) }

    /// Those in which a ticket waits for somebody outside.
    public static let waits: [TicketState] = [.waitingClient, .waitingThirdParty, .waitingApproval]

    /// No further work is expected, or the result waits to be accepted.
    public var isOver: Bool { isFinal || self == .done }

    /// No further work is expected.
    public var isFinal: Bool {
        switch self {
        case .signedOff, .closed, .refused: true
        case .received, .held, .admitted, .inProgress, .waitingClient, .waitingThirdParty,
            .waitingApproval, .handedOver, .postponed, .done, .notAdmitted:
            false
        }
    }
}

/// An event of the vocabulary, or the filling of fields.
public enum Trigger: Sendable, Hashable {
    case event(EventName)
    /// Happens when all of these fields have been filled since the last start.
    case filled([String])
    /// Happens when the ticket comes to wait in this state.
    case waited(TicketState)
}
