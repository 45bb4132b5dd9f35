import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

@Suite struct StatementTests {
    private let day = MoneyStory.day

    private func charges(_ statement: Statement) -> [String] {
        statement.charges.map { "\($0.day) \($0.name) \($0.price.amount.map { "\($0)" } ?? "?")" }
    }

    @Test func `a month has its packages, its work and their sum`() throws {
        var story = try MoneyStory()
        story.agree("plus")
        story.log("a", at: 600, minutes: 720)
        let statement = try story.statement()
        #expect(charges(statement) == ["2026-10-01 plus 1000000"])
        #expect(statement.total == .counted(1_400_000))
        #expect(statement.workedMinutes == 720)
        #expect((statement.given, statement.beyond) == (600_000, 120_000))
        #expect(try charges(story.statement(MoneyStory.november)) == ["2026-11-01 plus 1000000"])
    }

    @Test(arguments: [
        (Prices.Paid.advance, "2026-10-01", [1_500_000, 0, 0]),
        (.arrears, "2026-12-31", [0, 0, 1_500_000]),
    ])
    func `a fee of a quarter is charged on its first day or its last, for each unit`(
        paid: Prices.Paid, first: String, months: [Int64]
    ) throws {
        var story = try MoneyStory { prices in
            var fee = Prices.Fee()
            (fee.amount, fee.units, fee.paid) = (500_000, 3, paid)
            fee.per = Recurrence(count: 1, unit: .quarter)
            prices.fees = Section([("chat", fee)])
        }
        story.agree("chat", from: 0, until: 92 * day)
        let statements = try [0, 1, 2].map {
            try story.statement(MoneyStory.october.adding(months: $0))
        }
        #expect(statements.map(\.total) == months.map { .counted($0) })
        #expect(statements.flatMap(\.charges).map(\.day.description) == [first])
    }

    @Test func `a fee without recurrence is paid once, one by agreement has no price`() throws {
        var story = try MoneyStory { prices in
            var (once, open) = (Prices.Fee(), Prices.Fee())
            once.amount = 700
            (open.amount, open.units, open.per) = (100, nil, Recurrence(count: 1, unit: .month))
            prices.fees = Section([("once", once), ("open", open)])
        }
        story.agree("once", from: 5 * day)
        #expect(try charges(story.statement()) == ["2026-10-06 once 700"])
        #expect(try story.statement(MoneyStory.november).charges.isEmpty)
        story.agree("open")
        #expect(try story.statement().total == .byAgreement)
    }

    @Test(arguments: [
        (Prices.Tax.Stands.onTop, 20.0, Int64(50_000), Int64(300_000)),
        (.inside, 20, 41_667, 250_000),
        (.onTop, 0, 0, 250_000), (.inside, 12.5, 27_778, 250_000),
    ])
    func `the tax stands in the sum or on top of it`(
        stands: Prices.Tax.Stands, percent: Double, tax: Int64, total: Int64
    ) throws {
        var story = try MoneyStory { prices in
            var tax = Prices.Tax()
            (tax.percent, tax.stands) = (percent, stands)
            prices.tax = tax
        }
        story.log("a", at: 0, minutes: 50)
        let statement = try story.statement()
        #expect(statement.sum == .counted(250_000))
        #expect(statement.tax?.amount == tax && statement.total == .counted(total))
    }

    @Test func `leap days are days of their month`() throws {
        var story = try MoneyStory { $0.packages["plus"]?.begun = .byDay }
        let (first, last) = (CivilDate("2028-02-29")!, CivilDate("2028-03-01")!)
        let minute = { (date: CivilDate) in
            (date.dayNumber - MoneyStory.october.dayNumber) * MoneyStory.day
        }
        story.agree("plus", from: minute(first), until: minute(last))
        let statement = try story.statement(first)
        #expect(statement.charges.first?.price == .counted(34_483))  // One day of twenty-nine.
        #expect(try story.statement(last).charges.isEmpty)
    }

    @Test func `what was worked since the chain of its packages began has to be known`() throws {
        var story = try MoneyStory {
            $0.packages["plus"]?.unused = .carriesOver
            $0.packages["plus"]?.carriedFor = 1
        }
        story.agree("plus", from: 0)
        let start = { try story.tariffs().start(of: MoneyStory.at($0 * MoneyStory.day)) }
        // In December November is left over, of which October may have been used.
        #expect(try start(65) == MoneyStory.at(0))
        var expiring = try MoneyStory()
        expiring.agree("plus", from: 0)
        let november = MoneyStory.at(31 * day)
        #expect(try expiring.tariffs().start(of: november + 60) == november)
    }

    @Test func `work of another client is none of it`() throws {
        var story = try MoneyStory()
        story.log("a", at: 0, minutes: 60)
        let other = try ServiceDesk.statement(
            of: "beta", month: MoneyStory.october, tickets: story.streams, by: story.tariffs())
        #expect(other.work.isEmpty && other.total == .counted(0))
    }
}
