import Regulations

extension TicketEvent {
    /// Stands in the place of an event that somebody may not see: it says and changes nothing.
    public static let veiled = TicketEvent.messaged(.init(message: ""))
}

extension TicketEvent.Kind {
    /// The staff keeps it to itself, and neither a promise nor a price ever rests on it. Whoever
    /// shows a ticket may hide it, and whoever is shown one may believe that nothing else is
    /// hidden.
    public var canBeVeiled: Bool {
        switch self {
        case .noted, .watched, .unwatched, .snoozed: true
        case .arrived, .categorised, .placed, .prioritised, .hinted, .held, .returned,
            .registered, .admitted, .admissionFailed, .refused, .postponed, .merged, .split,
            .assigned, .taken, .released, .started, .replied, .askedClient, .clientWrote,
            .filled, .waited, .resumed, .handedOver, .expedited, .putInTurn, .logged, .done,
            .signedOff, .closed, .reopened, .messaged, .receipted, .warned, .kept, .missed,
            .withdrawn, .foundLate, .overran, .lateStepped, .estimated, .approved, .declined,
            .defectReported, .published, .subtaskOpened, .subtaskDone, .subtaskPrioritised,
            .logCorrected, .absorbed, .reminded, .escalated, .decided, .invoiced, .packageReached,
            .workApproved:
            false
        }
    }
}

extension Regulation {
    /// The value of a field that a client does not get to see, and on which neither a promise nor a
    /// price rests: a secret, or words of the staff that no condition asks for.
    public func canBeVeiled(field name: String) -> Bool {
        guard let field = fields[name] else { return false }
        switch field.kind {
        case .secret: return true
        case .text, .link, .file: return !isForClients(name) && !isAskedFor(name)
        case .number, .choice, .flag, .date, .moment, .consent, .ticket: return false
        }
    }

    private func isAskedFor(_ field: String) -> Bool {
        let promises = commitments.pairs.flatMap { [$0.item.when, $0.item.guaranteedWhen] }
        let charged = prices.rates.pairs.map(\.item.when) + prices.factors.pairs.map(\.item.when)
        return (promises + charged).contains { asks($0, for: [field]) }
    }
}

extension TicketRecord {
    /// Nothing is known of it but its place.
    public static func veiled(_ sequence: Int, after last: TicketRecord?) -> TicketRecord {
        TicketRecord(
            event: .veiled, sequence: sequence, occurredAt: last?.occurredAt ?? .distantPast,
            recordedAt: last?.recordedAt ?? .distantPast, actor: .desk)
    }
}
