import ServiceDesk

extension TicketEvent {
    /// A contact sees what was said to them and what became of the request, nothing that the staff
    /// keeps to itself.
    public var isTold: Bool {
        switch self {
        case .arrived, .clientWrote, .replied, .askedClient, .registered, .admitted, .held,
            .returned, .refused, .postponed, .merged, .taken, .started, .waited, .resumed,
            .handedOver, .done, .signedOff, .closed, .reopened, .estimated, .approved, .declined,
            .defectReported, .categorised, .prioritised, .missed, .foundLate, .escalated, .decided,
            .published:
            true
        case .hinted, .placed, .admissionFailed, .assigned, .noted, .filled, .putInTurn, .expedited,
            .logged, .messaged, .receipted, .warned, .kept, .withdrawn, .subtaskOpened,
            .subtaskDone, .subtaskPrioritised, .logCorrected, .absorbed, .watched, .unwatched,
            .snoozed, .reminded, .overran, .lateStepped, .released:
            false
        }
    }

    /// Its words are for the client, too; else they are a remark of the staff.
    public var isTextTold: Bool {
        switch self {
        case .arrived, .clientWrote, .replied, .askedClient, .defectReported, .estimated, .refused,
            .postponed, .escalated, .decided, .published:
            true
        case .registered, .admitted, .held, .returned, .merged, .taken, .started, .waited, .resumed,
            .handedOver, .done, .signedOff, .closed, .reopened, .approved, .declined, .categorised,
            .placed, .prioritised, .missed, .foundLate, .hinted, .admissionFailed, .assigned,
            .noted, .filled, .putInTurn, .expedited, .logged, .messaged, .receipted, .warned, .kept,
            .withdrawn, .subtaskOpened, .subtaskDone, .subtaskPrioritised, .logCorrected, .absorbed,
            .watched, .unwatched, .snoozed, .reminded, .overran, .lateStepped, .released:
            false
        }
    }
}
