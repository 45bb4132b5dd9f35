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

    /// - Parameters:
    ///   - day: of the seal.
    ///   - editions: all that the desk had published by then.
    init(
        of client: String, month: CivilDate, sealed day: CivilDate,
        editions: [Editions.Kind: [Editions.Edition]], history: AgreementHistory
    ) throws(EditionError) {
        let world = CheckWorld(zone: { _ in nil }, holidays: { _ in nil }, today: month)
        let library = EditionLibrary(world: CalendarShelf().serving(world))
        let latestFirst = editions.mapValues { $0.sorted { $1.isBefore($0) } }
        try library.load(
            latestFirst[.regulation] ?? [], holidays: latestFirst[.holidays] ?? [],
            zones: latestFirst[.zone] ?? [])
        let tariffs = Tariffs(history: history) { (at, changes) throws(EditionError) in
            try library.edition(at: at, changes: changes)
        }
        let noon = Instant(seconds: Int64(day.dayNumber) * 86_400 + 43_200)
        zone = try library.edition(at: noon, changes: [:]).zone
        let period = zone.month(of: month)
        let start = try tariffs.start(of: period.lowerBound)
        neededFrom = zone.civil(at: min(start, period.lowerBound)).date
        asOf = zone.startOfDay(day.adding(days: 1))
        (self.client, self.month, self.period) = (client, month, period)
        (self.library, self.tariffs) = (library, tariffs)
    }

    /// - Parameter editions: each with its kind; of another kind than is known there is none.
    static func byKind(_ editions: [(kind: String, edition: Editions.Edition)])
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

    func statement(_ streams: [TicketStream]) throws(EditionError) -> [Row] {
        let statement = try ServiceDesk.statement(
            of: client, month: month, tickets: streams, by: tariffs)
        var rows = StatementTable(statement, in: zone).rows.map { Row(cells: $0) }
        for (index, entry) in statement.work.enumerated() {
            rows[statement.charges.count + index].hour = try tariffs.hour(of: entry.line)
        }
        return rows
    }
}

extension Editions.Edition {
    /// In force earlier, or published earlier.
    fileprivate func isBefore(_ other: Editions.Edition) -> Bool {
        (inForce, publishedAt, digest) < (other.inForce, other.publishedAt, other.digest)
    }
}
