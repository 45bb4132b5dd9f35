import Regulations
import WorkingTime

/// Time and price offered, and the client's answer (decision 13).
extension Deciding {
    mutating func estimate(minutes: Int?, amount: Int64?, ready: CivilDate?, content: ContentRef?)
        throws(Refusal)
    {
        guard minutes != nil || amount != nil else { throw .empty("estimate") }
        if let minutes, !ActAsk.minutesEstimated.contains(minutes) {
            throw ActAsk.outside(ActAsk.minutesEstimated, "minutes")
        }
        if let amount, !ActAsk.amountEstimated.contains(Int(amount)) {
            throw ActAsk.outside(ActAsk.amountEstimated, "amount")
        }
        let whole = minutes.map { regulation.prices.unit?.quantum.estimated($0) ?? $0 }
        let version = (ticket.estimates.last?.offer.version ?? 0) + 1
        let offer = TicketEvent.Estimated(
            version: version, minutes: whole, amount: amount, ready: ready, content: content)
        try attempt([.estimated(offer)], before: [.event(.estimated)])
    }

    /// Nobody agrees to a price that is not counted, by whatever door (decisions/0008). A sum that
    /// a person states in an estimate is that person's, and stands.
    func requireCounted(consents: [String: FieldValue], on ticket: Ticket) throws(Refusal) {
        for (field, value) in consents.sorted(by: { $0.key < $1.key }) where value == .flag(true) {
            let price = consentPrice(field, on: ticket, under: edition, agreed: periods, at: at)
            if let deferred = price?.deferred { throw .notCounted(field: field, deferred) }
        }
    }

    /// By how much the estimate that was agreed to now differs from the one agreed before; nil: by
    /// nothing, or nothing is agreed.
    func bill(_ invoice: Effects.Invoice, by rule: String) -> TicketEvent.Invoiced? {
        guard invoice == .difference, let last = ticket.agreedVersions.last,
            let now = offer(last)
        else { return nil }
        let before = ticket.agreedVersions.dropLast().last.flatMap(offer)
        let hour = edition.hour(on: ticket, agreed: periods, at: at).amount
        let (minutes, earlier) = (now.minutes, before.map(\.minutes) ?? 0)
        let bill = TicketEvent.Invoiced(
            rule: rule, version: now.version, before: before?.version,
            minutes: minutes.flatMap { minutes in earlier.map { minutes - $0 } },
            amount: now.sum(hour).flatMap { sum in
                (before.map { $0.sum(hour) } ?? 0).map { sum - $0 }
            })
        return (bill.minutes ?? 0) == 0 && (bill.amount ?? 0) == 0 ? nil : bill
    }

    private func offer(_ version: Int) -> TicketEvent.Estimated? {
        ticket.estimates.first { $0.offer.version == version }?.offer
    }

    /// An answer names a version: one to a superseded version is refused, and the newer is shown.
    /// The client answers; what the client said elsewhere is written down by the staff with its
    /// ground.
    mutating func answer(_ version: Int, isApproval: Bool, content: ContentRef?) throws(Refusal) {
        guard let offered = ticket.offeredEstimate else { throw .notFound }
        guard offered.offer.version == version else {
            throw .superseded(version: offered.offer.version)
        }
        switch actor.kind {
        case .contact, .desk: break
        case .staff: if content == nil { throw .empty("text") }
        case .stranger: throw .needsRole([])
        }
        let answered = TicketEvent.EstimateAnswered(version: version, content: content)
        let event: TicketEvent = isApproval ? .approved(answered) : .declined(answered)
        try attempt([event], before: event.triggers)
    }
}

extension TicketEvent.Estimated {
    /// Minor units: as it states them, else what its minutes cost; nil: that is not known.
    fileprivate func sum(_ hour: Int64?) -> Int64? {
        amount
            ?? minutes.flatMap { minutes in
                hour.map { Prices.amount($0, counted: Int64(minutes) * 1000) }
            }
    }
}
