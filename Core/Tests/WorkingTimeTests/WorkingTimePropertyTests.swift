import Testing

@testable import WorkingTime

/// Laws that hold for every calendar and every question.
@Suite struct WorkingTimePropertyTests {
    static let seeds = Array(0..<24)

    @Test(arguments: seeds) func `what is added is what lies between`(seed: Int) throws {
        var chance = try RandomCalendar(seed: seed)
        let calendar = chance.calendar
        for _ in 0..<100 {
            let start = chance.instant()
            let seconds = chance.seconds(from: start, upTo: 200_000)
            guard let due = try? calendar.add(working: seconds, to: start) else { continue }
            #expect(calendar.workingSeconds(from: start, to: due) == seconds)
            #expect(
                calendar.workingSeconds(from: start, to: due - 1) == seconds - 1,
                "\(due) is not the earliest")
            #expect(calendar.workingSeconds(from: due, to: start) == -seconds)
        }
    }

    @Test(arguments: seeds) func `adding in two steps is adding at once`(seed: Int) throws {
        var chance = try RandomCalendar(seed: seed)
        let calendar = chance.calendar
        for _ in 0..<100 {
            let start = chance.instant()
            let parts = (0..<2).map { _ in Int64.random(in: 1...90_000, using: &chance.random) }
            guard let due = try? calendar.add(working: parts[0] + parts[1], to: start) else {
                continue
            }
            let middle = try calendar.add(working: parts[0], to: start)
            #expect(try calendar.add(working: parts[1], to: middle) == due)
        }
    }

    @Test(arguments: seeds) func `a stretch is the sum of its parts, wherever it is cut`(seed: Int)
        throws
    {
        var chance = try RandomCalendar(seed: seed)
        let calendar = chance.calendar
        for _ in 0..<100 {
            let (from, cut, to) = (chance.instant(), chance.instant(), chance.instant())
            let parts =
                calendar.workingSeconds(from: from, to: cut)
                + calendar.workingSeconds(from: cut, to: to)
            #expect(parts == calendar.workingSeconds(from: from, to: to))
        }
    }

    @Test(arguments: seeds) func `a later start is never due earlier`(seed: Int) throws {
        var chance = try RandomCalendar(seed: seed)
        let calendar = chance.calendar
        for _ in 0..<100 {
            let (one, other) = (chance.instant(), chance.instant())
            let seconds = Int64.random(in: 0...90_000, using: &chance.random)
            guard let early = try? calendar.add(working: seconds, to: min(one, other)),
                let late = try? calendar.add(working: seconds, to: max(one, other))
            else { continue }
            #expect(early <= late)
        }
    }

    @Test(arguments: seeds) func `subtracting finds the latest start that leaves the time`(
        seed: Int
    ) throws {
        var chance = try RandomCalendar(seed: seed)
        let calendar = chance.calendar
        for _ in 0..<100 {
            let end = chance.instant()
            let opening = calendar.spans.randomElement(using: &chance.random)?.from ?? end
            let seconds = max(1, abs(calendar.workingSeconds(from: opening, to: end)))
            guard let start = try? calendar.subtract(working: seconds, from: end) else { continue }
            #expect(calendar.workingSeconds(from: start, to: end) == seconds)
            #expect(
                calendar.workingSeconds(from: start + 1, to: end) == seconds - 1,
                "\(start) is not the latest")
            #expect(try calendar.subtract(working: 0, from: end) == end)
        }
    }

    @Test(arguments: seeds) func `order, overlap and cuts of pauses do not matter`(seed: Int) throws
    {
        var chance = try RandomCalendar(seed: seed)
        let calendar = chance.calendar
        for _ in 0..<50 {
            let (start, pauses) = (chance.instant(), chance.pauses())
            let seconds = Int64.random(in: 0...90_000, using: &chance.random)
            let due = Result { try calendar.add(working: seconds, to: start, pauses: pauses) }
            let cut = pauses.flatMap { pause -> [Pause] in
                guard let until = pause.until else { return [pause, pause] }
                let middle = pause.from + (until - pause.from) / 2
                return [Pause(from: middle, until: until), Pause(from: pause.from, until: middle)]
            }
            let other = Result {
                try calendar.add(
                    working: seconds, to: start, pauses: cut.shuffled(using: &chance.random))
            }
            #expect((try? due.get()) == (try? other.get()), "\(seconds) from \(start), \(pauses)")
            if seconds > 0, case .success(let due?) = due {
                #expect(calendar.workingSeconds(from: start, to: due, pauses: pauses) == seconds)
            }
        }
    }

    @Test(arguments: 0..<128) func `every set of working weekdays counts its own days`(set: Int)
        throws
    {
        let days = Weekday.allCases.filter { set >> ($0.rawValue - 1) & 1 == 1 }
        let calendar = try CalendarRule("09:00-18:00", on: days, in: Zones.moscow).compiled(
            "2026-01-01", "2026-12-31")
        let start = at("2026-03-04T07:30:00Z")
        guard !days.isEmpty else {
            #expect(throws: BeyondHorizon.self) { try calendar.add(businessDays: 1, to: start) }
            #expect(throws: BeyondHorizon.self) { try calendar.add(working: 1, to: start) }
            #expect(throws: BeyondHorizon.self) { try calendar.endOfBusinessDay(at: start) }
            return
        }
        let ahead = (1...300).map { date("2026-03-04").adding(days: $0) }.filter {
            days.contains($0.weekday)
        }
        for count in [1, 2, 7, 30] {
            let close = Instant(seconds: Int64(ahead[count - 1].dayNumber) * 86_400 + 15 * 3600)
            #expect(try calendar.add(businessDays: count, to: start) == close)
            let night = start + 12 * 3600
            #expect(try calendar.add(working: Int64(count) * 9 * 3600, to: night) == close)
            #expect(calendar.workingSeconds(from: night, to: close) == Int64(count) * 9 * 3600)
        }
        #expect(days.contains(.wednesday) == calendar.isOpen(at: start))
    }
}
