import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

@Suite struct FigureTests {
    private let whole = TicketStory.at(-1000)..<TicketStory.at(1000)

    private func measure(_ formula: Measure.Formula, of: String, to: String? = nil, by: String)
        -> Measure
    {
        var measure = Measure()
        (measure.formula, measure.of, measure.to, measure.by) = (formula, [of], to, [by])
        return measure
    }

    private func measuring(_ measure: Measure) -> Regulation {
        var regulation = Regulation()
        regulation.measures = Section([("m", measure)])
        return regulation
    }

    /// Reaction within two hours, answered after `hours`; nil: not yet.
    private func ticket(answered hours: Double?, priority: String = "low") throws -> MeasuredTicket
    {
        let commitment = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            within: .working(seconds: 2 * 3600))
        var story = try TicketStory([("reaction", commitment)])
        story.happen(.prioritised(.init(priority: priority, ground: .set)), 0)
        if let hours { story.happen(story.reply, hours) }
        return MeasuredTicket(stream: story.stream, edition: story.edition)
    }

    @Test
    func `kept promises are counted out of those that were judged, group by group, none left out`()
        throws
    {
        let tickets = [
            try ticket(answered: 1), try ticket(answered: 3),
            try ticket(answered: 1, priority: "high"),
            try ticket(answered: nil),
        ]
        let kept = measure(.kept, of: "reaction", by: "priority")
        let early = try #require(
            figures(
                of: "m", in: measuring(kept), over: tickets, in: whole, groups: ["urgent"],
                asOf: TicketStory.at(1.5)))
        #expect(early.map(\.group) == ["", "urgent", "high", "low"])
        // The one without an answer is not judged before it is due; afterwards it counts as missed.
        #expect(early.map(\.outOf) == [3, 0, 1, 2])
        #expect(early.map(\.counted) == [2, 0, 1, 1])
        #expect(early[1].value == nil)
        let late = try #require(
            figures(
                of: "m", in: measuring(kept), over: tickets, in: whole, groups: [],
                asOf: TicketStory.at(5)))
        #expect(late.first?.value == 50)
    }

    /// The program that wrote the journal judged otherwise than the present one: its word stands.
    @Test func `what the journal says of an ended month counts, and what would differ is named`()
        throws
    {
        let kept = measure(.kept, of: "reaction", by: "priority")
        func told(_ event: (TicketEvent.Observed) -> TicketEvent, answered hours: Double) throws
            -> Figure?
        {
            let ticket = try ticket(answered: hours)
            var stream = ticket.stream
            let observed = TicketEvent.Observed(
                clock: ClockID(commitment: "reaction", instance: 0), due: TicketStory.at(2),
                basis: ticket.edition.basis)
            stream.append(
                TicketRecord(
                    event: event(observed), sequence: stream.version + 1,
                    occurredAt: TicketStory.at(hours),
                    recordedAt: TicketStory.at(hours), actor: .desk))
            return figures(
                of: "m", in: measuring(kept),
                over: [.init(stream: stream, edition: ticket.edition)], in: whole,
                groups: [], asOf: TicketStory.at(9))?.first
        }
        let missed = try #require(try told(TicketEvent.missed, answered: 1))
        #expect(missed.counted == 0 && missed.outOf == 1 && missed.differing == [1])
        let keptOnce = try #require(try told(TicketEvent.kept, answered: 3))
        #expect(keptOnce.counted == 1 && keptOnce.outOf == 1 && keptOnce.differing == [1])
        let alike = try #require(try told(TicketEvent.kept, answered: 1))
        #expect(alike.counted == 1 && alike.differing.isEmpty)
    }

    @Test func `what happened outside the period does not count`() throws {
        let kept = measure(.kept, of: "reaction", by: "priority")
        let tickets = [try ticket(answered: 1)]
        for (hour, count) in [(0.0, 0), (1, 1)] {
            let period = TicketStory.at(hour)..<TicketStory.at(hour + 1)
            let found = figures(
                of: "m", in: measuring(kept), over: tickets, in: period, groups: [],
                asOf: TicketStory.at(5))
            #expect(found?.first?.outOf == count)
        }
    }

    @Test func `an average takes the last value of each ticket`() throws {
        var story = try TicketStory([])
        story.happen(.filled(.init(fields: ["rating": .number(1)])), 1)
        story.happen(.filled(.init(fields: ["rating": .number(4)])), 2)
        var other = try TicketStory([])
        other.happen(.filled(.init(fields: ["rating": .number(5)])), 1)
        let tickets = [story, other].map { MeasuredTicket(stream: $0.stream, edition: $0.edition) }
        let average = measure(.average, of: "rating", by: "person")
        let found = figures(
            of: "m", in: measuring(average), over: tickets, in: whole, groups: [],
            asOf: whole.upperBound)
        #expect(found?.first?.value == 4.5)
    }

    @Test func `a share is of tickets, not of events`() throws {
        var story = try TicketStory([])
        for hours in [1.0, 2, 3] {
            story.happen(.done, hours)
            story.happen(.reopened(.init(entitlement: Entitlement())), hours + 0.5)
        }
        var other = try TicketStory([])
        other.happen(.done, 1)
        let tickets = [story, other, try TicketStory([])].map {
            MeasuredTicket(stream: $0.stream, edition: $0.edition)
        }
        let share = measure(.share, of: "reopened", to: "done", by: "client")
        let found = figures(
            of: "m", in: measuring(share), over: tickets, in: whole, groups: [],
            asOf: whole.upperBound)
        #expect(found?.first == Figure(group: "", value: 50, counted: 1, outOf: 2))
    }

    @Test(arguments: [Measure.Formula.ratio, .gain, .value])
    func `figures of fields that are not of tickets are not made up`(formula: Measure.Formula)
        throws
    {
        let tickets = [try ticket(answered: 1)]
        let found = figures(
            of: "m", in: measuring(measure(formula, of: "leads", by: "project")), over: tickets,
            in: whole, groups: [],
            asOf: whole.upperBound)
        #expect(found == nil)
    }
}
