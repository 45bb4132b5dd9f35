/// What the store asks of a database. SQLite and PostgreSQL answer, each in its folder; nothing
/// else knows them.
protocol Database: Sendable {
    var dialect: Dialect { get }

    /// Runs `body` in a snapshot that only reads.
    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T

    /// Runs `body` in one durable transaction on the calling thread, while nobody else writes; a
    /// throw undoes it all.
    ///
    /// - Throws: `StoreError.interrupted` when nothing was saved and the same body may run again;
    ///   `StoreError.uncertain` when nobody can tell whether it was saved.
    func write(_ body: (Transaction) throws -> Void) throws

    /// What the database itself finds wrong with its files.
    func integrityProblems() async throws -> [String]

    /// What it promises of an answered commit.
    func durability() async throws -> Durability

    /// How the connection to it is protected; nil: it is a file.
    func transit() async throws -> Transit?

    /// Bytes that the database takes.
    func bytes() async throws -> Int

    /// Whether other processes may write to it.
    var isShared: Bool { get }

    /// Yields when another process has written; nil: there is none.
    func wakes() -> AsyncStream<Void>?

    func close() throws
}

/// A connection of a database, inside a transaction.
protocol Connection: AnyObject {
    /// Runs a statement whose count nobody asks for; its error may come with a later statement or
    /// the commit.
    func send(_ sql: String, _ values: [Value]) throws(StoreError)
    /// Number of rows changed.
    func execute(_ sql: String, _ values: [Value]) throws(StoreError) -> Int
    func query(_ sql: String, _ values: [Value]) throws(StoreError) -> [Row]
    /// Several statements without parameters.
    func script(_ sql: String) throws(StoreError)
    /// Undoes what `body` did when it throws.
    func savepoint(_ body: () throws -> Void) throws
    /// false: an error has undone the whole transaction.
    var isInsideTransaction: Bool { get }
    var dialect: Dialect { get }
}
