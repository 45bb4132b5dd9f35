import Foundation
import HTTPTypes
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// A ticket in which two matters came together: the second goes on as a ticket of its own.
@Suite struct SplitTests {
    /// Anna asked, Marina answered, Anna wrote of something else two hours later.
    private static func twoMatters() async throws -> (live: LiveDesk, message: Int) {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        let marina = try await live.enter("marina")
        _ = try await live.post("/tickets/1/reply", marina, ["text": "We look into it."])
        live.clock.stand(at: LiveDesk.tuesday + 7200)
        _ = try await live.deliver(
            id: "two@alfa.example", subject: "Re: [#1] Filter",
            headers: "In-Reply-To: <one@alfa.example>\r\nContent-Type: text/plain\r\n",
            body: "The cart does not open either, see https://lavka.example/cart\r\n")
        live.clock.stand(at: LiveDesk.tuesday + 10_800)
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        return (live, try #require(view.stream.separable.first).sequence)
    }

    private static func ticket(_ number: Int, _ live: LiveDesk) async throws -> TicketView {
        try #require(try await live.desk.ticket(number: number, for: .desk))
    }

    @Test func `words go on in a ticket of their own, from the hour they came`() async throws {
        let (live, message) = try await Self.twoMatters()
        let marina = try await live.enter("marina")
        let page = try await live.get("/tickets/1/split", marina).body
        #expect(page.contains("The cart does not open") && !page.contains("value=\"1\""))
        let form = ["message": "\(message)", "nonce": "once"]
        for _ in 1...2 {
            let answer = try await live.post("/tickets/1/split", marina, form)
            #expect(
                answer.location == "/tickets/2",
                "the same form again splits nothing: \(answer.body)")
        }
        let (old, new) = (try await Self.ticket(1, live), try await Self.ticket(2, live))
        #expect(new.stream.ticket.arrivedAt == LiveDesk.tuesday + 7200)
        #expect(new.row.client == old.row.client)
        #expect(new.stream.ticket.requester?.person == "alfa.anna")
        let reaction = try #require(new.clocks.first { $0.outcome == .running })
        #expect(reaction.startedAt == LiveDesk.tuesday + 7200, "the promise counts from there")
        #expect(old.stream.separable.isEmpty)
        #expect(try await live.desk.ticket(number: 3, for: .desk) == nil)
        let first = try await live.get("/tickets/1", marina).body
        #expect(first.contains("The cart does not open"), "what was said stays where it was said")
        #expect(first.replacing("\u{a0}", with: " ").contains("№2"))
        let second = try await live.get("/tickets/2", marina).body.replacing("\u{a0}", with: " ")
        #expect(second.contains("The cart does not open") && second.contains("Выделена из"))
    }

    @Test func `by a call, with nothing to split, twice, and on what is over`() async throws {
        let (live, message) = try await Self.twoMatters()
        let token = try await APITokens(desk: live.desk).create(
            .init(
                name: "t", holder: "marina", scope: "own", permissions: ["read", "write"], days: 1)
        ).token
        func call(_ body: String, _ key: String) async throws -> LiveDesk.Answer {
            var headers: HTTPFields = [
                .authorization: "Bearer \(token)", .contentType: "application/json",
            ]
            headers[.idempotencyKey] = key
            headers[.ifMatch] = "*"
            return try await live.ask(
                .post, "/api/v1/tickets/1/actions", .nobody, headers: headers, body: body)
        }
        #expect(try await call(#"{"action":"split"}"#, "a").status == 422)
        let wrong = try await call(#"{"action":"split","message":1}"#, "b")
        #expect(wrong.status == 422 && wrong.body.contains("not_found"))
        let split = #"{"action":"split","message":\#(message)}"#
        let done = try await call(split, "c")
        #expect(done.status == 200 && done.body.contains(#""opened":2"#), "\(done.body)")
        #expect(try await call(split, "c").body.contains(#""opened":2"#), "the same key again")
        #expect(try await call(split, "d").body.contains("not_found"), "it has gone already")
        #expect(try await live.desk.ticket(number: 3, for: .desk) == nil)
        let marina = try await live.enter("marina")
        #expect(try await live.get("/tickets/1/split", marina).status != 200, "nothing to choose")
    }

    @Test func `the client reads on both where the words went`() async throws {
        let (live, message) = try await Self.twoMatters()
        let marina = try await live.enter("marina")
        _ = try await live.post("/tickets/1/split", marina, ["message": "\(message)"])
        let anna = try await PortalBrowser(live.site, as: "anna@alfa.example")
        #expect(try await anna.get("/portal/tickets/1").text.contains("A message goes on as No. 2"))
        let other = try await anna.get("/portal/tickets/2").text
        #expect(other.contains("The cart does not open") && other.contains("Split off from"))
    }
}
