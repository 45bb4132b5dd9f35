import Testing
import WorkingTime

@testable import Regulations

struct AgreementChangeTests {
    let source = Drafts.checked("echo").source

    private func change(_ path: String, _ value: String) -> Checked {
        source.agreed("contract", changes: [(path, .scalar(value))], in: Drafts.world)
    }

    @Test func `a contract may shorten a limit, and what is like it follows`() throws {
        let regulation = try #require(
            change("commitments.standard_reaction.within", "4 working hours").regulation)
        #expect(regulation.commitments["standard_reaction"]?.within == .working(seconds: 14_400))
        #expect(regulation.commitments["standard_follow_up"]?.within == .working(seconds: 14_400))
    }

    @Test(arguments: ["9 working hours", "1 business day"])
    func `a contract may not lengthen it, nor set what cannot be compared`(limit: String) {
        let checked = change("commitments.standard_reaction.within", limit)
        #expect(checked.regulation == nil)
        #expect(checked.findings.map(\.code) == [.V102])
    }

    @Test func `a contract changes only what the regulation opens`() {
        #expect(
            change("commitments.emergency_reaction.within", "30 working minutes").findings.map(
                \.code) == [.V102])
    }

    @Test func `a price by agreement is set by the agreement`() {
        #expect(
            change("prices.rates.work.amount", "2000.50").regulation?.prices.rates["work"]?.amount
                == 200_050)
    }

    @Test func `a reading is applied as a whole regulation`() throws {
        let other = try #require(
            source.applying(reading: "emergency_days", alternative: "business_days"))
        let calendar = try #require(
            other.checked(in: Drafts.world).regulation?.calendars["emergency"])
        #expect(calendar.holidays == "RU")
        #expect(calendar.week.keys.sorted() == [1, 2, 3, 4, 5])
        #expect(source.applying(reading: "emergency_days", alternative: "never") == nil)
    }

    @Test func `calendars compile with their zone and holidays`() throws {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let rule = try regulation.calendarRule("support", world: Drafts.world)
        #expect(rule.holidays?.country == "RU")
        #expect(
            rule.week[.monday] == [
                .init(from: CivilTime(minutes: 480), to: CivilTime(minutes: 960))
            ])
        #expect(rule.week[.sunday] == nil)
        #expect(try regulation.calendarRule("always", world: Drafts.world).week.count == 7)
        #expect(throws: CalendarRuleError.noSuchCalendar("night")) {
            try regulation.calendarRule("night", world: Drafts.world)
        }
    }
}
