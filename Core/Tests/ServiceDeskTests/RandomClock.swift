import Foundation
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// A ticket with a clock of every mechanism, by chance: calendars with breaks, nights, holidays,
/// exceptional days and zones of their own; waits, resets, dates that are promised.
struct RandomClock {
    static let zones = [
        "Europe/Moscow", "Asia/Almaty", "Europe/Lisbon", "America/New_York", "Asia/Vladivostok",
        "UTC",
    ]
    static let commitments = [
        "hours", "minutes", "business", "calendar", "next", "previous", "months", "cut", "at_once",
        "close", "whole",
        "by_day", "by_moment", "before", "days_before", "with_start", "days_with_start",
        "same_later", "same_earlier",
        "from_day", "from_moment", "repeated",
    ]
    /// What the field is called of which a promise is counted back.
    static let fieldTitle = LocalizedText([
        "ru": "Обещанный день", "kk": "Уәде күні", "en": "Promised day",
    ])

    let edition: Edition
    let clock: Clock
    let explanation: Explanation

    init(seed: Int, editions: inout [Int: Edition]) throws {
        let kind = seed % 40
        if editions[kind] == nil { editions[kind] = try Self.edition(kind) }
        edition = editions[kind]!
        var random = SplitMix(state: UInt64(seed))
        let (stream, end) = Self.story(&random)
        let clocks = ServiceDesk.clocks(of: stream, under: edition, asOf: end)
        let wanted = Self.commitments[seed / 40 % Self.commitments.count]
        guard let clock = clocks.last(where: { $0.id.commitment == wanted }),
            let explanation = explain(clock, of: stream, under: edition, asOf: end)
        else { throw EditionError(description: "\(seed): no clock of '\(wanted)'") }
        (self.clock, self.explanation) = (clock, explanation)
    }

    // MARK: The regulation

    private static func edition(_ kind: Int) throws -> Edition {
        var random = SplitMix(state: UInt64(kind + 1))
        var regulation = Regulation()
        regulation.languages = ["ru", "kk", "en"]
        regulation.timeZone = zones[kind % 3]
        regulation.calendar = "hours"
        regulation.calendars["hours"] = calendar(kind, &random)
        var low = Priority()
        low.isDefault = true
        regulation.priorities["low"] = low
        for (name, kind) in [("promised", Field.Kind.date), ("moment", .moment)] {
            var field = Field()
            (field.title, field.kind) = (fieldTitle, kind)
            regulation.fields[name] = field
        }
        regulation.roles["head"] = Role()
        for name in commitments { regulation.commitments[name] = commitment(name, &random) }
        var world = CheckWorld(
            zone: RegulationsOnDisk.world.zone, holidays: RegulationsOnDisk.world.holidays,
            today: CivilDate("2026-01-15")!)
        world.compile = { rule, first, last throws(CalendarError) in
            try WorkingCalendar(
                rule, from: max(first, CivilDate("2024-01-01")!),
                through: min(last, CivilDate("2027-12-31")!))
        }
        return try Edition(compiling: regulation, digest: "", world: world)
    }

    private static func calendar(_ kind: Int, _ random: inout SplitMix) -> CalendarItem {
        var item = CalendarItem()
        let isNight = kind % 5 == 4
        for day in 1...7 where day < 6 || Int.random(in: 0..<4, using: &random) == 0 {
            item.week[day] = isNight ? night(&random) : windows(&random)
        }
        if kind % 2 == 0 { item.holidays = kind % 4 == 0 ? "RU" : "KZ" }
        if kind % 3 == 0 { item.shortMinutes = 60 }
        if kind % 7 == 3 { item.timeZone = zones[kind % zones.count] }
        for _ in 0..<12 {
            let day = CivilDate("2025-09-01")!.adding(days: Int.random(in: 0..<300, using: &random))
            item.exceptions[day] =
                isNight || Bool.random(using: &random)
                ? .closed : .windows([.init(from: 600, to: 725)])
        }
        return item
    }

    private static func windows(_ random: inout SplitMix) -> [CalendarItem.Window] {
        if Int.random(in: 0..<8, using: &random) == 0 { return [.init(from: 0, to: 1440)] }
        let from = Int.random(in: 28...40, using: &random) * 15
        let noon = Int.random(in: 48...54, using: &random) * 15
        let to = Int.random(in: 64...96, using: &random) * 15
        guard Bool.random(using: &random) else { return [.init(from: from, to: to)] }
        return [.init(from: from, to: noon), .init(from: noon + 45, to: to)]
    }

    private static func night(_ random: inout SplitMix) -> [CalendarItem.Window] {
        [
            .init(
                from: Int.random(in: 76...94, using: &random) * 15,
                to: Int.random(in: 8...24, using: &random) * 15)
        ]
    }

