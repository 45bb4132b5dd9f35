import Foundation
import Regulations
import Simulation
import Testing

/// Mechanisms of clocks that none of the five regulations needs, each with its stories on the
/// server's desk.
@Suite struct ClockKindsTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "Clocks")

    static let checked: Checked = {
        let file = folder.appending(path: "regulation.yaml")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return RegulationFile.read(text: text, file: "clocks.yaml", world: RegulationsOnDisk.world)
    }()

    static let stories =
        (try? FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: "scenarios").path))?.sorted() ?? []

    @Test func `the regulation of the stories passes its check`() {
        #expect(Self.checked.findings.filter { $0.severity == .blocks } == [])
        #expect(!Self.stories.isEmpty)
    }

    @Test(arguments: stories)
    func `a story holds`(file: String) async throws {
        let text = try String(
            contentsOf: Self.folder.appending(path: "scenarios/\(file)"), encoding: .utf8)
        let (scenario, findings) = ScenarioFile.read(
            text: text, file: file, regulation: Self.checked)
        let outcome = await Simulation(Self.checked, world: RegulationsOnDisk.world)
            .run(try #require(scenario, "\(findings)"))
        guard case .failed(let failures) = outcome else { return }
        Issue.record("\(failures.map(\.description).joined(separator: "\n"))")
    }

    @Test(arguments: ["ru", "kk", "en"])
    func `every kind of clock has its sentence in the document`(language: String) throws {
        let regulation = try #require(Self.checked.regulation)
        let html = RegulationDocument.html(regulation, language: language)
        for name in regulation.commitments.names {
            let sentence = regulation.deskSentence(for: "commitments.\(name)", in: language)
            #expect(html.contains(sentence.replacing("&", with: "&amp;")), "\(name): \(sentence)")
        }
    }
}
