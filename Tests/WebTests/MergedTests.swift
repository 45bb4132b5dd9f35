import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

extension APIAnswer {
    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Every door knows a merged ticket: words go where the work goes on, and everything else is
/// refused with its number.
@Suite struct MergedTests {
    /// Two tickets of Anna, the second merged into the first.
    private static func desk() async throws -> APIDesk {
        let desk = try await APIDesk()
        let marina = try await desk.token()
        for name in ["one", "two"] {
            let body = #"""
                { "channel": "mail", "sender": "anna@alfa.example", "subject": "\#(name)", "text": "The \#(name).",
                  "project": "lavka" }
                """#
            #expect(
                try await desk.call(.post, "/tickets", token: marina, body: body, key: name).status
                    == 201)
        }
        let merge = try await desk.call(
            .post, "/tickets/2/actions", token: marina, body: #"{ "action": "merge", "into": 1 }"#,
            key: "merge",
            version: "*")
        #expect(merge.status == 200, "\(merge.text)")
        return desk
    }

    private static func says(_ words: String, on number: Int, _ desk: APIDesk) async throws -> Bool
    {
        let view = try #require(try await desk.desk.ticket(number: number, for: .desk))
        return view.letters.values.contains { $0.text == words }
    }

    @Test(arguments: ["alfa.anna", "marina"])
    func `words by the API arrive at the survivor, and who wrote is told so`(
        _ who: String
    ) async throws {
        let desk = try await Self.desk()
        let token = try await desk.token(who, ["read", "write"])
        let answer = try await desk.call(
            .post, "/tickets/2/replies", token: token, body: #"{ "text": "It is urgent now." }"#,
            key: "words",
            version: "*")
        #expect(answer.status == 200, "\(answer.text)")
        #expect(
            answer.text.contains(#""merged_into":1"#) && answer.text.contains(#""number":1"#),
            "\(answer.text)")
        #expect(try await Self.says("It is urgent now.", on: 1, desk))
        #expect(try await !Self.says("It is urgent now.", on: 2, desk))
        // Sent again under the same key it says the same, and adds nothing.
        let again = try await desk.call(
            .post, "/tickets/2/replies", token: token, body: #"{ "text": "It is urgent now." }"#,
            key: "words",
            version: "*")
        #expect(
            again.text.contains(#""merged_into":1"#) && again.text.contains(#""is_repeat":true"#),
            "\(again.text)")
    }

    @Test func `every other act is refused with the number where it goes on`() async throws {
        let desk = try await Self.desk()
        let (anna, marina) = (
            try await desk.token("alfa.anna", ["read", "write"]), try await desk.token()
        )
        let acts = [
            (#"{ "action": "take" }"#, marina), (#"{ "action": "start" }"#, marina),
            (#"{ "action": "finish" }"#, marina), (#"{ "action": "close" }"#, marina),
            (#"{ "action": "reopen" }"#, marina),
            (#"{ "action": "place", "client": "beta" }"#, marina),
            (#"{ "action": "watch" }"#, marina),
            (
                #"{ "action": "log", "from": "2026-10-06T08:00:00Z", "minutes": 5, "work": "x" }"#,
                marina
            ),
            (#"{ "action": "fill", "fields": { "page": "https://lavka.example" } }"#, marina),
            (#"{ "action": "sign_off" }"#, anna), (#"{ "action": "reopen" }"#, anna),
            (#"{ "action": "approve", "version": 1 }"#, anna),
            (#"{ "action": "report_defect", "text": "x" }"#, anna),
        ]
        for (index, act) in acts.enumerated() {
            let answer = try await desk.call(
                .post, "/tickets/2/actions", token: act.1, body: act.0, key: "act-\(index)",
                version: "*")
            #expect(
                answer.status == 422 && answer.text.contains(#""merged_into":1"#),
                "\(act.0) \(answer.text)")
        }
    }

    @Test func `it says where it goes on, alone and in lists, and is in no state any more`()
        async throws
    {
        let desk = try await Self.desk()
        let marina = try await desk.token()
        #expect(
            try await desk.call(.get, "/tickets/2", token: marina).text.contains(
                #""merged_into":1"#))
        #expect(
            try await desk.call(.get, "/tickets?view=all", token: marina).text.contains(
                #""merged_into":1"#))
        let state = try #require(try await desk.desk.ticket(number: 2, for: .desk)).row.state
            .rawValue
        let listed = try await desk.call(.get, "/tickets?view=all&state=\(state)", token: marina)
            .text
        #expect(!listed.contains(#""number":2"#), "\(listed)")
    }

    @Test
    func `whoever asked on the merged one hears of answers on the other, and is told by letter`()
        async throws
    {
        let desk = try await Self.desk()
        let marina = try await desk.token()
        // Gleb asks as well, and his request is merged into Anna's.
        let body = #"""
            { "channel": "mail", "sender": "gleb@alfa.example", "subject": "three", "text": "The three.",
              "project": "lavka" }
            """#
        _ = try await desk.call(.post, "/tickets", token: marina, body: body, key: "three")
        let merge = #"{ "action": "merge", "into": 1 }"#
        _ = try await desk.call(
            .post, "/tickets/3/actions", token: marina, body: merge, key: "merge-3", version: "*")
        let ticket = try #require(try await desk.desk.ticket(number: 1, for: .desk)).stream.ticket
        #expect(ticket.watchers.contains("alfa.gleb") && ticket.absorbed == [2, 3])
        let merged = try #require(try await desk.desk.ticket(number: 3, for: .desk))
        let letters = merged.outbox.compactMap {
            try? JSONDecoder().decode(QueuedLetter.self, from: $0.payload).letter
        }
        let letter = try #require(
            letters.first { $0.text.contains("№\u{a0}3") && $0.text.contains("№\u{a0}1") })
        #expect(
            letter.to.map(\.address) == ["gleb@alfa.example"]
                && letter.autoSubmitted == .autoReplied)
    }

    @Test func `a ticket that went through two merges leads to the last one`() async throws {
        let desk = try await Self.desk()
        let (anna, marina) = (
            try await desk.token("alfa.anna", ["read", "write"]), try await desk.token()
        )
        let body =
            #"{ "channel": "mail", "sender": "anna@alfa.example", "subject": "three", "text": "x" }"#
        _ = try await desk.call(.post, "/tickets", token: marina, body: body, key: "three")
        let into = #"{ "action": "merge", "into": 3 }"#
        let merge = try await desk.call(
            .post, "/tickets/1/actions", token: marina, body: into, key: "m", version: "*")
        #expect(merge.status == 200)
        let answer = try await desk.call(
            .post, "/tickets/2/replies", token: anna, body: #"{ "text": "Where are we?" }"#,
            key: "words", version: "*")
        #expect(answer.text.contains(#""merged_into":3"#), "\(answer.text)")
        #expect(try await Self.says("Where are we?", on: 3, desk))
    }

    @Test func `nothing is promised later by a merge, and what is missed is counted once`()
        async throws
    {
        let desk = try await APIDesk()
        let marina = try await desk.token()
        func create(_ key: String) async throws {
            let body = #"""
                { "channel": "mail", "sender": "anna@alfa.example", "subject": "\#(key)", "text": "The \#(key).",
                  "project": "lavka", "category": "consulting" }
                """#
            #expect(
                try await desk.call(.post, "/tickets", token: marina, body: body, key: key).status
                    == 201)
        }
        func clocks(_ number: Int) async throws -> [Clock] {
            try #require(try await desk.desk.ticket(number: number, for: .desk)).clocks
        }
        try await create("early")
        let due = try #require(
            try await clocks(1).first { $0.outcome == .running && $0.due != nil })
        desk.clock.stand(at: APIDesk.tuesday + 3600)
        try await create("late")
        let into = #"{ "action": "merge", "into": 2 }"#
        let merge = try await desk.call(
            .post, "/tickets/1/actions", token: marina, body: into, key: "m", version: "*")
        #expect(merge.status == 200)
        #expect(try await clocks(2).first { $0.id.commitment == due.id.commitment }?.due == due.due)
        #expect(try await clocks(1).allSatisfy { $0.outcome == .cancelled || $0.outcome == .met })
    }
}
