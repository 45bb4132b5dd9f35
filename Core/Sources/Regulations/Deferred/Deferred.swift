/// A part of a regulation that is read, checked and printed, and not executed yet (language.md
/// §20). What it would change is never shown as a number (decisions/0008).
public struct Deferred: Sendable, Hashable {
    /// What is not executed, by the part of the file it stands in.
    public enum Kind: Sendable, Hashable, CaseIterable {
        case record, field, rule, commitment, invoice, opens, measure
        /// Of two packages the file does not say which is used up first.
        case order
        /// An item of another kind that asks for what one of these would bring about.
        case condition
    }

    public var kind: Kind
    /// Keys from the top of the file: `prices`, `packages`, `standard`.
    public var path: [String]

    public init(_ kind: Kind, _ path: [String]) {
        self.kind = kind
        self.path = path
    }

    /// It is this item of the file, or a key of it.
    public func concerns(_ item: [String]) -> Bool { path.starts(with: item) }
}

extension Regulation {
    /// Everything in the file that is not executed yet, in the order of the language.
    public var deferred: [Deferred] {
        deferredRecords
            + fields.pairs.filter { $0.item.about != .ticket }.map {
                Deferred(.field, ["fields", $0.name])
            }
            + rules.pairs.flatMap { deferred($0.item, ["rules", $0.name]) }
            + commitments.pairs.flatMap { deferred($0.item, ["commitments", $0.name]) }
            + escalations.pairs.flatMap { deferred($0.item, ["escalations", $0.name]) }
            + priorities.pairs.filter { asksForDeferred($0.item.when ?? .always) }.map {
                Deferred(.condition, ["priorities", $0.name, "when"])
            }
            + messages.pairs.filter { asksForDeferred($0.item.when) }.map {
                Deferred(.condition, ["messages", $0.name, "when"])
            }
            + deferredPrices
            + measures.pairs.filter { isDeferred($0.item) }.map {
                Deferred(.measure, ["measures", $0.name])
            }
    }

    /// The first part of `item` that is not executed yet; nil: all of it is.
    public func deferred(in item: [String]) -> Deferred? { deferred.first { $0.concerns(item) } }

    private func deferred(_ rule: Rule, _ path: [String]) -> [Deferred] {
        if rule.about != .ticket { return [Deferred(.rule, path)] }
        let waits = asksForDeferred(rule.when) || rule.moment.triggers.contains { isDeferred($0) }
        return (waits ? [Deferred(.condition, path + ["when"])] : []) + deferred(rule.effects, path)
    }

    /// A promise that would be judged by what is not recorded is not made.
    private func deferred(_ commitment: Commitment, _ path: [String]) -> [Deferred] {
        if commitment.about != .ticket { return [Deferred(.commitment, path)] }
        let waits =
            asksForDeferred(commitment.when) || asksForDeferred(commitment.guaranteedWhen)
            || commitment.triggers.contains { isDeferred($0) }
            || commitment.dateField.map(isDeferredField) ?? false
        if waits { return [Deferred(.condition, path)] }
        return commitment.ifMissed.flatMap { deferred($0.effects, path + ["if_missed"]) }
    }

    private func deferred(_ effects: Effects, _ path: [String]) -> [Deferred] {
        (effects.invoice == .total ? [Deferred(.invoice, path + ["invoice"])] : [])
            + (effects.opens == nil ? [] : [Deferred(.opens, path + ["opens"])])
    }

    private func deferred(_ ladder: Escalation, _ path: [String]) -> [Deferred] {
        let conditions = [ladder.when] + ladder.steps.map(\.when) + ladder.grants.map(\.when)
        return conditions.contains { asksForDeferred($0) } ? [Deferred(.condition, path)] : []
    }

    private var deferredPrices: [Deferred] {
        let rates = prices.rates.pairs.filter { asksForDeferred($0.item.when) }.map {
            Deferred(.condition, ["prices", "rates", $0.name, "when"])
        }
        let factors = prices.factors.pairs.filter { asksForDeferred($0.item.when) }.map {
            Deferred(.condition, ["prices", "factors", $0.name, "when"])
        }
        return rates + factors
            + prices.unordered.map { Deferred(.order, ["prices", "packages", $0]) }
    }

    private var deferredRecords: [Deferred] {
        records.pairs.filter { isDeferred($0.item, called: $0.name) }.map {
            Deferred(.record, ["records", $0.name])
        }
    }

    /// The desk carries out who sees what it knows, who read a ticket, and how long correspondence
    /// is kept.
    private func isDeferred(_ record: RecordRule, called name: String) -> Bool {
        switch (KeptMatter(rawValue: name), record.keep) {
        case (.clientList?, nil): record.readsLogged
        case (.secrets?, nil), (.projectData?, nil), (.correspondence?, nil),
            (.correspondence?, .forever?),
            (.correspondence?, .period?):
            false
        case (.clientList?, _), (.projectData?, _), (.secrets?, _), (.correspondence?, .never?),
            (nil, _):
            true
        }
    }

    private func isDeferred(_ measure: Measure) -> Bool {
        let named = measure.of + [measure.to].compactMap(\.self)
        switch measure.formula {
        case .ratio, .gain, .value: return true
        case .kept, .mean, .longest, .worst: return named.contains { isDeferredCommitment($0) }
        case .average: return named.contains(where: isDeferredField)
        case .share: return named.contains { EventName(rawValue: $0)?.isDeferred ?? false }
        }
    }
}
