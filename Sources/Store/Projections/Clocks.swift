import Foundation
import ServiceDesk
import WorkingTime

/// Clocks as rows: spans are kept compactly, so that a change of holidays recomputes without
/// replaying journals (decision 22). Disposable.
public struct Clocks: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    /// Replaces the rows of one ticket.
    public func save(
        _ clocks: [Clock], of ticket: TicketID, edition: String, in transaction: Transaction
    ) throws {
        try transaction.send(
            "DELETE FROM clock WHERE desk = $1 AND ticket = $2", [.text(desk), .text(ticket.text)])
        for clock in clocks {
            try transaction.send(
                """
                INSERT INTO clock (desk, ticket, commitment, instance, nature, calendar, outcome, started_at, due_at,
                    ended_at, pauses, edition)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                [
                    .text(desk), .text(ticket.text), .text(clock.id.commitment),
                    .integer(clock.id.instance),
                    .text(clock.nature.rawValue), .text(clock.calendar),
                    .text(clock.outcome.rawValue),
                    .integer(clock.startedAt.seconds), .optional(clock.due?.seconds),
                    .optional(clock.endedAt?.seconds), .bytes(try EntryCodec.bytes(clock.pauses)),
                    .text(edition),
                ])
        }
    }
}

/// When a ticket wants to be looked at again: its next warning, due instant or end of postponement.
public struct Timers: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    public func set(_ at: Instant?, for ticket: TicketID, in transaction: Transaction)
        throws(StoreError)
    {
        guard let at else {
            try transaction.send(
                "DELETE FROM timer WHERE desk = $1 AND ticket = $2",
                [.text(desk), .text(ticket.text)])
            return
        }
        try transaction.send(
            """
            INSERT INTO timer (desk, ticket, at) VALUES ($1, $2, $3)
            ON CONFLICT (desk, ticket) DO UPDATE SET at = excluded.at
            """, [.text(desk), .text(ticket.text), .integer(at.seconds)])
    }

    /// Tickets whose timer has rung by `at`, the longest waiting first.
    public func due(at: Instant, limit: Int, in transaction: Transaction) throws(StoreError)
        -> [TicketID]
    {
        try transaction.query(
            "SELECT ticket FROM timer WHERE desk = $1 AND at <= $2 ORDER BY at LIMIT $3",
            [.text(desk), .integer(at.seconds), .integer(limit)]
        ).map { TicketID($0.text(0)) }
    }

    public func next(in transaction: Transaction) throws(StoreError) -> Instant? {
        try transaction.query("SELECT MIN(at) FROM timer WHERE desk = $1", [.text(desk)])
            .first?.optionalInteger(0).map(Instant.init(seconds:))
    }
}
