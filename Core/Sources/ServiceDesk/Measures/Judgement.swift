import WorkingTime

/// Whether a promise was kept, for a figure: as the journal says, which nothing that is computed
/// later takes back.
struct Judgement: Hashable {
    enum Kind: Hashable { case kept, missed, withdrawn }

    var kind: Kind
    /// When it was kept, or its due passed.
    var at: Instant
    /// The clocks of today would say something else.
    var isOtherwiseToday = false
}

extension TicketStream {
    /// What the journal says last of each clock; of a promise that was withdrawn, nothing.
    var judgements: [ClockID: Judgement] {
        records.reduce(into: [:]) { told, record in
            guard let (clock, observation) = record.event.observation else { return }
            switch observation {
            case .kept: told[clock] = Judgement(kind: .kept, at: record.occurredAt)
            case .missed:
                told[clock] = Judgement(
                    kind: .missed, at: record.event.observedDue ?? record.occurredAt)
            case .withdrawn: told[clock] = nil
            }
        }
    }
}

extension Clock {
    /// - Parameter told: what the journal says of it; nil: nothing yet.
    /// - Returns: nil: neither kept nor missed so far.
    func judgement(asTold told: Judgement?) -> Judgement? {
        guard var told else { return judgement }
        if told.kind == .kept, let endedAt { told.at = endedAt }
        told.isOtherwiseToday = told.kind != judgement?.kind
        return told
    }

    /// An indication that passed is no breach, and was not kept.
    private var judgement: Judgement? {
        if outcome == .withdrawn { return judgedDue.map { Judgement(kind: .withdrawn, at: $0) } }
        if isPassed { return judgedDue.map { Judgement(kind: .missed, at: $0) } }
        return outcome == .met ? endedAt.map { Judgement(kind: .kept, at: $0) } : nil
    }
}

extension TicketEvent {
    /// The due that had passed when a miss was noticed.
    fileprivate var observedDue: Instant? {
        if case .missed(let seen) = self { return seen.due }
        if case .foundLate(let seen) = self { return seen.due }
        return nil
    }
}
