import Testing

@testable import Regulations

/// What becomes of a file that is handed in beside a published version.
@Suite struct PublicationTests {
    private static let text = """
        reglament: 1
        id: remont
        version: "2026.1"
        in_force: 2026-11-01
        title: { en: Repair }
        provider: { en: Repair }
        languages: [en]
        time_zone: Europe/Moscow
        currency: RUB
        calendar: office
        calendars: { office: { clause: "1", week: { mon-fri: "09:00-18:00" } } }
        roles: { head: { title: { en: Head }, clause: "1" } }
        channels: { mail: { kind: email, address: desk@repair.example, arrival: delivered, clause: "1" } }
        priorities: { normal: { title: { en: Normal }, rank: 1, default: true } }
        commitments:
          reaction:
            { clause: "2", title: { en: Reaction }, starts: arrived, stops: first_reply, within: 4 working hours }
        clauses: { "1": { text: { en: "People." } }, "2": { text: { en: "Four hours." } } }
        """

    private func read(_ edits: (String, String)...) throws -> (Regulation, RegulationSource) {
        let text = edits.reduce(Self.text) { $0.replacing($1.0, with: $1.1) }
        let checked = RegulationFile.read(text: text, file: "r.yaml", world: Drafts.world)
        return (try #require(checked.regulation, "\(checked.findings)"), checked.source)
    }

    private func judged(_ edits: (String, String)..., insteadOf: String? = nil) throws
        -> Publication
    {
        let text = edits.reduce(Self.text) { $0.replacing($1.0, with: $1.1) }
        let checked = RegulationFile.read(text: text, file: "r.yaml", world: Drafts.world)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        return checked.source.publication(
            of: regulation, after: [try read().0], insteadOf: insteadOf)
    }

    private func finding(_ publication: Publication) -> Finding? {
        if case .refused(let finding) = publication { finding } else { nil }
    }

    @Test func `the first is new, the same again is the same, in other spelling too`() throws {
        let (regulation, source) = try read()
        #expect(source.publication(of: regulation, after: []) == .new)
        #expect(try judged() == .same)
        #expect(try judged(("reglament: 1\n", "reglament: 1 # a remark\n")) == .same)
    }

    @Test func `a published version never changes, and the difference is shown`() throws {
        let refused = try #require(finding(try judged(("4 working hours", "40 working hours"))))
        #expect(refused.code == .V103 && refused.place.line == 3)
        #expect(refused.message.contains("remont 2026.1"))
        #expect(
            refused.message.contains("2: takes longer: Reaction: 4 working hours"),
            "\(refused.message)")
        #expect(refused.message.contains("40 working hours"))
        let reworded = try #require(finding(try judged(("Four hours.", "Quickly."))))
        #expect(
            reworded.message.contains("reworded: «Four hours.» → «Quickly.»"), "\(reworded.message)"
        )
    }

    @Test func `another heading over the clauses is a difference, and is shown`() throws {
        let over = { (words: String) in
            ("clauses: {", "headings: { \"2\": { en: \"\(words)\" } }\nclauses: {")
        }
        let added = try #require(finding(try judged(over("Terms"))))
        #expect(added.message.contains("reworded: «—» → «Terms»"), "\(added.message)")
        let (old, new) = (try read(over("Terms")).0, try read(over("Times")).0)
        let lines = RegulationChange.between(old, new).map { $0.line(from: old, to: new, in: "en") }
        #expect(lines == ["2: reworded: «Terms» → «Times»"])
    }

    @Test func `a version of its own is new where it begins no earlier`() throws {
        let label = (#""2026.1""#, #""2026.2""#)
        #expect(try judged(label) == .new)
        #expect(try judged(label, ("2026-11-01", "2026-11-02")) == .new)
        let early = try #require(finding(try judged(label, ("2026-11-01", "2026-10-31"))))
        #expect(early.code == .V101 && early.place.line == 4)
        #expect(early.message.contains("2026-10-31") && early.message.contains("2026-11-01"))
    }

    @Test func `another regulation is refused, but for a change of name that is said`() throws {
        let other = ("id: remont", "id: other")
        let refused = try #require(finding(try judged(other)))
        #expect(
            refused.code == .V104 && refused.message.contains("remont")
                && refused.message.contains("other"))
        #expect(try judged(other, insteadOf: "remont") == .new)
        #expect(finding(try judged(other, insteadOf: "third"))?.code == .V104)
    }

    @Test func `what is new, gone or otherwise is told by clause`() throws {
        let (old, _) = try read()
        let (new, _) = try read(
            ("roles: {", #"roles: { agent: { title: { en: Agent }, clause: "1" },"#),
            ("first_reply", "replied"))
        let changes = RegulationChange.between(old, new)
        #expect(
            changes.map(\.kind) == [.added, .changed] && changes.map(\.clauses) == [["1"], ["2"]])
        #expect(RegulationChange.between(new, old).map(\.kind) == [.changed, .removed])
        #expect(RegulationChange.between(old, old).isEmpty)
    }
}
