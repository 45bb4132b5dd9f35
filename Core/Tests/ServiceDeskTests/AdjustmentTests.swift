import Regulations
import Testing
import WorkingTime

@testable import ServiceDesk

/// What becomes known of a month after its statement was agreed.
@Suite struct AdjustmentTests {
    private let day = MoneyStory.day
    private let october = MoneyStory.october
    private let november = MoneyStory.november

    /// Statements as they were sent and agreed, each after those before it.
    private struct Books {
        var settled: [Settlement] = []

        func statement(_ story: MoneyStory, _ month: CivilDate) throws -> Statement {
            try ServiceDesk.statement(
                of: "alfa", month: month, tickets: story.streams, by: story.tariffs(),
                after: settled)
        }

        /// - Returns: minor units of the month.
        @discardableResult
        mutating func agree(_ story: MoneyStory, _ month: CivilDate, isFinal: Bool = true) throws
            -> Int64
        {
            let sent = try #require(SentStatement(try statement(story, month), number: 1))
            var settlement = Settlement(client: "alfa", month: month)
            let actor = Actor(kind: .staff, id: "s")
            settlement.evolve(.init(event: .sent(sent), at: MoneyStory.start, actor: actor))
            if isFinal {
                settlement.evolve(
                    .init(event: .agreed(.init(number: 1)), at: MoneyStory.start, actor: actor))
            }
            settled.append(settlement)
            return sent.sum
        }
    }

    private func told(_ statement: Statement) -> [String] {
        statement.adjustments.map {
            "\($0.subject.month) \($0.subject.entry) \($0.worked) \($0.price.amount ?? -1)"
        }
    }

    @Test func `work that is written down late stands in the next month, once`() throws {
        var (story, books) = (try MoneyStory(), Books())
        story.log("a", at: 600, minutes: 60)
        try books.agree(story, october)
        story.log("late", at: 800, minutes: 30, known: 35 * day)
        let statement = try books.statement(story, november)
        #expect(told(statement) == ["2026-10-01 late 30 150000"])
        #expect(statement.sum == .counted(150_000) && statement.work.isEmpty)
        try books.agree(story, november)
        #expect(try books.statement(story, november.adding(months: 1)).adjustments.isEmpty)
    }

    @Test func `what was taken back is given back`() throws {
        var (story, books) = (try MoneyStory(), Books())
        story.log("a", at: 600, minutes: 60)
        try books.agree(story, october)
        story.happen(.logCorrected(.init(entry: "a", minutes: 20)), on: 1, at: 35 * day)
        let statement = try books.statement(story, november)
        #expect(told(statement) == ["2026-10-01 a -40 -200000"])
        #expect(statement.total == .counted(-200_000))
        let sent = try #require(SentStatement(statement, number: 1))
        #expect(sent.statement.adjustments == statement.adjustments)
    }

    @Test func `late work that takes the hours of a package makes later work of it dearer`() throws
    {
        var (story, books) = (try MoneyStory(), Books())
        story.agree("plus")
        story.log("a", at: 6000, minutes: 600)
        try books.agree(story, october)
        // Done before, known afterwards: it is the first to use the package up.
        story.log("late", at: 600, minutes: 60, known: 35 * day)
        let statement = try books.statement(story, november)
        #expect(
            Set(told(statement)) == ["2026-10-01 late 60 0", "2026-10-01 a 0 200000"])
        let lines = statement.adjustments
        #expect(lines.map(\.given).reduce(0, +) == 0)
        #expect(lines.map(\.beyond).reduce(0, +) == 60_000)
    }

    @Test func `a month that is not agreed is not adjusted, and no later month adjusts it`() throws
    {
        var (story, books) = (try MoneyStory(), Books())
        story.log("a", at: 600, minutes: 60)
        try books.agree(story, october, isFinal: false)
        story.log("late", at: 800, minutes: 30, known: 35 * day)
        #expect(try books.statement(story, november).adjustments.isEmpty)
        #expect(try books.statement(story, october).sum == .counted(450_000))
    }

    @Test func `work that is approved after the month was agreed stands in the next one`() throws {
        var (story, books) = (
            try MoneyStory { prices in
                var approval = Prices.Approval()
                (approval.by, approval.over) = (["head"], 60)
                prices.approval = approval
            }, Books()
        )
        story.log("a", at: 600, minutes: 60)
        story.log("long", at: 800, minutes: 90)
        #expect(try books.agree(story, october) == 300_000)
        #expect(books.settled[0].sent?.lines == 1, "what waits is not sent")
        #expect(try books.statement(story, november).adjustments.isEmpty)
        story.happen(.workApproved(.init(entry: "long", minutes: 90)), on: 1, at: 35 * day)
        #expect(told(try books.statement(story, november)) == ["2026-10-01 long 90 450000"])
        // Billed and then made another claim: it is given back until somebody approves it.
        story.happen(.logCorrected(.init(entry: "a", minutes: 70)), on: 1, at: 36 * day)
        #expect(
            Set(told(try books.statement(story, november))) == [
                "2026-10-01 a -60 -300000", "2026-10-01 long 90 450000",
            ])
    }

    @Test func `what is older than a year is corrected by no month`() throws {
        var (story, books) = (try MoneyStory(), Books())
        try books.agree(story, october)
        story.log("late", at: 800, minutes: 30, known: 35 * day)
        #expect(try books.statement(story, october.adding(months: 12)).adjustments.count == 1)
        #expect(try books.statement(story, october.adding(months: 13)).adjustments.isEmpty)
    }

    @Test func `an adjustment without a price leaves the month without a sum`() throws {
        var (story, books) = (try MoneyStory { $0.rates["work"]?.amount = nil }, Books())
        try books.agree(story, october)
        story.log("late", at: 800, minutes: 30, known: 35 * day)
        #expect(try books.statement(story, november).sum == .byAgreement)
    }

    /// Whatever is written down when, what is billed in the end is what it all costs.
    @Test(arguments: 0..<60) func `months add up to what the work costs`(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        var (story, books) = (try MoneyStory(), Books())
        if seed % 2 == 0 { story.agree("plus", from: 0, until: 120 * day) }
        var (billed, entries): (Int64, [String]) = (0, [])
        for month in 0..<4 {
            let (first, last) = (month * 31 * day, (month * 31 + 30) * day)
            for index in 0..<Int.random(in: 1...6, using: &random) {
                // Of this month or one before it.
                let at = Int.random(in: 0..<last, using: &random)
                let entry = "e\(month)-\(index)"
                story.log(
                    entry, on: Int.random(in: 1...3, using: &random), at: at,
                    minutes: Int.random(in: 1...300, using: &random), known: max(first, at) + 1000)
                entries.append(entry)
            }
            if let entry = entries.randomElement(using: &random),
                let ticket = story.ticket(of: entry)
            {
                let minutes = Int.random(in: 0...200, using: &random)
                story.happen(
                    .logCorrected(.init(entry: entry, minutes: minutes)), on: ticket, at: last)
            }
            billed += try books.agree(story, october.adding(months: month))
        }
        // A last month without work takes what was told of the fourth after it was sent.
        billed += try books.agree(story, october.adding(months: 4))
        let truth = try (0..<5).map {
            try story.statement(october.adding(months: $0)).sum.amount ?? 0
        }
        #expect(billed == truth.reduce(0, +))
    }
}

extension MoneyStory {
    fileprivate func ticket(of entry: String) -> Int? {
        streams.firstIndex { stream in stream.ticket.worklog.contains { $0.entry == entry } }
            .map { $0 + 1 }
    }
}
