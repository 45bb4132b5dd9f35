import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// Contacts kept aside beyond a quota, judged by page and by program.
struct JudgePagesTests {
    /// What the intake of a full hour leaves: an interaction stored whole and kept aside.
    private func keep(_ id: String, from address: String, _ desk: Desk) async throws {
        let interaction = Interaction(
            channel: "mail", address: address,
            letter: StoredLetter(subject: "Filter \(id)", text: "See https://lavka.example"),
            arrivedAt: desk.world.now(), id: id)
        let intake = Intake(desk: desk)
        let stored = try await intake.store(interaction)
        _ = try await intake.conclude(
            stored.id,
            .init(outcome: .recorded, rule: IntakeExcess.contact.rawValue, reason: .beyondQuota))
    }

    @Test
    func
        `a press judges one and leads to its ticket, another one all of its sender; twice changes nothing`()
        async throws
    {
        let live = try await LiveDesk()
        for id in ["k1", "k2", "k3"] { try await keep(id, from: "anna@alfa.example", live.desk) }
        try await keep("k4", from: "boris@beta.example", live.desk)
        let marina = try await live.enter("marina")
        let list = try await live.get("/unticketed", marina).body
        for id in ["k1", "k2", "k3", "k4"] {
            #expect(list.contains("/unticketed/\(id)/judgement\""))
        }
        #expect(try await live.get("/unticketed/k1/judgement", marina).status == 404, "no GET acts")
        for _ in 1...2 {
            let one = try await live.post("/unticketed/k1/judgement", marina)
            #expect(one.status == 303 && one.location == "/tickets/1")
        }
        #expect(
            try await live.post("/unticketed/k2/sender-judgement", marina).location
                == "/unticketed?judged=2")
        #expect(
            try await live.post("/unticketed/k2/sender-judgement", marina).location
                == "/unticketed?judged=0")
        let after = try await live.get("/unticketed?judged=2", marina).body
        #expect(after.contains("k4/judgement") && !after.contains("k3/judgement"))
        #expect(try await live.desk.unticketed().filter(\.isKeptAside).map(\.id) == ["k4"])
        let audit = try await live.get("/admin/audit", try await live.enter("adam")).body
        #expect(audit.contains("Kept-aside contact judged") && audit.contains("№1"))
    }

    @Test func `a call lists and judges them; a team's program and a client's do neither`()
        async throws
    {
        let desk = try await APIDesk()
        for id in ["k1", "k2"] { try await keep(id, from: "anna@alfa.example", desk.desk) }
        let (marina, anna) = (
            try await desk.token(), try await desk.token("alfa.anna", ["read", "write"])
        )
        let listed = try await desk.call(.get, "/contacts", token: marina)
        let contacts = try #require(listed["contacts"] as? [[String: Any]])
        #expect(contacts.map { $0["is_kept_aside"] as? Bool } == [true, true])
        let path = "/contacts/k1/judgement"
        #expect(try await desk.call(.put, path, token: anna, body: "{}").status == 403)
        try await desk.staff("nina", isAdministrator: false)
        let nina = try await desk.token("nina", ["read", "write"])
        #expect(try await desk.call(.put, path, token: nina, body: "{}").status == 403)
        for isRepeat in [false, true] {
            let judged = try await desk.call(.put, path, token: marina, body: "{}")
            let first = try #require((judged["contacts"] as? [[String: Any]])?.first)
            #expect(first["number"] as? Int == 1 && first["is_repeat"] as? Bool == isRepeat)
        }
        let all = try await desk.call(.put, path, token: marina, body: #"{"all_of_sender": true}"#)
        #expect(
            (all["contacts"] as? [[String: Any]])?.map { $0["interaction"] as? String } == ["k2"])
        #expect(
            try await desk.call(.put, "/contacts/none/judgement", token: marina, body: "{}").status
                == 404)
    }
}
