import Channels
import Foundation
import LetterParsing
import Regulations
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Where a part of the prices is not executed yet nobody sees a number and nobody agrees to one, by
/// whatever door; without it the same doors show the price of an hour, so that each of them is seen
/// to be able to (decisions/0008).
@Suite struct NotCountedTests {
    /// Hundreds of the hour's price, plain and doubled, that nothing else on a page or in a letter
    /// is like.
    private static let numbers = [
        "4,321", "4 321", "8,642", "8 642", "432100", "216050", "2,160.50", "2 160,50",
    ]

    private static func shows(_ text: String) -> Bool {
        let plain = text.replacing("\u{A0}", with: " ")
        return numbers.contains { plain.contains($0) }
    }

    /// An hour costs 4 321; where `isWaiting` a factor asks for what is not recorded.
    private static func desk(isWaiting: Bool) async throws -> APIDesk {
        let odd = #"odd: { clause: "0.3", times: 2, when: { filled: testing_from } }, "#
        return try await desk("per: hour, amount: 4321 } }", factor: isWaiting ? odd : "")
    }

    /// - Parameter price: What stands in the file from `per` on.
    private static func desk(_ price: String, factor: String = "") async throws -> APIDesk {
        try await APIDesk { text in
            text.replacing("per: hour, amount: by_agreement } }", with: price)
                .replacing("factors: { off_hours:", with: "factors: { \(factor)off_hours:")
                .replacing("Реакция до {due}.", with: "Реакция до {due}. Час: {price}.")
                .replacing("Reaction by {due}.", with: "Reaction by {due}. An hour: {price}.")
                .replacing(
                    "{ticket.number} решено.",
                    with: "{ticket.number} решено: {estimate}, час {price}.")
        }
    }

    /// Anna's ticket, with an estimate of time alone and half an hour of work.
    private static func ticket(_ desk: APIDesk) async throws {
        let made = try await desk.call(
            .post, "/tickets", token: try await desk.token("olga", ["admin"]),
            body: APIDesk.new(more: #", "project": "lavka""#), key: "first")
        #expect(made["number"] as? Int == 1)
        try await perform(desk, .estimate(minutes: 90, amount: nil, ready: nil, nil), "estimate")
        let from = APIDesk.tuesday
        desk.clock.stand(at: from + 1800)
        try await perform(
            desk,
            .log(
                .init(
                    entry: "e1", person: "pavel", role: "programmer", from: from, minutes: 30,
                    work: "execution")),
            "log")
    }

    private static func perform(_ desk: APIDesk, _ command: Command, _ id: String) async throws {
        let ticket = try #require(try await desk.desk.ticket(number: 1, for: .desk)).row.id
        _ = try await desk.desk.perform(
            Instruction(command, on: ticket, by: .staff("pavel"), commandID: id))
    }

    private static func letters(_ desk: APIDesk) async throws -> String {
        let mail = try #require(desk.desk.mail)
        while try await Dispatch(desk: desk.desk, settings: mail).send() > 0 {}
        let folder = desk.folder + "/outgoing"
        return try FileManager.default.contentsOfDirectory(atPath: folder).map { name in
            try MIMECodec.parse(
                [UInt8](try #require(FileManager.default.contents(atPath: "\(folder)/\(name)")))
            ).text
        }.joined(separator: "\n")
    }

    private static func consent(_ desk: APIDesk) async throws -> APIAnswer {
        try await desk.call(
            .post, "/tickets/1/actions",
            token: try await desk.token("alfa.anna", ["read", "write"]),
            body: #"{"action":"fill","fields":{"off_hours_consent":true}}"#, key: "yes",
            version: "*", language: "en")
    }

    @Test(arguments: [true, false])
    func `the staff's page shows the price of the work, or that it is not counted`(isWaiting: Bool)
        async throws
    {
        let desk = try await Self.desk(isWaiting: isWaiting)
        try await Self.ticket(desk)
        let view = try #require(try await desk.desk.ticket(number: 1, for: .desk))
        let reader = EditionReader(
            language: .en, edition: view.edition, people: desk.desk.people, now: view.asOf)
        let panel = WorkPanel(view, reader)
        let page = panel.view(reader.words, today: reader.today).text
        #expect(panel.lines.count == 1 && Self.shows(page) != isWaiting, "\(page)")
        #expect(page.contains("the price is not counted yet") == isWaiting)
        #expect(page.contains("it asks for what is not recorded yet") == isWaiting)
        let form = Offers(view, reader, roles: [], person: "pavel").offer(.estimate)
        let hint = form?.inputs.first { $0.name == "amount" }?.hint
        #expect((hint?.contains("State the sum yourself") ?? false) == isWaiting)
    }

    @Test(arguments: [true, false])
    func `the portal offers a consent with its price, or says that there is none`(isWaiting: Bool)
        async throws
    {
        let desk = try await Self.desk(isWaiting: isWaiting)
        try await Self.ticket(desk)
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let page = try await anna.get("/portal/tickets/1").text
        #expect(Self.shows(page) != isWaiting)
        #expect(page.contains("the price is not counted yet") == isWaiting)
        #expect(page.contains("id=\"consent-price\"") != isWaiting)
        let answer = try await anna.submit(
            "/portal/tickets/1/consent", of: "/portal/tickets/1", ["field": "off_hours_consent"])
        #expect(answer.status == 422)
        #expect(
            answer.text.contains("Agree to the sum stated in an estimate instead") == isWaiting)
        let signed = try await anna.get("/portal/regulation").text
        #expect(
            signed.contains("it asks for what is not recorded yet") == isWaiting)
    }

    @Test(arguments: [true, false])
    func `a new request shows the price of urgent work, or that it is not counted`(isWaiting: Bool)
        async throws
    {
        let desk = try await Self.desk(isWaiting: isWaiting)
        desk.clock.stand(at: Instant(iso8601: "2026-10-10T08:00:00Z")!)
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let form = ["subject": "Filter", "category": "bug"]
        let page = try await anna.submit(
            "/portal/requests/preview", of: "/portal/requests/new", form
        ).text
        #expect(Self.shows(page) != isWaiting)
        #expect(page.contains("field.off_hours_consent") != isWaiting)
        #expect(page.contains("Not counted yet") == isWaiting)
    }

    @Test(arguments: [true, false])
    func `the API gives a price, or why there is none, and takes no consent to it`(isWaiting: Bool)
        async throws
    {
        let desk = try await Self.desk(isWaiting: isWaiting)
        try await Self.ticket(desk)
        let staff = try await desk.call(
            .get, "/tickets/1", token: try await desk.token("pavel"), language: "en")
        #expect((staff["work_price"] as? Int == 216_050) != isWaiting)
        #expect(
            (staff["price_not_counted"] as? String)?.contains("not recorded") ?? false
                == isWaiting)
        let client = try await desk.call(
            .get, "/tickets/1", token: try await desk.token("alfa.anna", ["read"]))
        #expect(client["work_price"] == nil && (client["price_not_counted"] != nil) == isWaiting)
        let consent = try await Self.consent(desk)
        #expect(consent.status == (isWaiting ? 422 : 200))
        #expect((consent["reason"] as? String == "not_counted") == isWaiting)
        #expect((consent["not_counted"] as? String == "prices.factors.odd.when") == isWaiting)
    }

