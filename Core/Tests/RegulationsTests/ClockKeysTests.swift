import Testing
import WorkingTime

@testable import Regulations

/// Keys of clocks are read, printed, and refused with their place where they contradict each other.
struct ClockKeysTests {
    private func read(_ commitment: String) -> Checked {
        Drafts.read(
            """
            reglament: 1
            id: peer
            version: "1"
            in_force: 2015-01-01
            title: { en: Clocks, ru: Часы, kk: Сағат }
            provider: { en: Peer, ru: Стол, kk: Үстел }
            languages: [en, ru, kk]
            time_zone: UTC
            currency: EUR
            calendar: hours
            calendars:
              hours: { week: { mon-fri: "09:00-17:00" } }
            roles: { agent: { title: { en: Agent, ru: Агент, kk: Агент } }, head: { title: { en: Head, ru: Глава, kk: Басшы } } }
            channels: { mail: { kind: email, address: desk@peer.example } }
            priorities: { ordinary: { title: { en: Ordinary, ru: Обычный, kk: Қарапайым }, rank: 1, default: true } }
            fields: { day: { title: { en: Day, ru: День, kk: Күн }, type: date }, word: { title: { en: Word, ru: Слово, kk: Сөз } } }
            commitments:
              c: { clause: "1", title: { en: C, ru: С, kk: С }, \(commitment) }
            clauses: { "1": { text: { en: Eight hours., ru: Восемь., kk: Сегіз. } } }
            """)
    }

    private func faults(_ commitment: String) -> [String] {
        read(commitment).findings.filter { $0.severity == .blocks }
            .map { "\($0.code.rawValue) \($0.place.path): \($0.message)" }
    }

    private func sentence(_ commitment: String, _ language: String = "en") throws -> String {
        let checked = read(commitment)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        return regulation.deskSentence(for: "commitments.c", in: language)
    }

    private static let answer = "starts: arrived, stops: first_reply"

    // MARK: Steps after a due

    @Test func `steps after a due are read in their order`() throws {
        let steps = "if_missed: [{ assign: agent }, { after: 2 working hours, assign: head }]"
        let read = read("\(Self.answer), within: 4 working hours, \(steps)")
        let regulation = try #require(read.regulation, "\(read.findings)")
        #expect(
            regulation.commitments["c"]?.ifMissed == [
                LateStep(effects: Effects(assign: ["agent"])),
                LateStep(after: .working(seconds: 7200), effects: Effects(assign: ["head"])),
            ])
    }

    @Test(arguments: [
        ("en", "if missed: assigned to: Agent; 2 working hours after the due: assigned to: Head"),
        ("ru", "при пропуске: поручается: Агент; через 2 рабочих часа после срока: поручается: Глава"),
        ("kk", "өткізіп алынса: тапсырылады: Агент; мерзімнен кейін 2 жұмыс сағаты өткенде: тапсырылады: Басшы"),
    ])
    func `the document says each step`(language: String, words: String) throws {
        let steps = "if_missed: [{ assign: agent }, { after: 2 working hours, assign: head }]"
        #expect(try sentence("\(Self.answer), within: 4 working hours, \(steps)", language).contains(words))
    }

    @Test(arguments: [
        (
            "within: 4 working hours, if_missed: [{ after: 2 hours, assign: head }]",
            "S001 commitments.c.if_missed.0.after"
        ),
        ("within: 4 working hours, if_missed: [{ after: 2 working hours }]", "S001 commitments.c.if_missed.0"),
        (
            "within: 4 working hours, if_missed: [{ afer: 2 working hours, assign: head }]",
            "S002 commitments.c.if_missed.0.afer"
        ),
        (
            "within: 4 working hours, if_missed: [{ after: 2 working hours, assign: head }, { after: 1 working hour, assign: agent }]",
            "T105 commitments.c.if_missed.1.after"
        ),
        ("nature: unregulated, if_missed: { after: 2 working hours, assign: head }", "T105 commitments.c.if_missed"),
        (
            "nature: cap, within: 4 working hours, if_missed: { after: 2 working hours, assign: head }",
            "T105 commitments.c.if_missed"
        ),
    ])
    func `a step that cannot come is refused with its place`(keys: String, place: String) {
        let faults = faults("\(Self.answer), \(keys)")
        #expect(faults.contains { $0.hasPrefix(place + ":") }, "\(faults)")
    }
}
