import WorkingTime

/// Processes that work with one database, and when each was last seen.
public struct Nodes: Sendable {
    public let desk: String
    /// Seconds without a sign after which a node counts as gone.
    public static let silenceMax: Int64 = 60
    /// Nodes told of.
    public static let nodesMax = 100

    public init(desk: String) { self.desk = desk }

    public struct Node: Sendable, Hashable {
        public var id: String
        public var host: String
        /// Schema of the node's program.
        public var schema: Int
        public var startedAt: Instant
        public var seenAt: Instant

        public init(id: String, host: String, startedAt: Instant, seenAt: Instant, schema: Int = Migration.latest) {
            self.id = id
            self.host = host
            self.schema = schema
            self.startedAt = startedAt
            self.seenAt = seenAt
        }
    }

    /// Tells that the node lives, and forgets those that have been silent for a day.
    public func see(_ node: Node, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO node (desk, id, host, schema, started_at, seen_at) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (desk, id) DO UPDATE SET seen_at = excluded.seen_at
            """,
            [
                .text(desk), .text(node.id), .text(node.host), .integer(node.schema),
                .integer(node.startedAt.seconds), .integer(node.seenAt.seconds),
            ])
        try transaction.execute(
            "DELETE FROM node WHERE desk = $1 AND seen_at < $2",
            [.text(desk), .integer(node.seenAt.seconds - 86_400)])
    }

    public func leave(_ id: String, in transaction: Transaction) throws(StoreError) {
        try transaction.execute("DELETE FROM node WHERE desk = $1 AND id = $2", [.text(desk), .text(id)])
    }

    /// Nodes seen lately, the oldest first.
    public func living(at now: Instant, in transaction: Transaction) throws(StoreError) -> [Node] {
        try transaction.query(
            """
            SELECT id, host, schema, started_at, seen_at FROM node WHERE desk = $1 AND seen_at > $2
            ORDER BY started_at, id LIMIT \(Self.nodesMax)
            """, [.text(desk), .integer(now.seconds - Self.silenceMax)]
        ).map { row in
            Node(
                id: row.text(0), host: row.text(1), startedAt: Instant(seconds: row.integer(3)),
                seenAt: Instant(seconds: row.integer(4)), schema: row.int(2))
        }
    }
}
