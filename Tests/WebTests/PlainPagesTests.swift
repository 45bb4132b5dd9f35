import Regulations
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// No page shows a name of the file, an empty heading, the same sentence twice, or an error without
/// its cause.
struct PlainPagesTests {
    private func sections(
        _ language: Language, hasHeadings: Bool = true
    ) throws -> (sections: [RegulationPage.Section], html: String) {
        var edition = ReaderTests.edition
        if !hasHeadings {
            var regulation = edition.regulation
            regulation.headings = Section()
            edition = try Edition(
                compiling: regulation, digest: "", world: TemporaryDesk.checkWorld)
        }
        let reader = EditionReader(
            language: language, edition: edition, people: People(clients: [], staff: []),
            now: LiveDesk.tuesday)
        let sections = RegulationPage.sections(reader)
        let html = sections.map {
            String(decoding: RegulationPage.section($0, .of(language)).bytes, as: UTF8.self)
        }
        return (sections, html.joined().replacing("\u{a0}", with: " "))
    }

    @Test func `clauses stand under their headings, with the number that theirs begin with`() throws
    {
        let (sections, html) = try sections(.ru)
        #expect(sections.map(\.number).prefix(3) == ["0", "2.1", "2.2"])
        #expect(
            html.contains("<h2>2.3.1. Экстренная поддержка</h2>")
                && html.contains("<h2>Контакты</h2>"))
        #expect(try self.sections(.en).html.contains("<h2>2.3.1. Emergency support</h2>"))
    }

    @Test
    func
        `without headings clauses stand by the beginning of their numbers, and no heading is empty`()
        throws
    {
        let (sections, html) = try sections(.ru, hasHeadings: false)
        #expect(sections.map(\.number).prefix(2) == ["0", "2"])
        #expect(sections.allSatisfy { !$0.opening.isEmpty })
        #expect(html.contains("<h2>Раздел 2</h2>"))
        #expect(!html.contains("<h2></h2>") && !html.contains("<h2>0. </h2>"))
        #expect(try self.sections(.kk, hasHeadings: false).html.contains("<h2>2-бөлім</h2>"))
    }

    @Test func `a reading with nothing to choose from is no contradiction`() throws {
        let (_, html) = try sections(.en)
        #expect(html.contains("The regulation is silent"))
        let single = RegulationPage.Reading(
            id: "r", question: "Q", isContradiction: true,
            ways: [.init(letter: "A", text: "a", isChosen: true)])
        var clause = RegulationPage.Clause(number: "1", paragraphs: ["Words."])
        clause.readings = [single]
        let page = RegulationPage.section(.init(number: "1", clauses: [clause]), .of(.en))
        #expect(!String(decoding: page.bytes, as: UTF8.self).contains("Contradiction"))
    }

    @Test(arguments: Language.allCases) func `a clause without a number is not said twice`(
        _ language: Language
    ) {
        let words = Words.of(language)
        let link = ClauseLink(
            regulation: "r", version: "1", number: nil, name: "x.1", heading: "Write in plain words"
        )
        func chip(_ text: String) -> String {
            String(decoding: link.chip(words, beside: text).bytes, as: UTF8.self)
        }
        #expect(chip("Write in plain words.").contains(">§<"))
        #expect(chip("Something else").contains("Write in plain words"))
        #expect(
            link.cited(words)
                == (language == .en ? "“Write in plain words”" : "«Write in plain words»"))
    }

    @Test func `a letter without a subject is called by what it says`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver(
            subject: "", body: "\r\n  The filter shows wrong goods\r\nSee the page.\r\n")
        try await live.send()
        let marina = try await live.enter("marina")
        #expect(
            try await live.get("/tickets/1", marina).body.contains(
                "<h1><bdi>The filter shows wrong goods</bdi>"))
        #expect(StoredLetter(subject: "", text: " \n").title == "")
        #expect(StoredLetter(subject: "S", text: "T").title == "S")
    }

    @Test func `an action that is not offered says what is in the way`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        let pavel = try await live.enter("pavel")
        _ = try await live.post("/tickets/1/categorise", pavel, ["choice": "bug"])
        _ = try await live.post("/tickets/1/take", pavel)
        let taken = try await live.get("/tickets/1/take", pavel)
        #expect(taken.status == 400 && taken.body.contains("Павел Опытный"), "who took it")
        let turn = try await live.get("/tickets/1/put_in_turn", pavel)
        #expect(turn.status == 400)
        #expect(
            turn.body.replacing("\u{a0}", with: " ").contains("Сейчас это невозможно: В работе"))
    }

    @Test(arguments: Language.allCases) func `a month without measures says so`(
        _ language: Language
    ) {
        var model = MockDesk(language: language).figures
        model.measures = []
        let html = String(decoding: FiguresPage.view(model).bytes, as: UTF8.self)
        #expect(html.contains(Words.of(language)[.noMeasures]))
    }

    @Test(arguments: Language.allCases) func `a client's error page speaks of no queue`(
        _ language: Language
    ) {
        func text(_ kind: ErrorPage.Kind, isPortal: Bool) -> String {
            let model = ErrorPage.Model(
                language: language, deskName: "D", kind: kind, isPortal: isPortal)
            return String(decoding: ErrorPage.view(model).bytes, as: UTF8.self)
        }
        let words = Words.of(language)
        for (kind, word) in [(ErrorPage.Kind.notFound, Word.notFoundText), (.broken, .brokenText)] {
            #expect(text(kind, isPortal: false).contains(words[word]))
            #expect(!text(kind, isPortal: true).contains(words[word]))
        }
    }
}
