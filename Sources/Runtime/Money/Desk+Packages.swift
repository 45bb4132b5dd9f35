import Regulations
import ServiceDesk
import Store
import WorkingTime

/// How the hours of a client's packages stand.
extension Desk {
    /// Of the client's packages in force now, by the work known now; nil: it is on more tickets
    /// than one page counts.
    public func packages(of client: String) async throws -> [PackageBalance]? {
        let now = world.now()
        return try await store.read { [self] in try packages(of: client, at: now, in: $0) }
    }

    func packages(of client: String?, at now: Instant, in transaction: Transaction) throws
        -> [PackageBalance]?
    {
        guard let client else { return [] }
        let account = try account(of: client, in: transaction)
        guard try account.tariffs.draws(between: now, and: now + 1) else { return [] }
        return try ledger(account, around: now..<now + 1, in: transaction)?.packages(at: now)
    }

    /// All work of the client that matters for the months in which the period lies.
    func ledger(
        _ account: Account, around period: Range<Instant>, max: Int = Desk.besideMax,
        in transaction: Transaction
    ) throws -> Ledger? {
        let last = try edition(at: period.upperBound).zone.civil(at: period.upperBound - 1).date
        return try ledger(
            account, from: period.lowerBound,
            until: try account.tariffs.month(of: last).upperBound, max: max, in: transaction)
    }

    /// Where work that was written down or corrected has used up so much of a package that the
    /// regulation wants it told, it is journalled on the ticket: once for each period and part.
    func tellPackages(
        after command: Command, on stream: TicketStream, at now: Instant,
        in transaction: Transaction
    ) throws {
        guard let work = command.work(on: stream.ticket), let client = stream.ticket.client,
            try edition(at: work.from).regulation.prices.packages.pairs.contains(where: {
                !$0.item.warnAt.isEmpty
            })
        else { return }
        let end = work.from + Int64(max(1, work.minutes)) * 60
        for instant in [work.from, end - 1] {
            let account = try account(of: client, in: transaction)
            let ledger = try ledger(account, around: work.from..<end, in: transaction)
            for reached in try ledger?.untold(at: instant) ?? [] {
                let id =
                    "package-\(client)-\(reached.agreement)-\(reached.from.seconds)-\(reached.share)"
                var telling = Instruction(
                    .reachPackage(reached), on: stream.ticket.id, by: .desk, commandID: id)
                // The same part of the same hours is told on one ticket alone.
                telling.digest = EditionLibrary.digest(id.utf8)
                _ = try carryOut(telling, at: now, in: transaction)
            }
        }
    }
}
