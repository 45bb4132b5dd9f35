import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

@Suite struct WorkPricingTests {
    /// 2 000 an hour, double outside `support` (Monday to Friday, 8 to 16 UTC).
    private func story(_ change: @escaping (inout Prices) -> Void = { _ in }) throws -> TicketStory
    {
        try TicketStory([]) { regulation in
            var (rate, factor) = (Prices.Rate(), Prices.Factor())
            (rate.amount, rate.clauses) = (200_000, ["r"])
            (factor.times, factor.clauses) = (2, ["f"])
            factor.when = .fact(.outside("support"))
            regulation.prices.rates = Section([("work", rate)])
            regulation.prices.factors = Section([("off_hours", factor)])
            change(&regulation.prices)
        }
    }

    private func log(_ entry: String, from hours: Double, minutes: Int, work: String = "execution")
        -> TicketEvent
    {
        .logged(
            .init(
                entry: entry, person: "s", role: "programmer", from: TicketStory.at(hours),
                minutes: minutes,
                work: work))
    }

    private func lines(_ story: TicketStory) throws -> [WorkLine] {
        try workLines(of: story.stream, by: Tariffs(story.edition))
    }

    @Test func `an entry is split where the calendar closes, and only the part outside is doubled`()
        throws
    {
        var story = try story()
        story.happen(log("a", from: 7, minutes: 150), 10)  // 15:00 to 17:30
        let lines = try lines(story)
        #expect(lines.map(\.minutes) == [60, 90])
        #expect(lines.map(\.amount) == [200_000, 600_000])
        #expect(lines.map(\.clause) == ["r", "f"])
        #expect(total(of: lines) == .counted(800_000))
    }

    @Test func `an entry over a night and a weekend is cut at every border`() throws {
        var story = try story()
        story.happen(log("a", from: 4 * 24 + 7, minutes: 1440), 200)  // Friday 15:00 to Saturday 15:00
        #expect(try lines(story).map(\.minutes) == [60, 1380])
    }

    @Test(arguments: [
        (Prices.Rounding.up, Prices.Unit.Per.ticket, [15, 0, 15]), (.up, .entry, [15, 15, 15]),
        (.nearest, .ticket, [15, 0, 15]), (.none, .ticket, [10, 5, 10]),
    ])
    func `rounding is cumulative over the ticket, or per entry`(
        rounding: Prices.Rounding, per: Prices.Unit.Per, billed: [Int]
    ) throws {
        var story = try story { prices in
            var unit = Prices.Unit()
            (unit.quantum.minutes, unit.quantum.rounding, unit.per) = (15, rounding, per)
            prices.unit = unit
        }
        for (index, minutes) in [10, 5, 10].enumerated() {
            story.happen(log("\(index)", from: Double(index), minutes: minutes), Double(index) + 1)
        }
        let lines = try lines(story)
        let billings = (0..<3).map { entry in
            lines.filter { $0.entry == "\(entry)" }.reduce(0) { $0 + $1.minutes }
        }
        #expect(billings == billed)
    }

    @Test func `a corrected entry is priced anew, one of no minutes is gone`() throws {
        var story = try story()
        story.happen(log("a", from: 0, minutes: 60), 1)
        story.happen(log("b", from: 1, minutes: 60), 2)
        story.happen(.logCorrected(.init(entry: "a", minutes: 30)), 3)
        story.happen(.logCorrected(.init(entry: "b", minutes: 0)), 3)
        #expect(try total(of: lines(story)) == .counted(100_000))
        #expect(story.stream.ticket.minutesLogged == 30)
    }

    @Test func `a consent given after the work was logged changes no price`() throws {
        var story = try story { prices in
            prices.factors = prices.factors.mapped { $0.when = .fact(.filled(["consent"])) }
        }
        story.happen(log("a", from: 0, minutes: 60), 1)
        story.happen(.filled(.init(fields: ["consent": .flag(true)])), 2)
        story.happen(log("b", from: 2, minutes: 60), 3)
        #expect(try lines(story).map(\.amount) == [200_000, 400_000])
    }

    @Test
    func `work of a kind that is not counted costs nothing, a rate by agreement has no price`()
        throws
    {
        var story = try story { prices in
            var counted = Prices.Counted()
            counted.work = ["execution"]
            prices.counted = counted
        }
        story.happen(log("a", from: 0, minutes: 60, work: "travel"), 1)
        #expect(try total(of: lines(story)) == .counted(0))
        var byAgreement = try self.story { $0.rates = $0.rates.mapped { $0.amount = nil } }
        byAgreement.happen(log("a", from: 0, minutes: 60), 1)
        #expect(try total(of: lines(byAgreement)) == .byAgreement)
    }

    /// Whatever the entries, the minutes billed are those worked, rounded up once.
    @Test func `splitting and rounding lose no minute`() throws {
        var random = SplitMix(state: 11)
        for _ in 0..<100 {
            let unit = Int.random(in: 1...60, using: &random)
            var story = try story { prices in
                var rounded = Prices.Unit()
                rounded.quantum.minutes = unit
                prices.unit = rounded
            }
            var spent = 0
            for entry in 0..<Int.random(in: 1...6, using: &random) {
                let minutes = Int.random(in: 1...600, using: &random)
                spent += minutes
                story.happen(
                    log(
                        "\(entry)", from: Double.random(in: 0...200, using: &random).rounded(),
                        minutes: minutes), 300)
            }
            let billed = try lines(story).reduce(0) { $0 + $1.minutes }
            #expect(billed == (spent + unit - 1) / unit * unit)
        }
    }

    @Test func `half a minor unit is rounded up`() {
        #expect(Prices.amount(1, counted: 30_000) == 1)
        #expect(Prices.amount(1, counted: 29_000) == 0)
        let counted = 90 * Prices.thousandths([1.5, 2])
        #expect(Prices.amount(200_000, counted: counted) == 900_000)
    }

    @Test func `sums beyond all measure are held at their bound, and nothing stops`() {
        #expect(Prices.thousandths(Array(repeating: 10, count: 20)) == .max)
        #expect(Prices.amount(.max, counted: .max) == .max)
        #expect(Money.share(of: -5, 1, of: 2) == -2)
    }
}

extension Section {
    fileprivate func mapped(_ change: (inout Item) -> Void) -> Section {
        Section(
            pairs.map { pair in
                var item = pair.item
                change(&item)
                return (pair.name, item)
            })
    }
}
