import Channels
import Foundation
import Logging
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Ratios measured in one run against a bare alternative on the same work, as JSON lines. Absolute
/// times mean little. `bench load` measures the load alone, `bench clients` what many clients cost,
/// `bench money` what statements do.
/// `bench evidence` the packs.
@main
struct Bench {
    static func main() async throws {
        if CommandLine.arguments.dropFirst() == ["clients"] { return try await clients() }
        if CommandLine.arguments.dropFirst() == ["money"] { return try await money() }
        if CommandLine.arguments.dropFirst() == ["evidence"] { return try await evidence() }
        if database == nil, CommandLine.arguments.dropFirst() != ["load"] {
            try addWorkingTime()
            try await intake()
            try await api()
            try await queue()
            try await clients()
            try await money()
            try await evidence()
        }
        try await load()
    }

    /// PostgreSQL database to measure on; nil: the embedded one.
    static let database = ProcessInfo.processInfo.environment["REGLAMENT_DATABASE"]

    static func line(_ name: String, _ figures: [String: Double]) {
        let values = figures.sorted { $0.key < $1.key }.map {
            "\"\($0.key)\": \(String(format: "%.3f", $0.value))"
        }
        let text = "{\"name\": \"\(name)\", \(values.joined(separator: ", "))}\n"
        // At once: a load of a million tickets is read while it runs.
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    static func seconds(_ body: () throws -> Void) rethrows -> Double {
        let start = DispatchTime.now().uptimeNanoseconds
        try body()
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    static func seconds(_ body: () async throws -> Void) async rethrows -> Double {
        let start = DispatchTime.now().uptimeNanoseconds
        try await body()
        return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    }

    // MARK: Working time

    /// Adding eight working hours against a bare binary search over the same prefix sums.
    static func addWorkingTime() throws {
        let window = CalendarRule.Window(from: CivilTime("08:00")!, to: CivilTime("16:00")!)
        let days = Weekday.allCases.filter { !$0.isWeekend }
        let zone = ZoneFiles().rules("Europe/Moscow") ?? .utc
        let rule = CalendarRule(
            name: "support", zone: zone,
            week: Dictionary(uniqueKeysWithValues: days.map { ($0, [window]) }),
            holidays: .bundled(country: "RU"))
        let calendar = try WorkingCalendar(
            rule, from: CivilDate("2020-01-01")!, through: CivilDate("2027-12-31")!)
        let compile = try seconds {
            _ = try WorkingCalendar(
                rule, from: CivilDate("2020-01-01")!, through: CivilDate("2027-12-31")!)
        }
        let spans = calendar.spans(
            from: calendar.horizon.lowerBound, to: calendar.horizon.upperBound)
        let starts = spans.map(\.from.seconds)
        var random = SystemRandomNumberGenerator()
        let range =
            calendar.horizon.lowerBound.seconds..<(calendar.horizon.upperBound.seconds - 40_000_000)
        let instants = (0..<100_000).map { _ in Instant(seconds: .random(in: range, using: &random))
        }
        var sum: Int64 = 0
        let rounds = 10
        let adding = try seconds {
            for _ in 0..<rounds {
                for instant in instants {
                    sum &+= try calendar.add(working: 28_800, to: instant).seconds
                }
            }
        }
        let searching = seconds {
            for _ in 0..<rounds {
                for instant in instants { sum &+= Int64(search(starts, instant.seconds)) }
            }
        }
        let count = Double(rounds * instants.count)
        line(
            "add_working_time",
            [
                "ratio_to_bare_search": adding / searching, "nanoseconds": adding / count * 1e9,
                "bare_nanoseconds": searching / count * 1e9, "spans": Double(starts.count),
                "compile_milliseconds": compile * 1000, "checksum": Double(sum % 1000),
            ])
    }

    static func search(_ starts: [Int64], _ wanted: Int64) -> Int {
        var (low, high) = (0, starts.count)
        while low < high {
            let middle = (low + high) >> 1
            if starts[middle] > wanted { high = middle } else { low = middle + 1 }
        }
        return low
    }

    // MARK: Intake

    static let writers = 64

    /// Letters that become tickets, durably, against the same number of rows and bytes by prepared
    /// statements under the same group commit.
    static func intake() async throws {
        let bench = try await BenchDesk()
        let letters = 2000
        let before = try await bench.rows()
        let taking = try await seconds {
            try await bench.each(letters) { number in
                _ = try await Intake(desk: bench.desk).deliver(
                    bench.letter(number), arrivedAt: bench.desk.world.now())
            }
        }
        let rows = Double(try await bench.rows() - before) / Double(letters)
        let bare = try await seconds {
            try await bench.each(letters) { number in
                try await bench.desk.store.write {
                    try BenchDesk.bareRows(Int(rows), number, in: $0)
                }
            }
        }
        line(
            "durable_intake",
            [
                "letters_per_second": Double(letters) / taking,
                "bare_per_second": Double(letters) / bare,
                "ratio_to_bare": taking / bare, "rows_per_letter": rows, "writers": Double(writers),
            ])
        try await clocks(bench)
        try bench.close()
    }

    static func clocks(_ bench: BenchDesk) async throws {
        guard let view = try await bench.desk.ticket(number: 1, for: .desk) else { return }
        let rounds = 2000
        let time = seconds {
            for _ in 0..<rounds {
                _ = ServiceDesk.clocks(of: view.stream, under: view.edition, asOf: view.asOf)
            }
        }
        line(
            "clocks",
            [
                "tickets_per_second": Double(rounds) / time,
                "clocks_per_ticket": Double(view.clocks.count),
            ])
    }

    // MARK: Queue

    /// Whole answers with the queue's first page and with a ticket of some length, at growing
    /// numbers of open tickets.
    static func queue() async throws {
        for open in [1000, 10_000, 100_000] {
            let bench = try await BenchDesk()
            try await bench.converse(letters: 20)
            try await bench.fill(open)
            let site = try await BenchSite(bench.desk)
            for (name, path) in [("queue_page", "/"), ("ticket_page", "/tickets/1")] {
                let times = try await site.times(path, count: 200)
                line(
                    name,
                    [
                        "open_tickets": Double(open), "p50_milliseconds": times[100] * 1000,
                        "p99_milliseconds": times[197] * 1000,
                    ])
            }
            let folder = bench.folder
            try bench.desk.store.close()
            let start = try await seconds { try await BenchDesk.open(folder).store.close() }
            line(
                "start",
                [
                    "open_tickets": Double(open), "milliseconds": start * 1000,
                    "resident_megabytes": residentMegabytes(),
                ])
            bench.remove()
        }
    }

    static func residentMegabytes() -> Double { statusMegabytes("VmRSS:") }

    static func statusMegabytes(_ name: String) -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix(name) } ?? ""
        return (line.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1024
    }
}
