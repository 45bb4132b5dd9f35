import ServiceDesk
import Testing

@testable import Runtime

/// A people file is compared by sums of its parts first: what differs is found, whatever it is, and
/// nothing else is looked at.
@Suite struct ClientSumsTests {
    private static func file(_ desk: Desk, _ change: (String) -> String = { $0 }) throws
        -> PeopleFile
    {
        let clients = (0..<600).map { number in
            """
              many-\(number):
                name: "Many \(number)"
                people: { vera: { name: "Vera \(number)", addresses: [vera@m\(number).example], roles: [official] } }
                agreements: { contract: { from: 2025-01-01, until: 2027-12-31 } }
                projects:
                  site: { name: "Site \(number)", team: { programmer: [petr] }, sites: [m\(number).example] }
            """
        }
        let staff = "  petr: { name: Petr, email: petr@echo.example, language: en }"
        let text = "people: 1\nstaff:\n\(staff)\nclients:\n\(clients.joined(separator: "\n"))\n"
        return try PeopleFile(text: change(text), file: "many.yaml", edition: try desk.edition())
    }

    @Test(arguments: [
        ("\"Many 77\"", "\"Other 77\""), ("Vera 77\"", "Vera Other\""),
        ("vera@m77.example", "v@m77.example"),
        ("Site 77\"", "Site Other\""), ("[m77.example]", "[n77.example]"),
        ("vera: { name: \"Vera 77\"", "anna: { name: \"Vera 77\""),
    ]) func `one change among very many is found, and no other client is looked at`(
        _ old: String, _ new: String
    ) async throws {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await desk.apply(try Self.file(desk))
        let people = desk.people
        // Of parts in which the desk has clients that the file does not name, all are looked at.
        #expect(try Self.file(desk).clients(unlike: people.sums).count < 30)
        #expect(try desk.change(stating: try Self.file(desk)).clients.isEmpty)
        let changed = try Self.file(desk) { $0.replacing(old, with: new) }
        #expect(try desk.change(stating: changed).clients.keys.sorted() == ["many-77"])
        #expect(changed.clients(unlike: people.sums).count < 30)
        // A file that leaves most out says nothing of them.
        let few = try Self.file(desk) { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).prefix(16).joined(
                separator: "\n")
        }
        #expect(few.clients.count == 2)
        #expect(try desk.change(stating: few).clients.isEmpty)
    }

    @Test func `who was withdrawn, and whose name another has, stand in no sum`() async throws {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await desk.apply(try Self.file(desk))
        let other = try Self.file(desk) {
            $0.replacing(
                "\"Vera 5\", addresses: [vera@m5.example]",
                with: "\"Olga\", addresses: [olga@m5.example]")
        }
        _ = try await desk.apply(other)
        #expect(
            desk.people.clients["many-5"]?.contact(called: "many-5.vera")?.id == "many-5.vera~2")
        #expect(try desk.change(stating: other).clients.isEmpty)
    }
}
