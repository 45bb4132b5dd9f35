import Foundation
import Regulations
import Testing

@testable import ServiceDesk
@testable import Web
@testable import WorkingTime

/// What the core computed, as a page shows it: on the bundled regulation, whose support day is
/// 8:00–16:00 in Moscow.
struct ReaderTests {
    /// Without daylight saving since 2014.
    private static let moscow = ZoneRules(
        name: "Europe/Moscow", edition: "test", firstOffset: 3 * 3600, transitions: [])

    static let edition: Edition = {
        let file = Sources.root.appending(path: "regulations/echo/regulation.yaml")
        let world = CheckWorld(
            zone: { $0 == moscow.name ? moscow : nil }, holidays: { Holidays.bundled(country: $0) },
            today: CivilDate(year: 2026, month: 11, day: 5)!)
        let checked = RegulationFile.read(
            text: try! String(contentsOf: file, encoding: .utf8), file: "echo", world: world)
        return try! Edition(compiling: checked.regulation!, digest: "test", world: world)
    }()

    private func at(_ text: String) -> Instant { Instant(iso8601: text + ":00+03:00")! }

    private func reader(_ now: String, _ language: Language = .ru, zone: ZoneRules = moscow)
        -> Reader
    {
        Reader(language: language, zone: zone, now: at(now))
    }

    private func clock(
        _ outcome: Clock.Outcome, from start: String, due: String?, pauses: [Pause] = [],
        ended: String? = nil,
        elapsed: Int64 = 0, isLate: Bool = false, nature: Commitment.Nature = .binding
    ) -> Clock {
        Clock(
            id: ClockID(commitment: "standard_reaction", instance: 0), nature: nature,
            calendar: "support",
            startedAt: at(start), startedBy: 0, pauses: pauses, due: due.map(at), warnings: [],
            outcome: outcome,
            endedAt: ended.map(at), elapsedSeconds: elapsed, isLate: isLate, beyondCalendar: false)
    }

    private func told(_ clock: Clock, _ reader: Reader) -> String? {
        guard let model = reader.model(of: clock, in: Self.edition) else { return nil }
        let told = reader.words.words(of: model, now: reader.today, withLeftWord: true)
        let left = String(decoding: told.left.bytes, as: UTF8.self)
            .replacing(/<[^>]*>/, with: "").replacing("\u{a0}", with: " ")
        return "\(model.state.rawValue): \(told.due.replacing("\u{a0}", with: " ")) · \(left)"
    }

