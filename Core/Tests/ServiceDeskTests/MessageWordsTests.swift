import Testing
import WorkingTime

@testable import Regulations
@testable import ServiceDesk

@Suite struct MessageWordsTests {
    /// A ticket that has everything which a message may tell.
    private static func text(
        _ template: String, in language: String = "en", seen: MessageWords.Seen = full,
        change: (inout Regulation) -> Void = { _ in }
    ) throws -> String {
        var story = try TicketStory([]) { regulation in
            var (message, rate, field, option) = (
                MessageTemplate(), Prices.Rate(), Field(), Field.Option()
            )
            let rule = Rule(clauses: ["2.1"], moment: .after([]))
            message.text = LocalizedText(["en": template, "ru": template, "kk": template])
            message.clauses = ["2.1"]
            rate.amount = 450_000
            (field.kind, option.title) = (
                .choice, LocalizedText(["en": "A double", "ru": "Повтор"])
            )
            field.options = Section([("double", option)])
            var when = Field()
            (when.kind, when.title) = (.moment, LocalizedText(["en": "Visit"]))
            regulation.priorities["low"]?.title = LocalizedText(["en": "Low"])
            regulation.id = "echo"
            regulation.version = "4"
            regulation.currency = "RUB"
            regulation.provider = LocalizedText(["en": "Our Desk"])
            regulation.messages = Section([("m", message)])
            regulation.rules = Section([("r", rule)])
            regulation.prices.rates = Section([("work", rate)])
            regulation.fields = Section([("reason", field), ("visit", when)])
            change(&regulation)
        }
        story.happen(
            .estimated(
                .init(version: 1, minutes: 150, amount: 1_125_000, ready: CivilDate("2026-10-09"))),
            1)
        story.happen(
            .filled(
                .init(fields: ["reason": .text("double"), "visit": .moment(TicketStory.at(2))])), 1)
        story.happen(
            .packageReached(
                .init(
                    agreement: "a", package: "plus", from: TicketStory.start, share: 70,
                    left: 180_000)), 2)
        let messaged = TicketEvent.Messaged(
            message: "m", rule: "r", missing: ["description", "visit"])
        return MessageWords(
            messaged, of: story.stream, under: story.edition, in: language, at: TicketStory.at(3),
            seen: seen
        ).text.replacing("\u{A0}", with: " ")
    }

    private static let full = MessageWords.Seen(
        client: "Alfa", title: "Filter", question: "Which page?", admittedBy: "Mia",
        site: "https://desk.example")

    /// Planted: a variable that nobody fills reads as a dash.
    @Test(arguments: MessageVariable.allCases) func `every variable of the language has words`(
        _ variable: MessageVariable
    ) throws {
        let text = try Self.text("<{\(variable.rawValue)}>")
        #expect(text != "<—>" && text != "<>", "\(variable.rawValue)")
        #expect(try Self.text("<{nothing}>") == "<—>")
    }

    @Test(arguments: [
        ("{ticket.number}", "#1"), ("{ticket.title}", "Filter"), ("{question}", "Which page?"),
        ("{client.name}", "Alfa"),
        ("{estimate}", "2 h 30 min, ₽11,250, by Fri 9 Oct 2026"), ("{price}", "₽4,500"),
        ("{admitted_by}", "Mia"), ("{reason}", "A double"), ("{visit}", "Mon 5 Oct 2026 10:00"),
        ("{missing}", "description, Visit"), ("{clause}", "2.1"), ("{sender}", "anna@alfa.example"),
        ("{version}", "4"),
        ("{ticket.link}", "https://desk.example/portal/tickets/1"),
        ("{link}", "https://desk.example/regulations/echo/4#p2.1"),
    ]) func `a variable reads as people say it`(_ pair: (template: String, words: String)) throws {
        #expect(try Self.text(pair.template) == pair.words)
    }

    @Test(arguments: [
        ("ru", "2 ч 30 мин, 11 250 ₽, к пт 9 окт 2026"),
        ("kk", "2 сағ 30 мин, 11 250 ₽, 2026 ж. 9 қаз, жм дейін"),
    ]) func `an estimate is told in the reader's language`(
        _ pair: (language: String, words: String)
    ) throws {
        #expect(try Self.text("{estimate}", in: pair.language) == pair.words)
    }

    @Test func `colleagues are led to their own page of the ticket`() throws {
        var seen = Self.full
        seen.isStaff = true
        #expect(try Self.text("{ticket.link}", seen: seen) == "https://desk.example/tickets/1")
    }

    @Test func `nobody wrote it down: the desk has taken it`() throws {
        var seen = Self.full
        seen.admittedBy = nil
        #expect(try Self.text("{admitted_by}", seen: seen) == "Our Desk")
    }

    @Test func `what somebody wrote is never looked at again`() throws {
        var seen = Self.full
        seen.title = "{sender} {client.name}"
        #expect(try Self.text("{ticket.title}", seen: seen) == "{sender} {client.name}")
    }
}
