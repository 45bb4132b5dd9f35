import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// Fields that start, stop, reset or cancel a clock: of a list, the last one filled is the event
/// (LANGUAGE §5).
@Suite struct FieldTriggerTests {
    private func story(_ change: (inout Commitment) -> Void) throws -> TicketStory {
        var commitment = Commitment(
            clauses: ["1"], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            within: .working(seconds: 4 * 3600))
        change(&commitment)
        return try TicketStory([("term", commitment)])
    }

    private func fill(_ names: String...) -> TicketEvent {
        .filled(
            .init(
                fields: Dictionary(uniqueKeysWithValues: names.map { ($0, FieldValue.text("x")) })))
    }

    @Test(arguments: [
        ["a", "b", "c"], ["b", "a", "c"], ["c", "b", "a"], ["a", "a", "b", "c"],
        ["c", "x", "a", "b"],
    ])
    func `a list of fields starts it when the last of them is filled, whatever the order`(
        order: [String]
    ) throws {
        var story = try story { $0.starts = .triggers([.filled(["a", "b", "c"])]) }
        for (hour, name) in order.enumerated() {
            #expect(story.clocks(asOf: 7).isEmpty)
            story.happen(fill(name), Double(hour))
        }
        #expect(story.clocks(asOf: 7).map(\.startedAt) == [TicketStory.at(Double(order.count - 1))])
    }

    @Test func `a second start needs every field of the list again`() throws {
        var story = try story {
            $0.starts = .triggers([.filled(["a", "b"])])
            $0.stops = [.filled(["c"])]
        }
        for (hour, name) in ["a", "b", "c", "a"].enumerated() {
            story.happen(fill(name), Double(hour))
        }
        #expect(story.clocks(asOf: 7).count == 1)
        story.happen(fill("b"), 4)
        #expect(story.clocks(asOf: 7).map(\.startedAt) == [TicketStory.at(1), TicketStory.at(4)])
    }

    @Test func `a field filled while it ran does not start it when another one is filled`() throws {
        var story = try story {
            $0.starts = .triggers([.filled(["a"])])
            $0.stops = [.filled(["c"])]
        }
        for (hour, name) in ["a", "a", "c", "d"].enumerated() {
            story.happen(fill(name), Double(hour))
        }
        #expect(story.clocks(asOf: 7).map(\.outcome) == [.met])
    }

    @Test
    func `it counts from zero again each time its field is filled, and not when another one is`()
        throws
    {
        var story = try story { $0.resets = [.filled(["a"])] }
        for (hour, name) in ["a", "d"].enumerated() { story.happen(fill(name), Double(hour + 1)) }
        #expect(story.clocks(asOf: 3).map(\.startedAt) == [TicketStory.at(1)])
    }

    @Test func `the filling of a field may end it without result`() throws {
        var story = try story { $0.cancels = [.filled(["a"])] }
        story.happen(fill("a"), 1)
        #expect(story.clocks(asOf: 7).map(\.outcome) == [.cancelled])
    }
}
