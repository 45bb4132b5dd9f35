import Testing

@testable import WorkingTime

/// A file of holidays beside the data that are known.
@Suite struct HolidayMergeTests {
    private let known = Holidays.bundled(country: "RU")!

    private func file(_ days: String..., kind: String = "OFF") throws -> Holidays {
        let events = days.map {
            "BEGIN:VEVENT\r\nUID:\($0)\r\nDTSTART;VALUE=DATE:\($0)\r\n" + "CATEGORIES:\(kind)\r\n"
                + "SUMMARY:City 50% <day>\r\nEND:VEVENT\r\n"
        }
        return try Holidays(
            ics: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events.joined() + "END:VCALENDAR\r\n",
            country: "RU",
            edition: "f")
    }

    private func day(_ text: String) -> CivilDate { CivilDate(text)! }

    @Test(arguments: ["RU", "KZ"]) func `data written as text are read as the same data`(
        _ country: String
    ) throws {
        let data = try #require(Holidays.bundled(country: country))
        #expect(
            Holidays(compact: data.compactText, country: country, edition: data.edition) == data)
        let more = try #require(data.taking(try file("20281009"), .merge, edition: data.edition))
        #expect(
            Holidays(
                compact: more.compactText + "\ntaken 5", country: country, edition: data.edition)
                == more)
        #expect(more.names[day("2028-10-09")] == .text("City 50% <day>"))
    }

    @Test func `a day set among the known ones takes none of them away`() throws {
        let made = try #require(known.taking(try file("20261007"), .merge, edition: "m"))
        #expect(made.off == known.off.union([day("2026-10-07")]))
        #expect(made.work == known.work && made.years == known.years)
        #expect(made.differences(from: known).map(\.year) == [2026])
    }

    @Test func `what the file says of a day counts`() throws {
        let worked = try #require(
            known.taking(try file("20261104", kind: "WORK"), .merge, edition: "m"))
        #expect(!worked.off.contains(day("2026-11-04")) && worked.work.contains(day("2026-11-04")))
    }

    @Test func `replaced are the years of the file, and no other`() throws {
        let made = try #require(known.taking(try file("20261007"), .replace, edition: "m"))
        #expect(made.off.filter { $0.year == 2026 } == [day("2026-10-07")])
        #expect(made.off.filter { $0.year != 2026 } == known.off.filter { $0.year != 2026 })
        let found = try #require(made.differences(from: known).first)
        #expect(found.year == 2026 && found.before == 14 && found.after == 1)
    }

    @Test func `a year that adjoins is known then, one beyond a gap is not taken`() throws {
        let next = try #require(known.taking(try file("20280103"), .replace, edition: "m"))
        #expect(next.years == 2020...2028)
        #expect(known.taking(try file("20290103"), .merge, edition: "m") == nil)
        #expect(known.taking(try file("20160104"), .merge, edition: "m") == nil)
    }
}
