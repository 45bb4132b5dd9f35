import Foundation

/// Keys of sealed contents, each closed by a master key that no database has. Without its row a
/// secret is gone.
public struct SealedKeys: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    /// The key of one content.
    public struct Wrapped: Sendable, Hashable {
        public var content: String
        /// Id of the master key.
        public var master: String
        public var bytes: Data

        public init(content: String, master: String, bytes: Data) {
            self.content = content
            self.master = master
            self.bytes = bytes
        }
    }

    public func save(_ key: Wrapped, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO sealed_key (desk, content, master, wrapped) VALUES ($1, $2, $3, $4)
            ON CONFLICT (desk, content) DO UPDATE SET master = excluded.master, wrapped = excluded.wrapped
            """,
            [.text(desk), .text(key.content), .text(key.master), .bytes(key.bytes)])
    }

    public func key(of content: String, in transaction: Transaction) throws(StoreError) -> Wrapped?
    {
        try rows("AND content = $2", [.text(content)], in: transaction).first
    }

    /// Closed by a master key of this id, so many of them.
    public func keys(by master: String, limit: Int, in transaction: Transaction)
        throws(StoreError) -> [Wrapped]
    {
        try rows(
            "AND master = $2 ORDER BY content LIMIT \(limit)", [.text(master)], in: transaction)
    }

    /// Ids of the master keys that close something.
    public func masters(in transaction: Transaction) throws(StoreError) -> [String] {
        try transaction.query(
            "SELECT DISTINCT master FROM sealed_key WHERE desk = $1 ORDER BY master", [.text(desk)]
        ).map { $0.text(0) }
    }

    private func rows(_ condition: String, _ values: [Value], in transaction: Transaction)
        throws(StoreError) -> [Wrapped]
    {
        try transaction.query(
            "SELECT content, master, wrapped FROM sealed_key WHERE desk = $1 \(condition)",
            [.text(desk)] + values
        ).map {
            Wrapped(
                content: $0.text("content"), master: $0.text("master"), bytes: $0.bytes("wrapped"))
        }
    }
}
