import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// A month as it follows from what a pack holds and from nothing else: no database, no clock, no
/// data of the machine. The desk and whoever verifies compute it alike.
struct EvidenceMonth: Sendable {
    let client: String
    let month: CivilDate
    let period: Range<Instant>
    let tariffs: Tariffs
    private let library: EditionLibrary
    private let zone: ZoneRules
    /// When the sealed day had ended.
    private let asOf: Instant
    private let neededFrom: CivilDate
    /// Of this month and of those around it, of which anything was done.
    private let settled: [Settlement]
    /// What a price was when the month was sent; nil: it is a draft.
    private let tariffsAsSent: Tariffs?

    /// What a pack says beside its tickets.
    struct Ground {
        var editions: [(kind: String, edition: Editions.Edition)]
        /// The client's own stream, each event with when it was recorded.
        var history: [(recordedAt: Instant, event: ClientEvent)]
        var settled: [Settlement]
    }

    /// - Parameters:
    ///   - day: of the seal.
    ///   - ground: all that the desk had published, and done, by then.
    init(of client: String, month: CivilDate, sealed day: CivilDate, on ground: Ground)
        throws(EditionError)
    {
        let library = try Self.library(ground.editions, month)
        let tariffs = Self.tariffs(ground.history, library)
        let noon = Instant(seconds: Int64(day.dayNumber) * 86_400 + 43_200)
        zone = try library.edition(at: noon, changes: [:]).zone
        let around = monthsAround(statement: month)
        settled = ground.settled.filter { around.contains($0.month) }
        tariffsAsSent = try Self.asSent(settled.first { $0.month == month }, ground)
        let first = zone.month(of: firstMonth(ofStatement: month, after: settled)).lowerBound
        neededFrom = zone.civil(at: min(try tariffs.start(of: first), first)).date
        asOf = zone.startOfDay(day.adding(days: 1))
        (self.client, self.month, period) = (client, month, zone.month(of: month))
        (self.library, self.tariffs) = (library, tariffs)
    }

    private static func library(
        _ editions: [(kind: String, edition: Editions.Edition)], _ month: CivilDate
    ) throws(EditionError) -> EditionLibrary {
        let world = CheckWorld(zone: { _ in nil }, holidays: { _ in nil }, today: month)
        let library = EditionLibrary(world: CalendarShelf().serving(world))
        let latestFirst = byKind(editions).mapValues { $0.sorted { $1.isBefore($0) } }
        try library.load(
            latestFirst[.regulation] ?? [], holidays: latestFirst[.holidays] ?? [],
            zones: latestFirst[.zone] ?? [])
        return library
    }

    private static func tariffs(
        _ history: [(recordedAt: Instant, event: ClientEvent)], _ library: EditionLibrary
    ) -> Tariffs {
        Tariffs(history: AgreementHistory(history)) { (at, changes) throws(EditionError) in
            try library.edition(at: at, changes: changes)
        }
    }

    /// Of the editions and agreements that were known at the sending.
    private static func asSent(_ settlement: Settlement?, _ ground: Ground) throws(EditionError)
        -> Tariffs?
    {
        guard let settlement, let sent = settlement.sent, let at = settlement.sentAt else {
            return nil
        }
        let known = ground.editions.filter { $0.edition.publishedAt <= at }
        return tariffs(
            Array(ground.history.prefix(max(0, sent.clientVersion))),
            try library(known, settlement.month))
    }

    /// - Parameter editions: each with its kind; of another kind than is known there is none.
    private static func byKind(_ editions: [(kind: String, edition: Editions.Edition)])
        -> [Editions.Kind: [Editions.Edition]]
    {
        editions.reduce(into: [:]) { found, pair in
            guard let kind = Editions.Kind(rawValue: pair.kind) else { return }
            found[kind, default: []].append(pair.edition)
        }
    }

