import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// Mean, longest and worst of the time that clocks took.
@Suite struct ClockTimesTests {
    private let whole = TicketStory.at(-1000)..<TicketStory.at(1000)

    struct Row: Sendable {
        var formula: Measure.Formula
        var unit: Measure.Unit?
        var minutes: Double
        var behind: [Int]
    }

    static let times = [
        Row(formula: .mean, unit: nil, minutes: 270, behind: [1, 2, 3, 4]),
        Row(formula: .mean, unit: .workingTime, minutes: 270, behind: [1, 2, 3, 4]),
        Row(formula: .mean, unit: .elapsedTime, minutes: 510, behind: [1, 2, 3, 4]),
        Row(formula: .longest, unit: nil, minutes: 480, behind: [3]),
        Row(formula: .longest, unit: .elapsedTime, minutes: 1440, behind: [3]),
        Row(formula: .worst, unit: nil, minutes: 360, behind: [3]),
        Row(formula: .worst, unit: .elapsedTime, minutes: 1320, behind: [3]),
    ]

    private func figure(
        _ formula: Measure.Formula, _ unit: Measure.Unit? = nil, over tickets: [MeasuredTicket],
        in period: Range<Instant>? = nil
    ) throws -> Figure {
        var measure = Measure()
        (measure.formula, measure.of, measure.unit) = (formula, ["reaction"], unit)
        var regulation = Regulation()
        regulation.measures = Section([("m", measure)])
        let found = figures(
            of: "m", in: regulation, over: tickets, in: period ?? whole, groups: [],
            asOf: TicketStory.at(200))
        return try #require(found?.first)
    }

    /// Two working hours from the arrival; 8 to 16, Monday to Friday.
    private func ticket(_ number: Int, _ tell: (inout TicketStory) -> Void) throws -> MeasuredTicket
    {
        let reaction = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.done)],
            pauses: [.waitingThirdParty],
            within: .working(seconds: 2 * 3600))
        var story = try TicketStory([("reaction", reaction)], number: number)
        tell(&story)
        return MeasuredTicket(stream: story.stream, edition: story.edition)
    }

    private func tickets() throws -> [MeasuredTicket] {
        [
            try ticket(1) { $0.happen(.done, 1) },
            try ticket(2) { $0.happen(.done, 7) },
            // Over the night: eight working hours, and a day by the clock.
            try ticket(3) { $0.happen(.done, 24) },
            try ticket(4) {
                $0.happen(.waited(.init(what: .thirdParty)), 1)
                $0.happen(.resumed, 6)
                $0.happen(.done, 7)
            },
            try ticket(5) { _ in }, try ticket(6) { $0.happen(.refused(.init()), 5) },
        ]
    }

    /// From the written rule: 1, 7, 8 and 2 working hours; 1, 7, 24 and 2 by the clock; 0, 5, 6 and
    /// 0 past the due.
    @Test(arguments: times)
    func `times of clocks that ended are figures with the tickets behind them`(row: Row) throws {
        let figure = try figure(row.formula, row.unit, over: try tickets())
        #expect(figure.value == row.minutes && figure.tickets == row.behind && figure.outOf == 4)
    }

    @Test func `where nothing ended there is none, and what ended in another month is not counted`()
        throws
    {
        let open = try ticket(5) { _ in }
        #expect(try figure(.mean, over: [open]).value == nil)
        #expect(try figure(.worst, over: [open]).tickets == [])
        let early = TicketStory.at(-10)..<TicketStory.at(2)
        #expect(try figure(.longest, over: try tickets(), in: early).tickets == [1])
    }

    @Test func `all in time is a delay of nothing, by all of them`() throws {
        let figure = try figure(
            .worst,
            over: [try ticket(1) { $0.happen(.done, 1) }, try ticket(2) { $0.happen(.done, 2) }])
        #expect(figure.value == 0 && figure.tickets == [1, 2])
    }

    @Test func `a breach that is withdrawn stands apart`() throws {
        let withdrawn = try ticket(7) { story in
            let id = ClockID(commitment: "reaction", instance: 0)
            story.happen(
                .withdrawn(.init(clock: id, due: TicketStory.at(2), basis: story.edition.basis)), 3)
            story.happen(.done, 5)
        }
        let figure = try figure(.longest, over: [withdrawn, try ticket(1) { $0.happen(.done, 1) }])
        #expect(figure.value == 60 && figure.withdrawn == 1 && figure.tickets == [1])
    }
}
