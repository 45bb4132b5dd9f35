import Testing
import WorkingTime

@testable import Regulations

/// Hours that are stated twice are refused where they stand.
struct WindowOverlapsTests {
    private func findings(calendar: String, commitments: String = "") -> [String] {
        let text = """
            reglament: 1
            id: peer
            version: "1"
            in_force: 2015-01-01
            title: { en: Overlap }
            provider: { en: Peer }
            languages: [en]
            time_zone: UTC
            currency: EUR
            calendar: hours
            calendars:
              hours: { \(calendar) }
            roles: { agent: { title: { en: Agent } }, head: { title: { en: Head } } }
            channels: { mail: { kind: email, address: desk@peer.example } }
            priorities: { ordinary: { title: { en: Ordinary }, rank: 1, default: true } }
            commitments:
              c: { clause: "1", title: { en: C }, starts: arrived, stops: first_reply, within: 8 working hours }
            \(commitments)
            clauses: { "1": { text: { en: Eight hours. } } }
            """
        return Drafts.read(text).findings.filter { $0.severity == .blocks }
            .map { "\($0.place.line) \($0.code.rawValue) \($0.message)" }
    }

    @Test(arguments: [
        (
            "week: { mon-fri: \"09:00-17:00\" }, except: { 2026-03-03: [\"09:00-13:00\", \"12:00-17:00\"] }",
            WindowOverlaps.sameDay
        ),
        ("week: { mon: \"22:00-06:00\", tue: \"05:00-10:00\" }", WindowOverlaps.nextDay),
        ("week: { sun: \"22:00-06:00\", mon: \"05:00-10:00\" }", WindowOverlaps.nextDay),
        (
            "week: { mon-fri: \"22:00-06:00\" }, except: { 2026-03-03: \"05:00-10:00\" }",
            WindowOverlaps.nextDay
        ),
    ])
    func `windows that overlap are refused with their place`(calendar: String, fault: String) {
        #expect(findings(calendar: calendar) == ["12 S001 \(fault)"])
    }

    @Test(arguments: [
        "week: { mon-fri: \"00:00-24:00\" }",
        "week: { mon-fri: \"22:00-06:00\" }, except: { 2026-03-03: closed }",
        "week: { mon: \"22:00-06:00\", tue: \"06:00-10:00\" }",
    ])
    func `windows that meet are not`(calendar: String) {
        #expect(findings(calendar: calendar).isEmpty)
    }

    @Test
    func
        `a ladder of limits with different consequences is no contradiction, two limits alike are`()
    {
        let week = "week: { mon-fri: \"09:00-17:00\" }"
        let later =
            "clause: \"1\", title: { en: D }, starts: arrived, stops: first_reply, within: 9 working hours"
        #expect(
            findings(calendar: week, commitments: "  d: { \(later), if_missed: { assign: head } }")
                .isEmpty)
        #expect(
            findings(calendar: week, commitments: "  d: { \(later) }").first?.contains("T106")
                == true)
    }
}
