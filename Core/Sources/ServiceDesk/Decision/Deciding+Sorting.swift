import Regulations

/// A letter brings neither category nor fields. Once somebody has sorted it, the rules at the door
/// are asked again: what they say now and did not say before, they say of the letter as it came.
extension Deciding {
    /// What the rules at the door say.
    private struct Heard {
        var before: [(name: String, rule: Rule)]
        var after: [(name: String, rule: Rule)]
        var messages: [String]
    }

    /// Lets the sorting happen, and what the rules at the door say to it.
    mutating func sorting(_ sort: (inout Deciding) throws(Refusal) -> Void) throws(Refusal) {
        let doors = doorsPassed.map { Trigger.event($0) }
        let heard = heard(at: doors)
        try sort(&self)
        knockAgain()
        // A returned or held interaction is still before the door: it is judged there.
        guard ticket.isOpen, ticket.state != .held, ticket.returned == nil else { return }
        let now = self.heard(at: doors)
        for (name, rule) in now.after where !heard.after.contains(where: { $0.name == name }) {
            apply(rule.effects, of: name, depth: 1)
        }
        for name in now.messages where !heard.messages.contains(name) {
            send(name, rule: nil, content: nil)
        }
        speakAgain(now.before.filter { rule in !heard.before.contains { $0.name == rule.name } })
    }

    /// Asks the rules of the doors that the ticket had passed before it was sorted.
    private mutating func heard(at passed: [Trigger]) -> Heard {
        asAtTheDoor { door in
            let facts = door.facts(of: door.ticket)
            return Heard(
                before: door.verdicts(before: passed, supposing: []).filter {
                    !door.waitsForSorting($0.rule)
                },
                after: door.regulation.rules.pairs
                    .filter {
                        $0.item.about == .ticket && $0.item.follows(passed)
                            && facts.hold($0.item.when)
                    }
                    .map { (name: $0.name, rule: $0.item) },
                messages: door.regulation.messages.pairs
                    .filter { pair in
                        !pair.item.admits && pair.item.after.contains(where: passed.contains)
                    }
                    .filter { facts.hold($0.item.when) }.map(\.name))
        }
    }

    /// The strictest verdict is carried out as at the door; once work has begun it is a hint to
    /// those who do it.
    private mutating func speakAgain(_ spoken: [(name: String, rule: Rule)]) {
        let isWorkedOn = ticket.isWorkedOn
        let hints = spoken.filter { $0.rule.verdict == .hint }
        guard let first = spoken.first, let verdict = first.rule.verdict else { return }
        if verdict != .hint, !isWorkedOn {
            note(spoken)
            return prevent(by: first.name, first.rule, verdict, supposing: [])
        }
        // What would have prevented it is told to whoever works on it, not to the client.
        for (name, rule) in spoken where rule.verdict != .hint {
            happen(.hinted(byRule(name, rule, supposing: [])), by: .desk)
        }
        if !hints.isEmpty { note(hints) }
        for (name, rule) in hints { hint(name, rule) }
    }

    /// Events at the door that have happened to the ticket. Its admission is judged again on its
    /// day only: later the client counts on it, and what does not belong here is stopped before the
    /// work.
    private var doorsPassed: [EventName] {
        let isOfToday = ticket.admittedAt.map {
            edition.zone.civil(at: $0).date == edition.zone.civil(at: at).date
        }
        return [EventName.arrived, .registered].filter(ticket.happened.contains)
            + (isOfToday == true ? [.admitted] : [])
    }

    /// A hint at fields which no letter can carry waits until somebody has read the letter: what it
    /// misses may stand in its text.
    func waitsForSorting(_ rule: Rule) -> Bool {
        guard rule.verdict == .hint, !ticket.isSorted,
            regulation.channels[ticket.channel]?.kind == .email
        else { return false }
        return missing(in: rule.when, of: ticket).contains {
            !Ticket.readFromTheLetter.contains($0)
        }
    }
}

extension Ticket {
    /// Fields whose value is seen in the interaction itself.
    fileprivate static let readFromTheLetter: Set<String> = [
        "attachment", "description", "link", "title",
    ]

    /// Somebody, or the form it came by, said what it is about.
    fileprivate var isSorted: Bool { category != nil || !fields.isEmpty }

    /// Somebody has begun to do something about it.
    fileprivate var isWorkedOn: Bool {
        !happened.isDisjoint(with: [.taken, .started, .firstReply, .estimated, .done])
    }
}
