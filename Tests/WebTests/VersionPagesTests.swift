import Foundation
import Regulations
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Versions of the regulation on the desk's pages: each ticket and each address speaks by its own.
@Suite struct VersionPagesTests {
    /// A later version in which the standard reaction has another name in the file, another title
    /// and a longer limit.
    private static func later(_ text: String) throws -> String {
        let version = try #require(text.firstMatch(of: #/(?m)^version: "?([^"\n]+)"?$/#))
        return text.replacing(version.output.0, with: "version: \"later\"", maxReplacements: 1)
            .replacing(#/(?m)^in_force: .*$/#, with: "in_force: 2026-10-07")
            .replacing("standard_reaction", with: "plain_reaction")
            .replacing("Реакция на обращение", with: "Новая реакция")
            .replacing("8 working hours", with: "9 working hours")
    }

    private static func publish(_ live: LiveDesk) async throws -> (old: Regulation, new: Regulation)
    {
        let old = try live.desk.edition().regulation
        let path = TemporaryDesk.repository.appending(path: "regulations/echo/regulation.yaml")
        let text = try later(try String(contentsOf: path, encoding: .utf8))
        let new = try await live.desk.publish(RegulationFolder(regulation: text), name: "echo")
        return (old, new.regulation)
    }

    @Test func `a version has a page of its own, with what differs from the one before`()
        async throws
    {
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
        #expect(
            queue.contains(#"data-state="breached""#) || queue.contains(#"data-state="running""#)
                || queue.contains(#"data-state="warning""#), "\(queue.suffix(3000))")
    }

    // MARK: Portal

    @Test func `a client reads any version, and signs the one in force`() async throws {
        let live = try await LiveDesk()
        let (old, new) = try await Self.publish(live)
        live.clock.stand(at: LiveDesk.tuesday + 86_400)
        let anna = try await PortalBrowser(live.site, as: "anna@alfa.example")
        let earlier = try await anna.get("/portal/regulations/\(old.id)/\(old.version)").text
        #expect(
            earlier.contains("regulation \(old.version)")
                || earlier.contains("Regulation \(old.version)"))
        #expect(
            earlier.contains("This is another edition. In force now:")
                && !earlier.contains("name=\"digest\""))
        let present = try await anna.get("/portal/regulations/\(new.id)/later").text
        #expect(present.contains("name=\"digest\"") && !present.contains("This is another edition"))
        // The address that clauses on pages and letters lead to shows the version that it names.
        let cited = try await anna.get("/regulations/\(old.id)/\(old.version)").text
        #expect(cited.contains("This is another edition"))
        #expect(try await anna.get("/portal/regulations/\(old.id)/none").status == 404)
    }

    @Test func `the promises of a ticket lead to its version where that is no longer in force`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        let anna = try await PortalBrowser(live.site, as: "anna@alfa.example")
        #expect(try await !anna.get("/portal/tickets/1").text.contains("Deadlines of this ticket:"))
        let (old, _) = try await Self.publish(live)
        live.clock.stand(at: LiveDesk.tuesday + 86_400)
        let page = try await anna.get("/portal/tickets/1").text
        #expect(page.contains("Deadlines of this ticket:"))
        #expect(page.contains("href=\"/portal/regulations/\(old.id)/\(old.version)\""))
    }

    @Test func `a ticket's page calls its state as the ticket's version does`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        let path = TemporaryDesk.repository.appending(path: "regulations/echo/regulation.yaml")
        let called = ["received", "held", "admitted"].map {
            "\($0): { ru: \"Стоит в пуле\", en: \"Stands in the pool\" }"
        }
        let labels = "labels: { \(called.joined(separator: ", ")) }"
        let text = try Self.later(try String(contentsOf: path, encoding: .utf8))
            .replacing("\ncalendar: support\n", with: "\ncalendar: support\n\(labels)\n")
        _ = try await live.desk.publish(RegulationFolder(regulation: text), name: "echo")
        live.clock.stand(at: LiveDesk.tuesday + 86_400)
        _ = try await live.deliver(id: "two@alfa.example", subject: "Cart")
        try await live.send()
        let (olga, anna) = (
            try await live.enter("olga"),
            try await PortalBrowser(live.site, as: "anna@alfa.example")
        )
        let (first, second) = (
            try await live.get("/tickets/1", olga).body, try await live.get("/tickets/2", olga).body
        )
        #expect(!first.contains("Стоит в пуле"))
        #expect(second.contains("Стоит в пуле"))
        let (mine, other) = (
            try await anna.get("/portal/tickets/1").text,
            try await anna.get("/portal/tickets/2").text
        )
        #expect(!mine.contains("Stands in the pool") && other.contains("Stands in the pool"))
    }
}
