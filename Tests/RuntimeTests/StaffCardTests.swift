import Foundation
import ServiceDesk
import Store
import Testing

@testable import Runtime

/// Cards of staff in the journal, from before and after there were administrators.
struct StaffCardTests {
    private let old = Data(
        #"{"email":"o@echo.example","language":"ru","name":"Olga","roles":["head"]}"#.utf8)

    @Test
    func `a card from before there were administrators is read, and its bytes stay what they were`()
        throws
    {
        let card = try JSONDecoder().decode(StaffEvent.Card.self, from: old)
        #expect(
            card == .init(name: "Olga", email: "o@echo.example", language: "ru", roles: ["head"]))
        #expect(!card.administrator)
        #expect(try EntryCodec.bytes(card) == old)
    }

    @Test func `an administrator's card says so`() throws {
        var card = try JSONDecoder().decode(StaffEvent.Card.self, from: old)
        card.administrator = true
        let bytes = try EntryCodec.bytes(card)
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(#"{"administrator":true,"#))
        #expect(try JSONDecoder().decode(StaffEvent.Card.self, from: bytes) == card)
    }

    @Test func `the people file names administrators, and nothing but true or false`() async throws
    {
        let desk = try await TemporaryDesk()
        func read(_ value: String) async throws -> Bool {
            let card = "roles: [duty], administrator: \(value) }"
            let file = try desk.people { $0.replacing("roles: [duty] }", with: card) }
            _ = try await desk.desk.apply(file)
            return desk.desk.people.staff["denis"]?.isAdministrator ?? false
        }
        #expect(try await read("true"))
        #expect(try await read("false") == false)
        await #expect(throws: PeopleFile.Problem.self) { _ = try await read("yes") }
    }

    @Test func `staff without a role of the desk see the projects of their teams alone`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let file = try desk.people { text in
            text.replacing("roles: [programmer] }\n  aigul", with: "roles: [] }\n  aigul")
                .replacing("roles: [tester]", with: "roles: []")
        }
        _ = try await desk.desk.apply(file)
        let people = desk.desk.people
        guard case .team(_, let projects) = people.viewer(of: "pavel") else {
            throw TemporaryDesk.Missing(number: 0)
        }
        #expect(
            projects.map(\.description) == [
                "alfa/lavka", "gamma/lighthouse", "delta/sklad", "lavka", "lighthouse", "sklad",
            ])
        #expect(people.viewer(of: "tanya") == .team(person: "tanya", projects: []))
        #expect(people.viewer(of: "olga") == .staff(person: "olga", roles: ["head"]))
        #expect(people.viewer(of: "nobody") == .team(person: "nobody", projects: []))
    }
}
