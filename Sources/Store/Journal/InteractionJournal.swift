import Foundation
import ServiceDesk
import WorkingTime

/// Interactions as streams, with the row that lists them.
public struct InteractionJournal: Sendable {
    public let journal: Journal

    public init(journal: Journal) { self.journal = journal }

    /// What lists and threads need of an interaction.
    public struct Row: Sendable, Hashable {
        public var id: String
        public var channel: String
        public var address: String
        public var receivedAt: Instant
        public var outcome: InteractionEvent.Outcome?
        public var ticket: String?
        public var rule: String?
        public var reason: InteractionReason?
        public var title: String
        public var content: String
        public var raw: String?
        public var bodyDigest: String?

        /// What became of it; nil: it was not judged yet.
        public var concluded: InteractionEvent.Concluded? {
            outcome.map {
                .init(outcome: $0, ticket: ticket.map { TicketID($0) }, rule: rule, reason: reason)
            }
        }
    }

    public func receive(
        _ received: InteractionEvent.Received, id: String, title: String, bodyDigest: String?,
        at: Instant,
        recordedAt: Instant, actor: Actor, in transaction: Transaction
    ) throws {
        try append(
            .received(received), id: id, sequence: 1, at: at, recordedAt: recordedAt, actor,
            in: transaction)
        try transaction.send(
            """
            INSERT INTO interaction
                (desk, id, channel, address, received_at, title, content, raw, message_id, body_digest)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """,
            [
                .text(journal.desk), .text(id), .text(received.channel),
                .text(received.sender.address),
                .integer(at.seconds), .text(title), .text(received.content.id),
                .optional(received.raw?.id),
                .optional(received.messageID), .optional(bodyDigest),
            ])
    }

    /// - Parameter last: events that it has: one, or two where it was kept aside and is judged now.
    public func conclude(
        _ concluded: InteractionEvent.Concluded, id: String, after last: Int, at: Instant,
        actor: Actor,
        in transaction: Transaction
    ) throws {
        try append(
            .concluded(concluded), id: id, sequence: last + 1, at: at, recordedAt: at, actor,
            in: transaction)
        try transaction.send(
            "UPDATE interaction SET outcome = $3, ticket = $4, rule = $5, reason = $6 WHERE desk = $1 AND id = $2",
            [
                .text(journal.desk), .text(id), .text(concluded.outcome.rawValue),
                .optional(concluded.ticket?.text), .optional(concluded.rule),
                .optional(concluded.reason?.stored),
            ])
    }

    private func append(
        _ event: InteractionEvent, id: String, sequence: Int, at: Instant, recordedAt: Instant,
        _ actor: Actor,
        in transaction: Transaction
    ) throws {
        let entry = Entry(
            sequence: sequence, type: event.kind.rawValue, schema: InteractionEvent.schema,
            occurredAt: at,
            recordedAt: recordedAt, actor: try EntryCodec.bytes(actor),
            payload: try EntryCodec.bytes(event.payload)
        )
        try journal.append(
            [entry], to: StreamKey(.interaction, id), expecting: sequence - 1, in: transaction)
    }

    /// An interaction with the same Message-ID and body (decision 20).
    public func duplicate(
        messageID: String, bodyDigest: String, in transaction: Transaction
    ) throws(StoreError) -> Row? {
        try rows(
            "AND message_id = $2 AND body_digest = $3 ORDER BY received_at LIMIT 1",
            [.text(messageID), .text(bodyDigest)], in: transaction
        ).first
    }

    /// The other copy of the same letter, when that one was judged: two came at once, and the
    /// process ended before the second was told to be one.
    public func judgedTwin(of id: String, in transaction: Transaction) throws(StoreError) -> Row? {
        try rows(
            """
            AND id <> $2 AND outcome IS NOT NULL AND outcome <> 'duplicate'
            AND message_id = (SELECT message_id FROM interaction WHERE desk = $1 AND id = $2)
            AND body_digest = (SELECT body_digest FROM interaction WHERE desk = $1 AND id = $2)
            ORDER BY received_at LIMIT 1
            """, [.text(id)], in: transaction
        ).first
    }

    /// Letters of one Message-ID that are looked at.
    private static let copiesMax = 50

    /// Ticket of an earlier letter with one of these Message-IDs, received or sent.
    public func ticket(ofMessages ids: [String], in transaction: Transaction) throws(StoreError)
        -> String?
    {
        for id in ids.reversed() {
            let values: [Value] = [.text(journal.desk), .text(id)]
            let sent = try transaction.query(
                "SELECT ticket FROM sent_letter WHERE desk = $1 AND message_id = $2", values)
            if let ticket = sent.first?.optionalText(0) { return ticket }
            // Those without a ticket are passed over here: asked for 'NOT NULL', SQLite walks the
            // letters of tickets.
            let received = try transaction.query(
                """
                SELECT ticket FROM interaction WHERE desk = $1 AND message_id = $2 ORDER BY received_at
                LIMIT \(Self.copiesMax)
                """, values)
            if let ticket = received.lazy.compactMap({ $0.optionalText(0) }).first { return ticket }
        }
        return nil
    }

