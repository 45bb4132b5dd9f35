import Foundation
import Testing

@testable import Regulations

/// What is printed is what runs: a value that has an effect cannot be another one in the same
/// document.
struct DocumentChangesTests {
    @Test(arguments: Drafts.names)
    func `a document changes with every value of its regulation`(name: String) throws {
        let (tried, same) = try Self.silent(Drafts.checked(name))
        #expect(tried > 100)
        #expect(same.isEmpty, "\(same.count) of \(tried)\n\(same.joined(separator: "\n"))")
    }

    /// The regulation of the stories about clocks of every kind.
    @Test func `so does that of a regulation with clocks of every kind`() throws {
        let file = Drafts.root.appending(path: "../Tests/SimulationTests/Clocks/regulation.yaml")
        let checked = Drafts.read(try String(contentsOf: file, encoding: .utf8))
        let (tried, same) = try Self.silent(checked)
        #expect(tried > 100)
        #expect(same.isEmpty, "\(same.count) of \(tried)\n\(same.joined(separator: "\n"))")
    }

    /// How many values were changed, and those that changed nothing in print.
    private static func silent(_ checked: Checked) throws -> (tried: Int, same: [String]) {
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        let changes = ValueChanges(checked.source)
        var (tried, same) = (0, [String]())
        for item in Citations.all(regulation) {
            let said = Self.languages.map {
                DeskSentences(regulation: regulation, language: $0).sentence(for: item)
            }
            for change in changes.changes(of: item) {
                guard let other = Self.decoded(checked.source, regulation, change),
                    other != regulation
                else {
                    continue
                }
                tried += 1
                for (language, sentence) in zip(Self.languages, said)
                where DeskSentences(regulation: other, language: language).sentence(for: item)
                    == sentence
                    && Self.isSilent(change, checked.source, regulation, in: language)
                {
                    same.append("\(language) \(change.place): \(change.words)")
                }
            }
        }
        return (tried, same)
    }

    /// One in every run of the tests, each with REGLAMENT_SOAK.
    private static let languages =
        ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? ["ru"] : ["ru", "kk", "en"]

    /// Only the part of the file that was changed is read anew, without the whole check, which
    /// takes most of the time; what has no shape is no regulation.
    private static func decoded(
        _ source: RegulationSource, _ regulation: Regulation, _ change: ValueChange
    ) -> Regulation? {
        guard let tree = source.applying(change)?.tree else { return nil }
        let keys = Set(change.path.prefix(1))
        var shape = ShapeCheck(file: "", names: NameTable(regulation: tree))
        shape.check(tree, of: Language.regulation, at: keys)
        return shape.isBroken ? nil : regulation.reading(keys, of: tree)
    }

    /// A regulation that could be published, and has the same document.
    private static func isSilent(
        _ change: ValueChange, _ source: RegulationSource, _ regulation: Regulation,
        in language: String
    ) -> Bool {
        guard let other = source.checked(with: change, in: Drafts.world)?.regulation else {
            return false
        }
        let document = { (one: Regulation) in RegulationDocument.markdown(one, language: language) }
        return document(other) == document(regulation)
    }

