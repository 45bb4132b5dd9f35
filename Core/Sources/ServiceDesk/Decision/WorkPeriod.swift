import WorkingTime

/// When somebody worked on a ticket, as an entry of its worklog says: `from` included, `until` not.
public struct WorkPeriod: Sendable, Hashable {
    /// Number of the ticket.
    public var ticket: Int
    public var entry: String
    public var from: Instant
    public var until: Instant

    public init(ticket: Int, entry: String, from: Instant, until: Instant) {
        self.ticket = ticket
        self.entry = entry
        self.from = from
        self.until = until
    }

    /// The entry as it stands; its minutes may be corrected ones.
    public init(_ logged: TicketEvent.Logged, ticket: Int) {
        self.init(
            ticket: ticket, entry: logged.entry, from: logged.from,
            until: logged.from + Int64(logged.minutes) * 60)
    }

    func overlaps(_ other: WorkPeriod) -> Bool { from < other.until && other.from < until }

    /// From the beginning of the first day that it touches to the end of the last.
    public func wholeDays(in zone: ZoneRules) -> Range<Instant> {
        let days = days(in: zone)
        return days[0].lowerBound..<days[days.count - 1].upperBound
    }

    /// The days of the zone that it touches; one at least.
    func days(in zone: ZoneRules) -> [Range<Instant>] {
        let (first, last) = (zone.civil(at: from).date, zone.civil(at: max(from, until - 1)).date)
        return (first.dayNumber...last.dayNumber).map { number in
            let day = CivilDate(dayNumber: number)
            return zone.startOfDay(day)..<zone.startOfDay(day.adding(days: 1))
        }
    }

    /// Seconds of it within the day.
    func seconds(within day: Range<Instant>) -> Int64 {
        max(0, min(until, day.upperBound) - max(from, day.lowerBound))
    }
}

/// Nobody works on two tickets at once, nor twice on one, unless the regulation lets their role
/// (`parallel_work`).
extension Deciding {
    func requireFree(_ logged: TicketEvent.Logged) throws(Refusal) {
        let wanted = WorkPeriod(logged, ticket: ticket.number ?? 0)
        let here = ticket.worklog.filter { $0.person == logged.person }.map {
            WorkPeriod($0, ticket: wanted.ticket)
        }
        let others = (here + seen.work).filter { $0.entry != wanted.entry }
        guard regulation.roles[logged.role]?.parallelWork == true else {
            return try requireApart(wanted, from: others)
        }
        try requireRoom(for: wanted, beside: others)
    }

    private func requireApart(_ wanted: WorkPeriod, from others: [WorkPeriod]) throws(Refusal) {
        let taken = others.filter { $0.overlaps(wanted) }
        guard let first = taken.min(by: { ($0.from, $0.ticket) < ($1.from, $1.ticket) }) else {
            return
        }
        throw .workedElsewhere(on: first.ticket, from: first.from, until: first.until)
    }

    /// Nobody works for more hours in a day than it has, on however many tickets at once.
    private func requireRoom(for wanted: WorkPeriod, beside others: [WorkPeriod]) throws(Refusal) {
        for day in wanted.days(in: edition.zone) {
            let (own, all) = (wanted.seconds(within: day), day.upperBound - day.lowerBound)
            let rest = all - others.reduce(0) { $0 + $1.seconds(within: day) }
            guard own > rest else { continue }
            // What of it lies in other days may stay.
            let most = (wanted.until - wanted.from - own + max(0, rest)) / 60
            throw ActAsk.outside(0...Int(most), "minutes")
        }
    }
}

extension Command {
    /// What somebody says to have worked by it, where there is an entry: whose other work has to be
    /// looked at.
    ///
    /// - Parameter ticket: the one that it is logged on.
    public func work(on ticket: Ticket) -> TicketEvent.Logged? {
        switch self {
        case .log(let logged): return logged
        case .correctLog(let entry, let minutes, _):
            var logged = ticket.worklog.first { $0.entry == entry }
            logged?.minutes = minutes
            return logged
        default: return nil
        }
    }
}
