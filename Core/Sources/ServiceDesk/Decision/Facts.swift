import Regulations
import WorkingTime

/// Everything a condition may ask for, at one instant (LANGUAGE §6).
struct Facts {
    let edition: Edition
    let ticket: Ticket
    let actor: Actor
    let at: Instant
    /// Roles that nobody holds or whose holders are away.
    var absent: (String) -> Bool = { _ in false }
    /// Commitments past due without having stopped in time.
    var missed: () -> Set<String> = { [] }
    var isRepeat = false
    var isOverlap = false
    var isSpam = false

    /// Conditions nest at most this deep, definitions included; deeper ones were refused when the
    /// file was checked.
    static let depthMax = 32

    func hold(_ condition: Condition, depth: Int = 0) -> Bool {
        precondition(depth <= Facts.depthMax, "a checked condition is not nested this deep")
        switch condition {
        case .all(let parts): return parts.allSatisfy { hold($0, depth: depth + 1) }
        case .any(let parts): return parts.contains { hold($0, depth: depth + 1) }
        case .not(let part): return !hold(part, depth: depth + 1)
        case .fact(.definition(let name)):
            return edition.regulation.definitions[name].map { hold($0.when, depth: depth + 1) }
                ?? false
        case .fact(let fact): return holds(fact)
        }
    }

    private func holds(_ fact: Fact) -> Bool {
        switch fact {
        case .definition: false
        case .category(let names): names.contains { isCategory($0) }
        case .priority(let names): ticket.priority.map(names.contains) ?? false
        case .channel(let names): !ticket.channels.isDisjoint(with: names)
        case .by(let roles): actor.has(anyOf: roles)
        case .inForce(let names): names.contains { ticket.entitlement.isInForce($0, at: at) }
        case .absent(let roles): roles.contains { absent($0) }
        case .state(let states): states.contains(ticket.state)
        case .happened(let events): events.contains { ticket.happened.contains($0) }
        case .did(let events):
            actor.doer.map { doer in events.contains { ticket.doers[$0]?.contains(doer) == true } }
                ?? false
        case .filled(let names): names.allSatisfy(isFilled)
        case .missing(let names): !names.allSatisfy(isFilled)
        case .field(let name, let test): ticket.value(of: name).map { test.holds(for: $0) } ?? false
        case .missed(let names): !missed().isDisjoint(with: names)
        case .during(let name): edition.calendar(name).isOpen(at: at)
        case .outside(let name): !edition.calendar(name).isOpen(at: at)
        case .subjectHas(let words): words.contains { ticket.marks.subject.contains($0) }
        case .textIs(let texts): texts.contains { ticket.marks.text.contains($0) }
        case .attached(.none): ticket.marks.attached.isEmpty
        case .attached(let kind): ticket.marks.attached.contains(kind.rawValue)
        case .spent(let comparison):
            comparison.holds(
                minutes: ticket.minutesLogged, of: ticket.approvedEstimate?.offer.minutes)
        case .estimate(let comparison):
            ticket.estimates.last?.offer.minutes.map { comparison.holds(minutes: $0, of: nil) }
                ?? false
        case .subtasks(let comparison): comparison.holds(for: Double(ticket.subtasks.count))
        case .openSubtasks(let comparison): comparison.holds(for: Double(ticket.openSubtasks.count))
        case .revised(let wanted): (ticket.estimates.count > 1) == wanted
        case .serviceInContract(let wanted): isServiceInContract.map { $0 == wanted } ?? false
        case .listedSender(let wanted): (ticket.requester?.listed ?? false) == wanted
        case .provenSender(let wanted): (ticket.requester?.isUnproven != true) == wanted
        case .acknowledged(let wanted): ticket.entitlement.acknowledged == wanted
        case .isRepeat(let wanted): isRepeat == wanted
        case .overlap(let wanted): isOverlap == wanted
        case .spam(let wanted): isSpam == wanted
        }
    }

    /// A consent that was taken back, or never given, is none.
    private func isFilled(_ name: String) -> Bool {
        guard let value = ticket.value(of: name) else { return false }
        return edition.regulation.fields[name]?.kind != .consent || value != .flag(false)
    }

    /// Of the service that the field `service` names; nil: none is named.
    private var isServiceInContract: Bool? {
        guard case .text(let service)? = ticket.value(of: "service") else { return nil }
        return ticket.entitlement.isInForce(service: service, at: at)
    }

    private func isCategory(_ name: String) -> Bool {
        ticket.category.map { edition.regulation.category($0, isUnder: name) } ?? false
    }
}

extension FieldTest {
    func holds(for value: FieldValue) -> Bool {
        switch (self, value) {
        case (.flag(let wanted), .flag(let value)): wanted == value
        case (.number(let wanted), .number(let value)): wanted == value
        case (.oneOf(let options), .text(let value)): options.contains(value)
        case (.compared(let comparison), .number(let value)): comparison.holds(for: value)
        case (.flag, _), (.number, _), (.oneOf, _), (.compared, _): false
        }
    }
}

extension Comparison {
    /// Compares a plain number; units were checked when the file was read.
    func holds(for value: Double) -> Bool { terms.allSatisfy { $0.holds(for: value) } }

    /// Compares minutes; a percentage is one of `whole`, and holds of nothing when there is no
    /// whole.
    func holds(minutes: Int, of whole: Int?) -> Bool {
        terms.allSatisfy { term in
            var term = term
            switch term.unit {
            case .hours: term.value *= 60
            case .percent:
                guard let whole else { return false }
                term.value *= Double(whole) / 100
            case .plain, .minutes: break
            }
            return term.holds(for: Double(minutes))
        }
    }
}

extension Comparison.Term {
    func holds(for quantity: Double) -> Bool {
        switch bound {
        case .over: quantity > value
        case .at_least: quantity >= value
        case .under: quantity < value
        case .at_most: quantity <= value
        case .equal: quantity == value
        }
    }
}
