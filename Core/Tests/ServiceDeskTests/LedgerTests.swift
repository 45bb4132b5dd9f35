import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// Hours of packages over the tickets of a client.
@Suite struct LedgerTests {
    private let day = MoneyStory.day

    @Test func `an entry is split where the package is used up, and the rest costs its rate`()
        throws
    {
        var story = try MoneyStory()
        story.agree("plus")
        story.log("a", at: 600, minutes: 480)
        story.log("b", on: 2, at: day + 600, minutes: 240)
        let ledger = try story.ledger()
        #expect(
            ledger.entries.map(\.told) == [
                "1 a 480 a-plus 0", "2 b 120 a-plus 0", "2 b 120 - 4000",
            ])
        let (given, beyond) = (ledger.entries[1].line, ledger.entries[2].line)
        #expect(given.until == beyond.from && beyond.from == MoneyStory.at(day + 720))
        #expect(given.clauses == ["p", "w"] && given.clause == "p")
        #expect(beyond.clauses == ["p", "b"] && beyond.clause == "b" && beyond.rate == "beyond")
    }

    @Test
    func `without a package the work costs its own rate, and a rate may leave packages alone`()
        throws
    {
        var story = try MoneyStory()
        story.log("a", at: 600, minutes: 60)
        #expect(try story.ledger().entries.map(\.told) == ["1 a 60 - 3000"])
        var never = try MoneyStory { $0.rates["work"]?.package = .never }
        never.agree("plus")
        never.log("a", at: 600, minutes: 60)
        #expect(try never.ledger().entries.map(\.told) == ["1 a 60 - 3000"])
    }

    @Test func `a factor uses up as many hours as it makes of the work`() throws {
        var story = try MoneyStory { prices in
            var factor = Prices.Factor()
            (factor.times, factor.clauses) = (1.5, ["f"])
            factor.when = .fact(.outside("support"))
            prices.factors = Section([("night", factor)])
        }
        story.agree("plus")
        // Thursday: eight hours in the evening are twelve of the package.
        story.log("a", at: 960, minutes: 480)
        #expect(
            try story.ledger().entries.map(\.told) == ["1 a 600 a-plus 0", "1 a 120 - 4000"])
        #expect(try story.ledger().entries.map(\.line.worked) == [400, 80])
    }

    @Test func `packages are used up in the order that the regulation states`() throws {
        for (first, second, told) in [
            (1, 2, ["1 a 600 a-plus 0", "1 a 300 a-extra 0"]),
            (2, 1, ["1 a 600 a-extra 0", "1 a 300 a-plus 0"]),
        ] {
            var story = try MoneyStory { prices in
                prices.packages["plus"]?.drawn = first
                prices.packages["extra"]?.drawn = second
            }
            story.agree("plus")
            story.agree("extra")
            story.log("a", at: 0, minutes: 900)
            #expect(try story.ledger().entries.map(\.told) == told)
        }
    }

    @Test func `where no order is stated, work for which two packages have hours has no price`()
        throws
    {
        var story = try MoneyStory { $0.packages["extra"]?.drawn = nil }
        story.agree("plus")
        story.log("a", at: 0, minutes: 60)
        #expect(try story.ledger().entries.map(\.told) == ["1 a 60 a-plus 0"])
        story.agree("extra")
        let line = try #require(try story.ledger().entries.first?.line)
        #expect(line.price.deferred?.kind == .order)
        #expect(try story.statement().total.deferred?.kind == .order)
    }

    @Test func `a package of a project is for its work, and before those of the client`() throws {
        var story = try MoneyStory()
        story.agree("plus", id: "all")
        story.agree("plus", project: "shop", id: "shop")
        story.log("a", at: 0, minutes: 660, project: "shop")
        story.log("b", on: 2, at: day, minutes: 60)
        #expect(
            try story.ledger().entries.map(\.told) == [
                "1 a 600 shop 0", "1 a 60 all 0", "2 b 60 all 0",
            ])
    }

    @Test func `a month ends in the midst of an entry, and hours left over with it`() throws {
        var story = try MoneyStory()
        story.agree("plus")
        story.log("a", at: 31 * day - 120, minutes: 840)
        #expect(
            try story.ledger().entries.map(\.told) == [
                "1 a 120 a-plus 0", "1 a 600 a-plus 0", "1 a 120 - 4000",
            ])
        let (october, november) = (try story.statement(), try story.statement(MoneyStory.november))
        #expect(october.balances.map(\.drawn) == [120_000])
        #expect(october.balances.map(\.expired) == [480_000])
        #expect(november.balances.map(\.drawn) == [600_000])
        #expect(november.balances.map(\.fund.left) == [0])
    }

    @Test(arguments: [(Int?.none, 1200), (1, 1200), (0, 600)])
    func `hours left over are carried as far as the regulation says`(periods: Int?, minutes: Int)
        throws
    {
        var story = try MoneyStory { prices in
            prices.packages["plus"]?.unused = periods == 0 ? .expires : .carriesOver
            prices.packages["plus"]?.carriedFor = periods
        }
        story.agree("plus", from: 0)
        story.log("a", at: 40 * day, minutes: 1320)
        let given = try story.ledger().entries.filter { $0.line.fund != nil }
        #expect(given.reduce(0) { $0 + $1.line.counted } == Int64(minutes) * 1000)
        // What ends first is used first.
        #expect(given.first?.line.fund?.from == MoneyStory.at(periods == 0 ? 31 * day : 0))
        #expect(try story.statement(MoneyStory.november).work.count == given.count + 1)
    }

    @Test func `a package that begins in the midst of a month gives a share by days or all`() throws
    {
        for (begun, minutes) in [(Prices.Begun.whole, 600), (.byDay, 310)] {
            // The sixteenth of October: sixteen days of thirty-one.
            var story = try MoneyStory { $0.packages["plus"]?.begun = begun }
            story.agree("plus", from: 15 * day)
            story.log("before", at: 14 * day, minutes: 60)
            let fund = try #require(try story.ledger().funds.first)
            #expect(fund.granted / 1000 == Int64(minutes) || begun == .byDay)
            #expect(begun == .whole || fund.granted == 309_677)
            #expect(try story.ledger().entries.map(\.told) == ["1 before 60 - 3000"])
            let price = try #require(try story.statement().charges.first?.price.amount)
            #expect(price == (begun == .whole ? 1_000_000 : 516_129))
        }
    }

    @Test func `the price of an hour is the one that was known when the work was logged`() throws {
        var story = try MoneyStory()
        let (old, new) = (story.edition, try MoneyStory { $0.rates["work"]?.amount = 999 }.edition)
        let none = try MoneyStory { $0.rates["work"]?.amount = nil }.edition
        story.agree("contract", changes: ["price": "old"])
        story.log("a", at: 0, minutes: 60)
        story.agree("contract", changes: ["price": "new"], known: day)
        story.log("b", at: day, minutes: 60)
        let byChange: Tariffs.Editions = { (_, changes) throws(EditionError) in
            ["old": old, "new": new][changes["price"] ?? ""] ?? none
        }
        let amounts = try Ledger(
            of: story.streams, by: story.tariffs(byChange), until: .distantFuture
        ).entries.map(\.line.amount)
        #expect(amounts == [300_000, 999])
    }

    @Test func `work by agreement waits for its price, and the first one that is stated stays`()
        throws
    {
        var story = try MoneyStory()
        let (old, new) = (story.edition, try MoneyStory { $0.rates["work"]?.amount = 999 }.edition)
        let none = try MoneyStory { $0.rates["work"]?.amount = nil }.edition
        let byChange: Tariffs.Editions = { (_, changes) throws(EditionError) in
            ["old": old, "new": new][changes["price"] ?? ""] ?? none
        }
        let price = { (story: MoneyStory) in
            try ServiceDesk.statement(
                of: "alfa", month: MoneyStory.october, tickets: story.streams,
                by: story.tariffs(byChange)
            ).total
        }
        story.log("a", at: 0, minutes: 60)
        #expect(try price(story) == .byAgreement)
        story.agree("contract", changes: ["price": "old"], known: day)
        #expect(try price(story) == .counted(300_000))
        story.agree("contract", changes: ["price": "new"], known: 2 * day)
        #expect(try price(story) == .counted(300_000))
    }

    @Test
    func `a kind of work has pieces of its own, and the shortest costs what it costs at least`()
        throws
    {
        var story = try MoneyStory { prices in
            var (unit, travel) = (Prices.Unit(), Prices.Quantum())
            (unit.quantum.minutes, unit.quantum.atLeast) = (1, 60)
            travel.minutes = 30
            unit.works = Section([("consulting", travel)])
            prices.unit = unit
        }
        story.log("a", at: 0, minutes: 22)
        story.log("b", at: 100, minutes: 20)
        story.log("c", at: 200, minutes: 20)
        story.log("d", at: 300, minutes: 31, work: "consulting")
        #expect(
            try story.ledger().entries.map(\.told) == [
                "1 a 60 - 3000", "1 b 0 - 0", "1 c 2 - 100", "1 d 60 - 3000",
            ])
    }
}
