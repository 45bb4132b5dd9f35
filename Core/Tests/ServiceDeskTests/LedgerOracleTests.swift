import Foundation
import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// Random months of random tariffs, billed twice: by the ledger, and by a biller that walks through
/// every minute.
@Suite struct LedgerOracleTests {
    private static let rounds =
        ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? 300 : 10_000

    @Test func `the ledger and a biller minute by minute agree to the minor unit`() throws {
        var (split, carried) = (0, 0)
        for seed in 0..<Self.rounds {
            let month = try RandomMonth(seed: seed)
            let ledger = try month.ledger()
            var naive = month.biller
            let expected = naive.bill(month.entries)
            let given = ledger.entries.filter { $0.line.fund != nil }
            #expect(
                total(of: ledger.entries.map(\.line)) == .counted(Int64(expected.amount)), "\(seed)"
            )
            #expect(given.reduce(0) { $0 + $1.line.counted } == Int64(expected.given), "\(seed)")
            split += given.count { one in
                ledger.entries.contains { $0.line.entry == one.line.entry && $0.line.fund == nil }
            }
            carried += given.count { $0.line.from >= $0.line.fund!.from + 31 * 86_400 }
        }
        // Nothing is shown by months in which nothing happens.
        #expect(split > Self.rounds / 6 && carried > Self.rounds / 40, "\(split) \(carried)")
    }

    @Test func `splits add up to what was worked, and months to the whole`() throws {
        for seed in 0..<Self.rounds / 3 {
            let month = try RandomMonth(seed: seed)
            let ledger = try month.ledger()
            for entry in month.entries {
                let lines = ledger.entries.map(\.line).filter { $0.entry == entry.name }
                #expect(lines.reduce(0) { $0 + $1.worked } == entry.minutes, "\(seed)")
                #expect(lines.first?.from == MoneyStory.at(entry.start))
                for (one, next) in zip(lines, lines.dropFirst()) { #expect(one.until == next.from) }
            }
            let statements = try [MoneyStory.october, MoneyStory.november].map(month.statement)
            #expect(statements.flatMap(\.work) == ledger.entries, "\(seed)")
            for fund in ledger.funds {
                let drawn = statements.flatMap(\.balances).filter { $0.fund.key == fund.key }
                    .reduce(0) { $0 + $1.drawn }
                #expect(fund.left == fund.granted - drawn && fund.left >= 0, "\(seed)")
            }
        }
    }

    @Test func `the order in which work is written down changes nothing`() throws {
        for seed in 0..<Self.rounds / 3 {
            let month = try RandomMonth(seed: seed)
            var random = SplitMix(state: UInt64(seed))
            let other = try RandomMonth(
                seed: seed, entries: month.entries.shuffled(using: &random))
            #expect(try other.ledger().entries.map(\.told) == month.ledger().entries.map(\.told))
        }
    }
}
