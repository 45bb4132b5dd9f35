import Testing
import WorkingTime

@testable import ServiceDesk

/// A person is told by a key of their own: whoever gets a name gets nothing of those who had it.
@Suite struct PersonKeyTests {
    private static func card(_ name: String, _ address: String) -> Contact {
        Contact(id: "alfa.anna", name: name, addresses: [address], roles: [], language: "en")
    }

    private static let withdrawn = ClientEvent.contactWithdrawn(.init(id: "alfa.anna"))

    /// Key of whoever is called `alfa.anna` after what happened.
    private static func key(after events: [ClientEvent]) -> String? {
        events.reduce(into: Client(id: "alfa")) { $0.evolve($1) }.contact(called: "alfa.anna")?.id
    }

    @Test(
        arguments: [
            ([.contactStated(card("Anna", "a@x"))], "alfa.anna"),
            // Married, or with another address: the same still.
            (
                [.contactStated(card("Anna", "a@x")), .contactStated(card("Anna New", "A@x"))],
                "alfa.anna"
            ),
            (
                [.contactStated(card("Anna", "a@x")), .contactStated(card("Anna", "b@x"))],
                "alfa.anna"
            ),
            (
                [.contactStated(card("Anna", "a@x")), .contactStated(card("Vera", "v@x"))],
                "alfa.anna~2"
            ),
            // Withdrawn, and another: also where one of both is the same.
            (
                [
                    .contactStated(card("Anna", "a@x")), withdrawn,
                    .contactStated(card("Vera", "a@x")),
                ], "alfa.anna~2"
            ),
            (
                [
                    .contactStated(card("Anna", "a@x")), withdrawn,
                    .contactStated(card("Anna", "b@x")),
                ], "alfa.anna~2"
            ),
            // Left out of a file by mistake: who comes back is who was there.
            (
                [
                    .contactStated(card("Anna", "a@x")), withdrawn,
                    .contactStated(card("Anna", "a@x")),
                ], "alfa.anna"
            ),
            (
                [
                    .contactStated(card("Anna", "a@x")), withdrawn,
                    .contactStated(card("Vera", "v@x")), withdrawn,
                    .contactStated(card("Anna", "a@x")),
                ], "alfa.anna~3"
            ),
            ([.contactStated(card("Anna", "a@x")), withdrawn], nil),
        ] as [([ClientEvent], String?)]) func `the key of a contact stays with the person`(
            _ events: [ClientEvent], _ key: String?
        )
    {
        #expect(Self.key(after: events) == key)
    }

    @Test func `former contacts are known by their keys, and no journal name changes`() throws {
        var client = Client(id: "alfa")
        client.evolve(.contactStated(Self.card("Anna", "a@x")))
        client.evolve(.contactStated(Self.card("Vera", "v@x")))
        #expect(client.formerContacts["alfa.anna"]?.name == "Anna")
        #expect(client.contacts.keys.sorted() == ["alfa.anna~2"])
        #expect(client.contacts["alfa.anna~2"]?.called == "alfa.anna")
        #expect(client.contact(address: "a@x") == nil)
    }

    @Test func `a former contact's address is nobody's voice`() {
        var client = Client(id: "alfa")
        client.evolve(.contactStated(Self.card("Anna", "a@x")))
        var ticket = Ticket(id: TicketID("t"))
        ticket.requester = Sender(address: "a@x", person: "alfa.anna", listed: true)
        let nobody = Sender(address: "a@x", listed: false)
        // Named by an act, while she writes from an address that the desk does not know.
        #expect(ticket.voice(of: nobody, client: client) == .client)
        client.evolve(Self.withdrawn)
        #expect(ticket.voice(of: nobody, client: client) == .thirdParty)
        client.evolve(.contactStated(Self.card("Vera", "v@x")))
        let vera = Sender(address: "v@x", person: "alfa.anna~2", listed: true)
        // She is of the same client, as any colleague of Anna's.
        #expect(ticket.voice(of: vera, client: client) == .client)
    }

    @Test func `whoever gets a login of the staff is another person, and who had it has left`() {
        func card(_ name: String, _ mail: String) -> StaffEvent.Card {
            .init(name: name, email: mail, language: "en", roles: ["programmer"])
        }
        var pavel = StaffMember(id: "pavel")
        pavel.evolve(.stated(card("Pavel", "p@x")))
        pavel.evolve(.stated(card("Pavel", "p2@x")))
        #expect(pavel.id == "pavel")
        pavel.evolve(.away(.init(from: Instant(seconds: 0), until: nil)))
        pavel.evolve(.stated(card("Petr", "petr@x")))
        #expect(
            pavel.id == "pavel~2" && pavel.called == "pavel"
                && !pavel.isAway(at: Instant(seconds: 9)))
        #expect(pavel.predecessors.map(\.id) == ["pavel"] && pavel.predecessors[0].left)
        pavel.evolve(.left)
        pavel.evolve(.stated(card("Petr", "petr@x")))
        #expect(pavel.id == "pavel~2" && !pavel.left)
    }
}
