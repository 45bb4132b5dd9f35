import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// What packages have left, and how long it lasts.
@Suite struct PackageBalanceTests {
    private let day = MoneyStory.day

    private func balance(_ story: MoneyStory, at minute: Int) throws -> PackageBalance? {
        try story.ledger().packages(at: MoneyStory.at(minute)).first
    }

    @Test func `what is left and how long it lasts goes by the pace of the period`() throws {
        var story = try MoneyStory()
        story.agree("plus")
        story.log("a", at: 600, minutes: 300)
        // Five of ten hours in ten days: the other five last for ten more.
        let balance = try #require(try balance(story, at: 10 * day))
        #expect((balance.drawn, balance.left, balance.share) == (300_000, 300_000, 50))
        #expect(balance.runsOut(asOf: MoneyStory.at(10 * day)) == MoneyStory.at(20 * day))
        // By the twentieth the same is no hurry any more.
        #expect(balance.runsOut(asOf: MoneyStory.at(20 * day)) == nil)
    }

    @Test func `nothing is foretold of a period that has just begun, is unused, or is used up`()
        throws
    {
        var story = try MoneyStory()
        story.agree("plus")
        #expect(try balance(story, at: 10 * day)?.runsOut(asOf: MoneyStory.at(10 * day)) == nil)
        story.log("a", at: 0, minutes: 300)
        #expect(try balance(story, at: 600)?.runsOut(asOf: MoneyStory.at(600)) == nil)
        story.log("b", at: 1000, minutes: 400)
        let spent = try #require(try balance(story, at: 2 * day))
        #expect((spent.left, spent.share) == (0, 100))
        #expect(spent.runsOut(asOf: MoneyStory.at(2 * day)) == nil)
    }

    @Test func `hours carried over are part of what the period began with`() throws {
        var story = try MoneyStory { $0.packages["plus"]?.unused = .carriesOver }
        story.agree("plus", from: 0)
        story.log("a", at: 0, minutes: 240)
        story.log("b", at: 32 * day, minutes: 420)
        let balance = try #require(try balance(story, at: 33 * day))
        #expect((balance.granted, balance.drawn, balance.left) == (960_000, 420_000, 540_000))
        let before = try #require(try self.balance(story, at: day))
        #expect((before.granted, before.drawn) == (600_000, 240_000))
    }

    @Test(arguments: [(0, 60, Int64(0)), (570, 30, 100_000), (600, 0, 200_000)])
    func `the next hour costs what packages do not give of it`(
        worked: Int, given: Int64, amount: Int64
    ) throws {
        var story = try MoneyStory()
        story.agree("plus")
        if worked > 0 { story.log("a", at: 0, minutes: worked) }
        let now = MoneyStory.at(5 * day)
        let agreed = [
            Entitlement.Period(
                agreement: "plus", from: MoneyStory.at(-100_000), until: nil, revision: 1)
        ]
        let ticket = story.streams.first?.ticket ?? Ticket(id: TicketID("t"))
        let next = nextHour(
            on: ticket, under: story.edition, agreed: agreed,
            try story.ledger().packages(at: now), at: now)
        #expect(next == NextHour(given: given * 1000, price: .counted(amount)))
    }

    @Test func `a part is told once, the greatest that is reached, in each period anew`() throws {
        var story = try MoneyStory { $0.packages["plus"]?.warnAt = [70, 90] }
        story.agree("plus")
        func untold(_ minute: Int) throws -> [TicketEvent.PackageReached] {
            try story.ledger().untold(at: MoneyStory.at(minute))
        }
        story.log("a", at: 0, minutes: 419)
        #expect(try untold(600).isEmpty)
        story.log("b", on: 2, at: day, minutes: 1)
        let seventy = try #require(try untold(600).first)
        #expect((seventy.share, seventy.left, seventy.from) == (70, 180_000, MoneyStory.start))
        story.happen(.packageReached(seventy), on: 2, at: day + 1)
        #expect(try untold(600).isEmpty)
        story.log("c", at: 2 * day, minutes: 180)
        let ninety = try #require(try untold(600).first)
        #expect((ninety.share, ninety.left) == (90, 0))
        story.happen(.packageReached(ninety), on: 1, at: 2 * day + 200)
        #expect(try untold(600).isEmpty)
        story.log("d", at: 33 * day, minutes: 570)
        #expect(try untold(33 * day).map(\.share) == [90])
    }
}
