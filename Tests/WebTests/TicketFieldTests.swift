import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// Fields that name another ticket of the same client.
@Suite struct TicketFieldTests {
    /// Anna's tickets 1 and 3, and one of another client between them.
    private static func desk() async throws -> APIDesk {
        let temporary = try await APIDesk { text in
            text.replacing(
                "\nfields:\n",
                with: """

                    fields:
                      about:
                        { title: { ru: "О заявке", en: "About" }, clause: "0.3", type: ticket, by: [official, head] }

                    """)
        }
        let olga = try await temporary.token("olga", ["admin"])
        for (index, sender) in ["anna@alfa.example", "boris@beta.example", "anna@alfa.example"]
            .enumerated()
        {
            let body = """
                {"channel": "mail", "sender": "\(sender)", "subject": "Subject \(index)", "text": "Text \(index)"}
                """
            let made = try await temporary.call(
                .post, "/tickets", token: olga, body: body, key: "k\(index)")
            #expect(made["number"] as? Int == index + 1)
        }
        return temporary
    }

    private static func fill(_ temporary: APIDesk, _ value: String, key: String) async throws
        -> APIAnswer
    {
        try await temporary.call(
            .post, "/tickets/3/actions", token: try await temporary.token("olga", ["admin"]),
            body: #"{"action": "fill", "fields": {"about": \#(value)}}"#, key: key, version: "*")
    }

    @Test func `a ticket of the same client is linked, on the desk and in the portal`() async throws
    {
        let temporary = try await Self.desk()
        #expect(try await Self.fill(temporary, "1", key: "a").status == 200)
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        #expect(
            try await anna.get("/portal/tickets/3").text.contains("<a href=\"/portal/tickets/1\">"))
        let view = try #require(try await temporary.desk.ticket(number: 3, for: .desk))
        #expect(view.stream.ticket.fields["about"] == .number(1))
    }

    @Test func `another client's ticket and none at all are refused alike, and nothing is filled`()
        async throws
    {
        let temporary = try await Self.desk()
        var told: Set<String> = []
        for value in ["2", "77"] {
            let answer = try await Self.fill(temporary, value, key: "a\(value)")
            #expect(answer.status == 422 && answer["reason"] as? String == "no_such_ticket")
            told.insert((answer["detail"] as? String ?? "").replacing(value, with: "N"))
        }
        #expect(told.count == 1)
        #expect(try await Self.fill(temporary, "1.5", key: "half").status == 422)
        #expect(try await Self.fill(temporary, "-1", key: "minus").status == 422)
        let view = try #require(try await temporary.desk.ticket(number: 3, for: .desk))
        #expect(view.stream.ticket.fields["about"] == nil)
    }

    @Test func `the portal asks which ticket a request is about, and says when there is none such`()
        async throws
    {
        let temporary = try await Self.desk()
        let anna = try await PortalBrowser(temporary, as: "anna@alfa.example")
        #expect(try await anna.get("/portal/requests/new").text.contains("name=\"field.about\""))
        let form = [
            "subject": "About it", "text": "Not well done", "category": "bug", "field.about": "2",
        ]
        let refused = try await anna.submit(
            "/portal/requests/new", of: "/portal/requests/new", form)
        #expect(refused.status == 422)
        #expect(refused.text.contains("the client has no ticket No. 2"))
        #expect(try await temporary.desk.ticket(number: 4, for: .desk) == nil)
        let own = form.merging(["field.about": "1"]) { $1 }
        #expect(
            try await anna.submit("/portal/requests/new", of: "/portal/requests/new", own).status
                == 303)
        let view = try #require(try await temporary.desk.ticket(number: 4, for: .desk))
        #expect(view.stream.ticket.fields["about"] == .number(1))
    }

    @Test func `a new request may name a ticket of its client, and no other`() async throws {
        let temporary = try await Self.desk()
        let anna = try await temporary.token("alfa.anna", ["read", "write"])
        func ask(_ number: Int) async throws -> APIAnswer {
            try await temporary.call(
                .post, "/tickets", token: anna,
                body:
                    #"{"subject": "About \#(number)", "text": "x", "fields": {"about": \#(number)}}"#,
                key: "n\(number)")
        }
        #expect(try await ask(1).status == 201)
        #expect(try await ask(2).status == 422)
        #expect(try await temporary.desk.ticket(number: 5, for: .desk) == nil)
    }
}
