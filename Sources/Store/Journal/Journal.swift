import Foundation
import WorkingTime

/// The append-only history: the only truth. Everything else can be rebuilt from it.
public struct Journal: Sendable {
    public let desk: String
    /// Events of one stream.
    public static let streamMax = 100_000

    public init(desk: String) { self.desk = desk }

    /// Appends `entries` if the stream is still at `expected`.
    ///
    /// - Throws: `StoreError.conflict` if it has moved.
    public func append(
        _ entries: [Entry], to stream: StreamKey, expecting expected: Int,
        in transaction: Transaction
    ) throws(StoreError) {
        guard !entries.isEmpty else { return }
        FailPoint.reached(.beforeAppend)
        var head = try self.head(of: stream, expecting: expected, in: transaction)
        for entry in entries {
            head = entry.hash(after: head, desk: desk, stream: stream)
            try insert(entry, of: stream, hash: head, in: transaction)
        }
        try move(
            stream, to: entries.last!.sequence, head: head, isNew: expected == 0, in: transaction)
        FailPoint.reached(.afterAppend)
    }

    private func head(of stream: StreamKey, expecting: Int, in transaction: Transaction)
        throws(StoreError) -> Data
    {
        let found = try transaction.query(
            "SELECT version, head FROM stream WHERE desk = $1 AND kind = $2 AND id = $3",
            key(stream)
        ).first
        guard (found?.int(0) ?? 0) == expecting else { throw .conflict(.stream(stream)) }
        return found?.bytes(1) ?? Data()
    }

    /// Hash of the stream's last entry, which stands for all of them; empty: there are none.
    public func head(of stream: StreamKey, in transaction: Transaction) throws(StoreError) -> Data {
        try transaction.query(
            "SELECT head FROM stream WHERE desk = $1 AND kind = $2 AND id = $3", key(stream)
        ).first?.bytes(0) ?? Data()
    }

    private func insert(
        _ entry: Entry, of stream: StreamKey, hash: Data, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.send(
            """
            INSERT INTO event
                (desk, kind, stream, sequence, type, schema, occurred_at, recorded_at, actor, payload, hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            """,
            key(stream) + [
                .integer(entry.sequence), .text(entry.type), .integer(entry.schema),
                .integer(entry.occurredAt.seconds), .integer(entry.recordedAt.seconds),
                .bytes(entry.actor),
                .bytes(entry.payload), .bytes(hash),
            ])
    }

    private func move(
        _ stream: StreamKey, to version: Int, head: Data, isNew: Bool, in transaction: Transaction
    ) throws(StoreError) {
        let sql =
            isNew
            ? "INSERT INTO stream (desk, kind, id, version, head) VALUES ($1, $2, $3, $4, $5)"
            : "UPDATE stream SET version = $4, head = $5 WHERE desk = $1 AND kind = $2 AND id = $3"
        try transaction.send(sql, key(stream) + [.integer(version), .bytes(head)])
    }

    private func key(_ stream: StreamKey) -> [Value] {
        [.text(desk), .text(stream.kind.rawValue), .text(stream.id)]
    }

    /// The stream's entries in order, with their hashes.
    public func entries(
        of stream: StreamKey, after sequence: Int = 0, in transaction: Transaction
    ) throws(StoreError) -> [(entry: Entry, hash: Data)] {
        try transaction.query(
            """
            SELECT \(Entry.columns) FROM event
            WHERE desk = $1 AND kind = $2 AND stream = $3 AND sequence > $4 ORDER BY sequence LIMIT \(Self.streamMax)
            """, key(stream) + [.integer(sequence)]
        ).map { (Entry($0), $0.bytes("hash")) }
    }

    /// Ids of the streams of a kind after `id`, in order of their bytes, for walks over everything.
    ///
    /// - Parameter last: where the walk ends; without it behind every id.
    public func streams(
        _ kind: StreamKey.Kind, after id: String, through last: String = "\u{10FFFF}", limit: Int,
        in transaction: Transaction
    ) throws(StoreError) -> [(id: String, version: Int, head: Data)] {
        try transaction.query(
            """
            SELECT id, version, head FROM stream WHERE desk = $1 AND kind = $2 AND id > $3 AND id <= $5
            ORDER BY id LIMIT $4
            """, [.text(desk), .text(kind.rawValue), .text(id), .integer(limit), .text(last)]
        ).map { ($0.text("id"), $0.int("version"), $0.bytes("head")) }
    }

    // MARK: Guards

    /// Version of a guard which decisions watch together (decision 1).
    public func guardVersion(_ name: String, in transaction: Transaction) throws(StoreError) -> Int
    {
        try transaction.query(
            "SELECT version FROM guard WHERE desk = $1 AND name = $2", [.text(desk), .text(name)]
        )
        .first?.int(0) ?? 0
    }

    /// Moves a guard on, if it is still at `expected`.
    public func pass(_ name: String, expecting expected: Int, in transaction: Transaction)
        throws(StoreError)
    {
        guard try guardVersion(name, in: transaction) == expected else {
            throw .conflict(.guarded(name: name))
        }
        try transaction.send(
            """
            INSERT INTO guard (desk, name, version) VALUES ($1, $2, $3)
            ON CONFLICT (desk, name) DO UPDATE SET version = excluded.version
            """, [.text(desk), .text(name), .integer(expected + 1)])
    }

    /// Moves a guard on, whatever it is at.
    public func step(_ name: String, in transaction: Transaction) throws(StoreError) {
        try transaction.send(
            """
            INSERT INTO guard (desk, name, version) VALUES ($1, $2, 1)
            ON CONFLICT (desk, name) DO UPDATE SET version = guard.version + 1
            """, [.text(desk), .text(name)])
    }

    // MARK: Numbers

    /// The next number of a counter: gaps allowed, never reused (decision 30).
    public func nextNumber(_ counter: String, in transaction: Transaction) throws(StoreError) -> Int
    {
        try transaction.query(
            """
            INSERT INTO counter (desk, name, value) VALUES ($1, $2, 1)
            ON CONFLICT (desk, name) DO UPDATE SET value = counter.value + 1 RETURNING value
            """, [.text(desk), .text(counter)]
        ).first?.int(0) ?? 1
    }
}
