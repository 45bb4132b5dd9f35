import Foundation
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Statements of a month: of one client with very many entries, and of very many clients.
extension Bench {
    static let month = CivilDate("2026-10-01")!
    /// 2026-10-01 00:00 in Moscow.
    static let start = Instant(seconds: 1_790_802_000)
    private static let many =
        ProcessInfo.processInfo.environment["BILLED"].flatMap { Int($0) } ?? 1000

    static func money() async throws {
        try await oneStatement()
        try await allStatements()
    }

    /// 2,000 entries on 200 tickets of one client, whose package gives a part of the hours.
    private static func oneStatement() async throws {
        let (bench, clock) = try await moneyDesk(clients: 1)
        let (tickets, entries) = (200, 2000)
        try await bench.work(of: 1, tickets: tickets, entries: entries, from: start, clock)
        let (store, folder) = (bench.desk.store, bench.folder)
        var cold = Double.infinity
        for _ in 0..<5 {
            let desk = try await BenchDesk.on(store, folder, clock.world)
            cold = min(cold, try await processor { _ = try await statement(0, desk) })
        }
        _ = try await statement(0, bench.desk)
        let again = try await processor {
            for _ in 0..<20 { _ = try await statement(0, bench.desk) }
        }
        let ticket = try await bench.ticketIDs()["client-0"]?.first
        try await bench.log(entries, of: 0, on: ticket ?? TicketID(""), from: start)
        let more = try await processor { _ = try await statement(0, bench.desk) }
        let bare = try await processor { for _ in 0..<20 { _ = try await bench.bareSum() } }
        line(
            "statement",
            [
                "entries": Double(entries), "tickets": Double(tickets),
                "processor_milliseconds_cold": cold,
                "processor_milliseconds_after_an_entry": more,
                "processor_milliseconds_again": again / 20,
                "bare_milliseconds": bare / 20, "ratio_to_bare": cold / (bare / 20),
            ])
        try bench.close()
    }

    /// The month of all clients, as an accountant asks for it, by a desk that has nothing in memory.
    private static func allStatements() async throws {
        let (bench, clock) = try await moneyDesk(clients: many)
        try await bench.work(of: many, tickets: 2, entries: 10, from: start, clock)
        let desk = try await BenchDesk.on(bench.desk.store, bench.folder, clock.world)
        var cost = 0.0
        let time = try await seconds {
            cost = try await processor {
                for client in 0..<many { _ = try await statement(client, desk) }
            }
        }
        let bare = try await seconds {
            for _ in 0..<many { _ = try await bench.bareSum(limit: 10) }
        }
        line(
            "month_of_clients",
            [
                "clients": Double(many), "entries": Double(many * 10), "seconds": time,
                "processor_seconds": cost / 1000, "bare_seconds": bare,
                "ratio_to_bare": time / bare,
            ])
        try bench.close()
    }

    private static func statement(_ client: Int, _ desk: Desk) async throws -> Statement {
        try await desk.statement(of: "client-\(client)", month: month)
    }

    static func moneyDesk(clients: Int) async throws -> (BenchDesk, DemoClock) {
        let clock = DemoClock()
        clock.stand(at: start)
        let bench = try await BenchDesk(people: BenchPeople(clients: clients), world: clock.world) {
            $0.replacing(
                "per: hour, amount: by_agreement } }",
                with: """
                    per: hour, amount: 2000 } }
                      packages:
                        contract: { clause: "0.3", hours: 5, per: month, amount: 9000, then: work }
                    """
            ).replacing(
                // Work is written down at all hours, and no rule has anything to say of it.
                "{ clause: \"2.3.3\", before: logged,",
                with: "{ clause: \"2.3.3\", before: expedited,"
            )
        }
        return (bench, clock)
    }
}

extension BenchDesk {
    /// So many tickets and entries of each client, spread over a month.
    ///
    /// - Parameter minutes: of one entry; the next begins after as many again.
    func work(
        of clients: Int, tickets: Int, entries: Int, minutes: Int = 10, from start: Instant,
        _ clock: DemoClock
    ) async throws {
        try await each(clients * tickets) { number in
            let client = number % clients
            _ = try await Intake(desk: desk).deliver(
                letter(number, from: "anna@c\(client).example", site: "shop\(client).example"),
                arrivedAt: start)
        }
        let ids = try await ticketIDs()
        clock.stand(at: start + 30 * 86_400)
        try await each(clients * entries) { index in
            let (client, entry) = (index % clients, index / clients)
            let own = ids["client-\(client)"] ?? []
            try await log(
                entry, of: client, on: own[entry % own.count], minutes: minutes, from: start)
        }
    }

    /// Of each client.
    fileprivate func ticketIDs() async throws -> [String: [TicketID]] {
        let found = try await desk.store.read { transaction in
            try transaction.query(
                "SELECT client, id FROM ticket WHERE desk = 'echo' ORDER BY id"
            ).map { (client: $0.text("client"), id: TicketID($0.text("id"))) }
        }
        return Dictionary(grouping: found, by: \.client).mapValues { $0.map(\.id) }
    }

    /// Work in a place of the month that no other entry of the client has.
    fileprivate func log(
        _ entry: Int, of client: Int, on ticket: TicketID, minutes: Int = 10, from start: Instant
    ) async throws {
        let logged = TicketEvent.Logged(
            entry: "e\(client)-\(entry)", person: "w\(client)", role: "programmer",
            from: start + Int64(entry * minutes) * 120, minutes: minutes, work: "execution")
        _ = try await desk.perform(
            Instruction(
                .log(logged), on: ticket, by: .staff("marina"),
                commandID: "log-\(client)-\(entry)"))
    }

    /// What a program that keeps rows alone would do: it reads them and adds up.
    fileprivate func bareSum(limit: Int = 100_000) async throws -> Int64 {
        try await desk.store.read { transaction in
            try transaction.query(
                "SELECT from_at, until_at FROM work WHERE desk = 'echo' ORDER BY from_at LIMIT \(limit)"
            ).reduce(0) { $0 + ($1.integer("until_at") - $1.integer("from_at")) * 200_000 / 3600 }
        }
    }
}