    @Test(arguments: [true, false])
    func `letters name the price, or say that it is not counted`(isWaiting: Bool) async throws {
        let desk = try await Self.desk(isWaiting: isWaiting)
        try await Self.ticket(desk)
        try await Self.perform(desk, .finish, "done")
        let letters = try await Self.letters(desk).replacing("\u{A0}", with: " ")
        #expect(Self.shows(letters) != isWaiting, "\(letters)")
        #expect(letters.contains("цена пока не считается") == isWaiting)
    }

    /// The contract of every client is a package of a quarter of an hour a month.
    @Test func `with a package the work comes from it first, and each door says so`() async throws {
        let desk = try await Self.desk(
            """
            per: hour, amount: 4321 } }
              packages:
                contract: { clause: "0.3", hours: 0.25, per: month, amount: 40000, then: work }
            """)
        try await Self.ticket(desk)
        let view = try #require(try await desk.desk.ticket(number: 1, for: .desk))
        #expect(view.work?.map(\.amount) == [0, 108_025])
        let reader = EditionReader(
            language: .en, edition: view.edition, people: desk.desk.people, now: view.asOf)
        let page = WorkPanel(view, reader).view(reader.words, today: reader.today).text
        #expect(page.contains("from the package of hours") && page.contains("1,080.25"))
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let portal = try await anna.get("/portal/tickets/1").text.replacing("\u{A0}", with: " ")
        #expect(
            portal.contains(
                "an hour counts as 2: from the package of hours first, beyond it ₽8,642"))
        let staff = try await desk.call(
            .get, "/tickets/1", token: try await desk.token("pavel"), language: "en")
        #expect(staff["work_price"] as? Int == 108_025 && staff["price_not_counted"] == nil)
        #expect(try await Self.consent(desk).status == 200)
        try await Self.perform(desk, .finish, "done")
        let letters = try await Self.letters(desk).replacing("\u{A0}", with: " ")
        #expect(letters.contains("час сначала из пакета часов, сверх него 4 321 ₽"), "\(letters)")
    }

    @Test func `the sum that a person states is shown and agreed, package or not`() async throws {
        let desk = try await Self.desk(isWaiting: true)
        try await Self.ticket(desk)
        try await Self.perform(
            desk, .estimate(minutes: 60, amount: 777_700, ready: nil, nil), "again")
        let anna = try await PortalBrowser(desk, as: "anna@alfa.example")
        let page = try await anna.get("/portal/tickets/1").text
        #expect(
            page.contains("₽7,777") && page.contains("₽7,777 by estimate 2") && !Self.shows(page))
        #expect(try await Self.consent(desk).status == 200)
        let answer = try await anna.submit(
            "/portal/tickets/1/approval", of: "/portal/tickets/1",
            [
                "version": "2",
                "price": Markup(page).tags.first { $0["id"] == "approval-price" }?["value"] ?? "",
            ])
        #expect(answer.status == 303)
        let ticket = try await desk.desk.ticket(number: 1, for: .desk)?.stream.ticket
        #expect(ticket?.approvedEstimate?.offer.amount == 777_700)
    }

    @Test func `publishing names what is not executed yet, with file and line`() async throws {
        let desk = try await APIDesk(isPublished: false)
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../regulations/mywebstor/regulation.yaml").standardizedFileURL
        let text = try String(contentsOf: file, encoding: .utf8).replacing(
            "invoice: difference", with: "invoice: total")
        let published = try await desk.desk.publish(
            RegulationFolder(regulation: text), name: "mywebstor.yaml")
        let bill = try #require(
            published.deferred.first { $0.place.path == "rules.agreed_again.invoice" })
        #expect(bill.description.hasPrefix("mywebstor.yaml:114:"))
        #expect(bill.description.contains("bills of the total are not made yet"))
    }
}
