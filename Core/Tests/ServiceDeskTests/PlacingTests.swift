import Testing
import WorkingTime

@testable import ServiceDesk

/// Whose a letter is may be found out after it has come, and is judged then.
@Suite struct PlacingTests {
    private let dina = Actor(kind: .staff, id: "dina", roles: ["duty", "account_manager"])
    private let stranger = Sender(address: "x@x.example", listed: false)

    private static let alfa: Client = {
        var alfa = Client(id: "alfa")
        alfa.agreements["c"] = ClientAgreement(
            id: "c", agreement: "contract", from: Instant(iso8601: "2025-01-01T00:00:00Z")!,
            until: nil)
        alfa.contacts["anna"] = Contact(
            id: "anna", name: "Anna", addresses: ["anna@a.example"], roles: ["official"],
            language: "en")
        for name in ["shop", "blog"] {
            alfa.projects[name] = Project(id: name, name: name, sites: ["\(name).example"])
        }
        return alfa
    }()

    private func letter() throws -> ArrivedLetter { try ArrivedLetter("echo", from: stranger) }

    private func placed(_ placement: Command.Placement) throws -> ArrivedLetter {
        var letter = try letter()
        letter.seen.client = Self.alfa
        letter.seen.holders = ["account_manager": ["olga"], "programmer": ["pavel"]]
        try letter.act(.place(placement), by: dina, after: 3600)
        return letter
    }

    @Test
    func `a letter put to its client and contact is registered and its clock counts from then`()
        throws
    {
        let before = try letter()
        #expect(!before.ticket.happened.contains(.registered))
        let after = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        #expect(after.ticket.happened.contains(.registered))
        #expect(after.ticket.client == "alfa" && after.ticket.project == "shop")
        #expect(
            after.ticket.requester?.person == "anna"
                && after.ticket.requester?.address == "x@x.example")
        #expect(after.ticket.assignees.contains("olga"))
        let clock = clocks(of: after.stream, under: after.edition, asOf: after.at).first {
            $0.id.commitment == "standard_reaction"
        }
        #expect(clock?.startedAt == after.at)
    }

    @Test func `the client alone lets nobody in whom it does not list`() throws {
        let letter = try placed(.init(client: "alfa", project: "shop"))
        #expect(letter.ticket.client == "alfa" && !letter.ticket.happened.contains(.registered))
    }

    @Test func `what is not the client's is refused, and nothing happens twice`() throws {
        for wrong: Command.Placement in [
            .init(client: "beta"), .init(client: "alfa", project: "none"),
            .init(client: "alfa", contact: "ivan"),
            .init(project: "shop"),
        ] {
            var letter = try letter()
            letter.seen.client = wrong.client == "alfa" ? Self.alfa : nil
            #expect(throws: Refusal.self, "\(wrong)") { try letter.act(.place(wrong), by: dina) }
        }
        var letter = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        let version = letter.stream.version
        try letter.act(.place(.init(project: "shop", contact: "anna")), by: dina)
        #expect(letter.stream.version == version)
    }

    @Test func `only the staff places, and not a ticket that has ended`() throws {
        var letter = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        let anna = Actor(kind: .contact, id: "anna", roles: ["official"])
        #expect(throws: Refusal.needsRole([])) {
            try letter.act(.place(.init(project: "blog")), by: anna)
        }
        try letter.act(.refuse(reason: "out_of_scope", nil), by: dina)
        #expect(throws: Refusal.self) { try letter.act(.place(.init(project: "blog")), by: dina) }
    }

    @Test func `work done for one client is not put to another's account`() throws {
        var letter = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        try letter.act(
            .estimate(minutes: 60, amount: nil, ready: nil, TicketStory.content), by: dina)
        letter.seen.client = Client(id: "beta")
        #expect(throws: Refusal.self) { try letter.act(.place(.init(client: "beta")), by: dina) }
    }

    @Test func `what was said to one client is not put before another`() throws {
        var letter = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        letter.seen.client = Client(id: "beta")
        try letter.act(.reply(TicketStory.content), by: dina)
        #expect(throws: Refusal.self) { try letter.act(.place(.init(client: "beta")), by: dina) }
    }

    @Test func `whom somebody brought in for the former client speaks for nobody at the new one`()
        throws
    {
        var letter = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        try letter.act(.watch("gleb"), by: dina)
        #expect(letter.ticket.added == ["gleb"])
        letter.seen.client = Client(id: "beta")
        try letter.act(.place(.init(client: "beta")), by: dina)
        let gleb = Sender(address: "g@a.example", person: "gleb", listed: true)
        #expect(letter.ticket.voice(of: gleb, client: Client(id: "beta")) == .thirdParty)
    }

    @Test func `an address in a field tells the project`() throws {
        let anna = Sender(
            address: "anna@a.example", person: "anna", roles: ["official"], listed: true)
        var letter = try ArrivedLetter("echo", from: anna, client: Self.alfa)
        try letter.act(.fill(["page": .text("https://shop.example/cart")]), by: dina)
        #expect(letter.ticket.project == "shop")
        var two = try ArrivedLetter("echo", from: anna, client: Self.alfa)
        try two.act(.fill(["page": .text("shop.example and blog.example")]), by: dina)
        #expect(two.ticket.project == nil)
    }

    @Test func `whoever opened the ticket by their address is still heard after it was placed`()
        throws
    {
        let letter = try placed(.init(client: "alfa", project: "shop", contact: "anna"))
        #expect(letter.ticket.voice(of: stranger, client: Self.alfa) == .client)
        let other = Sender(address: "y@y.example", listed: false)
        #expect(letter.ticket.voice(of: other, client: Self.alfa) == .thirdParty)
    }
}
