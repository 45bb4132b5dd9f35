import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// Who did a thing does not approve it, where the regulation says so (`did`).
struct FourEyesTests {
    private func desk(_ rule: String) async throws -> APIDesk {
        try await APIDesk { $0.replacing("\nrules:\n", with: "\nrules:\n  four_eyes: \(rule)\n") }
    }

    private func act(_ body: String, by token: String, on desk: APIDesk, key: String) async throws
        -> APIAnswer
    {
        try await desk.call(
            .post, "/tickets/1/actions", token: token, body: body, key: key, version: "*")
    }

    private static let estimate = #"{"action":"estimate","minutes":120,"amount":50000}"#
    private static let approve = #"{"action":"approve","version":1,"text":"Agreed by phone"}"#

    @Test func `whoever estimated does not approve, somebody else does`() async throws {
        let desk = try await desk(
            #"{ clause: "0.3", before: approved, when: { did: estimated }, verdict: refuse }"#)
        let (marina, olga) = (try await desk.token("marina"), try await desk.token("olga"))
        _ = try await desk.ticket(marina)
        #expect(try await act(Self.estimate, by: marina, on: desk, key: "e").status == 200)
        let own = try await act(Self.approve, by: marina, on: desk, key: "a1")
        #expect(own.status == 422 && own["rule"] as? String == "four_eyes", "\(own.object)")
        let before = try await desk.desk.ticket(number: 1, for: .desk)
        #expect(before?.stream.ticket.approvedEstimate == nil)
        #expect(try await act(Self.approve, by: olga, on: desk, key: "a2").status == 200)
        let after = try await desk.desk.ticket(number: 1, for: .desk)
        #expect(after?.stream.ticket.approvedEstimate?.offer.version == 1)
    }

    @Test func `without such a rule the same person may do both`() async throws {
        let desk = try await APIDesk()
        let marina = try await desk.token("marina")
        _ = try await desk.ticket(marina)
        #expect(try await act(Self.estimate, by: marina, on: desk, key: "e").status == 200)
        #expect(try await act(Self.approve, by: marina, on: desk, key: "a").status == 200)
    }

    @Test func `a client's approval is not held against the staff, nor one person against another`()
        async throws
    {
        let desk = try await desk(
            #"{ clause: "0.3", before: approved, when: { did: estimated }, verdict: refuse }"#)
        let (marina, anna) = (
            try await desk.token("marina"), try await desk.token("alfa.anna", ["read", "write"])
        )
        _ = try await desk.ticket(marina)
        #expect(try await act(Self.estimate, by: marina, on: desk, key: "e").status == 200)
        #expect(try await act(Self.approve, by: anna, on: desk, key: "a").status == 200)
    }
}
