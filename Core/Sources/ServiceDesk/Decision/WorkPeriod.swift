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
}

/// Nobody works on two tickets at once, nor twice on one, unless the regulation lets their role
/// (`parallel_work`).
extension Deciding {
    func requireFree(_ logged: TicketEvent.Logged) throws(Refusal) {
        guard regulation.roles[logged.role]?.parallelWork != true else { return }
        let wanted = WorkPeriod(logged, ticket: ticket.number ?? 0)
        let here = ticket.worklog.filter { $0.person == logged.person }.map {
            WorkPeriod($0, ticket: wanted.ticket)
        }
        let taken = (here + seen.work).filter {
            $0.entry != wanted.entry && $0.overlaps(wanted)
        }
        guard let first = taken.min(by: { ($0.from, $0.ticket) < ($1.from, $1.ticket) }) else {
            return
        }
        throw .workedElsewhere(on: first.ticket, from: first.from, until: first.until)
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