    private static func commitment(_ name: String, _ random: inout SplitMix) -> Commitment {
        var item = Commitment(
            clauses: [], starts: .triggers([.event(.started)]), stops: [.event(.done)],
            pauses: [.waitingClient],
            resets: [.event(.replied)])
        let days = Int.random(in: 1...25, using: &random)
        switch name {
        case "hours":
            item.within = .working(seconds: Int64.random(in: 1...90, using: &random) * 3600)
        case "minutes":
            item.within = .working(seconds: Int64.random(in: 1...4000, using: &random) * 60)
        case "business": item.within = .businessDays(days)
        case "calendar": item.within = .calendarDays(days)
        case "next": (item.within, item.roll) = (.calendarDays(days), .nextBusinessDay)
        case "previous": (item.within, item.roll) = (.calendarDays(days), .previousBusinessDay)
        case "months", "cut":
            item.within = .calendarMonths(Int.random(in: 1...4, using: &random))
            if name == "cut" { item.roll = .nextBusinessDay }
        case "at_once": item.within = .atOnce
        case "close": item.within = .endOfBusinessDay
        case "whole": item.within = .nextFullBusinessDay
        case "with_start": item.within = .businessDaysWithStart(days)
        case "days_with_start": item.within = .calendarDaysWithStart(days)
        case "same_later": item.within = .businessDaysAtTime(days, .later)
        case "same_earlier": item.within = .businessDaysAtTime(days, .earlier)
        case "from_day":
            (item.from, item.starts) = ("promised", .whenDateKnown)
            item.within =
                days % 2 == 0 ? .businessDays(days) : .working(seconds: Int64(days) * 3600)
        case "from_moment":
            (item.from, item.starts) = ("moment", .whenDateKnown)
            item.within = days % 2 == 0 ? .calendarDays(days) : .businessDaysWithStart(days)
        case "repeated":
            item.starts = .whileIn([.received, .inProgress])
            item.within =
                days % 2 == 0 ? .working(seconds: Int64(days) * 3600) : .businessDays(days % 3 + 1)
        case "by_day": item.until = Until(before: nil, anchor: .field("promised"))
        case "by_moment": item.until = Until(before: nil, anchor: .field("moment"))
        case "before": item.until = Until(before: .businessDays(days), anchor: .field("promised"))
        default:
            item.until = Until(before: .calendarDays(days), anchor: .field("moment"))
            item.roll = .previousBusinessDay
        }
        if days % 3 == 0 { item.ifMissed = Self.steps(&random) }
        if Bool.random(using: &random) { item.nature = .indicative }
        if days % 4 == 0, item.within != nil { item.earliest = .working(seconds: 1800) }
        return item
    }

    private static func steps(_ random: inout SplitMix) -> [LateStep] {
        let hours = LateStep(
            after: .working(seconds: Int64.random(in: 1...9, using: &random) * 3600),
            effects: Effects(assign: ["head"])
        )
        let days = LateStep(
            after: .businessDays(Int.random(in: 3...5, using: &random)),
            effects: Effects(assign: ["head"]))
        return [LateStep(effects: Effects(assign: ["head"])), hours, days]
    }

    // MARK: The story

    private static func story(_ random: inout SplitMix) -> (stream: TicketStream, end: Instant) {
        var stream = TicketStream(id: TicketID("t"))
        var at =
            Instant(iso8601: "2025-10-01T00:00:00Z")!
            + Int64.random(in: 0..<15_000_000, using: &random)
        if Bool.random(using: &random) { at = at - at.seconds % 60 }
        func happen(_ event: TicketEvent, after seconds: Int64) {
            at = at + seconds
            stream.append(
                TicketRecord(
                    event: event, sequence: stream.version + 1, occurredAt: at, recordedAt: at,
                    actor: Actor(kind: .staff, id: "s")))
        }
        happen(.arrived(TicketStory.arrived), after: 0)
        happen(.prioritised(.init(priority: "low", ground: .proposed)), after: 0)
        happen(.registered, after: 0)
        happen(.started, after: Int64.random(in: 0..<20_000, using: &random))
        let step: Int64 = Bool.random(using: &random) ? 1 : 60
        func later(_ most: Int64) -> Int64 {
            Int64.random(in: 0..<most / step, using: &random) * step
        }
        if Int.random(in: 0..<10, using: &random) > 0 {
            let day = CivilDate(
                dayNumber: Int(at.seconds / 86_400) + Int.random(in: 0..<60, using: &random))
            happen(
                .filled(
                    .init(fields: [
                        "promised": .date(day), "moment": .moment(at + later(4_000_000)),
                    ])), after: 60)
        }
        for _ in 0..<Int.random(in: 0...3, using: &random) {
            happen(
                .askedClient(.init(content: TicketStory.content, first: false)),
                after: later(200_000))
            if Int.random(in: 0..<8, using: &random) == 0 { break }
            happen(TicketStory.answered, after: later(300_000))
            if Int.random(in: 0..<6, using: &random) == 0 {
                happen(
                    .replied(.init(content: TicketStory.content, first: false)),
                    after: later(50_000))
            }
        }
        return (stream, at + later(2_000_000))
    }
}
