import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What the person may try on a ticket now; the core says what may be tried, and decides when they
/// do.
struct Offers {
    let view: TicketView
    let reader: EditionReader
    let roles: [String]
    /// Person who looks.
    let person: String

    init(_ view: TicketView, _ reader: EditionReader, roles: [String], person: String) {
        self.view = view
        self.reader = reader
        self.roles = roles
        self.person = person
    }

    var ticket: Ticket { view.stream.ticket }

    var scene: ActScene {
        ActScene(
            ticket: ticket, actor: Actor(kind: .staff, id: person, roles: roles),
            regulation: reader.regulation)
    }

    /// Those with a form of their own; what is written stands in the box under the conversation.
    var all: [ActOffer] { Act.withForm.filter { !$0.isWritten }.compactMap { offer($0) } }

    /// nil: it makes no sense now.
    ///
    /// - Parameter asking: fields that a rule misses: the form asks for those that the person may
    ///   fill in.
    func offer(
        _ act: Act, fault: ActOffer.Fault? = nil, typed: [String: String] = [:],
        asking: [String] = []
    ) -> ActOffer? {
        guard act.isOffered(in: scene), let inputs = ActInputs(self, typed: typed).inputs(of: act)
        else { return nil }
        var offer = ActOffer(act, inputs: inputs, effects: effects(of: act), fault: fault)
        if let fault { offer.judge(fault, typed, moment: reader.instant, reader.words) }
        offer.inputs += asked(act, typed, asking)
        return offer
    }

    /// What is in the way of an act that was asked for by its address and is not offered; nil:
    /// there is nothing to do by it.
    func obstacle(to act: Act) -> Refusal? {
        if let refusal = act.refusal(in: scene) { return refusal }
        if act == .take, let taker = ticket.taker { return .alreadyTaken(by: taker) }
        return nil
    }

    /// Those that were asked for before are asked for again.
    private func asked(_ act: Act, _ typed: [String: String], _ names: [String]) -> [ActInput] {
        guard act != .fill else { return [] }
        let known = typed.keys.filter { $0.hasPrefix(DetailInputs.prefix) }.map {
            String($0.dropFirst(DetailInputs.prefix.count))
        }
        return DetailInputs(offers: self, typed: typed).all(of: Set(names + known))
    }

    /// A field of the form does not fit, such as a choice that was not offered.
    func isFaulty(_ act: Act, _ typed: [String: String]) -> Bool {
        let inputs =
            (ActInputs(self, typed: typed).inputs(of: act) ?? []) + asked(act, typed, [])
        return inputs.contains { $0.judged(typed, moment: reader.instant).fault != nil }
    }

    // MARK: What it does to the promises

    private var running: [(name: String, commitment: Commitment)] {
        view.clocks.filter { $0.endedAt == nil && $0.outcome != .cancelled }.compactMap { clock in
            reader.regulation.commitments[clock.id.commitment].map {
                (reader.commitment(clock.id.commitment), $0)
            }
        }
    }

    private func effects(of act: Act) -> [ActOffer.Effect] {
        if act == .refuse { return running.isEmpty ? [] : [.cancels(running.map(\.name))] }
        let events = act.rule.does.map(\.rawValue)
        let stopped = running.filter { promise in
            events.compactMap(EventName.init(rawValue:)).contains {
                promise.commitment.stops.contains(.event($0))
            }
        }
        let paused = running.filter { promise in
            events.compactMap(TicketState.init(rawValue:)).contains {
                $0.isWaiting && promise.commitment.pauses.contains($0)
            }
        }
        return (stopped.isEmpty ? [] : [.stops(stopped.map(\.name))])
            + (paused.isEmpty ? [] : [.pauses(paused.map(\.name))])
    }
}

extension ActOffer {
    /// Marks what was wrong with each field; the form says all of it.
    mutating func judge(
        _ fault: Fault, _ typed: [String: String], moment: (String) -> Instant?, _ words: Words
    ) {
        if fault.judgesInputs { inputs = inputs.map { $0.judged(typed, moment: moment) } }
        let faults = inputs.compactMap { input in
            input.fault.map { words.ask(of: input.caption(words), $0) }
        }
        if !faults.isEmpty { self.fault = .init(nil, faults.joined(separator: ". ")) }
        guard let name = fault.ask, faults.isEmpty,
            let field = act.rule.asks.first(where: { $0.name == name })?.field(in: act)
        else { return }
        // Where the regulation lists no reasons, one is written: the fault is the text's.
        let index =
            inputs.firstIndex { $0.name == field } ?? inputs.firstIndex { $0.name == "text" }
        if let index { inputs[index].problem = fault.text }
    }
}

extension EditionReader {
    /// Reasons are written, not chosen from a list: a change of priority may say its own.
    var asksReason: Bool { regulation.fields["reason"]?.kind == .text }

    /// A rule looks at the reason before this happens.
    func asksReason(before event: EventName) -> Bool {
        regulation.rules.pairs.contains { _, rule in
            guard case .before(let triggers) = rule.moment else { return false }
            return triggers.contains(.event(event)) && rule.when.fieldNames.contains("reason")
        }
    }
}
