import Foundation
import Synchronization

/// A PostgreSQL database that several nodes share. One node writes at a time (docs/decisions/0004),
/// readers see snapshots.
final class PostgreSQLDatabase: Database {
    /// Connections that read.
    static let readersMax = 6
    /// Oldest server whose functions suffice.
    static let serverVersionMin = 140_000
    /// Key of the lock under which one node at a time writes: 'regl' in ASCII.
    static let writersKey = 0x7265_676C
    /// Times that a broken commit is asked after, five a second.
    static let askingMax = 150

    let address: String
    private let meter: StatementMeter?
    private let readers: PostgreSQLReaders
    private let writer: Writer

    /// The writer's connection; nil: it was lost. Touched under the lock only.
    private final class Writer: @unchecked Sendable {
        let lock = NSLock()
        var connection: PostgreSQLConnection?
    }

    var dialect: Dialect { .postgresql }
    var isShared: Bool { true }
    private let listener: PostgreSQLListener

    /// - Parameter address: a libpq connection string or URI, of one host or several.
    init(address: String, meter: StatementMeter? = nil) throws(StoreError) {
        self.address = address
        self.meter = meter
        readers = PostgreSQLReaders(address: address, countMax: Self.readersMax, meter: meter)
        writer = Writer()
        listener = PostgreSQLListener(address: address)
        do {
            let first = try PostgreSQLConnection(address, meter: meter)
            try Self.requireServer(first)
            writer.connection = first
        } catch .interrupted(let cause) {
            throw .unreachable(cause: cause)
        }
    }

    private static func requireServer(_ connection: PostgreSQLConnection) throws(StoreError) {
        guard connection.serverVersion >= serverVersionMin else {
            throw .databaseUnusable(
                cause:
                    "its server is of version \(connection.serverVersion / 10_000), 14 or later is needed"
            )
        }
        let encoding = try connection.query("SHOW server_encoding", []).first?.text(0) ?? ""
        guard encoding == "UTF8" else {
            throw .databaseUnusable(
                cause: "it has the encoding \(encoding); create it with ENCODING 'UTF8'")
        }
    }

    func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T) async throws -> T
    {
        try await readers.read(body)
    }

    func write(_ body: (Transaction) throws -> Void) throws {
        writer.lock.lock()
        defer { writer.lock.unlock() }
        do {
            try writeLocked(body)
            listener.tell()
        } catch let error as StoreError {
            if case .interrupted = error { writer.connection = nil }
            throw error
        }
    }

    private func writeLocked(_ body: (Transaction) throws -> Void) throws {
        let connection = try connected()
        let number = try Self.begin(connection)
        do {
            try body(Transaction(connection: connection))
            try connection.settle()
        } catch {
            if connection.isOpen { try connection.script("ROLLBACK") }
            throw error
        }
        do {
            let answer = try connection.ask("COMMIT")
            guard answer.command == "COMMIT" else {
                throw StoreError.database(cause: "the transaction had failed before", sql: "COMMIT")
            }
        } catch StoreError.interrupted(let cause) {
            writer.connection = nil
            try askAfter(number, cause: cause)
        }
    }

    private func connected() throws(StoreError) -> PostgreSQLConnection {
        if let connection = writer.connection, connection.isOpen { return connection }
        let connection = try PostgreSQLConnection(address, meter: meter)
        writer.connection = connection
        return connection
    }

    /// Waits until no other node writes; gives the number of the transaction, by which a broken
    /// commit is asked after.
    private static func begin(_ connection: PostgreSQLConnection) throws(StoreError) -> String {
        let sql = """
            BEGIN; SELECT pg_advisory_xact_lock(\(writersKey));
            SELECT pg_current_xact_id()::text COLLATE "C"
            """
        let rows = try connection.ask(sql).rows()
        return rows?.first?.text(0) ?? ""
    }

    /// What became of a transaction whose commit was not answered.
    ///
    /// - Throws: `interrupted` if it was not committed, `uncertain` if nobody says.
    private func askAfter(_ number: String, cause: String) throws(StoreError) {
        for _ in 0..<Self.askingMax {
            switch status(of: number) {
            case "committed"?: return
            case "aborted"?: throw .interrupted(cause: cause)
            case _: Thread.sleep(forTimeInterval: 0.2)
            }
        }
        throw .uncertain(cause: cause)
    }

    private static let invalidParameter = "22023"

    /// nil: the server cannot be reached, or the transaction still runs.
    private func status(of number: String) -> String? {
        guard let connection = try? PostgreSQLConnection(address) else { return nil }
        do {
            return try connection.query("SELECT pg_xact_status($1::text::xid8)", [.text(number)])
                .first?.optionalText(0)
        } catch .database(_, _, code: Self.invalidParameter) {
            // The number lies in the future of this server: a standby that took over never heard of
            // it.
            return "aborted"
        } catch {
            return nil
        }
    }

    func integrityProblems() async throws -> [String] {
        try await read { transaction in
            let broken = try transaction.query(
                """
                SELECT c.relname::text FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE NOT i.indisvalid
                """)
            let failures = try transaction.query(
                "SELECT COALESCE(checksum_failures, 0) FROM pg_stat_database WHERE datname = current_database()"
            )
            let failed = failures.first?.int(0) ?? 0
            return broken.map { "index \($0.text(0)) is not valid; REINDEX it" }
                + (failed > 0
                    ? ["\(failed) pages failed their checksum; restore from a backup"] : [])
        }
    }

    func durability() async throws -> Durability {
        try await read { transaction in
            let row = try transaction.query(
                """
                SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS synchronous_commit,
                    current_setting('synchronous_standby_names') AS standby_names,
                    (SELECT COUNT(*) FROM pg_stat_replication) AS standbys
                """
            ).first
            guard let row else { return Durability() }
            return Durability(
                isWrittenOut: row.text("fsync") == "on", commit: row.text("synchronous_commit"),
                standbys: row.int("standbys"),
                synchronousNames: row.text("standby_names"))
        }
    }

    func transit() async throws -> Transit? {
        try await read { ($0.connection as? PostgreSQLConnection)?.transit }
    }

    func bytes() async throws -> Int {
        try await read {
            try $0.query("SELECT pg_database_size(current_database())").first?.int(0) ?? 0
        }
    }

    func wakes() -> AsyncStream<Void>? { listener.wakes() }

    func close() throws {
        listener.close()
        readers.close()
        writer.lock.withLock { writer.connection = nil }
    }
}
