import ServiceDesk

extension TicketEvent {
    /// A contact sees what was said to them and what became of the request, nothing that the staff keeps to itself.
    public var isTold: Bool {
        switch self {
        case .arrived, .clientWrote, .replied, .askedClient, .registered, .admitted, .returned, .refused, .postponed,
            .merged, .started, .waited, .resumed, .done, .signedOff, .closed, .reopened, .estimated, .approved,
            .declined, .defectReported, .categorised, .prioritised:
            true
        case .hinted, .held, .admissionFailed, .assigned, .taken, .noted, .filled, .handedOver, .expedited, .logged,
            .messaged, .receipted, .warned, .kept, .missed, .withdrawn, .foundLate, .subtaskOpened, .subtaskDone,
            .logCorrected, .absorbed, .watched, .unwatched, .snoozed, .reminded, .escalated, .decided:
            false
        }
    }
}
