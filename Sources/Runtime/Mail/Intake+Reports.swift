import Channels
import ServiceDesk
import Store

/// Letters that could not be delivered come back to their ticket (RFC 3464, decision 15).
extension Intake {
    /// What a report is about, as far as it can be found.
    private struct Reported: Sendable {
        var ticket: TicketID
        /// The letter in the outbox.
        var item: Outbox.Item?
    }

    /// Failures and delays are noted on the ticket; a failure of the receipt counts as such. Other
    /// reports are only kept.
    func settle(_ report: DeliveryReport, _ interaction: Interaction, _ stored: Stored) async throws
        -> Outcome
    {
        guard let (failure, outcome) = report.trouble else {
            return try await conclude(
                stored.id, .init(outcome: .recorded, reason: .reportWithoutFailure))
        }
        let desk = desk
        let reported = try await desk.store.read { transaction in
            try Self.reported(report, failure, interaction, desk, in: transaction)
        }
        guard let reported else {
            return try await conclude(
                stored.id, .init(outcome: .recorded, reason: .reportOnNoLetter))
        }
        if outcome == .failed {
            try await record(reported, stored, LetterProblem(.bounced(failure.sentence)))
        }
        // What tells colleagues of something does not tell them that it failed itself: that would
        // never end.
        let isAlarm = reported.item?.kind == .alert
        let notice = DeliveryNotice(outcome, words: failure.sentence)
        return try await note(
            notice, isAlarm: isAlarm, of: interaction, stored, on: reported.ticket)
    }

    private func record(_ reported: Reported, _ stored: Stored, _ problem: LetterProblem)
        async throws
    {
        guard let item = reported.item else { return }
        let (id, now) = (desk.id, desk.world.now())
        try await desk.store.write { transaction in
            try Outbox(desk: id).finish(
                item.id, as: .failed, problem: problem, at: now, in: transaction)
        }
        guard item.kind == .receipt else { return }
        _ = try await desk.perform(
            Instruction(
                .recordReceipt(.bounced, reason: String(problem.stored.prefix(200))),
                on: reported.ticket, by: .desk,
                commandID: "bounce-\(stored.id)"))
    }

    /// By the Message-ID of the letter, which nobody can guess; else by the signed address that the
    /// report went to, for the person whose mailbox failed.
    private static func reported(
        _ report: DeliveryReport, _ failure: DeliveryReport.Recipient, _ interaction: Interaction,
        _ desk: Desk,
        in transaction: Transaction
    ) throws -> Reported? {
        let outbox = Outbox(desk: desk.id)
        if let id = report.messageID {
            let item = try outbox.item(messageID: id, in: transaction)
            if let ticket = item?.ticket { return Reported(ticket: TicketID(ticket), item: item) }
            let known = try InteractionJournal(journal: desk.journal).ticket(
                ofMessages: [id], in: transaction)
            if let known { return Reported(ticket: TicketID(known)) }
        }
        let person =
            desk.people.writer(address: failure.address)?.contact.id
            ?? failure.address.lowercased()
        let addresses = desk.replyAddresses(interaction.facts.addressees)
        return try desk.ticket(of: addresses, for: person, in: transaction).map {
            Reported(ticket: $0)
        }
    }
}

extension DeliveryReport {
    /// The recipient to tell of: a failure before a delay; nil: everything arrived.
    var trouble: (Recipient, DeliveryNotice.Outcome)? {
        if let failure = failures.first { return (failure, .failed) }
        return recipients.first { $0.action == .delayed }.map { ($0, .delayed) }
    }
}
