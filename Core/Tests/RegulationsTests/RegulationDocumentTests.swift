import Testing

@testable import Regulations

struct RegulationDocumentTests {
    @Test(arguments: Drafts.names, ["ru", "kk", "en"])
    func `every clause has its anchor and stands in order`(name: String, language: String) throws {
        let regulation = try #require(Drafts.checked(name).regulation)
        let html = RegulationDocument.html(regulation, language: language)
        var rest = html[...]
        for clause in regulation.clauses.names {
            let found = try #require(
                rest.firstRange(of: "<section id=\"p\(clause)\" class=\"clause"))
            rest = rest[found.upperBound...]
        }
        #expect(
            RegulationDocument.markdown(regulation, language: language).contains(
                "<a id=\"p\(regulation.clauses.names[0])\"></a>"))
    }

    @Test func `what the desk does stands under the clause, in the reader's language`() throws {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let sentences = ["ru": "8 рабочих часов", "kk": "8 жұмыс сағаты", "en": "8 working hours"]
        for (language, words) in sentences {
            let html = RegulationDocument.html(regulation, language: language)
            let clause = try #require(
                html.split(separator: "<section ").first { $0.hasPrefix("id=\"a2.3.2-max\"") })
            #expect(clause.contains(words))
        }
        let russian = RegulationDocument.html(regulation, language: "ru")
        #expect(russian.contains("читаем так: ответом человека; иначе: регистрацией"))
        let other = try #require(Drafts.checked("mywebstor").regulation)
        #expect(RegulationDocument.html(other, language: "ru").contains("для сведения"))
    }

    @Test func `a clause is headed by its printed number, under an anchor of its own`() throws {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let html = RegulationDocument.html(regulation, language: "ru")
        #expect(
            html.contains(
                "id=\"p2.2-tester\" class=\"clause again\"><h3><a href=\"#p2.2-tester\">2.2</a></h3>"
            ))
        #expect(
            regulation.numbers(of: ["2.2", "2.2-max", "2.2(1)", "2.2-clock"]) == ["2.2", "2.2(1)"])
    }

    @Test(arguments: [
        ("ru", "2.3.1. Экстренная поддержка", "Контакты"),
        ("en", "2.3.1. Emergency support", "Contacts"),
        ("kk", "2.3.1. Экстренная поддержка", "Контакты"),
    ])
    func `clauses stand under their headings, which the contents list`(
        language: String, numbered: String, plain: String
    ) throws {
        let html = RegulationDocument.html(
            try #require(Drafts.checked("echo").regulation), language: language)
        let contents = try #require(html.components(separatedBy: "</nav>").first)
        let heading = try #require(html.firstRange(of: "\(numbered)</h2>"))
        for words in [numbered, plain] {
            #expect(contents.contains(">\(words)</a>") && html.contains("\(words)</h2>"))
        }
        #expect(html[heading.upperBound...].prefix(400).contains("id=\"p2.3.1.1\""))
    }

    @Test func `a heading says what the numbers below it begin with, where they begin alike`()
        throws
    {
        let groups = try #require(Drafts.checked("cetera").regulation).clauseGroups
        #expect(groups.map(\.number) == [nil, nil, nil, "11", "II", "II.4", "II.5", nil])
        #expect(groups.allSatisfy { $0.title != nil } && groups[4].clauses.first == "II.1")
        var bare = try #require(Drafts.checked("netpoint").regulation)
        bare.headings = Section()
        #expect(bare.clauseGroups.map(\.number) == ["1", "2", "3", "4"])
        #expect(bare.clauseGroups.allSatisfy { $0.title == nil })
    }

    @Test func `words in another language than the page carry their lang`() throws {
        let regulation = try #require(Drafts.checked("echo").regulation)
        #expect(RegulationDocument.html(regulation, language: "kk").contains("<h1 lang=\"ru\">"))
        #expect(!RegulationDocument.html(regulation, language: "ru").contains("lang=\"ru\">Р"))
    }

    @Test func `markup in the words of a regulation stays words`() throws {
        let text = Drafts.text("echo").replacing(
            "Письмо поступило", with: "<script>alert('x')</script> & Письмо")
        let regulation = try #require(Drafts.read(text).regulation)
        let html = RegulationDocument.html(regulation, language: "ru")
        #expect(!html.contains("<script>"))
        #expect(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; Письмо"))
        #expect(!RegulationDocument.markdown(regulation, language: "ru").contains(" <script>"))
    }

    @Test(arguments: [
        (1, "1 рабочий час"), (2, "2 рабочих часа"), (5, "5 рабочих часов"),
        (11, "11 рабочих часов"),
        (21, "21 рабочий час"), (24, "24 рабочих часа"),
    ])
    func `Russian counts as Russian does`(hours: Int64, words: String) {
        #expect(Limit.working(seconds: hours * 3600).words(in: "ru") == words)
    }

    @Test func `a finding stands under the clause of what it concerns`() throws {
        let checked = Drafts.checked("mywebstor")
        let regulation = try #require(checked.regulation)
        let html = RegulationDocument.html(regulation, language: "ru", findings: checked.findings)
        let clause = try #require(
            html.split(separator: "<section ").first { $0.hasPrefix("id=\"a6.1-standard\"") })
        #expect(clause.contains("M103: час пакета дороже часа сверх него"))
        #expect(html.split(separator: "M103").count == 3)
    }
}
