import Foundation
import Testing
import WorkingTime

@testable import Store

/// U+0000 in a text: what stands behind it is kept and compared, in both databases alike.
struct ZeroInTextTests {
    @Test func `a text does not end where a NUL stands`() async throws {
        let temporary = try TemporaryStore()
        let account = Accounts.Account(
            login: "olga@echo.example", desk: "echo", staff: "olga", password: Data([1]))
        let hidden = Accounts.Account(
            login: "a\0b", desk: "echo", staff: "x\0y", password: Data([2]))
        try await temporary.store.write { transaction in
            for one in [account, hidden] {
                try Accounts().save(one, at: Instant(seconds: 1), in: transaction)
            }
        }
        let found = try await temporary.store.read { transaction in
            try [
                "olga@echo.example", "olga@echo.example\0", "olga@echo.example\0x", "a", "a\0b",
                "a\0c",
            ]
            .map { try Accounts().account($0, in: transaction)?.staff }
        }
        #expect(found == ["olga", nil, nil, nil, "x\u{FFFD}y", nil])
    }
}
