import Foundation
import WorkingTime

/// Webhooks of one desk and what they are still to be told. A lease is committed before the
/// attempt, the outcome after it, as for letters (decision 14).
public struct WebhookRows: Sendable {
    public let desk: String
    /// Webhooks of a desk: each event is asked of all of them.
    public static let webhooksMax = 20
    public static let attemptsMax = 10

    public init(desk: String) { self.desk = desk }

    // MARK: Webhooks

    public func add(_ row: WebhookRow, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO webhook (desk, id, url, events, client, secret, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """,
            [
                .text(desk), .text(row.id), .text(row.url),
                .text(row.events.joined(separator: " ")),
                .optional(row.client), .bytes(row.secret), .integer(row.createdAt.seconds),
            ])
    }

    public func all(in transaction: Transaction) throws(StoreError) -> [WebhookRow] {
        try transaction.query(
            """
            SELECT id, url, events, client, secret, created_at FROM webhook WHERE desk = $1
            ORDER BY id LIMIT \(Self.webhooksMax)
            """, [.text(desk)]
        ).map { row in
            WebhookRow(
                id: row.text("id"), url: row.text("url"),
                events: row.text("events").split(separator: " ").map(String.init),
                client: row.optionalText("client"), secret: row.bytes("secret"),
                createdAt: Instant(seconds: row.integer("created_at")))
        }
    }

    /// Forgets a webhook and what it was still to be told.
    ///
    /// - Returns: false: there is none of this id.
    public func remove(_ id: String, in transaction: Transaction) throws(StoreError) -> Bool {
        try transaction.execute(
            "DELETE FROM webhook_delivery WHERE desk = $1 AND webhook = $2",
            [.text(desk), .text(id)])
        return try transaction.execute(
            "DELETE FROM webhook WHERE desk = $1 AND id = $2", [.text(desk), .text(id)]) > 0
    }

    // MARK: Deliveries

    public func queue(_ delivery: WebhookDelivery, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO webhook_delivery (desk, id, webhook, ticket, event, payload, state, next_at, attempts,
                created_at)
            VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, 0, $7) ON CONFLICT (desk, id) DO NOTHING
            """,
            [
                .text(desk), .text(delivery.id), .text(delivery.webhook), .text(delivery.ticket),
                .text(delivery.event), .bytes(delivery.payload),
                .integer(delivery.createdAt.seconds),
            ])
    }

    /// Takes up to `limit` deliveries whose time has come, also those whose lease has run out.
    public func lease(
        at: Instant, until: Instant, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [WebhookDelivery] {
        let columns = "id, webhook, ticket, event, payload, attempts, created_at, next_at"
        let rows = try transaction.query(
            """
            SELECT \(columns) FROM webhook_delivery WHERE desk = $1 AND state = 'waiting' AND next_at <= $2
            UNION ALL
            SELECT \(columns) FROM webhook_delivery WHERE desk = $1 AND state = 'leased' AND lease_until <= $2
            ORDER BY next_at LIMIT $3
            """, [.text(desk), .integer(at.seconds), .integer(limit)])
        for row in rows {
            try transaction.execute(
                """
                UPDATE webhook_delivery SET state = 'leased', lease_until = $3, attempts = attempts + 1
                WHERE desk = $1 AND id = $2
                """, [.text(desk), .text(row.text("id")), .integer(until.seconds)])
        }
        return rows.map { row in
            WebhookDelivery(
                id: row.text("id"), webhook: row.text("webhook"), ticket: row.text("ticket"),
                event: row.text("event"),
                payload: row.bytes("payload"),
                attempts: row.int("attempts"),
                createdAt: Instant(seconds: row.integer("created_at")))
        }
    }

    public func finish(
        _ id: String, as state: WebhookDelivery.State, problem: WebhookProblem?,
        in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE webhook_delivery SET state = $3, problem = $4, lease_until = NULL WHERE desk = $1 AND id = $2
            """, [.text(desk), .text(id), .text(state.rawValue), .optional(problem?.stored)])
    }

    public func retry(
        _ id: String, at: Instant, problem: WebhookProblem, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE webhook_delivery SET state = 'waiting', next_at = $3, problem = $4, lease_until = NULL
            WHERE desk = $1 AND id = $2
            """, [.text(desk), .text(id), .integer(at.seconds), .text(problem.stored)])
    }

    /// Dead deliveries of a webhook wait again, from the first attempt.
    public func revive(_ webhook: String, at: Instant, in transaction: Transaction)
        throws(StoreError) -> Int
    {
        try transaction.execute(
            """
            UPDATE webhook_delivery SET state = 'waiting', next_at = $3, attempts = 0
            WHERE desk = $1 AND webhook = $2 AND state = 'dead'
            """, [.text(desk), .text(webhook), .integer(at.seconds)])
    }

    /// Forgets what was delivered before `instant`.
    public func purge(before instant: Instant, in transaction: Transaction) throws(StoreError)
        -> Int
    {
        try transaction.execute(
            "DELETE FROM webhook_delivery WHERE desk = $1 AND state = 'done' AND created_at < $2",
            [.text(desk), .integer(instant.seconds)])
    }

    /// How many deliveries of a webhook are in each state, and the last problem.
    public func summary(
        of webhook: String, in transaction: Transaction
    ) throws(StoreError) -> (counts: [WebhookDelivery.State: Int], problem: WebhookProblem?) {
        let rows = try transaction.query(
            "SELECT state, COUNT(*) FROM webhook_delivery WHERE desk = $1 AND webhook = $2 GROUP BY state",
            [.text(desk), .text(webhook)])
        let counts = rows.reduce(into: [WebhookDelivery.State: Int]()) { counts, row in
            if let state = WebhookDelivery.State(rawValue: row.text(0)) {
                counts[state] = row.int(1)
            }
        }
        let last = try transaction.query(
            """
            SELECT problem FROM webhook_delivery WHERE desk = $1 AND webhook = $2 AND problem IS NOT NULL
            ORDER BY created_at DESC LIMIT 1
            """, [.text(desk), .text(webhook)])
        return (counts, last.first?.optionalText(0).map { WebhookProblem(stored: $0) })
    }
}
