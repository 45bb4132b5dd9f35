import Foundation
import Testing

/// The house rules as tests. Every check is also run on a planted fault, so that a dead check is
/// found.
@Suite struct TidyTests {
    private let sources = Repository.sources
    private let all = Repository.sources + Repository.tests

    private func planted(_ path: String, _ text: String) -> [SourceFile] {
        [SourceFile(path: path, text: text)]
    }

    @Test func `the sources are found`() { #expect(sources.count > 150) }

    @Test func `rooms import only what their rule allows`() {
        #expect(TidyChecks.foreignImports(sources) == [])
        #expect(
            TidyChecks.foreignImports(
                planted("Core/Sources/WorkingTime/X.swift", "import Foundation")
            ).count == 1)
        #expect(
            TidyChecks.foreignImports(planted("Sources/Web/X.swift", "public import GRDB")).count
                == 1)
        #expect(TidyChecks.foreignImports(planted("Sources/Attic/X.swift", "")).count == 1)
    }

    @Test func `lines are at most 100 characters long, of text at most 120`() {
        #expect(TidyChecks.longLines(all) == [])
        let (code, text) = (String(repeating: "x", count: 101), String(repeating: "x", count: 119))
        #expect(TidyChecks.longLines(planted("a", code)).count == 1)
        #expect(TidyChecks.longLines(planted("a", "\"\"\"\n\(code)\n\"\"\"\n\(code)")) == ["a:4"])
        #expect(TidyChecks.longLines(planted("a", "\"\(text)\"")) == ["a:1"])
    }

    @Test func `the rooms above the core have no rule of their own`() {
        #expect(TidyChecks.ruleWords(sources) == [])
    }

    @Test(arguments: [
        "guard ticket.state != .done else { return }", "if row.state == .waitingClient {",
        "guard field.by.isEmpty else {", "!Set(roles).isDisjoint(with: offers.roles)",
        "people.filter { $0.has(anyOf: regulation.overseers) }", "ticket.happened.contains(.done)",
    ])
    func `a rule outside the core is found wherever it stands`(rule: String) {
        for room in ["Web/Acts", "Web/Portal", "Runtime/Mail"] {
            #expect(TidyChecks.ruleWords(planted("/Sources/\(room)/X.swift", rule)).count == 1)
        }
        #expect(TidyChecks.ruleWords(planted("/Sources/Store/X.swift", rule)) == [])
    }

    @Test func `the name of an act stands in few files`() {
        let acts = TidyChecks.acts(sources)
        #expect(acts.count > 40 && acts.contains("putInTurn") && acts.contains("recordReceipt"))
        #expect(TidyChecks.actsInManyFiles(sources, acts: acts) == [])
        let files = (1...9).map { SourceFile(path: "\($0)", text: "let act: Act = .snooze") }
        #expect(TidyChecks.actsInManyFiles(files, acts: ["snooze"]) == ["snooze: 9 files"])
        let calls = files.map { SourceFile(path: $0.path, text: "let act: Act = all.snooze()") }
        #expect(TidyChecks.actsInManyFiles(calls, acts: ["snooze"]) == [])
    }

    @Test func `files are at most 500 lines long`() {
        #expect(TidyChecks.longFiles(all) == [])
        #expect(TidyChecks.longFiles(planted("a", String(repeating: "x\n", count: 501))).count == 1)
    }

    @Test(arguments: [
        "func f() {", "var f: Int {", "init(a: Int) {", "subscript(a: Int) -> Int {",
        "let f = all.map { one in", "static let f: Int = {", "func f(\n    a: Int\n) -> Int {",
    ])
    func `a block of code of more than 70 lines is found`(head: String) {
        let body = String(repeating: "    x()\n", count: 70)
        let long = SourceFile(path: "a", text: "\(head)\n\(body)}\n")
        #expect(LongCode.lines(of: long) == [1])
        let short = head.replacing("\n", with: "\n    ")
        let type = SourceFile(path: "a", text: "struct A {\n    \(short)\n    }\n\(body)}\n")
        #expect(LongCode.lines(of: type) == [])
    }

    @Test func `functions, values and closures are at most 70 lines long`() {
        let long = all.flatMap { file in LongCode.lines(of: file).map { "\(file.path):\($0)" } }
        #expect(long == [])
        let text = String(repeating: "x\n", count: 80)
        let said = SourceFile(path: "a", text: "func f() {\n\"\"\"\n\(text)\"\"\"\n}\n")
        #expect(LongCode.lines(of: said) == [], "lines of a text are no code")
    }

    @Test func `public declarations of the core say what they are`() {
        let core = sources.filter { $0.path.hasPrefix("/Core/") }
        #expect(core.count > 150)
        #expect(core.flatMap { DocComments.missing(in: $0) } == [])
    }

    @Test(arguments: [
        "public struct A {", "public enum A: String {", "public func f() {",
        "    public static func f() -> Int { 1 }", "    public var isOpen: Bool { true }",
        "    public let seconds: Int64", "    public var rank = 1", "    public var max: Double?",
        "    public subscript(a: Int) -> Int { a }", "    public init?(text: String) {",
        "    public init(\n        text: String\n    ) throws {",
        "@discardableResult public func f() {", "    public internal(set) var number: Int?",
    ])
    func `one that says nothing is found`(line: String) {
        let attribute = "    @inline(__always)\n"
        #expect(DocComments.missing(in: SourceFile(path: "a", text: line)) == ["a:1"])
        #expect(DocComments.missing(in: SourceFile(path: "a", text: attribute + line)) == ["a:2"])
        let told = "    /// What it is.\n" + attribute + line
        #expect(DocComments.missing(in: SourceFile(path: "a", text: told)) == [])
    }

    @Test(arguments: [
        "    public var description: String { text }", "    public var title: LocalizedText?",
        "    public init(title: LocalizedText) { self.title = title }", "public import WorkingTime",
        "    struct A {", "    public var clauses: [String] = []",
    ])
    func `one that says it already is let alone`(line: String) {
        #expect(DocComments.missing(in: SourceFile(path: "a", text: line)) == [])
    }

    @Test func `words for people hold no names of the code`() {
        #expect(sources.flatMap { ProseIdentifiers.found(in: $0) } == [])
        let glossary = Repository.documents.filter { $0.path.hasSuffix("glossary.md") }
        #expect(glossary.count == 1)
        #expect(glossary.flatMap { ProseIdentifiers.found(inGlossary: $0) } == [])
    }

    @Test(arguments: [
        "\"Заявка ждёт: waits_turn\"", "(\"Ожидает\", \"поле dueAt\")", "    Поле due_at пусто.",
        "\"The ticket waitsTurn for its place\"",
    ])
    func `a name of the code among words for people is found`(line: String) {
        let text = line.hasPrefix(" ") ? "let text = \"\"\"\n\(line)\n    \"\"\"" : line
        let file = SourceFile(path: "/Sources/Web/Words/Words+X.swift", text: text)
        #expect(ProseIdentifiers.found(in: file).count == 1)
    }

    @Test(arguments: [
        "case dueAt = \"due_at\" // Поле due_at", "\"Заявка \\(ticket.dueAt) ждёт {due_at}\"",
        "\"Отправлено с iPhone\"", "// Поле due_at",
    ])
    func `a value put among them is let alone`(line: String) {
        let file = SourceFile(path: "/Sources/Web/Words/Words+X.swift", text: line)
        #expect(ProseIdentifiers.found(in: file) == [])
    }

    @Test func `a name of the code in a people's column of the glossary is found`() {
        let row = "| `Clock` | часы | `clock` | one commitment |"
        let file = SourceFile(path: "docs/glossary.md", text: row)
        #expect(ProseIdentifiers.found(inGlossary: file) == ["docs/glossary.md:1"])
    }

    @Test func `only World asks the machine for time, ids and chance`() {
        #expect(TidyChecks.askingTheMachine(sources) == [])
        #expect(
            TidyChecks.askingTheMachine(planted("/Sources/Web/X.swift", "let x = Date()")).count
                == 1)
    }

    @Test func `a database is known in its folder only`() {
        #expect(TidyChecks.driversOutsideTheirFolder(sources) == [])
        #expect(
            TidyChecks.driversOutsideTheirFolder(planted("/Sources/Store/X.swift", "PRAGMA x"))
                .count == 1)
    }

    @Test func `no company's name stands in the code`() throws {
        let folder = Repository.root.appending(path: "regulations").path
        let names = try FileManager.default.contentsOfDirectory(atPath: folder)
        #expect(names.count >= 5)
        #expect(TidyChecks.companies(sources, names: names) == [])
        #expect(
            TidyChecks.companies(planted("/Sources/Web/X.swift", "if id == \"echo\""), names: names)
                .count == 1)
    }

    @Test func `one function picks a text by its language`() {
        #expect(TidyChecks.picksByLanguage(sources) == [])
        for bad in ["case \"kk\": 1", "case (.email, .kk): 1", "case .kk: 1"] {
            #expect(TidyChecks.picksByLanguage(planted("/Sources/Web/X.swift", bad)).count == 1)
        }
    }

    @Test func `nothing is left unfinished`() {
        #expect(TidyChecks.unfinished(all) == [])
        #expect(TidyChecks.unfinished(planted("a", "// TO" + "DO")).count == 1)
    }

    @Test func `names say what a file is about`() {
        #expect(TidyChecks.emptyNames(all) == [])
        #expect(TidyChecks.emptyNames(planted("a/TicketManager.swift", "")).count == 1)
    }

    @Test func `switches over events are exhaustive`() {
        #expect(TidyChecks.defaultsOverEvents(sources) == [])
        let bad =
            "switch record.event {\n        case .done: 1\n        default: 0\n        }\n    }"
        #expect(
            TidyChecks.defaultsOverEvents(planted("Core/Sources/ServiceDesk/X.swift", bad)).count
                == 1)
    }

    @Test func `links of documents lead somewhere`() {
        let broken = TidyChecks.brokenLinks(Repository.documents) { path in
            FileManager.default.fileExists(atPath: Repository.root.path + "/" + path)
        }
        #expect(broken == [])
        #expect(
            TidyChecks.brokenLinks(planted("docs/a.md", "[x](nowhere.md)")) { _ in false }.count
                == 1)
    }
}
