// Rules, commitments, queue and escalations from the tree.
extension Effects {
    init(node: Node) {
        self.init(
            assign: node.strings("assign"), priority: node.string("priority"),
            does: node.word("does"),
            opens: node.string("opens"), message: node.string("message"),
            invoice: node.word("invoice"))
    }
}

extension Rule {
    init(node: Node) {
        let before = node.triggers("before")
        self.init(
            clauses: node.clauses, title: node.text("title"), about: node.word("about") ?? .ticket,
            moment: before.isEmpty ? .after(node.triggers("after")) : .before(before),
            when: node.condition("when"),
            verdict: node.word("verdict"), effects: Effects(node: node))
    }
}

extension Commitment {
    /// `node` has the keys of the commitment that it is like already.
    init(node: Node, like: String?) {
        self.init(
            clauses: node.clauses, title: node.text("title"), about: node.word("about") ?? .ticket,
            when: node.condition("when"), starts: Start(node: node["starts"]),
            from: node.string("from"),
            stops: node.triggers("stops"),
            pauses: node.words("pauses"), resumes: node.triggers("resumes"),
            hides: node.words("hides"),
            cancels: node.triggers("cancels"),
            resets: node.triggers("resets"),
            within: node.string("within").flatMap { Limit(words: $0) },
            until: node.string("until").flatMap(Until.init(words:)),
            earliest: node.string("earliest").flatMap { Limit(words: $0) }, roll: node.word("roll"),
            calendar: node.string("calendar"), nature: node.word("nature") ?? .binding,
            guaranteedWhen: node.condition("guaranteed_when"),
            owner: node.string("owner").map { $0 == "client" ? .client : .role($0) },
            mayWithdraw: node.strings("may_withdraw"),
            warnsAt: node["warns"]?.strings("at").compactMap(Warning.init(words:)) ?? [],
            warnsTo: node["warns"]?.strings("to") ?? [],
            ifMissed: LateStep.steps(of: node["if_missed"]),
            like: like)
    }
}

extension LateStep {
    fileprivate static func steps(of node: Node?) -> [LateStep] {
        guard let node, !node.isNull else { return [] }
        return node.items.map { step in
            LateStep(
                after: step.string("after").flatMap { Limit(forward: $0) },
                effects: Effects(node: step))
        }
    }
}

extension Commitment.Start {
    fileprivate init(node: Node?) {
        guard let node else {
            self = .whenDateKnown
            return
        }
        if node["while"] != nil {
            self = .whileIn(node.words("while"))
        } else if let every = node.string("every").flatMap({ Recurrence(words: $0) }) {
            self = .every(every, from: node.string("from"))
        } else if let every = node.string("end_of_every").flatMap({ Recurrence(words: $0) }) {
            self = .endOfEvery(every, from: node.string("from"))
        } else {
            self = .triggers(node.items.flatMap(Trigger.triggers))
        }
    }
}

extension Queue {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        scope = node.word("scope") ?? scope
        order = node.words("order")
        strict = node.flag("strict")
        blocking = node.words("blocking")
    }
}

extension Escalation {
    init(node: Node) {
        self.init()
        title = node.text("title")
        clauses = node.clauses
        by = node.strings("by")
        channels = node.strings("channels")
        when = node.condition("when")
        asks = node.strings("asks")
        steps = (node["steps"]?.items ?? []).map(Step.init(node:))
        grants = (node["grants"]?.items ?? []).map(Grant.init(node:))
    }
}

extension Escalation.Step {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        role = node.string("role") ?? ""
        when = node.condition("when")
        needs = node.strings("needs")
        message = node.string("message")
    }
}

extension Escalation.Grant {
    init(node: Node) {
        self.init()
        clauses = node.clauses
        when = node.condition("when")
        priority = node.string("priority")
        field = node.string("field")
    }
}
