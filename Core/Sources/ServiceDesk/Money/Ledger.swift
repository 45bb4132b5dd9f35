import Regulations
import WorkingTime

/// The work of one client and what it uses up and costs: a fold over the work in order of its
/// start, which is never an invariant (decision 12).
public struct Ledger: Sendable {
    /// A bill with the ticket that it is about.
    public struct Billed: Sendable, Hashable {
        /// Number of the ticket.
        public var ticket: Int
        public var bill: Bill
    }
    /// A line of work with the ticket that it was done on.
    public struct Entry: Sendable, Hashable {
        /// Number of the ticket.
        public var ticket: Int
        public var project: String?
        public var line: WorkLine
    }

    /// In the order in which they are used up, as they stand after all of the work.
    public private(set) var funds: [Fund]
    /// In order of the work.
    public private(set) var entries: [Entry] = []

    /// In order of time.
    public let bills: [Billed]
    /// What work on the tickets has used up, as the journal says.
    let reached: [TicketEvent.PackageReached]
    let tariffs: Tariffs
    /// Rates beyond packages that tickets were charged for as a whole, by the ticket's number.
    private var paid: [Int: Set<String>] = [:]

    /// - Parameters:
    ///   - tickets: all of the client with work since `start(of:by:)`.
    ///   - end: what was worked later is left out.
    public init(of tickets: [TicketStream], by tariffs: Tariffs, until end: Instant)
        throws(EditionError)
    {
        let borders = try tariffs.borders(until: end)
        var work: [TicketWork] = []
        for stream in tickets { work.append(try TicketWork(of: stream, by: tariffs, borders)) }
        try self.init(of: work, by: tariffs, until: end)
    }

    /// - Parameters:
    ///   - work: of all tickets of the client that have some since `start(of:by:)`, cut at the
    ///     borders of packages until `end`.
    ///   - end: what was worked later is left out.
    public init(of work: [TicketWork], by tariffs: Tariffs, until end: Instant)
        throws(EditionError)
    {
        self.tariffs = tariffs
        funds = try tariffs.funds(of: tariffs.history.latest, until: end)
        reached = work.flatMap(\.reached)
        bills = work.flatMap { ticket in
            ticket.bills.map { Billed(ticket: ticket.number, bill: $0) }
        }.sorted { ($0.bill.at, $0.ticket) < ($1.bill.at, $1.ticket) }
        let entries = work.flatMap { ticket in
            ticket.lines.map { Entry(ticket: ticket.number, project: ticket.project, line: $0) }
        }
        // Places are sorted, for lines are large.
        let places = entries.indices.sorted { entries[$0].isBefore(entries[$1]) }
        for place in places where entries[place].line.from < end { try take(entries[place]) }
    }

    // MARK: Using up

    private mutating func take(_ entry: Entry) throws(EditionError) {
        let line = entry.line
        let serving = funds.indices.filter {
            line.basis.drawsPackage && funds[$0].serves(entry.project, at: line.from)
        }
        if case .notCounted = line.price { return entries.append(entry) }
        guard !serving.isEmpty, line.counted > 0 else { return entries.append(entry) }
        let edition = try tariffs.edition(at: line.from, known: line.basis.known)
        let prices = edition.regulation.prices
        let filled = serving.filter { funds[$0].left > 0 }
        let (inForce, asked) = (packages(serving), packages(filled))
        // Where only one has hours its turn does not matter.
        guard let last = prices.drawn(inForce)?.last ?? prices.drawn(asked)?.last else {
            return append(entry, line.notOrdered(inForce))
        }
        var rest = line
        for index in filled where rest.counted > 0 {
            guard let package = prices.packages[funds[index].package] else { continue }
            let drawn = rest.cut(after: funds[index].left)
            funds[index].left -= drawn.counted
            append(entry, drawn.given(by: funds[index], package))
        }
        guard rest.counted > 0 else { return }
        append(
            entry,
            try beyond(
                rest, prices.packages[last], prices, &paid[entry.ticket, default: []]))
    }

