import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// Decision 5: what is journalled about a promise, and what a fact of an earlier date does to it.
@Suite struct ObservationTests {
    private let staff = Actor(kind: .staff, id: "s")

    private func desk(stops: EventName, cancels: [Trigger] = []) throws -> DecidingStory {
        let commitment = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(stops)],
            cancels: cancels,
            within: .working(seconds: 2 * 3600))
        return try DecidingStory([("reaction", commitment)])
    }

    private func observations(_ desk: DecidingStory) -> [String] {
        desk.stream.records.compactMap { record in
            switch record.event {
            case .kept: "kept"
            case .missed: "missed"
            case .withdrawn: "withdrawn"
            case .foundLate: "found late"
            default: nil
            }
        }
    }

    private func letter(at hours: Double) -> Command {
        .append(
            .init(
                interaction: "i", sender: Sender(address: "anna@alfa.example", listed: true),
                content: TicketStory.content, arrivedAt: TicketStory.at(hours)))
    }

    @Test
    func `a miss is withdrawn when a letter of an earlier date shows that the promise was kept`()
        throws
    {
        var desk = try desk(stops: .clientWrote)
        try desk.act(.ring, by: .desk, after: 180)
        #expect(observations(desk) == ["missed"])
        try desk.act(letter(at: 1), by: staff)
        #expect(observations(desk) == ["missed", "withdrawn", "kept"])
        try desk.act(.note(TicketStory.content), by: staff)
        #expect(observations(desk).count == 3)
    }

    @Test
    func `a promise kept is found late when a reset is undone by nothing, and journalled once`()
        throws
    {
        var commitment = Commitment(
            clauses: [], starts: .triggers([.event(.clientWrote)]), stops: [.event(.replied)],
            within: .working(seconds: 3600))
        commitment.warnsAt = []
        var desk = try DecidingStory([("follow_up", commitment)])
        try desk.act(letter(at: 2), by: staff, after: 90)
        try desk.act(.reply(TicketStory.content), by: staff, after: 30)
        #expect(observations(desk) == ["kept"])
        // An earlier letter is entered afterwards: the clock had begun two hours before the answer.
        try desk.act(letter(at: 0.5), by: staff)
        try desk.act(.note(TicketStory.content), by: staff)
        #expect(observations(desk) == ["kept", "found late"])
    }
}
