import Testing

@testable import Regulations

@Suite struct ClauseCitationsTests {
    private let regulation: Regulation = {
        var regulation = Regulation()
        regulation.languages = ["ru", "en"]
        func add(_ name: String, number: String? = nil, _ ru: String, _ en: String) {
            var clause = Clause()
            clause.number = number
            clause.text = LocalizedText(["ru": ru, "en": en])
            regulation.clauses[name] = clause
        }
        add("2.2(1)", "В рабочее время.", "In working time.")
        add("2.2-max", number: "2.2", "Не более восьми часов.", "Eight hours at most.")
        add("procedure.2", "Письмо по возможности подробно.", "The letter in detail, if possible.")
        add("procedure.2-steps", number: "procedure.2", "Шаги.", "Steps.")
        add("annex", number: "a.1", "Приложение.", "Annex.")
        return regulation
    }()

    @Test(arguments: [
        ("2.2(1)", true), ("II.4.3.1", true), ("0.1", true), ("12", true), ("procedure.2", false),
        ("footer", false),
        ("2.2-max", false), ("", false), ("..", false), ("VIA.1", false),
    ])
    func `a number is digits between dots and brackets`(name: String, isNumber: Bool) {
        #expect(Regulation.isNumber(name) == isNumber)
    }

    @Test func `a clause without a number is cited by its words`() {
        #expect(regulation.printedNumber(of: "2.2-max") == "2.2")
        #expect(regulation.printedNumber(of: "2.2(1)") == "2.2(1)")
        #expect(regulation.printedNumber(of: "procedure.2") == nil)
        #expect(
            regulation.printedNumber(of: "procedure.2-steps") == nil,
            "the stated number is a word of the file")
        #expect(regulation.printedNumber(of: "annex") == "a.1", "a letter is printed")
        let cited = regulation.cited(["procedure.2", "2.2-max", "2.2(1)", "2.2-max"], in: "en")
        #expect(cited.numbers == ["2.2", "2.2(1)"])
        #expect(cited.words == ["«The letter in detail, if possible»"])
        #expect(
            regulation.cited(["procedure.2"], in: "kk").words == [
                "«Письмо по возможности подробно»"
            ])
    }

    @Test func `long words are cut between words`() {
        var long = regulation
        long.clauses["procedure.2"]?.text = LocalizedText([
            "en": String(repeating: "word ", count: 30)
        ])
        let heading = long.heading(of: "procedure.2", in: "en")
        #expect(heading.hasSuffix("word…"))
        #expect(heading.count <= Regulation.headingMax + 1)
    }
}
