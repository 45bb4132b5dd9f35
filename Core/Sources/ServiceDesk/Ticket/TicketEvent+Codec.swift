/// How an event is journalled: a type name that never changes, a schema number, and the payload
/// (decision 8).
extension TicketEvent {
    /// Names as they stand in the journal.
    public enum Kind: String, Sendable, CaseIterable {
        case arrived, categorised, placed, prioritised, hinted, held, returned, registered, admitted
        case admissionFailed = "admission_failed"
        case refused, postponed, merged, split, assigned, taken, released, started, replied
        case askedClient = "asked_client"
        case noted
        case clientWrote = "client_wrote"
        case filled, waited, resumed
        case handedOver = "handed_over"
        case expedited
        case putInTurn = "put_in_turn"
        case logged, done
        case signedOff = "signed_off"
        case closed, reopened, messaged, receipted, warned, kept, missed
        case withdrawn
        case foundLate = "found_late"
        case overran
        case lateStepped = "late_stepped"
        case estimated, approved, declined
        case defectReported = "defect_reported"
        case published
        case subtaskOpened = "subtask_opened"
        case subtaskDone = "subtask_done"
        case subtaskPrioritised = "subtask_prioritised"
        case logCorrected = "log_corrected"
        case absorbed, watched, unwatched, snoozed, reminded, escalated, decided
        case invoiced
        case packageReached = "package_reached"
        case workApproved = "work_approved"
    }

    /// Schema of every payload written today; older ones are read through upcasters.
    public static let schema = 1

    /// The name under which the journal keeps it.
    public var kind: Kind {
        switch self {
        case .arrived: .arrived
        case .categorised: .categorised
        case .placed: .placed
        case .prioritised: .prioritised
        case .hinted: .hinted
        case .held: .held
        case .returned: .returned
        case .registered: .registered
        case .admitted: .admitted
        case .admissionFailed: .admissionFailed
        case .refused: .refused
        case .postponed: .postponed
        case .merged: .merged
        case .split: .split
        case .assigned: .assigned
        case .taken: .taken
        case .released: .released
        case .started: .started
        case .replied: .replied
        case .askedClient: .askedClient
        case .noted: .noted
        case .clientWrote: .clientWrote
        case .filled: .filled
        case .waited: .waited
        case .resumed: .resumed
        case .handedOver: .handedOver
        case .expedited: .expedited
        case .putInTurn: .putInTurn
        case .logged: .logged
        case .done: .done
        case .signedOff: .signedOff
        case .closed: .closed
        case .reopened: .reopened
        case .messaged: .messaged
        case .receipted: .receipted
        case .warned: .warned
        case .kept: .kept
        case .missed: .missed
        case .withdrawn: .withdrawn
        case .foundLate: .foundLate
        case .overran: .overran
        case .lateStepped: .lateStepped
        case .estimated: .estimated
        case .approved: .approved
        case .declined: .declined
        case .defectReported: .defectReported
        case .published: .published
        case .subtaskOpened: .subtaskOpened
        case .subtaskDone: .subtaskDone
        case .subtaskPrioritised: .subtaskPrioritised
        case .logCorrected: .logCorrected
        case .absorbed: .absorbed
        case .watched: .watched
        case .unwatched: .unwatched
        case .snoozed: .snoozed
        case .reminded: .reminded
        case .escalated: .escalated
        case .decided: .decided
        case .invoiced: .invoiced
        case .packageReached: .packageReached
        case .workApproved: .workApproved
        }
    }

    /// The payload; nil where the type name says everything.
    public var payload: (any Encodable & Sendable)? {
        switch self {
        case .arrived(let payload): payload
        case .categorised(let payload): payload
        case .placed(let payload): payload
        case .prioritised(let payload): payload
        case .hinted(let payload), .held(let payload), .returned(let payload): payload
        case .admitted(let payload): payload
        case .admissionFailed(let payload): payload
        case .refused(let payload): payload
        case .postponed(let payload): payload
        case .merged(let payload): payload
        case .split(let payload): payload
        case .assigned(let payload): payload
        case .taken(let payload): payload
        case .replied(let payload): payload
        case .askedClient(let payload): payload
        case .noted(let payload): payload
        case .clientWrote(let payload): payload
        case .filled(let payload): payload
        case .waited(let payload): payload
        case .handedOver(let payload): payload
        case .expedited(let payload), .putInTurn(let payload): payload
        case .logged(let payload): payload
        case .reopened(let payload): payload
        case .messaged(let payload): payload
        case .receipted(let payload): payload
        case .warned(let payload): payload
        case .kept(let payload), .missed(let payload), .withdrawn(let payload),
            .foundLate(let payload),
            .overran(let payload):
            payload
        case .lateStepped(let payload): payload
        case .estimated(let payload): payload
        case .approved(let payload), .declined(let payload): payload
        case .defectReported(let payload), .published(let payload): payload
        case .subtaskOpened(let payload): payload
        case .subtaskDone(let payload): payload
        case .subtaskPrioritised(let payload): payload
        case .logCorrected(let payload): payload
        case .absorbed(let payload): payload
        case .watched(let payload), .unwatched(let payload): payload
        case .snoozed(let payload): payload
        case .reminded(let payload): payload
        case .escalated(let payload): payload
        case .decided(let payload): payload
        case .invoiced(let payload): payload
        case .packageReached(let payload): payload
        case .workApproved(let payload): payload
        case .registered, .released, .started, .resumed, .done, .signedOff, .closed: nil
        }
    }

