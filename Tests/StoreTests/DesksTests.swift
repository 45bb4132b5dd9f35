import Foundation
import Testing

@testable import Store

@Suite struct DesksTests {
    @Test func `the desks of a store are those with a history, in order`() async throws {
        let temporary = try TemporaryStore()
        #expect(try await temporary.store.desks() == [])
        for (number, desk) in ["echo", "cetera", "echo"].enumerated() {
            _ = try await temporary.store.write { transaction in
                _ = try transaction.execute(
                    "INSERT INTO stream (desk, kind, id, version, head) VALUES ($1, 'ticket', $2, 1, $3)",
                    [.text(desk), .text("\(number)"), .bytes(Data())])
            }
        }
        #expect(try await temporary.store.desks() == ["cetera", "echo"])
    }

    @Test func `each is one step along the index, however long its history`() async throws {
        let temporary = try TemporaryStore()
        let plan = try await temporary.plan(Transaction.nextDesk.replacing("$1", with: "'a'"))
        #expect(plan.contains { $0.lowercased().contains("index") }, "\(plan)")
        #expect(!plan.contains { $0.hasPrefix("SCAN") || $0.contains("Seq Scan") }, "\(plan)")
    }
}
