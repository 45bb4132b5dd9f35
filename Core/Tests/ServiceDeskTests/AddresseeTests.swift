import Regulations
import Testing

@testable import ServiceDesk

/// Who gets a message of the regulation, and who a copy of it.
@Suite struct AddresseeTests {
    static let regulation = try! RegulationsOnDisk.checked("cetera").regulation!
    static let receipt = regulation.messages["receipt"]!

    private static func client(_ people: [(id: String, role: String, addresses: [String])])
        -> Client
    {
        var client = Client(id: "gamma")
        for (id, role, addresses) in people {
            client.contacts[id] = Contact(
                id: id, name: id, addresses: addresses, roles: [role], language: "ru")
        }
        return client
    }

    private static func ticket(
        from person: String?, channel: String = "mail", automatic: Bool = false
    ) -> Ticket {
        var ticket = Ticket(id: TicketID("t"))
        ticket.channel = channel
        ticket.requester = Sender(
            address: "somebody@gamma.example", person: person, listed: person != nil,
            automatic: automatic)
        return ticket
    }

    private static let both = client([
        ("nina", "representative", ["nina@gamma.example"]),
        ("oleg", "representative", ["oleg@gamma.example"]),
    ])

    private func told(_ ticket: Ticket, _ client: Client?) -> [Addressee] {
        Self.regulation.addressees(of: Self.receipt, for: ticket, client: client, holders: [:])
    }

    @Test func `of several with the role the one who asked is told`() {
        #expect(told(Self.ticket(from: "oleg"), Self.both) == [.contact("oleg")])
    }

    @Test func `where somebody else asked, all with the role are told`() {
        #expect(told(Self.ticket(from: "vera"), Self.both) == [.contact("nina"), .contact("oleg")])
    }

    @Test func `whom no letter reaches is not told`() {
        let client = Self.client([("nina", "representative", ["+7 000 000-00-00"])])
        #expect(told(Self.ticket(from: nil, channel: "contact"), client).isEmpty)
    }

    @Test func `a stranger who wrote a letter is answered and a machine is not`() {
        #expect(told(Self.ticket(from: nil), nil) == [.sender])
        #expect(told(Self.ticket(from: nil, automatic: true), nil).isEmpty)
    }

    @Test func `staff who hold two of the roles are told once`() {
        var message = Self.receipt
        message.to = ["manager", "duty_head"]
        let told = Self.regulation.addressees(
            of: message, for: Self.ticket(from: nil), client: nil,
            holders: ["manager": ["marina"], "duty_head": ["marina", "dmitry"]])
        #expect(told == [.staff("marina"), .staff("dmitry")])
    }

    @Test(
        arguments: [
            ([], ["dmitry"]), (["dmitry"], ["dmitry", "olga"]), (["dmitry", "olga"], ["dmitry"]),
        ] as [([String], [String])])
    func `while everybody with the role is away, who stands in is told as well`(
        away: [String], told: [String]
    ) {
        var message = Self.receipt
        message.to = ["duty_head"]
        let addressees = Self.regulation.addressees(
            of: message, for: Self.ticket(from: nil), client: nil,
            holders: ["duty_head": ["dmitry"], "production": ["olga"]], away: Set(away))
        #expect(addressees == told.map { .staff($0) })
    }

    @Test func `a promise without an owner is warned of to who fills the field that stops it`()
        throws
    {
        let regulation = try RegulationsOnDisk.checked("netpeak").regulation!
        #expect(regulation.alertRoles(of: "plan") == ["project_manager"])
        #expect(regulation.alertRoles(of: "invoice") == ["account_manager"])
        #expect(regulation.alertRoles(of: "first_contact") == ["sdr"])
        #expect(regulation.alertRoles(of: "accesses") == [])
    }

    @Test func `a copy goes to a channel of ours, and to nobody who is told already`() {
        let copies = { (message: MessageTemplate) in
            Self.regulation.copies(
                of: message, for: Self.ticket(from: "nina"), client: Self.both,
                holders: ["manager": ["marina"]])
        }
        #expect(copies(Self.receipt) == [.channel("mail")])
        var message = Self.receipt
        message.copyTo = ["representative", "manager"]
        #expect(copies(message) == [.contact("oleg"), .staff("marina")])
    }
}