    // 5 November 2026 is a Thursday; the holiday of 4 November lies before it.
    @Test func `each outcome has its face`() {
        let thursday = reader("2026-11-05T10:00")
        #expect(
            told(clock(.running, from: "2026-11-05T09:00", due: "2026-11-06T09:00"), thursday)
                == "running: до пт 9:00 · осталось 7 раб. ч")
        #expect(
            told(clock(.running, from: "2026-11-03T09:00", due: "2026-11-05T10:40"), thursday)
                == "warning: до 10:40 · осталось 40 мин")
        #expect(
            told(
                clock(.missed, from: "2026-11-02T09:00", due: "2026-11-03T09:00", isLate: true),
                thursday)?
                .hasPrefix("breached: срок был вт 9:00 · +") == true)
        #expect(
            told(
                clock(
                    .paused, from: "2026-11-03T09:00", due: nil,
                    pauses: [Pause(from: at("2026-11-03T10:00"), until: nil)]),
                thursday) == "paused: пауза с вт 10:00 · ")
        #expect(
            told(
                clock(
                    .met, from: "2026-11-05T09:00", due: "2026-11-06T09:00",
                    ended: "2026-11-05T09:45", elapsed: 2700),
                thursday) == "met: за 45 мин · из 8 раб. ч, 9:45")
        #expect(told(clock(.cancelled, from: "2026-11-05T09:00", due: nil), thursday) == nil)
        #expect(
            told(
                clock(.running, from: "2026-11-05T09:00", due: nil, nature: .notGuaranteed),
                thursday)
                == "unpromised: срок не гарантируется · ")
    }

    @Test func `over a week ahead days are counted`() {
        let monday = reader("2026-11-09T10:00")
        #expect(
            told(clock(.running, from: "2026-11-09T09:00", due: "2026-11-20T11:00"), monday)
                == "running: до пт 20 ноя · осталось 9 раб. дн.")
    }

    @Test func `what is due at midnight is due at the end of the day before, never a day later`() {
        let (monday, thursday) = (reader("2026-11-09T10:00"), reader("2026-11-05T10:00"))
        func told(_ due: String, _ reader: Reader, _ nature: Commitment.Nature = .binding)
            -> String?
        {
            self.told(clock(.running, from: "2026-11-05T09:00", due: due, nature: nature), reader)
        }
        #expect(told("2026-12-01T00:00", monday)?.hasPrefix("running: до пн 30 ноя") == true)
        #expect(told("2026-11-10T00:00", thursday)?.hasPrefix("running: до пн 24:00") == true)
        #expect(
            told("2026-12-01T00:00", monday, .indicative) == "indicative: до пн 30 ноя · ориентир")
        let late = clock(.missed, from: "2026-11-02T09:00", due: "2026-11-04T00:00", isLate: true)
        #expect(self.told(late, thursday)?.hasPrefix("breached: срок был вт 24:00") == true)
        let kazakh = self.told(
            clock(.running, from: "2026-11-05T09:00", due: "2026-11-10T00:00"),
            reader("2026-11-05T10:00", .kk))
        #expect(
            kazakh?.hasPrefix("running: дс 24:00-ке дейін") == true,
            "жиырма төртке: \(kazakh ?? "")")
    }

    @Test func `a page in another zone names the calendar's`() {
        let almaty = ZoneRules(
            name: "Asia/Almaty", edition: "test", firstOffset: 5 * 3600, transitions: [])
        let reader = reader("2026-11-05T10:00", zone: almaty)
        #expect(
            told(clock(.running, from: "2026-11-05T09:00", due: "2026-11-06T09:00"), reader)
                == "running: до пт 9:00 по Москве · осталось 7 раб. ч")
    }

    @Test func `the script gets what it needs to count on`() throws {
        let model = reader("2026-11-05T10:00").model(
            of: clock(.running, from: "2026-11-05T09:00", due: "2026-11-06T09:00"), in: Self.edition
        )
        let live = try #require(model?.live)
        #expect(live.left == 7 * 3600 && live.runs)
        #expect(live.border == 6 * 3600)
    }

    @Test(arguments: Language.allCases) func `the argument adds up to the promise`(
        _ language: Language
    ) throws {
        let explanation = try #require(
            try explain(
                commitment: "standard_reaction", from: at("2026-11-03T14:20"), under: Self.edition))
        let reader = reader("2026-11-05T10:00", language)
        let why = reader.why(explanation, in: Self.edition)
        #expect(why.totalMinutes == 8 * 60)
        #expect(why.sum.map(\.minutes) == [100, 380])
        #expect(why.rows.map(\.topic) == [.promised, .start, .calendar, .skipped])
        #expect(why.rows[3].lines[0].contains("4"))
        let ribbon = try #require(reader.ribbon(explanation, in: Self.edition))
        #expect(ribbon.days.reduce(0) { $0 + $1.minutes } == why.totalMinutes)
        #expect(ribbon.days.map(\.kind) == [.working, .holiday, .working])
        #expect(ribbon.now == Ribbon.Mark(day: 2, minute: 600))
        #expect(ribbon.due.day == 2)
    }

    @Test func `each part of a day has a row of its own, and they add up`() throws {
        var explanation = try #require(
            try explain(
                commitment: "standard_reaction", from: at("2026-11-03T14:20"), under: Self.edition))
        let whole = try #require(explanation.days.last?.parts.first)
        let (noon, one) = (whole.lowerBound + 4 * 3600, whole.lowerBound + 5 * 3600)
        explanation.days[explanation.days.count - 1].parts = [
            whole.lowerBound..<noon, one..<(whole.upperBound + 3600),
        ]
        let why = reader("2026-11-05T10:00").why(explanation, in: Self.edition)
        #expect(why.sum.map(\.minutes) == [100, 240, 140] && why.totalMinutes == 8 * 60)
        #expect(
            why.sum.map(\.date).suffix(2) == [CivilDate("2026-11-05"), CivilDate("2026-11-05")])
    }

    @Test func `seconds never make the sum miss the promise`() throws {
        for second in [1, 29, 59] as [Int64] {
            let start = at("2026-11-03T14:20") + second
            let explanation = try #require(
                try explain(commitment: "standard_reaction", from: start, under: Self.edition))
            #expect(
                reader("2026-11-05T10:00").why(explanation, in: Self.edition).totalMinutes == 8 * 60
            )
        }
    }

    @Test func `a long ribbon keeps its ends and the present`() throws {
        let calendar = Self.edition.calendar("support")
        let (start, due) = (at("2026-11-02T10:00"), at("2026-12-01T12:00"))
        var explanation = try #require(
            try explain(commitment: "standard_reaction", from: start, under: Self.edition))
        explanation.due = due
        explanation.days = calendar.tallies(from: start, to: due)
        let ribbon = try #require(reader("2026-11-17T10:00").ribbon(explanation, in: Self.edition))
        #expect(ribbon.days.count <= Ribbon.daysMax)
        #expect(ribbon.days.first?.date.day == 2 && ribbon.days.last?.date.day == 1)
        #expect(ribbon.now?.minute == 600)
        let counted = explanation.days.reduce(0) { $0 + $1.seconds } / 60
        #expect(ribbon.days.reduce(0) { $0 + $1.minutes } == Int(counted))
    }

    @Test func `a week is told in groups of days`() {
        let words = Words.of(.ru)
        func told(_ name: String) -> String {
            words.week(of: Self.edition.calendar(name).rule).replacing("\u{a0}", with: " ")
                .replacing(
                    "\u{2060}", with: "")
        }
        #expect(told("support") == "пн–пт 8:00–16:00")
        #expect(told("emergency") == "пн–вс 6:00–20:00")
        #expect(told("always") == "круглосуточно")
    }
}
