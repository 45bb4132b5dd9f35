import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// A sender nobody vouches for opens and adds; nothing that binds the client comes about by such a
/// letter.
@Suite struct AuthorityTests {
    private let staff = Actor(kind: .staff, id: "s", roles: [])
    private let client = Actor(kind: .contact, id: "anna", roles: ["official"])

    private func letter(_ desk: DecidingStory, proven: Bool?) -> Command {
        .append(
            .init(
                interaction: "i-\(desk.stream.version)",
                sender: Sender(
                    address: "anna@alfa.example", person: "anna", roles: ["official"], listed: true,
                    proven: proven),
                content: TicketStory.content, arrivedAt: desk.at))
    }

    /// The desk does `name` by itself as soon as the client writes.
    private func desk(doing name: EventName) throws -> DecidingStory {
        try DecidingStory([]) { regulation in
            let rule = Rule(
                clauses: ["1"], moment: .after([.event(.clientWrote)]), effects: Effects(does: name)
            )
            regulation.rules = Section([("answered", rule)])
        }
    }

    @Test(
        arguments: [EventName.approved, .signedOff, .closed, .done, .expedited],
        [true, false, nil] as [Bool?])
    func `what the desk does at the client's word it does not do at an unproven one`(
        name: EventName, proven: Bool?
    )
        throws
    {
        var desk = try desk(doing: name)
        if name == .approved {
            try desk.act(.estimate(minutes: 60, amount: nil, ready: nil, nil), by: staff)
        }
        try desk.act(letter(desk, proven: proven), by: client)
        #expect(desk.ticket.happened.contains(.clientWrote))
        #expect(desk.ticket.happened.contains(name) == (proven != false))
    }

    @Test func `an unproven letter reopens nothing, and the next proven one does`() throws {
        var desk = try DecidingStory()
        try desk.act(.take(override: nil), by: staff)
        try desk.act(.finish, by: staff)
        try desk.act(letter(desk, proven: false), by: client)
        #expect(desk.ticket.state == .done && desk.ticket.happened.contains(.clientWrote))
        try desk.act(letter(desk, proven: true), by: client)
        #expect(
            desk.ticket.happened.contains(.reopened) && desk.ticket.isOpen
                && desk.ticket.state != .done)
    }

    @Test func `doubt about a letter ends with it`() throws {
        var desk = try DecidingStory()
        try desk.act(.estimate(minutes: 60, amount: nil, ready: nil, nil), by: staff)
        try desk.act(letter(desk, proven: false), by: client)
        try desk.act(.approve(version: 1, nil), by: client)
        #expect(desk.ticket.happened.contains(.approved))
    }
}