    @Test(arguments: Drafts.names)
    func `what the desk does by each part stands in the document`(name: String) throws {
        let regulation = try #require(Drafts.checked(name).regulation)
        let html = RegulationDocument.html(regulation, language: "en")
        let sentences = DeskSentences(regulation: regulation, language: "en")
        for item in Citations.all(regulation) {
            #expect(
                html.contains(RegulationDocument.escape(sentences.sentence(for: item))), "\(item)")
        }
    }

    @Test(arguments: Drafts.names, ["ru", "kk", "en"])
    func `no name of the file stands in the document`(name: String, language: String) throws {
        let regulation = try #require(Drafts.checked(name).regulation)
        let spoken = Self.words(of: Drafts.checked(name).source.tree)
        let html = RegulationDocument.html(regulation, language: language)
        let body = html[(html.firstRange(of: "<body>")?.upperBound ?? html.startIndex)...]
        let printed = Self.words(in: String(body.replacing(/<[^>]*>/, with: " ")))
        let names = Set(
            Citations.all(regulation).compactMap { $0.split(separator: ".").last.map(String.init) })
        let leaked = printed.filter { word in
            word.contains("_") || language == "ru" && names.contains(word) && !spoken.contains(word)
        }
        #expect(leaked.isEmpty, "\(leaked.sorted())")
    }

    /// Words that people are told: those of texts, addresses and names of zones.
    private static func words(of node: Node) -> Set<String> {
        switch node.content {
        case .scalar: words(in: node.string ?? "")
        case .list(let items): items.reduce(into: []) { $0.formUnion(words(of: $1)) }
        case .map(let entries):
            entries.reduce(into: []) { found, entry in
                let isTold = ["ru", "kk", "en", "address", "staff_domain", "email", "phone"]
                    .contains(entry.key)
                if isTold || entry.value.isMap || entry.value.isList {
                    found.formUnion(words(of: entry.value))
                }
            }
        }
    }

    private static func words(in text: String) -> Set<String> {
        Set(text.split { !($0.isLetter || $0 == "_") }.map(String.init))
    }
}

/// Each key that has an effect is said.
struct DocumentKeysTests {
    private static let text = """
        reglament: 1
        id: paper
        version: "1"
        in_force: 2026-01-01
        title: { en: "Paper" }
        provider: { en: "Sample" }
        languages: [en]
        time_zone: Europe/Moscow
        currency: RUB
        calendar: desk
        calendars: { desk: { clause: "1", week: { mon-fri: "08:00-17:00" }, except: { 2026-11-26: closed } } }
        roles: { agent: { title: { en: "Agent" }, clause: "1" }, head: { title: { en: "Head" }, clause: "1" } }
        agreements: { gold_a1: { clause: "2" }, silver_b2: { clause: "3" } }
        channels: { mail: { title: { en: "Mail" }, clause: "1", kind: email, address: a@sample.example } }
        priorities: { ordinary: { title: { en: "Ordinary" }, clause: "1", rank: 1, default: true } }
        commitments:
          gold_answer:
            clause: "4"
            title: { en: "Answer" }
            when: { in_force: gold_a1 }
            starts: arrived
            stops: first_reply
            earliest: 1 working hour
            within: 2 working hours
            resets: replied
            if_missed: { assign: head }
            warns: { at: [50%], to: head }
        clauses:
          "1": { text: { en: "Hours and people." } }
          "2": { text: { en: "Gold support." } }
          "3": { text: { en: "Silver support." } }
          "4": { text: { en: "Gold is answered in two hours, else by the head." } }
        """

    @Test(arguments: [
        "2026-11-26 closed", "not before 1 working hour", "counted anew after: answer",
        "if missed: assigned to: Head",
        "warns at: 50 % → Head", "if in force Gold support", "Agreement: Silver support",
    ])
    func `the document says it`(words: String) throws {
        let regulation = try #require(Drafts.read(Self.text).regulation)
        #expect(RegulationDocument.html(regulation, language: "en").contains(words))
    }

    @Test(arguments: ["ru", "kk", "en"])
    func `it is a paper to sign`(language: String) throws {
        let regulation = try #require(Drafts.checked("echo").regulation)
        let html = RegulationDocument.html(regulation, language: language)
        var rest = html[...]
        let parts = [
            "<nav>", "id=\"parties\"", "class=\"group\"", "id=\"levels\"", "id=\"signatures\"",
            "id=\"annex\"",
        ]
        for part in parts {
            let found = try #require(rest.firstRange(of: part), "\(part)")
            rest = rest[found.upperBound...]
        }
    }

    @Test func `the levels are a table of priorities and agreements`() throws {
        let regulation = try #require(Drafts.read(Self.text).regulation)
        let table = LevelTable(
            regulation: regulation, sentences: DeskSentences(regulation: regulation, language: "en")
        ).rows
        #expect(table.head == ["Gold support"])
        #expect(table.rows.map(\.title) == ["Any priority"])
        #expect(table.rows.map(\.cells) == [[["Answer: 2 working hours"]]])
    }
}
