import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// Explanations of single mechanisms: days as days, hours under the days in which they lie, dates
/// by what names them.
@Suite struct ExplanationCasesTests {
    private static let text = """
        reglament: 1
        id: hours
        version: "1"
        in_force: 2025-01-01
        title: { en: "Hours" }
        provider: { en: "Sample" }
        languages: [en]
        time_zone: Europe/Moscow
        currency: RUB
        calendar: office
        calendars:
          office: { clause: "1", week: { mon-fri: "09:00-18:00" }, holidays: RU }
          shift:  { title: { en: "Night shift" }, clause: "2", week: { mon-fri: "21:00-05:00" } }
          branch: { title: { en: "Lisbon" }, clause: "3", week: { mon-fri: "12:00-23:30" }, time_zone: Europe/Lisbon }
        roles: { agent: { title: { en: "Agent" }, clause: "1" } }
        channels: { mail: { title: { en: "Mail" }, clause: "1", kind: email, address: a@sample.example } }
        priorities: { ordinary: { title: { en: "Ordinary" }, clause: "1", rank: 1, default: true } }
        fields: { promised: { title: { en: "Promised day" }, clause: "1", type: date } }
        commitments:
          reaction:
            { clause: "1", title: { en: "R" }, starts: arrived, stops: done, within: 8 working hours,
              earliest: 1 working hour }
          answer:   { clause: "4", title: { en: "A" }, starts: arrived, stops: done, within: 3 business days }
          report:   { clause: "5", title: { en: "M" }, starts: arrived, stops: closed, within: 14 calendar days }
          months:
            { clause: "6", title: { en: "Y" }, starts: arrived, stops: closed, within: 1 calendar month,
              roll: next_business_day }
          at_night:
            { clause: "2", title: { en: "N" }, starts: arrived, stops: done, within: 4 working hours,
              calendar: shift }
          lisbon:
            { clause: "3", title: { en: "L" }, starts: arrived, stops: done, within: 6 working hours,
              calendar: branch }
          before:   { clause: "7", title: { en: "B" }, stops: done, until: 2 business days before promised }
        clauses:
          "1": { text: { en: "Office hours." } }
          "2": { text: { en: "The shift works at night." } }
          "3": { text: { en: "Lisbon works by its own clock." } }
          "4": { text: { en: "Answered within three days." } }
          "5": { text: { en: "Reported within a fortnight." } }
          "6": { text: { en: "Reported within a month." } }
          "7": { text: { en: "Done two days before." } }
        """

    private static func lines(
        _ commitment: String, from: String, anchor: FieldValue? = nil, text: String = text
    ) throws -> [String] {
        let world = RegulationsOnDisk.world
        let checked = RegulationFile.read(text: text, file: "hours.yaml", world: world)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        let edition = try Edition(compiling: regulation, digest: "", world: world)
        let start = try #require(Instant(iso8601: from))
        let explanation = try #require(
            try explain(commitment: commitment, from: start, anchor: anchor, under: edition))
        return ExplanationWords(language: "en", edition: edition).lines(of: explanation)
    }

    @Test func `seconds are kept and shown where there are any, and the lines add up`() throws {
        #expect(
            try Self.lines("reaction", from: "2025-10-10T14:00:30+03:00").dropFirst() == [
                "Start: Fri 10 Oct 2025 14:00:30",
                "Not before: Fri 10 Oct 2025 15:00:30 (1\u{a0}working hour)",
                "Calendar: Office hours, Europe/Moscow, holidays RU (cl. 1)",
                "  Fri 10 Oct 2025 14:00:30–18:00 3:59:30", "  Sat 11 Oct 2025 0:00 — day off",
                "  Sun 12 Oct 2025 0:00 — day off", "  Mon 13 Oct 2025 09:00–13:00:30 4:00:30",
                "Due: Mon 13 Oct 2025 13:00:30 (in all 8:00)",
            ])
    }

    @Test
    func `business days are explained in days, and the day of the start is named as not counted`()
        throws
    {
        #expect(
            try Self.lines("answer", from: "2025-10-09T12:00+03:00").suffix(7) == [
                "  Thu 9 Oct 2025 — day of the start, not counted", "  Fri 10 Oct 2025 — day 1",
                "  Sat 11 Oct 2025 — day off", "  Sun 12 Oct 2025 — day off",
                "  Mon 13 Oct 2025 — day 2",
                "  Tue 14 Oct 2025 — day 3, until 18:00", "Due: Tue 14 Oct 2025 18:00",
            ])
    }

    @Test func `calendar days are explained in days, and none of them is a day off`() throws {
        #expect(
            try Self.lines("report", from: "2025-10-09T12:00+03:00").suffix(3) == [
                "  Thu 9 Oct 2025 — day of the start, not counted",
                "  Fri 10 Oct 2025 – Thu 23 Oct 2025 — days 1–14, until 24:00",
                "Due: Thu 23 Oct 2025 24:00",
            ])
    }

    @Test func `months lead to a day, which moves off a day off`() throws {
        #expect(
            try Self.lines("months", from: "2025-10-09T12:00+03:00").suffix(5) == [
                "  Thu 9 Oct 2025 — day of the start",
                "  Sun 9 Nov 2025 — 1\u{a0}calendar month on",
                "  Sun 9 Nov 2025 — day off",
                "  Mon 10 Nov 2025 — the due day moves here, until 24:00",
                "Due: Mon 10 Nov 2025 24:00",
            ])
    }

    @Test func `hours of a night stand under the days in which they lie`() throws {
        #expect(
            try Self.lines("at_night", from: "2025-10-17T22:30+03:00").suffix(3) == [
                "  Fri 17 Oct 2025 22:30–24:00 1:30", "  Sat 18 Oct 2025 00:00–02:30 2:30",
                "Due: Sat 18 Oct 2025 02:30 (in all 4:00)",
            ])
        #expect(
            try Self.lines("at_night", from: "2025-10-15T03:00+03:00").suffix(3) == [
                "  Wed 15 Oct 2025 03:00–05:00 2:00", "  Wed 15 Oct 2025 21:00–23:00 2:00",
                "Due: Wed 15 Oct 2025 23:00 (in all 4:00)",
            ])
    }

    @Test func `hours of another zone stand under the days of the file's zone`() throws {
        #expect(
            try Self.lines("lisbon", from: "2025-10-15T20:00+03:00").suffix(4) == [
                "  Wed 15 Oct 2025 20:00–24:00 4:00", "  Thu 16 Oct 2025 00:00–01:30 1:30",
                "  Thu 16 Oct 2025 14:00–14:30 0:30",
                "Due: Thu 16 Oct 2025 14:30 (Thu 16 Oct 2025 12:30 Europe/Lisbon) (in all 6:00)",
            ])
    }

    @Test func `a promise before a day is explained by that day, or asks for it`() throws {
        let day = FieldValue.date(CivilDate("2025-10-21")!)
        let lines = try Self.lines("before", from: "2025-10-09T12:00+03:00", anchor: day)
        #expect(lines[0] == "Promised: 2 business days before «Promised day» (cl. 7)")
        #expect(
            lines.suffix(6) == [
                "  Tue 21 Oct 2025 — «Promised day», not counted", "  Mon 20 Oct 2025 — day 1",
                "  Sun 19 Oct 2025 — day off", "  Sat 18 Oct 2025 — day off",
                "  Fri 17 Oct 2025 — day 2, until 18:00", "Due: Fri 17 Oct 2025 18:00",
            ])
        let asked = try Self.lines("before", from: "2025-10-09T12:00+03:00")
        #expect(asked.last == "Due: once «Promised day» is known")
    }
}
