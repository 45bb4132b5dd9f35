import Regulations
import WorkingTime

/// Why the texts of a ticket stay though their term is over (docs/decisions/0021).
public enum RetentionHold: Sendable, Hashable {
    /// Work is expected on it, or a promise of it runs.
    case running
    /// Its escalation is not decided.
    case disputed
    /// What the client owes for the month of this day is not settled, and work on it is in there.
    case unsettled(CivilDate)
}

extension Regulation {
    /// How long correspondence is kept, where it is for a time.
    public var correspondenceTerm: Recurrence? {
        guard case .period(let term)? = records[KeptMatter.correspondence.rawValue]?.keep else {
            return nil
        }
        return term
    }

    /// What went over before this day, in the time of the file, is past the term at `now`; nil: it
    /// is kept for ever.
    public func correspondenceKept(since today: CivilDate) -> CivilDate? {
        guard let term = correspondenceTerm else { return nil }
        return switch term.unit {
        case .day: today.adding(days: -term.count)
        case .week: today.adding(days: -term.count * 7)
        case .month: today.adding(months: -term.count)
        case .quarter: today.adding(months: -term.count * 3)
        case .year: today.adding(months: -term.count * 12)
        }
    }
}

extension TicketStream {
    /// First days of the months in which work on the ticket is billed, the earliest first.
    public func billedMonths(in zone: ZoneRules) -> [CivilDate] {
        let work = ticket.worklog.map(\.from) + ticket.bills.map(\.at)
        return Set(work.map { zone.civil(at: $0).date.firstOfMonth }).sorted()
    }

    /// Why its texts stay; nil: nothing needs them any more.
    ///
    /// - Parameter settled: months of the ticket's client that are settled, by their first days.
    public func retentionHold(
        under edition: Edition, settled: Set<CivilDate>, at now: Instant
    ) -> RetentionHold? {
        let runs = clocks(of: self, under: edition, asOf: now).contains {
            $0.outcome == .running || $0.outcome == .paused
        }
        if runs || !ticket.state.isOver && ticket.mergedInto == nil { return .running }
        if ticket.escalation?.isOpen == true { return .disputed }
        guard ticket.client != nil else { return nil }
        return billedMonths(in: edition.zone).first { !settled.contains($0) }.map {
            .unsettled($0)
        }
    }
}
