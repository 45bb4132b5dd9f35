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

    @Test func `files are at most 500 lines long`() {
        #expect(TidyChecks.longFiles(all) == [])
        #expect(TidyChecks.longFiles(planted("a", String(repeating: "x\n", count: 501))).count == 1)
    }

    @Test func `functions are at most 70 lines long`() {
        #expect(TidyChecks.longFunctions(sources) == [])
        let long = "func f() {\n" + String(repeating: "    x()\n", count: 70) + "}\n"
        #expect(TidyChecks.longFunctions(planted("a", long)).count == 1)
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
