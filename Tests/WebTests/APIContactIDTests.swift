import Testing

@testable import Runtime
@testable import Web

/// A contact is called alike wherever the API takes or gives one.
struct APIContactIDTests {
    /// A ticket of Alfa, put where `members` say; the answer, and the ticket as it is given then.
    private func place(_ members: String) async throws -> (answer: APIAnswer, ticket: APIAnswer) {
        let api = try await APIDesk()
        let token = try await api.token("olga")
        let number = try await api.ticket(token)
        let answer = try await api.call(
            .post, "/tickets/\(number)/actions", token: token,
            body: #"{"action": "place", \#(members)}"#, key: "place",
            version: "*")
        return (answer, try await api.call(.get, "/tickets/\(number)", token: token))
    }

    @Test(arguments: [
        (#""contact": "beta.boris""#, "beta", "beta.boris"),
        (#""client": "beta", "contact": "beta.boris""#, "beta", "beta.boris"),
        (#""client": "beta", "contact": "boris""#, "beta", "beta.boris"),
        (#""contact": "gleb""#, "alfa", "alfa.gleb"),
        (#""contact": "alfa.gleb""#, "alfa", "alfa.gleb"),
    ])
    func `a contact is taken as answers give it, and by its short name where the client is known`(
        members: String, client: String, contact: String
    ) async throws {
        let (answer, ticket) = try await place(members)
        #expect(answer.status == 200, "\(answer.object)")
        #expect(ticket["client"] as? String == client && ticket["requester"] as? String == contact)
    }

    @Test(arguments: [
        #""contact": "boris""#, #""contact": "beta.nobody""#,
        #""client": "gamma", "contact": "beta.boris""#,
    ])
    func `a contact of another client than the one that is meant is refused`(members: String)
        async throws
    {
        let (answer, ticket) = try await place(members)
        #expect(answer.status == 422, "\(answer.object)")
        #expect(
            ticket["client"] as? String == "alfa" && ticket["requester"] as? String == "alfa.anna")
    }
}
