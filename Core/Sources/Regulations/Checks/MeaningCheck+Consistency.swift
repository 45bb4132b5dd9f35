// Keys of one record that do not go together, and effects that follow each other for ever (S001,
// S104).
extension MeaningCheck {
    /// Effects of effects are followed so far.
    static let effectDepthMax = 3

    mutating func checkConsistency() {
        checkBounds()
        checkVerdicts()
        checkPeriods()
        checkFormulas()
        checkEffectChains()
    }

    private mutating func checkBounds() {
        for (name, role) in regulation.roles.pairs {
            if role.parallelWork, role.side == .client {
                report(
                    .S001, ["roles", name, "parallel_work"],
                    "work is logged by the provider's roles")
            }
            guard let least = role.atLeast, let most = role.atMost, least > most else { continue }
            report(.S001, ["roles", name, "at_least"], "'at_least' is more than 'at_most'")
        }
        for (name, field) in regulation.fields.pairs {
            if let min = field.min, let max = field.max, min > max {
                report(.S001, ["fields", name, "min"], "'min' is more than 'max'")
            }
            if field.min ?? field.max != nil, field.kind != .number {
                report(
                    .S001, ["fields", name], "'min' and 'max' bound a field of type number only")
            }
        }
    }

    /// `record` and `merge` decide what becomes of a contact before it is a ticket.
    private mutating func checkVerdicts() {
        for (name, rule) in regulation.rules.pairs {
            guard let verdict = rule.verdict, verdict == .record || verdict == .merge else {
                continue
            }
            if rule.moment != .before([.event(.registered)]) {
                report(
                    .S001, ["rules", name, "verdict"],
                    "'\(verdict.rawValue)' is possible only before registered")
            }
        }
    }

    private mutating func checkPeriods() {
        for (name, item) in regulation.commitments.pairs {
            let path = ["commitments", name, "until"]
            switch (item.until?.anchor, item.starts) {
            case (.periodStart(.period), .triggers), (.periodEnd(.period), .triggers):
                report(
                    .S001, path,
                    "'period' is the one of 'every'; say 'month' or another, or start with 'every'")
            case (.periodStart, .whenDateKnown), (.periodEnd, .whenDateKnown):
                report(
                    .S001, path,
                    "the date of a period needs 'starts'; say what the period is counted from")
            default: break
            }
        }
    }

    private mutating func checkFormulas() {
        for (name, measure) in regulation.measures.pairs {
            let needsTo = measure.formula == .ratio || measure.formula == .gain
            if measure.of.isEmpty || needsTo && measure.to == nil {
                let keys = needsTo ? "'of' and 'to'" : "'of'"
                report(
                    .S001, ["measures", name],
                    "the formula '\(measure.formula.rawValue)' needs \(keys)")
            }
            checkUnit(of: measure, ["measures", name, "unit"])
        }
    }

    private mutating func checkUnit(of measure: Measure, _ path: [String]) {
        guard let unit = measure.unit else { return }
        let (formula, times) = (measure.formula, [Measure.Unit.time, .workingTime, .elapsedTime])
        if formula.isOfTime, !times.contains(unit) {
            let words = times.map(\.rawValue).joined(separator: ", ")
            report(.S001, path, "'\(formula.rawValue)' is a time; its unit is one of \(words)")
        }
        if !formula.isOfTime, unit == .workingTime || unit == .elapsedTime {
            report(
                .S001, path, "'\(unit.rawValue)' is a unit of mean, longest and worst; take it out")
        }
    }

    /// S104: an event that a rule brings about may bring about others, but not without end.
    private mutating func checkEffectChains() {
        for (name, rule) in regulation.rules.pairs {
            guard let event = rule.effects.does, chain(from: event, depth: 1) > Self.effectDepthMax
            else { continue }
            report(
                .S104, ["rules", name, "does"],
                "events brought about by it follow each other more than 3 deep")
        }
    }

    private func chain(from event: EventName, depth: Int) -> Int {
        guard depth <= Self.effectDepthMax else { return depth }
        let next = regulation.rules.pairs.compactMap { pair -> EventName? in
            guard case .after(let triggers) = pair.item.moment, triggers.contains(.event(event))
            else { return nil }
            return pair.item.effects.does
        }
        return Set(next).map { chain(from: $0, depth: depth + 1) }.max() ?? depth
    }
}
