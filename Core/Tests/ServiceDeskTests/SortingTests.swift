import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// Rules at the door that ask for what no letter carries are asked again when somebody sorts it.
@Suite struct SortingTests {
    private let olga = Actor(kind: .staff, id: "olga", roles: ["account_manager"])
    private let anna = Sender(
        address: "anna@a.example", person: "anna", roles: ["official"], listed: true)

    private static let alfa: Client = {
        var alfa = Client(id: "alfa")
        alfa.agreements["c"] = ClientAgreement(
            id: "c", agreement: "contract", from: Instant(iso8601: "2025-01-01T00:00:00Z")!,
            until: nil)
        return alfa
    }()

    private func echo() throws -> ArrivedLetter {
        try ArrivedLetter("echo", from: anna, client: Self.alfa)
    }

    @Test func `what a category asks for is asked of who wrote once the letter has it`() throws {
        var letter = try echo()
        #expect(letter.hints.isEmpty && !letter.messages.contains("which_page"))
        try letter.act(.categorise("bug"), by: olga)
        #expect(letter.hints.contains("page_missing") && letter.messages.contains("which_page"))
        let told = letter.messages.count
        try letter.act(.categorise("bug"), by: olga, after: 60)
        #expect(letter.messages.count == told, "said once")
    }

    @Test func `what is filled before the category is not asked for`() throws {
        var letter = try echo()
        try letter.act(.fill(["page": .text("https://a.example/"), "steps": .text("1")]), by: olga)
        try letter.act(.categorise("bug"), by: olga)
        #expect(letter.hints.isEmpty)
    }

    @Test
    func
        `what the regulation does not cover is refused on the day it came and stopped before the work later`()
        throws
    {
        var same = try echo()
        try same.act(.categorise("client_network"), by: olga, after: 3600)
        #expect(same.ticket.state == .refused && same.messages.contains("not_covered"))
        var later = try echo()
        try later.act(.categorise("client_network"), by: olga, after: 2 * 86_400)
        #expect(later.ticket.state == .admitted)
        #expect(throws: Refusal.self) { try later.act(.start, by: olga) }
    }

    @Test func `once work has begun a rule at the door is a hint and takes nothing back`() throws {
        var letter = try echo()
        try letter.act(.categorise("consulting"), by: olga)
        try letter.act(.reply(TicketStory.content), by: olga, after: 60)
        try letter.act(.categorise("client_network"), by: olga, after: 60)
        #expect(letter.ticket.state != .refused && letter.hints.contains("not_covered_network"))
        #expect(
            !letter.messages.contains("not_covered"), "the client is not told what has not happened"
        )
    }

    @Test func `who may ask what is judged by who wrote and not by who sorts`() throws {
        let stranger = Sender(address: "x@x.example", listed: false)
        let manager = Actor(kind: .staff, id: "dana", roles: ["project_manager"])
        var letter = try ArrivedLetter("netpeak", from: stranger)
        #expect(letter.ticket.state != .refused)
        try letter.act(.categorise("question"), by: manager)
        #expect(letter.ticket.state == .refused && letter.messages.contains("who_may_ask"))
        let contact = Sender(
            address: "s@b.example", person: "saule", roles: ["client_contact"], listed: true)
        var own = try ArrivedLetter("netpeak", from: contact)
        try own.act(.categorise("question"), by: manager)
        #expect(
            own.ticket.state != .refused && own.ticket.assignedRoles.contains("project_manager"))
    }

    @Test
    func `what is returned is judged again by who wrote when the staff fills in what was missing`()
        throws
    {
        let olga = Sender(
            address: "o@d.example", person: "olga", roles: ["subscriber"], listed: true)
        let foreign = Rule(
            clauses: ["3-ground-mail"], moment: .before([.event(.registered)]),
            when: .not(.fact(.by(["subscriber"]))), verdict: .refuse)
        var letter = try ArrivedLetter("netpoint", from: olga, marks: TextMarks(titled: true)) {
            $0.rules = Section($0.rules.pairs.map { ($0.name, $0.item) } + [("foreign", foreign)])
        }
        #expect(letter.ticket.returned?.rule == "mail_requisites")
        let agent = Actor(kind: .staff, id: "ivan", roles: ["agent"])
        try letter.act(.fill(["contract_number": .text("77")]), by: agent)
        #expect(letter.ticket.happened.contains(.registered) && letter.ticket.state != .refused)
    }

    @Test func `a hint at fields waits until somebody has read the letter`() throws {
        let olga = Sender(
            address: "o@d.example", person: "olga", roles: ["subscriber"], listed: true)
        let vera = Actor(kind: .staff, id: "vera", roles: ["management"])
        var whole = try ArrivedLetter("netpoint", channel: "complaints", from: olga)
        #expect(!whole.messages.contains("complaint_incomplete"))
        let said: [String: FieldValue] = [
            "request_date": .date(CivilDate("2025-10-01")!), "accepted_by": .text("Иван"),
            "request_content": .text("…"),
        ]
        try whole.act(.fill(said), by: Actor(olga))
        #expect(!whole.messages.contains("complaint_incomplete"))
        var short = try ArrivedLetter("netpoint", channel: "complaints", from: olga)
        try short.act(.categorise("complaint"), by: vera)
        #expect(short.messages.filter { $0 == "complaint_incomplete" }.count == 1)
    }

    @Test func `the proposed priority follows the category until somebody confirms one`() throws {
        let setter = Sender(
            address: "o@w.example", person: "oleg", roles: ["task_setter"], listed: true)
        let edition = try RegulationsOnDisk.edition("mywebstor")
        let proposing = edition.regulation.priorities.pairs.filter { $0.item.when != nil }
        #expect(!proposing.isEmpty)
        var call = try ArrivedLetter("mywebstor", channel: "portal", from: setter)
        let before = call.ticket.priority
        try call.act(
            .fill(["outage_kind": .text("full")]),
            by: Actor(kind: .staff, id: "m", roles: ["manager"]))
        try call.act(.categorise("outage"), by: Actor(kind: .staff, id: "m", roles: ["manager"]))
        #expect(call.ticket.priority == "emergency" && before != "emergency")
    }
}
