import Foundation
import Testing

@testable import Regulations

struct ScenarioFileTests {
    @Test(arguments: Drafts.names)
    func `every scenario of the repository reads with every step at its line`(name: String) throws {
        let checked = Drafts.checked(name)
        let folder = Drafts.root.appending(path: "\(name)/scenarios")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
            $0.hasSuffix(".yaml")
        }
        .sorted()
        #expect(files.count >= 5)
        for file in files {
            let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let (scenario, findings) = ScenarioFile.read(
                text: text, file: file, regulation: checked)
            #expect(findings.map(\.description) == [])
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let steps = try #require(scenario?.steps)
            #expect(steps.count == lines.filter { $0.contains("{ at: ") }.count)
            for step in steps {
                #expect(lines[step.place.line - 1].contains("at: \(step.at.date)"))
            }
        }
    }

    static let head =
        "scenario: 1\nregulation: echo\ntitle: t\ngiven: { staff: { olga: account_manager } }\nsteps:\n"

    static let faults: [(text: String, code: FindingCode, line: Int, nearest: String?)] = [
        (
            head + "  - { at: 2025-10-07 09:00, by: olgo, does: taken, ticket: T1 }\n", .S101, 6,
            "olga"
        ),
        (
            head + "  - { at: 2025-10-07 09:00, by: olga, does: takne, ticket: T1 }\n", .S002, 6,
            "taken"
        ),
        (head + "  - { at: 2025-10-07 25:00, by: olga, does: taken, ticket: T1 }\n", .S001, 6, nil),
        (head + "  - { at: 2025-10-07 09:00 }\n  - { at: 2025-10-06 09:00 }\n", .X103, 7, nil),
        (
            head + "  - { at: 2025-10-07 09:00, expect: { due: { standart_reaction: none } } }\n",
            .S101, 6,
            "standard_reaction"
        ),
        ("scenario: 1\nregulation: ehco\ntitle: t\nsteps: [ { at: 2025-10-07 } ]\n", .S101, 2, nil),
        (
            "scenario: 1\nregulation: echo\ntitle: t\nreadings: { reaction_end: registraton }\n"
                + "steps: [ { at: 2025-10-07 } ]\n",
            .S101, 4, "registration"
        ),
    ]

    @Test(arguments: faults.indices)
    func `a planted fault of a scenario is found at its line`(index: Int) throws {
        let fault = Self.faults[index]
        let (scenario, findings) = ScenarioFile.read(
            text: fault.text, file: "s.yaml", regulation: Drafts.checked("echo"))
        let finding = try #require(findings.first { $0.code == fault.code }, "\(findings)")
        #expect(scenario == nil)
        #expect(finding.place.line == fault.line)
        #expect(finding.nearest == fault.nearest)
    }

    @Test func `that a letter states what no letter carries is hinted at and read all the same`() {
        func hints(_ step: String) -> [FindingCode] {
            let text =
                Self.head + "  - { at: 2025-10-07 09:00, does: arrived, ticket: T1, \(step) }\n"
            let read = ScenarioFile.read(
                text: text, file: "s.yaml", regulation: Drafts.checked("echo"))
            #expect(read.scenario != nil)
            return read.findings.map(\.code)
        }
        #expect(hints("channel: mail, category: bug") == [.X104])
        #expect(hints("channel: mail, fields: { steps: one }") == [.X104])
        #expect(hints("channel: mail, text: a bug") == [])
        #expect(hints("channel: portal, category: bug") == [])
        #expect(hints("channel: mail, category: bug, by: olga, sender: stranger") == [])
    }
}
