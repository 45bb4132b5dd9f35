import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

/// No number where a part that is not executed yet would change it (decisions/0008).
@Suite struct PriceTests {
    private static let client: Client = {
        var client = Client(id: "alfa")
        for kind in ["plus", "more"] {
            client.evolve(
                .agreementStated(
                    ClientAgreement(
                        id: kind, agreement: kind, from: TicketStory.at(-100),
                        until: TicketStory.at(100))))
        }
        return client
    }()
    private static let inForce = client.periods

    /// 3 500 an hour, a package `plus`, a consent that doubles it.
    private static func regulation(_ change: @escaping (inout Regulation) -> Void = { _ in })
        -> (inout Regulation) -> Void
    {
        { regulation in
            var (rate, factor, package, consent) = (
                Prices.Rate(), Prices.Factor(), Prices.Package(), Field()
            )
            (rate.amount, rate.clauses) = (350_000, ["1"])
            (factor.times, factor.when) = (2, .fact(.filled(["yes"])))
            (package.hours, package.then, package.title) = (
                10, "work", LocalizedText(["en": "Plus"])
            )
            consent.kind = .consent
            regulation.currency = "RUB"
            regulation.fields = Section([("yes", consent)])
            regulation.prices.rates = Section([("work", rate)])
            regulation.prices.factors = Section([("double", factor)])
            regulation.prices.packages = Section([("plus", package)])
            change(&regulation)
        }
    }

    enum Case: String, CaseIterable {
        case none, package, order, never, unit, ticket, condition, byAgreement, free
    }

    private static func story(_ item: Case) throws -> TicketStory {
        var story = try TicketStory(
            [],
            change: Self.regulation { regulation in
                switch item {
                case .never: regulation.prices.rates["work"]?.package = .never
                case .unit: regulation.prices.rates["work"]?.per = .unit
                case .ticket: regulation.prices.rates["work"]?.per = .ticket
                case .condition:
                    regulation.prices.rates["work"]?.when = .not(.fact(.filled(["users"])))
                case .byAgreement: regulation.prices.rates["work"]?.amount = nil
                case .order: regulation.prices.packages["more"] = regulation.prices.packages["plus"]
                case .none, .package, .free: break
                }
                if item == .condition { regulation.fields["users"] = Self.ofClient }
                if item == .free { regulation.prices.counted = Prices.Counted() }
            })
        story.happen(
            .logged(
                .init(
                    entry: "e", person: "s", role: "programmer", from: TicketStory.at(1),
                    minutes: 60,
                    work: "execution")), 2)
        return story
    }

    private static let ofClient: Field = {
        var field = Field()
        field.about = .client
        return field
    }()

    /// Whether packages are in force, what work costs by its own rate, and what an hour.
    static let cases: [(item: Case, isInForce: Bool, work: Price, hour: Price)] = [
        (.none, false, .counted(350_000), .counted(350_000)),
        (.package, true, .counted(350_000), .packaged("plus", beyond: 350_000)),
        (.order, true, .counted(350_000), notCounted(.order, "packages", "plus")),
        (.never, true, .counted(350_000), .counted(350_000)),
        // A unit is a minute; the whole ticket is paid for once, and from no package.
        same(.unit, false, .counted(21_000_000)),
        (.unit, true, .counted(21_000_000), .packaged("plus", beyond: 21_000_000)),
        same(.ticket, true, .counted(350_000)),
        same(.condition, false, notCounted(.condition, "rates", "work", "when")),
        same(.byAgreement, false, .byAgreement),
        (.byAgreement, true, .byAgreement, .packaged("plus", beyond: nil)),
        same(.free, false, .counted(0)),
    ]

    private static func same(_ item: Case, _ isInForce: Bool, _ price: Price) -> (
        item: Case, isInForce: Bool, work: Price, hour: Price
    ) { (item, isInForce, price, price) }

    private static func notCounted(_ kind: Deferred.Kind, _ path: String...) -> Price {
        .notCounted(Deferred(kind, ["prices"] + path))
    }

    @Test(arguments: cases.indices)
    func `work, its sum and an hour have no number where a deferred part would change it`(
        index: Int
    ) throws {
        let (item, isInForce, work, expected) = Self.cases[index]
        let (story, agreed) = (try Self.story(item), isInForce ? Self.inForce : [])
        let lines = try workLines(of: story.stream, by: Tariffs(story.edition))
        #expect(lines.map(\.price) == [work])
        #expect(total(of: lines) == work)
        guard item != .free else { return }
        let hour = hourPrice(
            of: story.stream.ticket, under: story.edition, agreed: agreed, at: TicketStory.at(1))
        #expect(hour == expected)
    }

    @Test
    func `a package counts from its first day to its last, whether the ticket knew of it or not`()
        throws
    {
        let story = try Self.story(.package)
        for (hours, isPlain) in [(-101.0, true), (-100, false), (99, false), (100, true)] {
            let price = hourPrice(
                of: story.stream.ticket, under: story.edition, agreed: Self.inForce,
                at: TicketStory.at(hours))
            let expected = isPlain ? Price.counted(350_000) : .packaged("plus", beyond: 350_000)
            #expect(price == expected, "\(hours)")
        }
    }

