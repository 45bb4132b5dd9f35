import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Who is told of it when a package runs dry, on the desk that a server has.
@Suite struct PackageWarningTests {
    private static func desk() async throws -> TemporaryDesk {
        try await TemporaryDesk.packaged(
            "hours: 2, per: month, amount: 5000, then: work, warn_at: [50, 100]"
        ) { text in
            text.replacing(
                "messages:\n",
                with: """
                    messages:
                      runs_dry:
                        clause: "0.3"
                        after: package_reached
                        to: account_manager
                        text: { ru: "{ticket.number}: {package}.", en: "{ticket.number}: {package}." }

                    """)
        }
    }

    private static func told(_ desk: TemporaryDesk) async throws -> [[Int]] {
        var told: [[Int]] = []
        for number in [1, 2] {
            told.append(try await desk.ticket(number).stream.ticket.packagesReached.map(\.share))
        }
        return told
    }

    @Test func `work that passes a part is told once, on its ticket, to whom the regulation says`()
        async throws
    {
        let desk = try await Self.desk()
        try await desk.log(on: 1, "a", from: 0, minutes: 59)
        #expect(try await Self.told(desk) == [[], []])
        try await desk.log(on: 2, "b", from: 60, minutes: 1)
        #expect(try await Self.told(desk) == [[], [50]])
        try await desk.log(on: 1, "c", from: 70, minutes: 30)
        #expect(try await Self.told(desk) == [[], [50]])
        // Taken out and done again: the same hours are not told of twice.
        try await desk.act(.correctLog(entry: "b", minutes: 0, nil), on: 2, "out")
        try await desk.act(.correctLog(entry: "c", minutes: 0, nil), on: 1, "out-too")
        try await desk.log(on: 1, "d", from: 120, minutes: 20)
        #expect(try await Self.told(desk) == [[], [50]])
        try await desk.log(on: 1, "e", from: 150, minutes: 60)
        #expect(try await Self.told(desk) == [[100], [50]])
        try await desk.send()
        let letters = try desk.sent().filter {
            $0.text.contains("100%") || $0.text.contains("100\u{a0}%")
        }
        #expect(letters.count == 1 && letters.first?.text.contains("#1") == true)
    }

    @Test func `what is left is seen on the ticket, and by nobody who has no package`() async throws
    {
        let desk = try await Self.desk()
        try await desk.log(on: 1, "a", from: 0, minutes: 45)
        let balance = try #require(try await desk.ticket(2).packages?.first)
        #expect((balance.drawn, balance.left) == (45_000, 75_000))
        #expect(try await desk.desk.packages(of: "alfa")?.count == 1)
        #expect(try await desk.desk.packages(of: "nobody")?.isEmpty == true)
    }
}
