import Foundation
import Testing

@testable import Regulations

struct LanguageReferenceTests {
    private let page = try! String(
        contentsOf: Drafts.root.appending(path: "../docs/language.md"), encoding: .utf8)

    @Test func `the reference names every section, key and word`() {
        let records = [
            Language.regulation, Language.calendar, Language.role, Language.agreement,
            Language.change,
            Language.channel,
            Language.category, Language.priority, Language.field, Language.rule,
            Language.commitment, Language.queue,
            Language.escalation, Language.condition, Language.message, Language.record,
            Language.measure,
            Language.reading,
            Language.scenarioStep, Language.expectation,
        ]
        let words =
            records.flatMap { $0.keys.map(\.name) } + Language.events
            + TicketState.allCases.map(\.rawValue)
            + Verdict.allCases.map(\.rawValue) + Commitment.Nature.allCases.map(\.rawValue)
            + MessageVariable.all
            + Channel.Kind.allCases.map(\.rawValue) + Field.Kind.allCases.map(\.rawValue)
        let missing = Set(words).filter { !page.contains($0) }
        #expect(missing.sorted() == [])
    }

    @Test func `every example of the reference is readable`() {
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        #expect(blocks.count >= 6)
        for block in blocks {
            var yaml = YAMLText(file: "language.md")
            #expect(yaml.read(block) != nil && yaml.findings.isEmpty, "\(yaml.findings)")
        }
    }

    @Test func `every finding has words of its own`() {
        #expect(FindingCode.allCases.filter { FindingCode.catalogue[$0] == nil } == [])
    }

    @Test func `the reference lists every finding`() {
        #expect(FindingCode.allCases.filter { !page.contains($0.rawValue) } == [])
    }

    /// X101 and X102 are found by running a scenario, D101 has a table of its own
    /// (`DeferredTests`); the others by faults planted in this folder.
    @Test func `every finding has a planted fault`() {
        let planted = PlantedFaultTests.shape + PlantedFaultTests.names + PlantedFaultTests.meaning
        let elsewhere: Set<FindingCode> = [
            .D101, .T104, .I103, .M103, .R105, .V101, .V102, .V103, .V104, .X101, .X102, .X103,
            .X104,
        ]
        #expect(Set(planted.map(\.code)).union(elsewhere) == Set(FindingCode.allCases))
    }
}
