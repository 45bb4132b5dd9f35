import Testing
import WorkingTime

@testable import ServiceDesk

@Suite struct ExplanationWordsTests {
    @Test(arguments: [
        ("ru", "п. 2.3.2, 2.1, 2.1(1), 2.2(1), 2.2"), ("en", "cl. 2.3.2, 2.1, 2.1(1), 2.2(1), 2.2"),
    ])
    func `an explanation cites clauses by their printed numbers, each once`(
        language: String, cited: String
    ) throws {
        let edition = try RegulationsOnDisk.edition("echo")
        let start = edition.zone.instant(of: CivilDate("2026-01-05")!, CivilTime(minutes: 600))
        let explanation = try #require(
            try explain(commitment: "standard_reaction", from: start, under: edition))
        let lines = ExplanationWords(language: language, edition: edition).lines(of: explanation)
        #expect(lines[0].contains("(\(cited))"))
    }
}
