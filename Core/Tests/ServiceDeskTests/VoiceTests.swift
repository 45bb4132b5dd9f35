import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// The table of senders: whose words a letter on a ticket are, and what becomes of them.
@Suite struct VoiceTests {
    private let staff = Actor(kind: .staff, id: "marina", roles: [])
    private let anna = Actor(kind: .contact, id: "alfa.anna", roles: [])

    /// A ticket of Anna's whose question to her is open; Gleb is her colleague.
    private func asked() throws -> DecidingStory {
        var desk = try DecidingStory()
        var client = Client(id: "alfa")
        for id in ["alfa.anna", "alfa.gleb"] {
            client.evolve(
                .contactStated(Contact(id: id, name: id, addresses: [], roles: [], language: "en")))
        }
        desk.seen.client = client
        try desk.act(.askClient(TicketStory.content), by: staff)
        #expect(desk.ticket.state == .waitingClient)
        return desk
    }

    private func letter(
        _ desk: DecidingStory, _ address: String, person: String? = nil, staff: String? = nil,
        proven: Bool? = nil,
        isMachine: Bool = false
    ) -> Command {
        .append(
            .init(
                interaction: "i-\(desk.stream.version)",
                sender: Sender(
                    address: address, person: person, staff: staff, listed: person != nil,
                    proven: proven),
                content: TicketStory.content, arrivedAt: desk.at, isMachine: isMachine))
    }

    private func noted(_ desk: DecidingStory) -> TicketEvent.Noted? {
        if case .noted(let noted)? = desk.stream.records.last?.event { noted } else { nil }
    }

    @Test(
        arguments: [
            ("ANNA@alfa.example", nil, nil, Voice.client),
            ("other@alfa.example", "alfa.gleb", nil, .client),
            ("marina@echo.example", nil, "marina", .colleague),
            ("boris@beta.example", "beta.boris", nil, .thirdParty),
            ("bot@spam.example", nil, nil, .thirdParty), ("", nil, nil, .thirdParty),
        ] as [(String, String?, String?, Voice)])
    func `whose words they are follows from who is known to write`(
        address: String, person: String?, staff: String?, voice: Voice
    ) throws {
        let desk = try asked()
        let sender = Sender(address: address, person: person, staff: staff, listed: false)
        #expect(desk.ticket.voice(of: sender, client: desk.seen.client) == voice)
        #expect(
            desk.ticket.voice(of: sender, client: desk.seen.client, isMachine: true)
                == .machine)
    }

    @Test func `a colleague's letter is their note, and the question stays open`() throws {
        var desk = try asked()
        try desk.act(letter(desk, "marina@echo.example", staff: "marina"), by: staff)
        #expect(noted(desk)?.voice == .colleague && desk.stream.records.last?.actor == staff)
        #expect(desk.ticket.state == .waitingClient && !desk.ticket.happened.contains(.clientWrote))
    }

    @Test func `who only says that they are a colleague is a third party`() throws {
        var desk = try asked()
        let stranger = Actor(kind: .stranger, id: "")
        try desk.act(
            letter(desk, "marina@echo.example", staff: "marina", proven: false), by: stranger)
        #expect(
            noted(desk)?.voice == .thirdParty && desk.stream.records.last?.actor.kind == .stranger)
    }

    @Test(arguments: [true, false])
    func `a third party opens, stops and decides nothing`(isFinished: Bool) throws {
        var desk = try asked()
        if isFinished {
            try desk.act(.resume, by: staff)
            try desk.act(.finish, by: staff)
        }
        let before = desk.ticket
        let boris = Actor(kind: .contact, id: "beta.boris")
        try desk.act(letter(desk, "boris@beta.example", person: "beta.boris"), by: boris)
        #expect(noted(desk)?.sender?.address == "boris@beta.example")
        #expect(desk.ticket.state == before.state && desk.ticket.happened == before.happened)
        #expect(desk.ticket.marks == before.marks && desk.ticket.entitlement == before.entitlement)
    }

    @Test func `whom somebody added by an act speaks for the client, a copy alone adds nobody`()
        throws
    {
        let sender = Sender(address: "boris@beta.example", person: "beta.boris", listed: true)
        var copied = try asked()
        try copied.act(.watch("beta.boris"), by: .desk)
        #expect(copied.ticket.voice(of: sender, client: copied.seen.client) == .thirdParty)
        var added = try asked()
        try added.act(.watch("beta.boris"), by: staff)
        #expect(added.ticket.voice(of: sender, client: added.seen.client) == .client)
        try added.act(.unwatch("beta.boris"), by: staff)
        #expect(added.ticket.voice(of: sender, client: added.seen.client) == .thirdParty)
    }

    @Test func `a contact brings in colleagues of the ticket's client, and nobody of another`()
        throws
    {
        var desk = try asked()
        try desk.act(.watch("alfa.gleb"), by: anna)
        #expect(desk.ticket.watchers == ["alfa.gleb"])
        #expect(throws: Refusal.notFound) { try desk.act(.watch("beta.boris"), by: anna) }
        let boris = Actor(kind: .contact, id: "beta.boris")
        #expect(throws: Refusal.notFound) { try desk.act(.watch("alfa.anna"), by: boris) }
        #expect(throws: Refusal.notFound) {
            try desk.act(.watch("alfa.anna"), by: Actor(kind: .stranger, id: ""))
        }
    }

    @Test func `a machine that writes from the client's address answers nothing`() throws {
        var desk = try asked()
        try desk.act(letter(desk, "anna@alfa.example", isMachine: true), by: anna)
        #expect(noted(desk)?.voice == .machine && desk.ticket.state == .waitingClient)
        try desk.act(letter(desk, "anna@alfa.example"), by: anna)
        #expect(desk.ticket.state != .waitingClient && desk.ticket.happened.contains(.clientWrote))
    }
}
