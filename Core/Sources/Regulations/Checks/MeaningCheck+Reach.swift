// Whether somebody can be reached, and somebody is there (I102, I103).
extension MeaningCheck {
    mutating func checkReach() {
        checkHolders()
        guard !regulation.channels.isEmpty else { return }
        for priority in regulation.priorities.names {
            guard let closed = Reach(regulation, priority: priority).closedAt else { continue }
            let day = DayRange.days[closed / 24]
            let hour = closed % 24
            report(
                .I102, ["priorities", priority],
                "no channel takes '\(priority)' on \(day) at \(hour):00")
        }
    }

    private mutating func checkHolders() {
        guard let held = world.heldRoles else { return }
        for (name, role) in regulation.roles.pairs
        where role.side == .provider && role.per == .desk && (role.atLeast ?? 0) > 0
            && !held.contains(name)
        {
            report(.I103, ["roles", name], "the role '\(name)' is required and nobody holds it")
        }
    }
}

/// Which hours of the week are closed to every channel by rules that depend on nothing but channel,
/// hour and priority.
struct Reach {
    private let regulation: Regulation
    private let priority: String

    init(_ regulation: Regulation, priority: String) {
        self.regulation = regulation
        self.priority = priority
    }

    /// Hour of the week from Monday 0:00, the first one that is closed; nil when some channel is
    /// always open.
    var closedAt: Int? {
        let rules = regulation.rules.pairs.map(\.item).filter { closes($0) }
        guard !rules.isEmpty else { return nil }
        let channels = regulation.channels.names
        return (0..<168).first { hour in
            channels.allSatisfy { channel in
                rules.contains { holds($0.when, channel, hour) == true }
            }
        }
    }

    private func closes(_ rule: Rule) -> Bool {
        guard case .before(let triggers) = rule.moment, let verdict = rule.verdict else {
            return false
        }
        return triggers.contains(.event(.registered)) && (verdict == .refuse || verdict == .record)
    }

    /// Nil: depends on something else.
    private func holds(_ condition: Condition, _ channel: String, _ hour: Int) -> Bool? {
        switch condition {
        case .all(let parts):
            let values = parts.map { holds($0, channel, hour) }
            return values.contains(false) ? false : values.contains(nil) ? nil : true
        case .any(let parts):
            let values = parts.map { holds($0, channel, hour) }
            return values.contains(true) ? true : values.contains(nil) ? nil : false
        case .not(let part): return holds(part, channel, hour).map { !$0 }
        case .fact(let fact): return holds(fact, channel, hour)
        }
    }

    private func holds(_ fact: Fact, _ channel: String, _ hour: Int) -> Bool? {
        switch fact {
        case .channel(let names): return names.contains(channel)
        case .priority(let names): return names.contains(priority)
        case .during(let calendar): return isOpen(calendar, hour)
        case .outside(let calendar): return isOpen(calendar, hour).map { !$0 }
        default: return nil
        }
    }

    private func isOpen(_ calendar: String, _ hour: Int) -> Bool? {
        if calendar == "always" { return true }
        guard let item = regulation.calendars[calendar] else { return nil }
        let minute = hour % 24 * 60
        return (item.week[hour / 24 + 1] ?? []).contains {
            $0.from <= minute && (minute < $0.to || $0.to <= $0.from)
        }
    }
}
