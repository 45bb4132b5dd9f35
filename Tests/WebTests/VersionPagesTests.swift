import Foundation
import Regulations
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Versions of the regulation on the desk's pages: each ticket and each address speaks by its own.
@Suite struct VersionPagesTests {
    /// A later version in which the standard reaction has another name in the file, another title and a longer limit.
    private static func later(_ text: String) throws -> String {
        let version = try #require(text.firstMatch(of: #/(?m)^version: "?([^"\n]+)"?$/#))
        return text.replacing(version.output.0, with: "version: \"later\"", maxReplacements: 1)
            .replacing(#/(?m)^in_force: .*$/#, with: "in_force: 2026-10-07")
            .replacing("standard_reaction", with: "plain_reaction")
            .replacing("Реакция на обращение", with: "Новая реакция")
            .replacing("8 working hours", with: "9 working hours")
    }

    private static func publish(_ live: LiveDesk) async throws -> (old: Regulation, new: Regulation) {
        let old = try live.desk.edition().regulation
        let path = LiveDesk.repository.appending(path: "regulations/echo/regulation.yaml")
        let text = try later(try String(contentsOf: path, encoding: .utf8))
        let new = try await live.desk.publish(RegulationFolder(regulation: text), name: "echo")
        return (old, new.regulation)
    }

    @Test func `a version has a page of its own, with what differs from the one before`() async throws {
        let live = try await LiveDesk()
        let (old, new) = try await Self.publish(live)
        let olga = try await live.enter("olga")
        let first = try await live.get("/regulations/\(old.id)/\(old.version)", olga)
        #expect(first.status == 200 && !first.body.contains("Новая реакция"))
        let second = try await live.get("/regulations/\(new.id)/\(new.version)", olga)
        #expect(second.status == 200 && second.body.contains("Отличия от редакции \(old.version)"))
        #expect(second.body.contains("срок длиннее") && second.body.contains("Новая реакция"))
        #expect(try await live.get("/regulations/\(new.id)/none", olga).status == 404)
    }

    @Test func `lists show a ticket by the version that it arrived under`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        _ = try await Self.publish(live)
        live.clock.stand(at: LiveDesk.tuesday + 86_400)
        let olga = try await live.enter("olga")
        let queue = try await live.get("/", olga).body
        // The name of its commitment is none of the version that is in force by now.
        #expect(try live.desk.edition().regulation.version == "later")
        #expect(queue.contains(#"data-state="breached""#) || queue.contains(#"data-state="running""#)
            || queue.contains(#"data-state="warning""#), "\(queue.suffix(3000))")
    }
}