    /// Interactions that were stored but not judged, because the process ended in between; the
    /// oldest first.
    public func unconcluded(limit: Int, in transaction: Transaction) throws(StoreError) -> [Row] {
        try rows(
            "AND outcome IS NULL ORDER BY received_at LIMIT \(min(limit, 1000))", [],
            in: transaction)
    }

    /// The first event of an interaction, and when it happened.
    public func received(
        _ id: String, in transaction: Transaction
    ) throws -> (received: InteractionEvent.Received, at: Instant)? {
        let entries = try journal.entries(of: StreamKey(.interaction, id), in: transaction)
        guard let first = entries.first else { return nil }
        let event = try EntryCodec.decode(first.entry.payload) {
            try InteractionEvent(kind: .received, decode: $0)
        }
        guard case .received(let received) = event else { return nil }
        return (received, first.entry.occurredAt)
    }

    /// Who took the interaction in: a member of staff who wrote it down, else the desk.
    public func author(of id: String, in transaction: Transaction) throws -> Actor? {
        let first = try journal.entries(of: StreamKey(.interaction, id), in: transaction).first
        return try first.map { try JSONDecoder().decode(Actor.self, from: $0.entry.actor) }
    }

    /// Message-IDs of interactions, in the order given.
    public func messageIDs(
        of interactions: some Sequence<String>, in transaction: Transaction
    ) throws(StoreError) -> [String] {
        var ids: [String] = []
        for interaction in interactions {
            let row = try transaction.query(
                "SELECT message_id FROM interaction WHERE desk = $1 AND id = $2",
                [.text(journal.desk), .text(interaction)]
            ).first
            if let id = row?.optionalText(0) { ids.append(id) }
        }
        return ids
    }

    /// The latest interactions that became no ticket and were not added to one.
    public func unticketed(limit: Int, in transaction: Transaction) throws(StoreError) -> [Row] {
        try rows(
            "AND ticket IS NULL ORDER BY received_at DESC LIMIT \(min(limit, 200))", [],
            in: transaction)
    }

    /// Interactions recorded by one of these rules, from an address with or without something
    /// behind a plus; the oldest first.
    public func recorded(
        byRules rules: [String], fromLocal local: String, domain: String, limit: Int,
        in transaction: Transaction
    ) throws(StoreError) -> [Row] {
        let literal = local.replacing("!", with: "!!").replacing("%", with: "!%").replacing(
            "_", with: "!_")
        let marks = rules.indices.map { "$\($0 + 4)" }.joined(separator: ", ")
        return try rows(
            """
            AND outcome = 'recorded' AND (LOWER(address) = $2 OR LOWER(address) LIKE $3 ESCAPE '!')
            AND rule IN (\(marks)) ORDER BY received_at LIMIT \(min(limit, 200))
            """,
            [
                .text("\(local)\(domain.isEmpty ? "" : "@")\(domain)"),
                .text("\(literal)+%@\(domain)"),
            ]
                + rules.map { .text($0) },
            in: transaction)
    }

    /// Interactions since then that could not be read and are kept as they came, the latest first.
    public func unreadable(
        since moment: Instant, limit: Int, in transaction: Transaction
    ) throws(StoreError) -> [Row] {
        try rows(
            "AND outcome = 'unreadable' AND received_at >= $2 ORDER BY received_at DESC LIMIT \(min(limit, 200))",
            [.integer(moment.seconds)], in: transaction)
    }

    public func row(_ id: String, in transaction: Transaction) throws(StoreError) -> Row? {
        try rows("AND id = $2", [.text(id)], in: transaction).first
    }

    private func rows(
        _ condition: String, _ values: [Value], in transaction: Transaction
    ) throws(StoreError) -> [Row] {
        try transaction.query(
            """
            SELECT id, channel, address, received_at, outcome, ticket, rule, reason, title, content, raw,
                body_digest
            FROM interaction WHERE desk = $1 \(condition)
            """, [.text(journal.desk)] + values
        ).map { row in
            Row(
                id: row.text("id"), channel: row.text("channel"), address: row.text("address"),
                receivedAt: Instant(seconds: row.integer("received_at")),
                outcome: row.optionalText("outcome").flatMap(InteractionEvent.Outcome.init),
                ticket: row.optionalText("ticket"), rule: row.optionalText("rule"),
                reason: row.optionalText("reason").map(InteractionReason.init(stored:)),
                title: row.text("title"),
                content: row.text("content"), raw: row.optionalText("raw"),
                bodyDigest: row.optionalText("body_digest")
            )
        }
    }
}
