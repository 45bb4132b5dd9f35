import Regulations
import WorkingTime

/// What should be done because of an event; the executor does it after the commit.
public enum Effect: Sendable, Hashable {
    /// A message of the regulation goes to the roles it names.
    case send(TicketEvent.Messaged)
    /// An answer or question of a person goes to the requester.
    case deliver(ContentRef)
    /// The person, or everybody who works on the ticket, is told that the day waited for has come.
    case remind(TicketEvent.Reminded)
    /// Whoever asked is told by which ticket, of this number, it goes on.
    case leadOn(Int)
    /// People with these roles, or the owner, are told that a promise is in danger or broken.
    case alert(ClockID, roles: [String], isBreach: Bool)
    /// Whoever works on the ticket is told that a letter of ours does not arrive; nobody does:
    /// those with these roles.
    case undelivered(DeliveryNotice, roles: [String])
}

/// Effects of one event. A reaction never decides: what becomes true stands in the journal already.
public func react(to event: TicketEvent, under regulation: Regulation) -> [Effect] {
    switch event {
    case .messaged(let messaged): [.send(messaged)]
    case .replied(let replied), .askedClient(let replied): [.deliver(replied.content)]
    case .warned(let warned):
        [
            .alert(
                warned.clock, roles: regulation.alertRoles(of: warned.clock.commitment),
                isBreach: false)
        ]
    case .missed(let missed):
        [
            .alert(
                missed.clock, roles: regulation.alertRoles(of: missed.clock.commitment),
                isBreach: true)
        ]
    case .foundLate(let found):
        [
            .alert(
                found.clock, roles: regulation.alertRoles(of: found.clock.commitment),
                isBreach: true)
        ]
    case .reminded(let reminded): [.remind(reminded)]
    case .estimated(let estimated): estimated.content.map { [.deliver($0)] } ?? []
    case .decided(let decided): [.deliver(decided.content)]
    case .noted(let noted): undelivered(noted.delivery, under: regulation)
    case .merged(let merged): merged.number.map { [.leadOn($0)] } ?? []
    case .arrived, .categorised, .placed, .prioritised, .hinted, .held, .returned, .registered,
        .admitted, .admissionFailed, .refused, .postponed, .assigned, .taken, .started,
        .clientWrote, .filled, .waited, .resumed, .handedOver, .putInTurn, .expedited, .logged,
        .done, .signedOff, .closed, .reopened, .receipted, .kept, .withdrawn, .overran,
        .lateStepped, .released, .published, .approved, .declined, .defectReported, .subtaskOpened,
        .subtaskDone, .subtaskPrioritised, .logCorrected, .absorbed, .split, .watched, .unwatched,
        .snoozed, .escalated, .invoiced, .packageReached, .workApproved:
        []
    }
}

/// A letter that is only late is shown; nobody has anything to do.
private func undelivered(_ notice: DeliveryNotice?, under regulation: Regulation) -> [Effect] {
    guard let notice, notice.outcome == .failed else { return [] }
    return [.undelivered(notice, roles: regulation.overseers)]
}

extension Regulation {
    /// Who is warned about a commitment: the roles named, else its owner, else who fills the field
    /// that stops it; none: those to whom the ticket is assigned.
    func alertRoles(of name: String) -> [String] {
        guard let commitment = commitments[name] else { return [] }
        if !commitment.warnsTo.isEmpty { return commitment.warnsTo }
        switch commitment.owner {
        case .role(let role): return [role]
        case .client: return []
        case nil: return commitment.stops.flatMap(fillers).uniqued()
        }
    }

    private func fillers(of stop: Trigger) -> [String] {
        guard case .filled(let names) = stop else { return [] }
        return names.flatMap { fields[$0]?.by ?? [] }.filter { roles[$0]?.side == .provider }
    }
}
