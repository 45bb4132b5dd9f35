import Foundation
import WorkingTime

/// A look at a store from outside, beside a running server or without one. It takes no lock, brings
/// no schema up to date and changes nothing.
public final class StoreInspection: Sendable {
    private let database: any Database
    /// Bytes of the embedded database with its log; nil: another database.
    public let bytes: Int64?

    /// - Parameter address: of the PostgreSQL database; nil: the embedded database of the folder.
    public init(folder: String, address: String? = nil) throws(StoreError) {
        if let address {
            database = try PostgreSQLDatabase(address: address)
            bytes = nil
            return
        }
        let file = folder + "/" + SQLiteDatabase.fileName
        guard FileManager.default.fileExists(atPath: file) else {
            throw .folderUnusable(folder, cause: "there is no \(SQLiteDatabase.fileName) in it")
        }
        database = try SQLiteDatabase(file: file, isReadOnly: true)
        bytes = [file, file + "-wal"].reduce(0) { sum, path in
            let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
            return sum + (size?.int64Value ?? 0)
        }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> T)
        async throws -> T
    {
        try await database.read(body)
    }

    /// Number of the schema found, and of the one this program works with.
    public func schema() async throws -> (found: Int, wanted: Int) {
        let found = try await read { transaction in
            try transaction.query("SELECT COALESCE(MAX(number), 0) FROM schema_version").first?.int(
                0) ?? 0
        }
        return (found, Migration.latest)
    }

    /// What the database itself finds wrong with its files.
    public func integrityProblems() async throws -> [String] {
        try await database.integrityProblems()
    }

    /// What the database promises of an answered commit.
    public func durability() async throws -> Durability { try await database.durability() }

    /// How the connection to the database is protected; nil: it is a file.
    public func transit() async throws -> Transit? { try await database.transit() }

    /// Names of the desks.
    public func desks() async throws -> [String] { try await read { try $0.desks() } }

    public func close() { try? database.close() }
}

/// What somebody who looks after a desk asks its store.
public struct Upkeep: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    private static let backup = "backup"

    /// Notes that a backup was finished.
    public func noteBackup(at instant: Instant, in transaction: Transaction) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO counter (desk, name, value) VALUES ($1, $2, $3)
            ON CONFLICT (desk, name) DO UPDATE SET value = excluded.value
            """, [.text(desk), .text(Self.backup), .integer(instant.seconds)])
    }

    /// When the last backup was finished; nil: never.
    public func lastBackup(in transaction: Transaction) throws(StoreError) -> Instant? {
        try transaction.query(
            "SELECT value FROM counter WHERE desk = $1 AND name = $2",
            [.text(desk), .text(Self.backup)]
        ).first.map { Instant(seconds: $0.integer(0)) }
    }

    /// The last day that was sealed, `YYYY-MM-DD`; nil: none yet.
    public func lastSeal(in transaction: Transaction) throws(StoreError) -> String? {
        try transaction.query("SELECT MAX(day) FROM seal WHERE desk = $1", [.text(desk)]).first?
            .optionalText(0)
    }

    /// What the verification that the desk makes by itself has found last.
    public struct Verified: Sendable, Hashable {
        public var at: Instant
        public var events: Int
        public var problems: Int
        /// The problems, one a line, or what was gone over.
        public var report: String
    }

    /// Problems that the note of a verification names.
    static let notedMax = 20

    /// Notes what a verification has found.
    public func note(_ found: Verification, at instant: Instant, in transaction: Transaction)
        throws(StoreError)
    {
        let lines = found.problems.prefix(Self.notedMax).map(\.description)
        let report = lines.isEmpty ? found.summary : lines.joined(separator: "\n")
        try transaction.execute(
            """
            INSERT INTO verification (desk, at, events, problems, report) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (desk) DO UPDATE SET at = excluded.at, events = excluded.events,
                problems = excluded.problems, report = excluded.report
            """,
            [
                .text(desk), .integer(instant.seconds), .integer(found.events),
                .integer(found.problems.count),
                .text(report),
            ])
    }

    /// nil: none was made.
    public func lastVerified(in transaction: Transaction) throws(StoreError) -> Verified? {
        try transaction.query(
            "SELECT at, events, problems, report FROM verification WHERE desk = $1", [.text(desk)]
        ).first.map {
            Verified(
                at: Instant(seconds: $0.integer("at")), events: $0.int("events"),
                problems: $0.int("problems"),
                report: $0.text("report"))
        }
    }

    /// When the last change of a ticket was recorded; nil: there is none.
    public func lastChange(in transaction: Transaction) throws(StoreError) -> Instant? {
        try transaction.query(
            "SELECT updated_at FROM ticket WHERE desk = $1 ORDER BY updated_at DESC LIMIT 1",
            [.text(desk)]
        ).first.map { Instant(seconds: $0.integer(0)) }
    }

    /// Interactions that were stored and are not judged, and letters of mailboxes that are taken
    /// and not judged.
    public func unjudged(in transaction: Transaction) throws(StoreError) -> (
        contacts: Int, letters: Int
    ) {
        func count(_ sql: String) throws(StoreError) -> Int {
            try transaction.query(sql, [.text(desk)]).first?.int(0) ?? 0
        }
        return (
            try count("SELECT COUNT(*) FROM interaction WHERE desk = $1 AND outcome IS NULL"),
            try count(
                "SELECT COUNT(*) FROM mailbox_letter WHERE desk = $1 AND state IN ('waiting', 'slow')"
            )
        )
    }

    /// When the timer that is due longest should have rung; nil: none is due.
    public func overdueTimer(at now: Instant, in transaction: Transaction) throws(StoreError)
        -> Instant?
    {
        try transaction.query(
            "SELECT at FROM timer WHERE at <= $2 AND desk = $1 ORDER BY at LIMIT 1",
            [.text(desk), .integer(now.seconds)]
        ).first.map { Instant(seconds: $0.integer(0)) }
    }
}
