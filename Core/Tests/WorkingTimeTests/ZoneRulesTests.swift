import Testing

@testable import WorkingTime

@Suite struct ZoneRulesTests {
    @Test(arguments: [
        (
            Zones.berlin, "2025-03-30", "02:30", "2025-03-30T01:00:00Z",
            "the first instant after the gap"
        ),
        (
            Zones.berlin, "2025-03-30", "02:00", "2025-03-30T01:00:00Z",
            "the gap begins with its first minute"
        ),
        (
            Zones.berlin, "2025-03-30", "03:00", "2025-03-30T01:00:00Z",
            "the first minute after the gap"
        ),
        (
            Zones.berlin, "2025-03-30", "01:59", "2025-03-30T00:59:00Z",
            "the last minute before the gap"
        ),
        (Zones.lordHowe, "2025-10-05", "02:15", "2025-10-04T15:30:00Z", "a gap of half an hour"),
        (Zones.apia, "2011-12-30", "12:00", "2011-12-30T10:00:00Z", "a day that was left out"),
        (Zones.apia, "2011-12-31", "00:00", "2011-12-30T10:00:00Z", "the day after it"),
    ])
    func `a local time in a gap is the first instant after it`(
        zone: ZoneRules, day: String, time: String, instant: String, why: String
    ) {
        for choice in [ZoneRules.Choice.first, .last] {
            #expect(
                zone.instant(of: date(day), CivilTime(time)!, choosing: choice) == at(instant),
                "\(why)")
        }
    }

    @Test(arguments: [
        (Zones.berlin, "2025-10-26", "02:30", "2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"),
        (Zones.berlin, "2025-10-26", "02:00", "2025-10-26T00:00:00Z", "2025-10-26T01:00:00Z"),
        (Zones.berlin, "2025-10-26", "03:00", "2025-10-26T02:00:00Z", "2025-10-26T02:00:00Z"),
        (Zones.newYork, "2025-11-02", "01:15", "2025-11-02T05:15:00Z", "2025-11-02T06:15:00Z"),
        (Zones.almaty, "2024-02-29", "23:59", "2024-02-29T17:59:00Z", "2024-02-29T18:59:00Z"),
    ])
    func `a local time that comes twice has a first and a last instant`(
        zone: ZoneRules, day: String, time: String, first: String, last: String
    ) {
        #expect(zone.instant(of: date(day), CivilTime(time)!, choosing: .first) == at(first))
        #expect(zone.instant(of: date(day), CivilTime(time)!, choosing: .last) == at(last))
    }

    @Test(arguments: [
        (
            Zones.havana, "2025-11-02", "2025-11-02T04:00:00Z",
            "the first of two midnights: the day before is over"
        ),
        (
            Zones.stJohns, "2010-11-07", "2010-11-07T03:30:00Z",
            "the last: the day before came back for an hour"
        ),
        (Zones.havana, "2025-03-09", "2025-03-09T05:00:00Z", "midnight is left out"),
        (Zones.almaty, "2024-03-01", "2024-02-29T19:00:00Z", "24:00 came only once"),
    ])
    func `a day begins when the day before will not return`(
        zone: ZoneRules, day: String, instant: String, why: String
    ) {
        #expect(zone.startOfDay(date(day)) == at(instant), "\(why)")
    }

    @Test func `local time and back is the same instant or its twin`() {
        for zone in Zones.changing {
            for transition in zone.transitions {
                for minutes in stride(from: Int64(-1500), through: 1500, by: 15) {
                    let instant = transition.at + minutes * 60
                    let local = zone.civil(at: instant)
                    let twins = [ZoneRules.Choice.first, .last].map {
                        zone.instant(of: local, choosing: $0)
                    }
                    #expect(twins.contains(instant), "\(zone.name) \(instant)")
                    #expect(
                        twins.allSatisfy { zone.civil(at: $0) == local }, "\(zone.name) \(instant)")
                }
            }
        }
    }

    // MARK: TZif

    @Test func `the first version has 32-bit times and no footer`() throws {
        let zone = try TZifBytes(
            version: 0, transitions: [(-1000, 1), (1000, 0)], offsets: [3600, 7200]
        ).rules()
        #expect(
            [-1001, -1000, 999, 1000].map { zone.offset(at: Instant(seconds: $0)) } == [
                3600, 7200, 7200, 3600,
            ])
    }

    @Test(arguments: [
        ("EST5EDT,M3.2.0,M11.1.0", "2040-03-11T07:00:00Z", -18_000, -14_400),
        ("EST5EDT,M3.2.0,M11.1.0", "2040-11-04T06:00:00Z", -14_400, -18_000),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2040-10-06T15:30:00Z", 37_800, 39_600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2040-10-28T01:00:00Z", 3600, 0),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2040-03-25T01:00:00Z", -7200, -3600),
        ("XXX3YYY,J60/0,J300/0", "2040-03-01T03:00:00Z", -10_800, -7200),
        ("XXX3YYY,59/0,300/0", "2040-02-29T03:00:00Z", -10_800, -7200),
    ])
    func `the footer goes on for the years that the table leaves out`(
        footer: String, change: String, before: Int, after: Int
    ) throws {
        let zone = try TZifBytes(footer: footer).rules()
        #expect(zone.offset(at: at(change) - 1) == before)
        #expect(zone.offset(at: at(change)) == after)
    }

    @Test func `a footer without daylight saving is the offset of a zone without a table`() throws {
        #expect(
            try TZifBytes(offsets: [10_800], footer: "MSK-3").rules().offset(
                at: at("2026-07-01T00:00:00Z")) == 10_800)
    }

    @Test func `a table that ends in the remotest past is followed by the footer within bounds`()
        throws
    {
        let zone = try TZifBytes(transitions: [(-1 << 59, 0)], footer: "EST5EDT,M3.2.0,M11.1.0")
            .rules()
        #expect(zone.transitions.count < 400)
        #expect(zone.offset(at: at("2026-07-01T00:00:00Z")) == -14_400)
    }

    static let damaged: [(String, [UInt8])] = {
        let good = TZifBytes(transitions: [(0, 1), (1000, 0)], offsets: [0, 3600]).bytes
        return [
            ("empty", []),
            ("another file", Array("#!/bin/sh\n".utf8) + [UInt8](repeating: 0, count: 90)),
            ("cut", Array(good[..<120])),
            ("counts beyond all bounds", Array(good[..<20]) + [UInt8](repeating: 0xFF, count: 80)),
            ("times that go back", TZifBytes(transitions: [(1000, 0), (0, 0)]).bytes),
            ("a type that is not there", TZifBytes(transitions: [(0, 7)]).bytes),
            ("an offset of 30 hours", TZifBytes(offsets: [108_000]).bytes),
            ("a footer that is no rule", TZifBytes(footer: "Monday").bytes),
            ("too large", good + [UInt8](repeating: 0, count: 1 << 20)),
        ]
    }()

    @Test(arguments: damaged)
    func `damaged zone data are refused with the name of the zone`(what: String, bytes: [UInt8])
        throws
    {
        let error = try #require(throws: ZoneRulesError.self) {
            try ZoneRules(tzif: bytes, name: "Test/Zone", edition: "test")
        }
        #expect(error.description.hasPrefix("Test/Zone: "), "\(what): \(error)")
    }

    @Test func `any cut or changed byte of zone data is read or refused, never a crash`() throws {
        let good = TZifBytes(
            transitions: [(0, 1), (1000, 0)], offsets: [0, 3600], footer: "EST5EDT,M3.2.0,M11.1.0"
        )
        .bytes
        for index in good.indices {
            _ = try? ZoneRules(tzif: Array(good[..<index]), name: "Test/Zone", edition: "test")
            for byte: UInt8 in [0, 0x7F, 0x80, 0xFF, UInt8(ascii: ",")] {
                var bytes = good
                bytes[index] = byte
                _ = try? ZoneRules(tzif: bytes, name: "Test/Zone", edition: "test")
            }
        }
    }
}
