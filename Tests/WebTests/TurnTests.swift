import Foundation
import Testing

@testable import Runtime
@testable import ServiceDesk
@testable import Web

/// Out of turn and back again, on the page and through the API.
struct TurnTests {
    @Test func `who put it out of turn may put it back, and the ticket says both`() async throws {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        let (olga, pavel) = (try await live.enter("olga"), try await live.enter("pavel"))
        let before = try await live.get("/tickets/1", olga).body
        #expect(before.contains("act-expedite") && !before.contains("act-put_in_turn"))
        #expect(
            try await live.post("/tickets/1/expedite", olga, ["choice": "critical"]).status == 303
        )
        let after = try await live.get("/tickets/1", olga).body
        #expect(!after.contains("act-expedite") && after.contains("act-put_in_turn"))
        #expect(after.contains("Поставлена вне очереди"))
        // The regulation's rule says who; the form comes again with it.
        #expect(try await live.post("/tickets/1/put_in_turn", pavel).status == 422)
        #expect(try await live.get("/tickets/1/put_in_turn", olga).status == 200)
        #expect(
            try await live.post("/tickets/1/put_in_turn", olga, ["text": "no longer urgent"]).status == 303
        )
        let again = try await live.get("/tickets/1", olga).body
        #expect(again.contains("act-expedite") && !again.contains("act-put_in_turn"))
        #expect(again.contains("Возвращена в\u{a0}общую очередь"))
    }

    @Test func `programs do the same`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token("olga")
        let number = try await desk.ticket(token)
        func act(_ body: String) async throws -> Int {
            try await desk.call(
                .post, "/tickets/\(number)/actions", token: token, body: body,
                key: desk.desk.world.newID(),
                version: "*"
            ).status
        }
        #expect(try await act(#"{"action":"put_in_turn"}"#) == 422)
        #expect(try await act(#"{"action":"expedite","reason":"critical"}"#) == 200)
        #expect(try await act(#"{"action":"put_in_turn"}"#) == 200)
        #expect(try await act(#"{"action":"put_in_turn"}"#) == 422)
    }

    @Test func `a client read through the API and stated again is the same`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token("olga", ["people"])
        let read = try await desk.call(.get, "/people/clients/alfa", token: token)
        var body = read.object
        for name in ["id", "version"] { body[name] = nil }
        let projects = body["projects"] as? [String: [String: Any]]
        #expect(projects?["lavka"]?["sites"] as? [String] == ["lavka.example"])
        let text = String(decoding: try JSONSerialization.data(withJSONObject: body), as: UTF8.self)
        let stated = try await desk.call(.put, "/people/clients/alfa", token: token, body: text)
        #expect(stated.bytes == read.bytes, "\(String(decoding: stated.bytes, as: UTF8.self))")
        #expect(desk.desk.people.clients["alfa"]?.contacts["alfa.anna"]?.scope == .company)
    }
}
