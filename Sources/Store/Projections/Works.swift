import ServiceDesk
import WorkingTime

/// Who worked when, on whatever ticket. Disposable.
public struct Works: Sendable {
    public let desk: String
    /// Entries reach no further than this.
    private static let longest: Int64 = 86_400
    /// Periods that a decision looks at.
    private static let foundMax = 20

    public init(desk: String) { self.desk = desk }

    /// Replaces the rows of one ticket.
    public func save(_ ticket: Ticket, in transaction: Transaction) throws(StoreError) {
        try transaction.send(
            "DELETE FROM work WHERE desk = $1 AND ticket = $2",
            [.text(desk), .text(ticket.id.text)])
        for logged in ticket.worklog where logged.minutes > 0 {
            let period = WorkPeriod(logged, ticket: ticket.number ?? 0)
            try transaction.send(
                """
                INSERT INTO work (desk, ticket, entry, person, number, from_at, until_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7)
                """,
                [
                    .text(desk), .text(ticket.id.text), .text(logged.entry), .text(logged.person),
                    .integer(period.ticket), .integer(period.from.seconds),
                    .integer(period.until.seconds),
                ])
        }
    }

    /// What the person worked on other tickets within the period, the earliest first.
    public func periods(
        of logged: TicketEvent.Logged, besides ticket: TicketID, in transaction: Transaction
    ) throws(StoreError) -> [WorkPeriod] {
        let period = WorkPeriod(logged, ticket: 0)
        return try transaction.query(
            """
            SELECT number, entry, from_at, until_at FROM work
            WHERE desk = $1 AND person = $2 AND from_at > $3 AND from_at < $4 AND until_at > $5 AND ticket <> $6
            ORDER BY from_at LIMIT \(Self.foundMax)
            """,
            [
                .text(desk), .text(logged.person), .integer(period.from.seconds - Self.longest - 1),
                .integer(period.until.seconds), .integer(period.from.seconds), .text(ticket.text),
            ]
        ).map { row in
            WorkPeriod(
                ticket: row.int("number"), entry: row.text("entry"),
                from: Instant(seconds: row.integer("from_at")),
                until: Instant(seconds: row.integer("until_at")))
        }
    }
}
