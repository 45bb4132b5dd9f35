import Foundation
import Regulations
import Testing

/// What is printed is what runs, held to what stories show: another value that changes a story
/// changes the document.
@Suite(.serialized) struct DocumentStoriesTests {
    /// 150 changes in each run of the tests; all of them with REGLAMENT_SOAK.
    static let count = ProcessInfo.processInfo.environment["REGLAMENT_SOAK"] == nil ? 30 : nil

    @Test(arguments: RegulationsOnDisk.all)
    func `a value that changes a story changes the document`(id: String) async throws {
        let outcome = try await ChangedStories(id, count: Self.count).play { regulation, language in
            RegulationDocument.markdown(regulation, language: language)
        }
        #expect(outcome.changed > 5)
        #expect(outcome.silent.isEmpty, "\(outcome.silent.joined(separator: "\n"))")
    }

    @Test func `a document that keeps silent about a value is found`() async throws {
        let outcome = try await ChangedStories("cetera", count: 6).play(isSilent: true) { _, _ in ""
        }
        #expect(outcome.changed > 0 && outcome.silent.count == 3 * outcome.changed)
    }
}
