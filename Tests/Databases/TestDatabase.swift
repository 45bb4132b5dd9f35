import Foundation
import Synchronization

@testable import Store

/// The database that tests run on: an embedded one, or, where `REGLAMENT_TEST_POSTGRESQL` holds the
/// address of a throwaway server, a new database of that server each time.
public final class TestDatabase: Sendable {
    /// nil: the embedded one.
    public static let server = ProcessInfo.processInfo.environment["REGLAMENT_TEST_POSTGRESQL"]
    public static var isEmbedded: Bool { server == nil }

    /// What the store is opened with; nil: the embedded one.
    public let address: String?
    private let name: String

    public init() throws {
        name = "test_" + UUID().uuidString.lowercased().replacing("-", with: "")
        guard let server = Self.server else {
            address = nil
            return
        }
        try Self.template.get()
        try PostgreSQLConnection(Self.address(of: "postgres", on: server))
            .script("CREATE DATABASE \(name) TEMPLATE \(Self.templateName)")
        address = Self.address(of: name, on: server)
    }

    /// An empty one, without our schema.
    public static func empty() throws -> TestDatabase {
        let database = try TestDatabase()
        if let address = database.address {
            try PostgreSQLConnection(address).script(
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        }
        return database
    }

    /// Ends connections that are still open, and removes the database.
    public func drop() {
        guard let server = Self.server, address != nil else { return }
        try? PostgreSQLConnection(Self.address(of: "postgres", on: server))
            .script("DROP DATABASE IF EXISTS \(name) WITH (FORCE)")
    }

    deinit { drop() }

    // MARK: Template

    private static let templateName = "template_\(getpid())"

    /// Migrated once a process; every test's database is a copy.
    private static let template = Result {
        guard let server else { return }
        try PostgreSQLConnection(address(of: "postgres", on: server)).script(
            "CREATE DATABASE \(templateName)")
        let database = try PostgreSQLDatabase(address: address(of: templateName, on: server))
        try Store.migrate(database, through: Migration.latest)
        try database.close()
    }

    /// `server` ends in a slash: `postgresql://user@127.0.0.1:5433/`.
    private static func address(of database: String, on server: String) -> String {
        server + database
    }
}
