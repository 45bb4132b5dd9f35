import Foundation
import Runtime
import ServiceDesk

/// `malloc_trim` of the C library, whose header no module has.
@_silgen_name("malloc_trim") private func giveMemoryBack(_ kept: Int) -> Int32

/// The same work on a desk of ten clients and on one of very many: how much more processor time the
/// many cost.
extension Bench {
    static let clientsMany =
        ProcessInfo.processInfo.environment["CLIENTS"].flatMap { Int($0) } ?? 10_000
    static let changedMany =
        ProcessInfo.processInfo.environment["CHANGED"].flatMap { Int($0) } ?? 2400
    private static let letters =
        ProcessInfo.processInfo.environment["LETTERS"].flatMap { Int($0) } ?? 1000
    private static let pages = 30

    static func clients() async throws {
        // First, while the process holds nothing else.
        let plain = try await changedCosts(10)
        let changed = try await changedCosts(changedMany)
        compare("clients_with_changes", plain, changed, Double(changedMany))
        let few = try await clientCosts(10)
        let many = try await clientCosts(clientsMany)
        compare("clients", few, many, Double(clientsMany))
        line(
            "clients_peak",
            ["clients": Double(clientsMany), "megabytes": statusMegabytes("VmHWM:")])
    }

    private static func compare(
        _ name: String, _ few: [String: Double], _ many: [String: Double], _ clients: Double
    ) {
        for (part, cost) in few.sorted(by: { $0.key < $1.key }) {
            line(
                "\(name)_\(part)",
                [
                    "ratio": (many[part] ?? 0) / cost, "few": cost, "many": many[part] ?? 0,
                    "clients": clients,
                ])
        }
    }

    /// Milliseconds of the process's processor time.
    static func processor(_ body: () async throws -> Void) async rethrows -> Double {
        let start = clock_gettime_nsec(CLOCK_PROCESS_CPUTIME_ID)
        try await body()
        return Double(clock_gettime_nsec(CLOCK_PROCESS_CPUTIME_ID) - start) / 1e6
    }

    private static func clock_gettime_nsec(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// Processor milliseconds of each kind of work; tickets are as many, and lie alike: half of
    /// them at the clients of the agent's team.
    private static func clientCosts(_ count: Int) async throws -> [String: Double] {
        let people = BenchPeople(clients: count)
        let bench = try await BenchDesk(people: people)
        var costs: [String: Double] = [:]
        _ = try await take(50, from: 1_000_000, people, bench)
        costs["letter"] =
            try await processor { try await take(letters, from: 0, people, bench) }
            / Double(letters)
        for person in ["marina", "agent", "wide"] {
            let site = try await BenchSite(bench.desk, as: person)
            costs["queue_\(person)"] = try await page("/", site)
            if person == "marina" { try await offices(site, &costs) }
        }
        try await rename(people, bench, &costs)
        try bench.close()
        return costs
    }

    private static func offices(_ site: BenchSite, _ costs: inout [String: Double]) async throws {
        for (name, path) in [
            ("figures", "/figures"), ("contact_form", "/contacts/new"),
            ("admin_clients", "/admin/clients"),
            ("search", "/search?q=Shop%207"), ("ticket", "/tickets/77"),
        ] {
            costs[name] = try await page(path, site)
        }
    }

    private static func page(_ path: String, _ site: BenchSite) async throws -> Double {
        _ = try await site.page(path)
        return try await processor { for _ in 0..<pages { _ = try await site.page(path) } }
            / Double(pages)
    }

    private static func take(
        _ count: Int, from first: Int, _ people: BenchPeople, _ bench: BenchDesk
    ) async throws {
        try await bench.each(count, from: first, writers: 8) { number in
            let client =
                number.isMultiple(of: 2)
                ? number / 2 % BenchPeople.ofAgent : number * 7919 % people.clients
            let letter = bench.letter(
                number, from: "anna@c\(client).example", site: "shop\(client).example")
            _ = try await Intake(desk: bench.desk).deliver(
                letter, arrivedAt: bench.desk.world.now())
        }
    }

    /// One client is called otherwise: by a file that names it alone, and by one of all clients, in
    /// its parts.
    private static func rename(
        _ people: BenchPeople, _ bench: BenchDesk, _ costs: inout [String: Double]
    ) async throws {
        var other = people
        other.renamed = 1
        try await apply(other.text(ofClient: 1), as: "rename_alone", bench, &costs)
        other.renamed = 3
        try await apply(other.text, as: "rename_in_all", bench, &costs)
    }

    private static func apply(
        _ text: String, as name: String, _ bench: BenchDesk, _ costs: inout [String: Double]
    ) async throws {
        let edition = try bench.desk.edition()
        costs["\(name)_reading"] = try await processor {
            _ = try PeopleFile(text: text, file: "people.yaml", edition: edition)
        }
        let file = try PeopleFile(text: text, file: "people.yaml", edition: edition)
        costs["\(name)_applying"] = try await processor { _ = try await bench.desk.apply(file) }
    }

    /// Pages of tickets, as many in both, of clients each of whom has changes of their own, and
    /// what the process holds then.
    private static func changedCosts(_ count: Int) async throws -> [String: Double] {
        let people = BenchPeople(clients: count, hasChanges: true)
        let before = residentMegabytes()
        let bench = try await BenchDesk(people: people)
        for number in 0..<changedMany {
            let client = number % count
            let letter = bench.letter(
                number, from: "anna@c\(client).example", site: "shop\(client).example")
            _ = try await Intake(desk: bench.desk).deliver(
                letter, arrivedAt: bench.desk.world.now())
        }
        let site = try await BenchSite(bench.desk)
        let visits = 600
        _ = try await site.page("/tickets/1")
        let cost = try await processor {
            for visit in 0..<visits {
                _ = try await site.page("/tickets/\(visit * 7919 % changedMany + 1)")
            }
        }
        // What the desk keeps, not what reading its file has left.
        _ = giveMemoryBack(0)
        let resident = residentMegabytes()
        try bench.close()
        return [
            "ticket_page": cost / Double(visits), "resident_megabytes": resident,
            "grown_megabytes": max(resident - before, 0.1),
        ]
    }
}