    @Test func `a sum with one line that is not counted has no number`() {
        let lines = [
            Price.counted(1), .byAgreement, Self.notCounted(.order, "packages", "plus"),
            .counted(2),
        ].map {
            WorkLine(
                entry: "", person: "", role: "", work: "", from: TicketStory.at(0),
                until: TicketStory.at(1),
                minutes: 60, factors: [], price: $0, clauses: [])
        }
        #expect(total(of: lines).deferred?.kind == .order)
        #expect(total(of: Array(lines.prefix(2))) == .byAgreement)
    }

    // MARK: Agreeing

    private let anna = Actor(kind: .contact, id: "anna", roles: [])
    private let staff = Actor(kind: .staff, id: "s", roles: [])

    /// - Parameter isCounted: An hour has a price; it has none where the rate asks for what is not
    ///   recorded.
    private func desk(isCounted: Bool) throws -> DecidingStory {
        try DecidingStory(
            [],
            Self.regulation { regulation in
                if !isCounted { Self.wait(&regulation) }
            })
    }

    /// The rate asks for what is not recorded.
    private static func wait(_ regulation: inout Regulation) {
        regulation.fields["users"] = ofClient
        regulation.prices.rates["work"]?.when = .not(.fact(.filled(["users"])))
    }

    @Test func `nobody agrees to a price that is not counted, and a no is always taken`() throws {
        var desk = try desk(isCounted: false)
        let refusal = Refusal.notCounted(
            field: "yes", Deferred(.condition, ["prices", "rates", "work", "when"]))
        #expect(throws: refusal) { try desk.act(.fill(["yes": .flag(true)]), by: anna) }
        #expect(throws: refusal) { try desk.act(.fill(["yes": .flag(true)]), by: staff) }
        try desk.act(.fill(["yes": .flag(false)]), by: anna)
        var other = try self.desk(isCounted: true)
        other.seen.client = Self.client
        try other.act(.fill(["yes": .flag(true)]), by: anna)
        #expect(other.ticket.fields["yes"] == .flag(true))
    }

    @Test func `the sum that a person states in an estimate is what is agreed`() throws {
        var desk = try desk(isCounted: false)
        try desk.act(.estimate(minutes: 60, amount: 100_000, ready: nil, nil), by: staff)
        let price = consentPrice(
            "yes", on: desk.ticket, under: desk.edition, agreed: Self.inForce, at: TicketStory.at(1)
        )
        #expect(price?.stated?.amount == 100_000 && price?.deferred == nil)
        try desk.act(.fill(["yes": .flag(true)]), by: anna)
        try desk.act(.approve(version: 1, nil), by: anna)
        #expect(desk.ticket.approvedEstimate?.offer.amount == 100_000)
    }

    @Test func `a consent that no price depends on is given as ever`() throws {
        var desk = try DecidingStory([], Self.regulation { $0.prices.factors = Section([]) })
        desk.seen.client = Self.client
        try desk.act(.fill(["yes": .flag(true)]), by: anna)
        #expect(desk.ticket.fields["yes"] == .flag(true))
    }

    // MARK: Promises

    @Test func `a promise that asks for what is not recorded shows no deadline`() throws {
        var commitment = Commitment(
            clauses: [], starts: .triggers([.event(.arrived)]), stops: [.event(.firstReply)],
            within: .working(seconds: 3600))
        #expect(try TicketStory([("reaction", commitment)]).clocks(asOf: 1).count == 1)
        commitment.guaranteedWhen = .fact(.filled(["users"]))
        let story = try TicketStory([("reaction", commitment)]) {
            $0.fields["users"] = Self.ofClient
        }
        #expect(story.clocks(asOf: 1).isEmpty)
    }

    // MARK: Words

    @Test(arguments: [
        ("ru", "пока не считается"), ("kk", "әзірге есептелмейді"), ("en", "not counted yet"),
    ])
    func `letters say so in the reader's language, and name no sum`(language: String, words: String)
        throws
    {
        let told = { (isCounted: Bool) throws -> String in
            let story = try Self.told(isCounted: isCounted)
            return MessageWords(
                .init(message: "m"), of: story.stream, under: story.edition, in: language,
                at: TicketStory.at(2), seen: .init()
            ).text.replacing("\u{A0}", with: " ")
        }
        #expect(try told(false).components(separatedBy: words).count == 3)
        #expect(try !told(false).contains("500"))
        #expect(try told(true).contains("500") && !told(true).contains(words))
    }

    @Test(arguments: [
        ("ru", "сначала из пакета часов, сверх него 3 500 ₽"),
        ("kk", "алдымен сағат пакетінен, одан тыс 3 500 ₽"),
        ("en", "from the package of hours first, beyond it ₽3,500"),
    ])
    func `with a package letters say what comes first, and what an hour beyond it costs`(
        language: String, words: String
    ) throws {
        let story = try Self.told(isCounted: true)
        let text = MessageWords(
            .init(message: "m"), of: story.stream, under: story.edition, in: language,
            at: TicketStory.at(2), seen: .init(agreed: Array(Self.inForce.suffix(1)))
        ).text.replacing("\u{A0}", with: " ")
        #expect(text.hasPrefix(words), "\(text)")
    }

    /// A ticket with an estimate of time alone, and a message that tells of it.
    private static func told(isCounted: Bool) throws -> TicketStory {
        var story = try TicketStory(
            [],
            change: Self.regulation { regulation in
                if !isCounted { wait(&regulation) }
                var message = MessageTemplate()
                message.text = LocalizedText(["en": "{price} / {estimate}"])
                regulation.messages = Section([("m", message)])
            })
        story.happen(.estimated(.init(version: 1, minutes: 60)), 1)
        return story
    }
}
