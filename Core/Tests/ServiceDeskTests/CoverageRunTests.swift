import Foundation
import Regulations
import Testing

@testable import ServiceDesk

@Suite struct CoverageRunTests {
    static let scenarios = try! read("echo")

    static func read(_ id: String) throws -> [(file: String, text: String)] {
        try RegulationsOnDisk.scenarioFiles(id).map { file in
            (file: file.lastPathComponent, text: try String(contentsOf: file, encoding: .utf8))
        }
    }

    static func coverage(_ scenarios: [(file: String, text: String)], of id: String = "echo") throws -> Coverage {
        let checked = try RegulationsOnDisk.checked(id)
        let regulation = try #require(checked.regulation, "\(checked.findings)")
        return Coverage.run(regulation, of: checked, scenarios: scenarios, world: RegulationsOnDisk.world)
    }

    @Test(arguments: RegulationsOnDisk.all)
    func `docs coverage is what the command prints`(id: String) throws {
        let name = id == "echo" ? "coverage.md" : "coverage-\(id).md"
        let page = RegulationsOnDisk.folder.appending(path: "../docs/\(name)").standardizedFileURL
        let printed = try Self.coverage(Self.read(id), of: id).markdown
        if ProcessInfo.processInfo.environment["COVERAGE_WRITE"] != nil {
            try printed.write(to: page, atomically: true, encoding: .utf8)
        }
        let stored = try String(contentsOf: page, encoding: .utf8)
        #expect(stored == printed, "print it again: reglament check --coverage regulations/\(id) > docs/\(name)")
    }

    @Test func `without its scenario a clause is not shown`() throws {
        let shown = try #require(try Self.coverage(Self.scenarios).rows.first { $0.state == .executed })
        let rest = Self.scenarios.filter { !shown.scenarios.contains($0.file) }
        let row = try Self.coverage(rest).rows.first { $0.clause == shown.clause }
        #expect(row?.state == .notShown("no scenario names it"))
    }

    @Test func `a scenario that fails shows nothing`() throws {
        let file = "urgent-mail-in-hours.yaml"
        let broken = Self.scenarios.map { one in
            one.file == file ? (one.file, one.text.replacing("2025-10-07 10:15", with: "2025-10-07 10:16")) : one
        }
        let rows = try Self.coverage(broken).rows.filter { $0.scenarios.contains(file) }
        #expect(!rows.isEmpty && rows.allSatisfy { $0.state == .notShown("\(file) fails") })
    }
}
