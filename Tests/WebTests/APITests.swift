import Foundation
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

struct APITests {
    // MARK: The door

    @Test func `without a token in force nothing is told`() async throws {
        let desk = try await APIDesk()
        for token in [
            nil, "rgl_", "rgl_" + String(repeating: "a", count: 64), try await desk.token() + "0",
        ] {
            let answer = try await desk.call(.get, "/tickets", token: token)
            #expect(answer.status == 401 && answer.problem == "unauthenticated")
            #expect(answer.headers[.wwwAuthenticate]?.hasPrefix("Bearer") == true)
        }
        #expect(try await desk.call(.get, "/health").status == 200)
        #expect(try await desk.call(.get, "/ready").status == 200)
        #expect(try await desk.call(.get, "/openapi.json").status == 200)
    }

    @Test func `a desk without a regulation is alive and not ready`() async throws {
        let desk = try await APIDesk(isPublished: false)
        #expect(try await desk.call(.get, "/health").status == 200)
        let ready = try await desk.call(.get, "/ready")
        #expect(ready.status == 503 && ready.problem == "busy" && ready.headers[.retryAfter] != nil)
    }

    @Test func `a token does what it allows, and a contact's no more than a contact may`()
        async throws
    {
        let desk = try await APIDesk()
        let reading = try await desk.token("marina", ["read"])
        #expect(try await desk.call(.get, "/people/clients", token: reading).status == 403)
        #expect(
            try await desk.call(.post, "/tickets", token: reading, body: APIDesk.new(), key: "a")
                .status == 403)
        let contact = try await desk.token("alfa.anna", ["read", "write"])
        #expect(try await desk.call(.get, "/people/staff", token: contact).status == 403)
        let admin = try await desk.token("olga", ["admin"])
        #expect(try await desk.call(.get, "/people/staff", token: admin).status == 200)
        let number = try await desk.ticket(admin)
        for path in ["notes", "questions"] {
            let answer = try await desk.call(
                .post, "/tickets/\(number)/\(path)", token: contact, body: #"{"text":"x"}"#,
                key: "k", version: "*")
            #expect(answer.status == 403)
        }
        let take = try await desk.call(
            .post, "/tickets/\(number)/actions", token: contact, body: #"{"action":"take"}"#,
            key: "k", version: "*")
        #expect(take.status == 403)
    }

    @Test func `a token makes so many calls a minute, then waits`() async throws {
        let desk = try await APIDesk(callsPerMinute: 3)
        let (token, other) = (try await desk.token(), try await desk.token("olga"))
        for _ in 0..<3 {
            #expect(try await desk.call(.get, "/tickets", token: token).status == 200)
        }
        let refused = try await desk.call(.get, "/tickets", token: token)
        #expect(refused.status == 429 && refused.headers[.retryAfter] == "60")
        #expect(try await desk.call(.get, "/tickets", token: other).status == 200)
        desk.clock.stand(at: desk.clock.now() + 60)
        #expect(try await desk.call(.get, "/tickets", token: token).status == 200)
    }

    @Test(arguments: [
        ("{", 400), ("", 400), ("[]", 422), ("{}", 422), (#"{"subject":"a","subject":"b"}"#, 400),
        (String(repeating: "[", count: 9) + String(repeating: "]", count: 9), 400),
        (#"{"channel":"mail","sender":"a","subject":"s","text":"t","colour":"red"}"#, 422),
        (#"{"channel":"mail","sender":"a","subject":"s\u0000","text":"t"}"#, 422),
        (#"{"channel":"pigeon","sender":"a","subject":"s","text":"t"}"#, 422),
        (#"{"channel":"mail","sender":"a","subject":"s","text":"t","category":"none"}"#, 422),
        (#"{"channel":"mail","sender":"a","subject":"s","text":"t","fields":{"none":1}}"#, 422),
        (
            #"{"channel":"phone","sender":"a","subject":"s","text":"t","arrived_at":"2026-10-06T08:00:01Z"}"#,
            422
        ),
        (
            #"{"channel":"phone","sender":"a","subject":"s","text":"t","arrived_at":"2026-10-05T08:00:00Z"}"#,
            422
        ),
        (#"{"channel":"mail","sender":"a","subject":"s","text":"\ud800"}"#, 400),
        ("{\"subject\":\"" + String(repeating: "x", count: API.filesBodyMax) + "\"}", 413),
    ])
    func `a body that does not fit is refused and leaves nothing behind`(body: String, status: Int)
        async throws
    {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let answer = try await desk.call(.post, "/tickets", token: token, body: body, key: "one")
        #expect(answer.status == status, "\(String(decoding: answer.bytes, as: UTF8.self))")
        let rows = try await desk.desk.store.read {
            try $0.query("SELECT id FROM interaction").count
        }
        #expect(rows == 0)
    }

    @Test func `wrong addresses, methods, parameters and types are told apart`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        #expect(try await desk.call(.get, "/nothing", token: token).status == 404)
        #expect(try await desk.call(.get, "/tickets/0", token: token).status == 404)
        #expect(try await desk.call(.get, "/tickets/99", token: token).status == 404)
        let wrong = try await desk.call(.delete, "/tickets", token: token)
        #expect(wrong.status == 405 && wrong.headers[.allow] == "GET, POST")
        for query in [
            "limit=0", "limit=101", "limit=a", "colour=red", "state=lost", "limit=1&limit=2",
            "after=%00",
        ] {
            #expect(
                try await desk.call(.get, "/tickets?\(query)", token: token).status == 400,
                "\(query)")
        }
        let typed = try await desk.call(
            .post, "/tickets", token: token, body: APIDesk.new(), key: "one",
            headers: ["Content-Type": "text/plain"])
        #expect(typed.status == 415)
        #expect(
            try await desk.call(.post, "/tickets", token: token, body: APIDesk.new()).status == 400)
    }

    // MARK: Taking in

    @Test func `a contact sent again under the same key is one ticket`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let first = try await desk.call(
            .post, "/tickets", token: token, body: APIDesk.new(), key: "one")
        #expect(
            first.status == 201 && first["outcome"] as? String == "ticket"
                && first["is_repeat"] as? Bool == false)
        let number = try #require(first["number"] as? Int)
        #expect(first.headers[.location] == "/api/v1/tickets/\(number)")
        let again = try await desk.call(
            .post, "/tickets", token: token, body: APIDesk.new(), key: "one")
        #expect(
            again.status == 201 && again["number"] as? Int == number
                && again["is_repeat"] as? Bool == true)
        let other = try await desk.call(
            .post, "/tickets", token: token, body: APIDesk.new(text: "Other"), key: "one")
        #expect(other.status == 422 && other.problem == "key-reused")
        let another = try await desk.token("olga")
        let second = try await desk.call(
            .post, "/tickets", token: another, body: APIDesk.new(), key: "one")
        #expect(
            second["interaction"] as? String != first["interaction"] as? String,
            "a key belongs to its token")
    }

    @Test func `the same contact sent many times at once is one ticket`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let numbers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let answer = try await desk.call(
                        .post, "/tickets", token: token, body: APIDesk.new(), key: "one")
                    #expect(answer.status == 201 || answer.problem == "conflict")
                    return answer["number"] as? Int
                }
            }
            return try await group.reduce(into: Set<Int>()) {
                if let number = $1 { $0.insert(number) }
            }
        }
        #expect(numbers.count == 1)
        let page = try await desk.call(.get, "/tickets", token: token)
        #expect((page["tickets"] as? [Any])?.count == 1)
    }

    @Test func `the arrival as stated counts, within what the channel allows`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let call = APIDesk.new(more: #", "arrived_at": "2026-10-06T07:30:00Z""#)
            .replacing("\"mail\"", with: "\"phone\"")
        let recorded = try await desk.call(.post, "/tickets", token: token, body: call, key: "zero")
        #expect(
            recorded["outcome"] as? String == "recorded"
                && recorded["rule"] as? String == "messenger_standard")
        #expect(recorded["clauses"] as? [String] == ["channels.1"])
        let body = call.replacing("}", with: #", "category": "site_down"}"#)
        let taken = try await desk.call(.post, "/tickets", token: token, body: body, key: "one")
        let number = try #require(taken["number"] as? Int)
        let ticket = try await desk.call(.get, "/tickets/\(number)", token: token)
        #expect(ticket["arrived_at"] as? String == "2026-10-06T07:30:00Z")
    }

    // MARK: Reading

    @Test func `a ticket, its timeline, clocks and explanation`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        let ticket = try await desk.call(.get, "/tickets/\(number)", token: token)
        let tag = try #require(ticket.headers[.eTag])
        #expect(
            tag == "\"\(try #require(ticket["version"] as? Int))\""
                && ticket["client"] as? String == "alfa")
        let known = try await desk.call(
            .get, "/tickets/\(number)", token: token, headers: ["If-None-Match": tag])
        #expect(known.status == 304 && known.bytes.isEmpty)
        let timeline = try await desk.call(
            .get, "/tickets/\(number)/timeline?limit=1", token: token)
        #expect((timeline["entries"] as? [[String: Any]])?.first?["event"] as? String == "arrived")
        #expect(timeline["next"] as? Int == 1)
        let rest = try await desk.call(.get, "/tickets/\(number)/timeline?after=1", token: token)
        #expect((rest["entries"] as? [[String: Any]])?.first?["position"] as? Int == 2)
        let clocks = try await desk.call(.get, "/tickets/\(number)/clocks", token: token)
        let reaction = try #require(
            (clocks["clocks"] as? [[String: Any]])?.first {
                $0["commitment"] as? String == "standard_reaction"
            })
        #expect(
            reaction["due_at"] as? String == "2026-10-07T08:00:00Z"
                && reaction["outcome"] as? String == "running")
    }

    @Test(arguments: [("ru", "Срок"), ("kk", "Мерзім"), ("en", "Due")])
    func `an explanation speaks the caller's language`(language: String, word: String) async throws
    {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        let answer = try await desk.call(
            .get, "/tickets/\(number)/explain", token: token, language: language)
        #expect(answer["language"] as? String == language)
        let lines = (answer["explanations"] as? [[String: Any]] ?? []).flatMap {
            $0["lines"] as? [String] ?? []
        }
        #expect(lines.contains { $0.hasPrefix(word) }, "\(lines)")
    }

    @Test func `pages follow each other in the order of the queue and of changes`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        var numbers: [Int] = []
        for index in 1...7 {
            numbers.append(
                try await desk.ticket(token, subject: "Ticket \(index)", key: "k\(index)"))
            desk.clock.stand(at: desk.clock.now() + (index % 3 == 0 ? 1 : 0))
        }
        for query in ["", "view=all&", "updated_since=2026-10-06T08:00:00Z&", "state=received&"] {
            var (seen, after) = ([Int](), "")
            repeat {
                let page = try await desk.call(
                    .get, "/tickets?\(query)limit=3\(after)", token: token)
                seen += (page["tickets"] as? [[String: Any]] ?? []).compactMap {
                    $0["number"] as? Int
                }
                after = (page["next"] as? String).map { "&after=\($0)" } ?? ""
            } while !after.isEmpty && seen.count < 20
            #expect(seen.sorted() == numbers, "\(query)")
        }
        let later = try await desk.call(
            .get, "/tickets?updated_since=2026-10-06T08:00:02Z", token: token)
        #expect((later["tickets"] as? [Any])?.count == 1)
        #expect(
            try await desk.call(.get, "/tickets?view=all&after=1-2", token: token).status == 422)
        let none = try await desk.call(.get, "/tickets?client=beta", token: token)
        #expect((none["tickets"] as? [Any])?.isEmpty == true)
    }

    @Test func `a contact sees their own, without what the staff keeps to itself`() async throws {
        let desk = try await APIDesk()
        let staff = try await desk.token()
        let number = try await desk.ticket(staff)
        _ = try await desk.call(
            .post, "/tickets/\(number)/notes", token: staff, body: #"{"text":"between us"}"#,
            key: "n")
        let wait = try await desk.call(
            .post, "/tickets/\(number)/actions", token: staff,
            body: #"{"action": "wait", "for": "third_party", "text": "our supplier sleeps"}"#,
            key: "w", version: "*")
        #expect(wait.status == 200)
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let timeline = try await desk.call(.get, "/tickets/\(number)/timeline", token: anna)
        let seen = String(decoding: timeline.bytes, as: UTF8.self)
        #expect(timeline.status == 200 && seen.contains("waited") && seen.contains("Wrong goods"))
        for hidden in ["between us", "noted", "supplier", "anna@alfa.example"] {
            #expect(!seen.contains(hidden), "\(hidden)")
        }
        let ticket = try await desk.call(.get, "/tickets/\(number)", token: anna)
        #expect(ticket["address"] == nil && ticket["assignees"] == nil && ticket["hints"] == nil)
        for (holder, scope) in [("alfa.gleb", "own"), ("beta.boris", "company")] {
            let foreign = try await desk.token(holder, ["read", "write"], scope: scope)
            let paths = ["", "/timeline", "/clocks", "/explain"]
            for path in paths {
                #expect(
                    try await desk.call(.get, "/tickets/\(number)\(path)", token: foreign).status
                        == 404)
            }
            let list = try await desk.call(.get, "/tickets?view=all", token: foreign)
            #expect((list["tickets"] as? [Any])?.isEmpty == true)
            let reply = try await desk.call(
                .post, "/tickets/\(number)/replies", token: foreign, body: #"{"text":"hello"}"#,
                key: "r", version: "*")
            #expect(reply.status == 404)
        }
        let company = try await desk.token("alfa.gleb", ["read"], scope: "company")
        #expect(try await desk.call(.get, "/tickets/\(number)", token: company).status == 200)
    }

    // MARK: Acting

    @Test func `an answer names the version it was written for`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        let path = "/tickets/\(number)/replies"
        let body = #"{"text":"We look into it."}"#
        #expect(try await desk.call(.post, path, token: token, body: body, key: "r").status == 428)
        #expect(
            try await desk.call(.post, path, token: token, body: body, key: "r", version: "1")
                .status == 412)
        #expect(
            try await desk.call(.post, path, token: token, body: body, key: "r", version: "\"1\"")
                .status == 412)
        let tag = try await desk.call(.get, "/tickets/\(number)", token: token).headers[.eTag]
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let more = try await desk.call(
            .post, path, token: anna, body: #"{"text":"One more thing."}"#, key: "m", version: "*")
        #expect(more.status == 200 && more["events"] as? [String] == ["client_wrote"])
        let news = try await desk.call(
            .post, path, token: token, body: body, key: "r", version: tag)
        #expect(news.status == 409 && news.problem == "news-meanwhile")
        let now = try await desk.call(.get, "/tickets/\(number)", token: token).headers[.eTag]
        let done = try await desk.call(
            .post, path, token: token, body: body, key: "r", version: now)
        #expect(done.status == 200 && (done["events"] as? [String])?.contains("replied") == true)
        let again = try await desk.call(
            .post, path, token: token, body: body, key: "r", version: now)
        #expect(again.status == 200 && again["is_repeat"] as? Bool == true)
        let other = try await desk.call(
            .post, path, token: token, body: #"{"text":"Something else."}"#, key: "r", version: "*")
        #expect(other.status == 422 && other.problem == "key-reused")
        let replies = try await desk.call(.get, "/tickets/\(number)/timeline", token: token)
        let events = (replies["entries"] as? [[String: Any]] ?? []).filter {
            $0["event"] as? String == "replied"
        }
        #expect(events.count == 1)
    }

    @Test func `a contact's letter sent again is one`() async throws {
        let desk = try await APIDesk()
        let number = try await desk.ticket(try await desk.token())
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        for isRepeat in [false, true] {
            let answer = try await desk.call(
                .post, "/tickets/\(number)/replies", token: anna, body: #"{"text":"More."}"#,
                key: "m", version: "*")
            #expect(answer.status == 200 && answer["is_repeat"] as? Bool == isRepeat)
        }
        let timeline = try await desk.call(.get, "/tickets/\(number)/timeline", token: anna)
        #expect(
            (timeline["entries"] as? [[String: Any]])?.count {
                $0["event"] as? String == "client_wrote"
            } == 1)
    }

    @Test func `a refusal cites the regulation in the caller's language`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token("pavel")
        let number = try await desk.ticket(token)
        let body = #"{"action":"close"}"#
        let path = "/tickets/\(number)/actions"
        let russian = try await desk.call(
            .post, path, token: token, body: body, key: "c", version: "*", language: "ru")
        #expect(russian.status == 422 && russian["reason"] as? String == "wrong_state")
        #expect(russian["title"] as? String == "Регламент не позволяет")
        let english = try await desk.call(
            .post, path, token: token, body: body, key: "c", version: "*", language: "en")
        #expect((english["detail"] as? String)?.hasPrefix("Not possible now") == true)
        let refuse = try await desk.call(
            .post, path, token: token, body: #"{"action":"refuse"}"#, key: "d", version: "*",
            language: "en")
        #expect(refuse.status == 422 && refuse["reason"] as? String == "by_rule")
        #expect((refuse["clauses"] as? [String])?.isEmpty == false && refuse["rule"] is String)
    }

    @Test func `work goes from taking to sign-off`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let number = try await desk.ticket(token)
        func act(_ body: String, by token: String) async throws -> APIAnswer {
            try await desk.call(
                .post, "/tickets/\(number)/actions", token: token, body: body,
                key: APICall.digest(body), version: "*",
                language: "en")
        }
        desk.clock.stand(at: APIDesk.tuesday + 3600)
        for body in [
            #"{"action":"categorise","category":"consulting"}"#, #"{"action":"take"}"#,
            #"{"action":"watch"}"#,
            #"{"action":"snooze","until":"2026-10-07T08:00:00Z"}"#,
            #"{"action":"log","from":"2026-10-06T08:00:00Z","minutes":30,"work":"Looked into it"}"#,
            #"{"action":"finish"}"#,
        ] {
            let done = try await act(body, by: token)
            #expect(done.status == 200, "\(body): \(String(decoding: done.bytes, as: UTF8.self))")
        }
        let anna = try await desk.token("alfa.anna", ["write"])
        let signed = try await act(#"{"action":"sign_off"}"#, by: anna)
        #expect(signed.status == 200 && signed["state"] as? String == "signed_off")
        let bad = [
            #"{"action":"dance"}"#, #"{"action":"take","colour":"red"}"#, #"{"action":"wait"}"#,
            #"{"action":"hand_over","to":["official"]}"#,
            #"{"action":"assign","people":["nobody"]}"#,
        ]
        for body in bad { #expect(try await act(body, by: token).status == 422, "\(body)") }
    }

    @Test func `only those to whom escalations climb take out of turn`() async throws {
        let desk = try await APIDesk()
        let (staff, head) = (try await desk.token("pavel"), try await desk.token("olga"))
        let number = try await desk.ticket(staff)
        let path = "/tickets/\(number)/actions"
        let body = #"{"action":"take","override":"the client waits at the door"}"#
        let refused = try await desk.call(
            .post, path, token: staff, body: body, key: "o", version: "*")
        #expect(refused.status == 422 && refused["reason"] as? String == "needs_role")
        #expect(
            try await desk.call(.post, path, token: head, body: body, key: "o", version: "*").status
                == 200)
    }

    // MARK: People

    @Test func `a client stated twice is changed once and comes back as it was stated`()
        async throws
    {
        let desk = try await APIDesk()
        let token = try await desk.token("olga", ["people"])
        let body = """
            {"name": "Omega \\"O\\" 🙂", "people": {"oleg": {"name": "Oleg Sample", "addresses": ["oleg@omega.example"],
             "roles": ["official"], "language": "en", "department": "Sales"}}, "agreements": {"contract": {
             "from": "2026-01-01", "until": "2026-12-31", "services": ["hosting"]}},
             "projects": {"site": {"name": "Site", "team": {"account_manager": ["marina"]}}}}
            """
        let first = try await desk.call(.put, "/people/clients/omega", token: token, body: body)
        #expect(first.status == 201, "\(String(decoding: first.bytes, as: UTF8.self))")
        #expect(first["name"] as? String == "Omega \"O\" 🙂")
        let agreements = first["agreements"] as? [String: [String: Any]]
        #expect(agreements?["contract"]?["until"] as? String == "2026-12-31")
        #expect(
            agreements?["contract"]?["services"] as? [String] == ["hosting"],
            "left out, it would cover everything")
        #expect(
            (first["people"] as? [String: [String: Any]])?["oleg"]?["department"] as? String
                == "Sales")
        let again = try await desk.call(.put, "/people/clients/omega", token: token, body: body)
        #expect(again.status == 200 && again["version"] as? Int == first["version"] as? Int)
        let read = try await desk.call(.get, "/people/clients/omega", token: token)
        #expect(read.bytes == again.bytes)
        let known = desk.desk.people.contact(address: "oleg@omega.example")
        #expect(known?.contact.id == "omega.oleg")
        let bad = try await desk.call(
            .put, "/people/clients/omega", token: token,
            body: #"{"name": "Omega", "people": {"oleg": {"name": "Oleg", "roles": ["king"]}}}"#)
        #expect(
            bad.status == 422
                && (bad["detail"] as? String)?.hasPrefix("the regulation has no role 'king'")
                    == true
        )
        let page = try await desk.call(.get, "/people/clients?limit=2", token: token)
        #expect((page["clients"] as? [Any])?.count == 2 && page["next"] as? String == "beta")
        #expect(try await desk.call(.get, "/people/clients/nobody", token: token).status == 404)
    }

    @Test func `the regulation in force names what calls may use`() async throws {
        let desk = try await APIDesk()
        let token = try await desk.token()
        let answer = try await desk.call(.get, "/regulation", token: token, language: "en")
        let channels = answer["channels"] as? [[String: Any]] ?? []
        #expect(
            channels.contains {
                $0["name"] as? String == "mail" && $0["title"] as? String == "Mail"
            })
    }
}