    /// Whether the month may rest on a ticket that moved last on a sealed day: the seal of a day is
    /// made on the next one.
    func needs(movedOn day: CivilDate) -> Bool { day.adding(days: 1) >= neededFrom }

    func edition(of stream: TicketStream) throws(EditionError) -> Edition {
        guard let basis = stream.ticket.basis else {
            throw EditionError(description: "ticket \(stream.ticket.id) names no regulation")
        }
        return try library.edition(pinned: basis.digest)
    }

    func promises(_ streams: [TicketStream]) throws(EditionError) -> [[String]] {
        var tickets: [MeasuredTicket] = []
        for stream in streams {
            tickets.append(MeasuredTicket(stream: stream, edition: try edition(of: stream)))
        }
        return PromiseTable(tickets, in: period, asOf: asOf).rows
    }

    /// A row of the statement, and what an hour costs where it is charged by the hour.
    struct Row: Hashable {
        var cells: [String]
        /// Minor units.
        var hour: Int64?
    }

    /// What is known by the seal, whatever was sent.
    func statement(_ streams: [TicketStream]) throws(EditionError) -> [Row] {
        let statement = try ServiceDesk.statement(
            of: client, month: month, tickets: streams, by: tariffs, after: settled)
        return try rows(of: statement, by: tariffs)
    }

    private func rows(of statement: Statement, by tariffs: Tariffs) throws(EditionError) -> [Row] {
        var rows = StatementTable(statement, in: zone).rows.map { Row(cells: $0) }
        for (index, entry) in statement.work.enumerated() {
            rows[statement.charges.count + index].hour = try tariffs.hour(of: entry.line)
        }
        return rows
    }

    // MARK: As it was sent

    /// The month's own.
    var settlement: Settlement? { settled.first { $0.month == month } }

    /// What was sent last, and what it must have been.
    struct Sent {
        /// As it was sent, with the price of an hour where the events say the same.
        var rows: [Row] = []
        /// What the events that were known then say, where it is something else.
        var told: [[String]]?
        /// What each entry and charge of the months that it corrects came to then.
        var costs: [[String]] = []
    }

    /// nil: nothing was sent, or it was taken back.
    func sent(_ streams: [TicketStream]) throws(EditionError) -> Sent? {
        guard let settlement, let sent = settlement.sent, let at = settlement.sentAt,
            let tariffs = tariffsAsSent
        else { return nil }
        let known = streams.map { $0.asWritten(by: at) }.filter { $0.ticket.client == client }
        let before = settled.map { $0.asWritten(before: at) }
        let ledger = try Ledger(
            of: known, by: tariffs, until: try tariffs.month(of: month).upperBound)
        var again = try ServiceDesk.statement(
            of: client, month: month, ledger, by: tariffs, after: before)
        again.work.removeAll { $0.line.price == .unapproved }
        var found = Sent()
        found.rows = StatementTable(sent.statement, in: zone).rows.map { Row(cells: $0) }
        let rows = try rows(of: again, by: tariffs)
        if rows.map(\.cells) == found.rows.map(\.cells) {
            found.rows = rows
        } else {
            found.told = rows.map(\.cells)
        }
        found.costs = try costs(correctedBy: month, ledger, by: tariffs, after: before).map {
            $0.cells
        }
        return found
    }
}

extension Adjustment {
    /// As docs/evidence.md has them.
    fileprivate var cells: [String] {
        [
            subject.month.description, subject.kind.rawValue,
            subject.ticket.map { "\($0)" } ?? "", subject.entry,
            subject.day?.description ?? "", "\(worked)", "\(counted)", "\(given)",
            price.amount.map { "\($0)" } ?? "",
        ]
    }
}

extension Editions.Edition {
    /// In force earlier, or published earlier.
    fileprivate func isBefore(_ other: Editions.Edition) -> Bool {
        (inForce, publishedAt, digest) < (other.inForce, other.publishedAt, other.digest)
    }
}
