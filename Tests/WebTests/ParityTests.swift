import ServiceDesk
import Testing

@testable import Runtime
@testable import Web

/// Every act of a page is one of the API, and the reverse: all are rows of the core's table. What
/// the clients' side does beside acts stands in switches: something new does not compile without a
/// row.
struct ParityTests {
    private enum Call: Hashable {
        case operation(APIOperation.ID)
        /// Acts of `POST /tickets/{number}/actions`.
        case act(Act)
    }

    /// What the clients' side does beside tickets; nil: it is a thing of browsers.
    private static func call(of url: PortalURL) -> Call? {
        switch url {
        case .home: .operation(.listTickets)
        case .request, .requestPreview: .operation(.createTicket)
        case .head: .act(.escalate)
        case .ticket: .operation(.readTicket)
        case .act(let action, _): action.act == .write ? .operation(.reply) : .act(action.act)
        case .file: .operation(.readFile)
        case .meeting: .operation(.readMeeting)
        case .regulation, .version: .operation(.readRegulation)
        case .acknowledgement: .operation(.acknowledge)
        case .statement, .statementFile: .operation(.readStatement)
        case .settlement: .operation(.settleStatement)
        case .signIn, .link, .signOut, .person, .sessionEnd: nil
        }
    }

    /// What administrators do to people; nil: about signing in, or left to the people file.
    private static func call(of act: MemberAct) -> Call? {
        switch act {
        case .absence: .operation(.stateAbsence)
        case .comeback: .operation(.statePresence)
        case .sessions, .invitation: nil
        // A colleague is added and leaves by the page or the people file.
        case .leaving: nil
        }
    }

    /// Acts that the form of another does as well.
    private static let byOther: [Act: Act] = [
        .approve: .decline, .prioritise: .prioritiseSubtask,
    ]

    @Test func `every act at a door is one of the staff's pages and one of the API`() {
        let paged = Act.withForm + Act.withForm.compactMap { Self.byOther[$0] }
        #expect(Set(paged) == Set(Act.atDoors).subtracting([.write]))
        #expect(paged.count == Set(paged).count)
        let called = APIContract.acts + [.write, .reply, .ask, .note]
        #expect(Set(called) == Set(Act.atDoors))
        #expect(Act.approve.told(by: ["answer": "no"]) == .decline)
        #expect(Act.prioritise.told(by: ["part": "p"]) == .prioritiseSubtask)
    }

    @Test func `a contact does in the portal what a contact's token does, and the reverse`() {
        let acts = Set(PortalAction.allCases.map(\.act)).subtracting([.write])
        // Words on a finished ticket open it again, as `reopen` does.
        #expect(acts.union([.reopen]) == Set(APIContract.contactActs))
        for url in [PortalURL.request, .acknowledgement, .regulation] {
            guard case .operation(let id)? = Self.call(of: url) else {
                Issue.record("\(url)")
                continue
            }
            let operation = APIContract.operations.first { $0.id == id }
            #expect(operation?.audience == .bearers, "\(url)")
        }
    }

    @Test func `absences are stated, read and ended by a call as on the page`() async throws {
        let desk = try await APIDesk()
        #expect(
            MemberAct.allCases.compactMap(Self.call) == [
                .operation(.stateAbsence), .operation(.statePresence),
            ])
        let olga = try await desk.token("olga", ["people"])
        let path = "/people/staff/pavel"
        let body = #"{"from":"2026-10-06T06:00:00Z","until":"2026-10-08T15:00:00Z"}"#
        for _ in 1...2 {
            let away = try await desk.call(.put, path + "/absence", token: olga, body: body)
            #expect(away.status == 200 && away["is_away"] as? Bool == true)
            #expect((away["absences"] as? [Any])?.count == 1, "the same again changes nothing")
        }
        let wrong = #"{"from":"2026-10-06T06:00:00Z","until":"2026-10-05T15:00:00Z"}"#
        #expect(
            try await desk.call(.put, path + "/absence", token: olga, body: wrong).status == 422)
        let back = try await desk.call(.put, path + "/presence", token: olga)
        #expect(back.status == 200 && back["is_away"] as? Bool == false)
        #expect(
            try await desk.call(.put, "/people/staff/nobody/presence", token: olga).status == 404)
    }

    @Test func `a client signs the version in force by a call as on the portal`() async throws {
        let desk = try await APIDesk()
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let digest = try #require(
            try await desk.call(.get, "/regulation", token: anna)["digest"] as? String)
        func sign(_ digest: String, _ token: String) async throws -> APIAnswer {
            try await desk.call(
                .put, "/regulation/acknowledgement", token: token, body: #"{"digest":"\#(digest)"}"#
            )
        }
        #expect(try await sign("another", anna).status == 422)
        #expect(
            try await sign(digest, try await desk.token("olga", ["admin"])).status == 422,
            "staff signs nothing")
        let signed = try await sign(digest, anna)
        #expect(signed.status == 200 && signed["contact"] as? String == "alfa.anna")
        #expect(try await sign(digest, anna).bytes == signed.bytes)
        #expect(desk.desk.people.clients["alfa"]?.acknowledgements.count == 1)
    }

    @Test func `a contact fills in what the portal would ask for, and nothing else`() async throws {
        let desk = try await APIDesk()
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let number = try await desk.ticket(try await desk.token())
        func fill(_ fields: String, _ key: String) async throws -> APIAnswer {
            try await desk.call(
                .post, "/tickets/\(number)/actions", token: anna,
                body: #"{"action":"fill","fields":{\#(fields)}}"#,
                key: key, version: "*")
        }
        #expect(try await fill(#""page":"https://lavka.example/new""#, "a").status == 200)
        let refused = try await fill(#""test_passed":true"#, "b")
        #expect(refused.status == 422 && refused.problem == "refused")
    }
}
