import Databases
import Foundation
import Testing

@testable import Store
@testable import Web

/// A database server that is away for a while.
@Suite(.enabled(if: !TestDatabase.isEmbedded)) struct AwayTests {
    @Test func `while the database is away pages say so, and go on when it is back`() async throws {
        let live = try await LiveDesk()
        let ticket = try #require(try await live.deliver().number)
        let browser = try await live.enter("marina")
        let server = try #require(TestDatabase.server)
        let name = try #require(live.database.address?.split(separator: "/").last)
        func admin(_ sql: String) throws {
            try PostgreSQLConnection(server + "postgres").script(sql)
        }
        try admin("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS false")
        try admin(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '\(name)'")
        let page = try await live.get("/", browser)
        #expect(page.status == 503)
        #expect(page.headers[.retryAfter] != nil)
        let note = ["text": "Looking", "nonce": "away"]
        #expect(try await live.post("/tickets/\(ticket)/note", browser, note).status == 503)
        try admin("ALTER DATABASE \(name) WITH ALLOW_CONNECTIONS true")
        #expect(try await live.get("/", browser).status == 200)
        #expect(try await live.post("/tickets/\(ticket)/note", browser, note).status == 303)
    }
}
