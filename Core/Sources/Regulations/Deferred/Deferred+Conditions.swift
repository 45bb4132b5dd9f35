// What looks at a part that is not executed yet: a field that nobody can fill, a promise that is
// not kept track of, an event that never happens.
extension Regulation {
    /// Definitions nest at most this deep; deeper ones go in a circle, which the check refuses.
    private static let depthMax = 32

    /// Whether the condition asks for what is not executed yet, through its definitions too.
    func asksForDeferred(_ condition: Condition, depth: Int = 0) -> Bool {
        guard depth <= Self.depthMax else { return false }
        return condition.facts.contains { fact in
            switch fact.asks {
            case .any(let names, of: .definitions):
                names.contains {
                    definitions[$0].map { asksForDeferred($0.when, depth: depth + 1) } ?? false
                }
            case .any(let names, of: .fields), .every(let names, of: .fields):
                names.contains(where: isDeferredField)
            case .any(let names, of: .commitments): names.contains { isDeferredCommitment($0) }
            case .field(let name, _): isDeferredField(name)
            case .events(let events): events.contains(where: \.isDeferred)
            case .any, .every, .calendar, .states, .texts, .attached, .quantity, .flag: false
            }
        }
    }

    func isDeferred(_ trigger: Trigger) -> Bool {
        switch trigger {
        case .event(let name): name.isDeferred
        case .waited: false
        case .filled(let names): names.contains(where: isDeferredField)
        }
    }

    func isDeferredField(_ name: String) -> Bool {
        fields[name].map { $0.about != .ticket } ?? false
    }

    /// Of what it says itself; promises that look at other promises are looked through once.
    func isDeferredCommitment(_ name: String) -> Bool {
        commitments[name].map { $0.about != .ticket } ?? false
    }
}

extension EventName {
    /// The desk has no act that brings it about yet.
    var isDeferred: Bool { self == .measured }
}

extension Rule.Moment {
    var triggers: [Trigger] {
        switch self {
        case .before(let triggers), .after(let triggers): triggers
        }
    }
}

extension Commitment {
    /// Every event that its clock listens to.
    var triggers: [Trigger] {
        let starting: [Trigger] = if case .triggers(let starts) = starts { starts } else { [] }
        return starting + stops + resumes + cancels + resets
    }

    /// The field whose date it is due by, or counted from.
    public var dateField: String? {
        if let from { return from }
        return if case .field(let name)? = until?.anchor { name } else { nil }
    }
}