    /// Reads a payload with `decode`, which the store supplies over the journalled bytes.
    public init(kind: Kind, decode: PayloadDecoder) throws {
        switch kind {
        case .arrived: self = .arrived(try decode(Arrived.self))
        case .categorised: self = .categorised(try decode(Categorised.self))
        case .placed: self = .placed(try decode(Placed.self))
        case .prioritised: self = .prioritised(try decode(Prioritised.self))
        case .hinted: self = .hinted(try decode(ByRule.self))
        case .held: self = .held(try decode(ByRule.self))
        case .returned: self = .returned(try decode(ByRule.self))
        case .registered: self = .registered
        case .admitted: self = .admitted(try decode(Admitted.self))
        case .admissionFailed: self = .admissionFailed(try decode(AdmissionFailed.self))
        case .refused: self = .refused(try decode(Refused.self))
        case .postponed: self = .postponed(try decode(Postponed.self))
        case .merged: self = .merged(try decode(Merged.self))
        case .split: self = .split(try decode(Split.self))
        case .assigned: self = .assigned(try decode(Assigned.self))
        case .taken: self = .taken(try decode(Taken.self))
        case .released: self = .released
        case .started: self = .started
        case .replied: self = .replied(try decode(Replied.self))
        case .askedClient: self = .askedClient(try decode(Replied.self))
        case .noted: self = .noted(try decode(Noted.self))
        case .clientWrote: self = .clientWrote(try decode(ClientWrote.self))
        case .filled: self = .filled(try decode(Filled.self))
        case .waited: self = .waited(try decode(Waited.self))
        case .resumed: self = .resumed
        case .handedOver: self = .handedOver(try decode(HandedOver.self))
        case .expedited: self = .expedited(try decode(Expedited.self))
        case .putInTurn: self = .putInTurn(try decode(Expedited.self))
        case .logged: self = .logged(try decode(Logged.self))
        case .done: self = .done
        case .signedOff: self = .signedOff
        case .closed: self = .closed
        case .reopened: self = .reopened(try decode(Reopened.self))
        case .messaged: self = .messaged(try decode(Messaged.self))
        case .receipted: self = .receipted(try decode(Receipted.self))
        case .warned: self = .warned(try decode(Warned.self))
        case .kept: self = .kept(try decode(Observed.self))
        case .missed: self = .missed(try decode(Observed.self))
        case .withdrawn: self = .withdrawn(try decode(Observed.self))
        case .foundLate: self = .foundLate(try decode(Observed.self))
        case .overran: self = .overran(try decode(Observed.self))
        case .lateStepped: self = .lateStepped(try decode(LateStepped.self))
        case .estimated: self = .estimated(try decode(Estimated.self))
        case .approved: self = .approved(try decode(EstimateAnswered.self))
        case .declined: self = .declined(try decode(EstimateAnswered.self))
        case .defectReported: self = .defectReported(try decode(Wrote.self))
        case .published: self = .published(try decode(Wrote.self))
        case .subtaskOpened: self = .subtaskOpened(try decode(SubtaskOpened.self))
        case .subtaskDone: self = .subtaskDone(try decode(SubtaskDone.self))
        case .subtaskPrioritised: self = .subtaskPrioritised(try decode(SubtaskPrioritised.self))
        case .logCorrected: self = .logCorrected(try decode(LogCorrected.self))
        case .absorbed: self = .absorbed(try decode(Absorbed.self))
        case .watched: self = .watched(try decode(Watched.self))
        case .unwatched: self = .unwatched(try decode(Watched.self))
        case .snoozed: self = .snoozed(try decode(Snoozed.self))
        case .reminded: self = .reminded(try decode(Reminded.self))
        case .escalated: self = .escalated(try decode(Escalated.self))
        case .decided: self = .decided(try decode(Decided.self))
        case .invoiced: self = .invoiced(try decode(Invoiced.self))
        case .workApproved: self = .workApproved(try decode(WorkApproved.self))
        case .packageReached: self = .packageReached(try decode(PackageReached.self))
        }
    }
}

/// Decodes one payload; a struct because Swift has no generic closures.
public struct PayloadDecoder {
    private let decoder: any Decoder

    public init(_ decoder: any Decoder) { self.decoder = decoder }

    /// The payload as a value of the type. Throws `DecodingError` where it is none.
    public func callAsFunction<Payload: Decodable>(_ type: Payload.Type) throws -> Payload {
        try Payload(from: decoder)
    }
}