    private func packages(_ indices: [Int]) -> [String] {
        indices.map { funds[$0].package }.uniqued()
    }

    private mutating func append(_ entry: Entry, _ line: WorkLine) {
        entries.append(Entry(ticket: entry.ticket, project: entry.project, line: line))
    }

    /// At the rate beyond the package.
    private func beyond(
        _ line: WorkLine, _ package: Prices.Package?, _ prices: Prices, _ paid: inout Set<String>
    ) throws(EditionError) -> WorkLine {
        guard let package, let rate = prices.rates[package.then] else { return line }
        var line = line
        let factors = line.factors.compactMap { prices.factors[$0] }
        let amount = try tariffs.amount(of: package.then, at: line.from, known: line.basis.known)
        line.rate = package.then
        line.price = line.price(
            at: amount.map { .counted($0) } ?? .byAgreement,
            each: prices.piece(of: rate, for: line.work), &paid)
        line.clauses = (package.clauses + rate.clauses + factors.flatMap(\.clauses)).uniqued()
        line.clause = factors.last?.clauses.first ?? rate.clauses.first
        return line
    }

    /// What the ticket's work uses up and costs, in order of the work.
    public func lines(of ticket: Int) -> [WorkLine] {
        entries.filter { $0.ticket == ticket }.map(\.line)
    }
}

extension Ledger.Entry {
    fileprivate func isBefore(_ other: Ledger.Entry) -> Bool {
        (line.basis.start, line.entry, ticket, line.from)
            < (other.line.basis.start, other.line.entry, other.ticket, other.line.from)
    }
}

extension WorkLine {
    /// Which of these packages is used up first is not stated.
    fileprivate func notOrdered(_ packages: [String]) -> WorkLine {
        var line = self
        line.price = .notCounted(Deferred(.order, ["prices", "packages", packages[0]]))
        return line
    }

    /// Takes off what so many thousandths of minutes pay for. What a whole minute does not divide
    /// into goes with the rest.
    fileprivate mutating func cut(after left: Int64) -> WorkLine {
        var part = self
        part.counted = min(left, counted)
        guard part.counted < counted else {
            (self.counted, minutes, worked) = (0, 0, 0)
            return part
        }
        part.minutes = Int(Money.floor(of: Int64(minutes), part.counted, of: counted))
        part.worked = Int(Money.floor(of: Int64(worked), part.counted, of: counted))
        part.until = from + Int64(part.worked) * 60
        from = part.until
        minutes -= part.minutes
        worked -= part.worked
        counted -= part.counted
        return part
    }

    fileprivate func given(by fund: Fund, _ package: Prices.Package) -> WorkLine {
        var line = self
        line.fund = fund.key
        line.price = .counted(0)
        line.clauses = (package.clauses + clauses).uniqued()
        line.clause = package.clauses.first ?? clause
        return line
    }
}

extension Tariffs {
    /// Where periods of packages begin and end, the earliest first: what is worked there is cut.
    public func borders(until end: Instant) throws(EditionError) -> [Instant] {
        Set(
            try funds(of: history.latest, until: end).flatMap {
                [$0.period.lowerBound, $0.period.upperBound, $0.until]
            }
        ).sorted()
    }

    /// A package of the client has hours somewhere in the period, so that other work matters.
    public func draws(between start: Instant, and end: Instant) throws(EditionError) -> Bool {
        try funds(of: history.latest, until: end).contains { start < $0.until }
    }

    /// From when on the work has to be known, so that what packages have left at `instant` is:
    /// what is used up then was granted before, and other work used it up.
    public func start(of instant: Instant) throws(EditionError) -> Instant {
        let funds = try funds(of: history.latest, until: instant + 1)
        var start = instant
        while let earlier = funds.filter({ $0.until > start }).map(\.period.lowerBound).min(),
            earlier < start
        {
            start = earlier
        }
        return start
    }
}
