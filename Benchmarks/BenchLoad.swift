import Foundation
import Runtime
import Store
import WorkingTime

/// A desk filled with letters through the product's own intake, on either database; `TICKETS` says
/// how many.
extension Bench {
    static let tickets =
        ProcessInfo.processInfo.environment["TICKETS"].flatMap { Int($0) } ?? 10_000

    static func load() async throws {
        let bench = try await BenchDesk()
        var taken = 0
        for (writers, letters) in [(1, 300), (8, 1500), (64, max(tickets - 1800, 1000))] {
            let (first, desk) = (taken, bench.desk)
            let time = try await seconds {
                try await bench.each(letters, from: first, writers: writers) { number in
                    _ = try await Intake(desk: desk).deliver(
                        bench.letter(number), arrivedAt: desk.world.now())
                }
            }
            let bare = try await seconds {
                try await bench.each(min(letters, 2000), writers: writers) { number in
                    try await desk.store.write {
                        try BenchDesk.bareRows(20, first + number, in: $0)
                    }
                }
            }
            taken += letters
            let bareRate = Double(min(letters, 2000)) / bare
            line(
                "load_intake",
                [
                    "letters_per_second": Double(letters) / time, "bare_per_second": bareRate,
                    "ratio_to_bare": bareRate * time / Double(letters), "writers": Double(writers),
                    "tickets": Double(taken),
                ])
        }
        try await pages(bench, tickets: taken)
        try await recalculation(bench, tickets: taken)
        try await size(bench, tickets: taken)
        try bench.close()
    }

    private static func pages(_ bench: BenchDesk, tickets: Int) async throws {
        let site = try await BenchSite(bench.desk)
        for (name, path) in [
            ("queue", "/"), ("ticket", "/tickets/\(tickets / 2)"), ("search", "/search?q=Letter"),
        ] {
            let times = try await site.times(path, count: 200)
            line(
                "load_\(name)_page",
                [
                    "tickets": Double(tickets), "p50_milliseconds": times[100] * 1000,
                    "p99_milliseconds": times[197] * 1000,
                ])
        }
    }

    /// A holiday next week, and every open deadline anew.
    private static func recalculation(_ bench: BenchDesk, tickets: Int) async throws {
        let zone = try bench.desk.edition().zone
        let day = zone.civil(at: bench.desk.world.now()).date.adding(days: 7)
        let date = day.description.replacing("-", with: "")
        let text = """
            BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:bench\r\nDTSTART;VALUE=DATE:\(date)\r\n\
            SUMMARY:Bench\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
            """
        let time = try await seconds {
            _ = try await bench.desk.publish(.file(text, .merge), country: "RU")
        }
        line(
            "load_recalculation",
            ["tickets": Double(tickets), "tickets_per_second": Double(tickets) / time])
    }

    private static func size(_ bench: BenchDesk, tickets: Int) async throws {
        let bytes = try await bench.desk.store.bytes()
        try bench.desk.store.close()
        let start = try await seconds { try await BenchDesk.open(bench.folder).store.close() }
        line(
            "load_size",
            [
                "tickets": Double(tickets), "bytes_per_ticket": Double(bytes) / Double(tickets),
                "start_milliseconds": start * 1000, "resident_megabytes": residentMegabytes(),
            ])
    }
}
