import Foundation
import ServiceDesk
import WorkingTime

/// Who worked when, on whatever ticket, and when that was billed. Disposable.
public struct Works: Sendable {
    public let desk: String
    /// Entries reach no further than this.
    private static let longest: Int64 = 86_400
    /// Periods that a decision looks at.
    private static let foundMax = 500

    public init(desk: String) { self.desk = desk }

    /// Replaces the rows of one ticket.
    public func save(_ ticket: Ticket, in transaction: Transaction) throws(StoreError) {
        try transaction.send(
            "DELETE FROM work WHERE desk = $1 AND ticket = $2",
            [.text(desk), .text(ticket.id.text)])
        for logged in ticket.worklog where logged.minutes > 0 {
            let period = WorkPeriod(logged, ticket: ticket.number ?? 0)
            try insert(
                logged.entry, by: logged.person, period.from..<period.until, ticket, transaction)
        }
        // Nobody's work, so that it is in nobody's day.
        for (index, bill) in ticket.bills.enumerated() {
            try insert("bill \(index)", by: "", bill.at..<bill.at + 1, ticket, transaction)
        }
    }

    private func insert(
        _ entry: String, by person: String, _ period: Range<Instant>, _ ticket: Ticket,
        _ transaction: Transaction
    ) throws(StoreError) {
        try transaction.send(
            """
            INSERT INTO work (desk, ticket, entry, person, number, from_at, until_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(desk), .text(ticket.id.text), .text(entry), .text(person),
                .integer(ticket.number ?? 0), .integer(period.lowerBound.seconds),
                .integer(period.upperBound.seconds),
            ])
    }

    /// Crossed, and without an order, so that SQLite begins with the tickets of the client: left to
    /// itself it goes over all work of the desk. To PostgreSQL it is a join like any other.
    static let ofClient = """
        SELECT stream.id, stream.head FROM ticket CROSS JOIN stream
        WHERE ticket.desk = $1 AND ticket.client = $2
            AND stream.desk = ticket.desk AND stream.kind = 'ticket' AND stream.id = ticket.id
            AND EXISTS (
                SELECT 1 FROM work WHERE work.desk = ticket.desk AND work.ticket = ticket.id
                    AND work.until_at > $3 AND work.from_at < $4
            )
        LIMIT $5
        """

    /// Tickets of the client with work or bills within the period, by their ids, with the heads of
    /// their chains: another head is another history.
    public func tickets(
        of client: String, from start: Instant, until end: Instant, limit: Int,
        in transaction: Transaction
    ) throws(StoreError) -> [(id: TicketID, head: Data)] {
        try transaction.query(
            Self.ofClient,
            [
                .text(desk), .text(client), .integer(start.seconds), .integer(end.seconds),
                .integer(limit),
            ]
        ).map { (TicketID($0.text(0)), $0.bytes(1)) }.sorted { $0.0.text < $1.0.text }
    }

    /// What the person worked on other tickets in these hours, the earliest first.
    public func periods(
        of person: String, within hours: Range<Instant>, besides ticket: TicketID,
        in transaction: Transaction
    ) throws(StoreError) -> [WorkPeriod] {
        try transaction.query(
            """
            SELECT number, entry, from_at, until_at FROM work
            WHERE desk = $1 AND person = $2 AND from_at > $3 AND from_at < $4 AND until_at > $5 AND ticket <> $6
            ORDER BY from_at LIMIT \(Self.foundMax)
            """,
            [
                .text(desk), .text(person), .integer(hours.lowerBound.seconds - Self.longest - 1),
                .integer(hours.upperBound.seconds), .integer(hours.lowerBound.seconds),
                .text(ticket.text),
            ]
        ).map { row in
            WorkPeriod(
                ticket: row.int("number"), entry: row.text("entry"),
                from: Instant(seconds: row.integer("from_at")),
                until: Instant(seconds: row.integer("until_at")))
        }
    }
}
