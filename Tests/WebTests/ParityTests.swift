import Testing

@testable import Runtime
@testable import Web

/// Every act of a page is one of the API, and the reverse. The tables are switches: a new act of a
/// page does not compile without a row; a new act of the API has no row and fails.
struct ParityTests {
    private enum Call: Hashable {
        case operation(APIOperation.ID)
        /// Actions of `POST /tickets/{number}/actions`.
        case action(String)
    }

    private static func calls(of action: TicketAction) -> [Call] {
        switch action {
        case .reply: [.operation(.reply)]
        case .note: [.operation(.note)]
        case .question: [.operation(.ask)]
        case .take: [.action("take")]
        case .admission: [.action("admit")]
        case .completion: [.action("finish"), .operation(.reply)]
        case .postponement: [.action("postpone")]
        case .refusal: [.action("refuse")]
        case .priority: [.action("prioritise"), .action("prioritise_subtask")]
        case .category: [.action("categorise")]
        case .precedence: [.action("expedite")]
        case .turn: [.action("put_in_turn")]
        case .placement: [.action("place")]
        case .estimate: [.action("estimate")]
        case .approval: [.action("approve"), .action("decline")]
        case .worklog: [.action("log")]
        case .wait: [.action("wait")]
        case .resumption: [.action("resume")]
        case .handover: [.action("hand_over")]
        case .subtask: [.action("open_subtask")]
        case .subtaskResult: [.action("finish_subtask")]
        case .merge: [.action("merge")]
        case .watch: [.action("watch")]
        case .unwatch: [.action("unwatch")]
        case .snooze: [.action("snooze")]
        case .closure: [.action("close")]
        case .reopening: [.action("reopen")]
        case .decision: [.action("decide")]
        case .release: [.action("release")]
        case .start: [.action("start")]
        case .assignment: [.action("assign")]
        case .details: [.action("fill")]
        case .publication: [.action("publish")]
        case .acceptance: [.action("sign_off")]
        case .defect: [.action("report_defect")]
        case .correction: [.action("correct_log")]
        case .escalation: [.action("escalate")]
        case .withdrawal: [.action("withdraw")]
        }
    }

    private static func calls(of action: PortalAction) -> [Call] {
        switch action {
        case .answer: [.operation(.reply)]
        case .details, .rating, .consent: [.action("fill")]
        case .approval: [.action("approve")]
        case .rejection: [.action("decline")]
        case .acceptance: [.action("sign_off"), .action("fill")]
        // Words on a finished ticket open it again, as `reopen` does, or another one.
        case .reopening: [.action("reopen"), .operation(.reply)]
        case .defect: [.action("report_defect")]
        case .escalation: [.action("escalate"), .action("fill")]
        }
    }

    /// What the clients' side does beside tickets; nil: it is a thing of browsers.
    private static func call(of url: PortalURL) -> Call? {
        switch url {
        case .home: .operation(.listTickets)
        case .request, .requestPreview: .operation(.createTicket)
        case .head: .action("escalate")
        case .ticket: .operation(.readTicket)
        case .act(let action, _): calls(of: action).first
        case .file: .operation(.readFile)
        case .meeting: .operation(.readMeeting)
        case .regulation, .version: .operation(.readRegulation)
        case .acknowledgement: .operation(.acknowledge)
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

    private static func name(_ call: Call) -> String? {
        if case .action(let name) = call { name } else { nil }
    }

    @Test func `every act of the staff's pages is an act of the API`() {
        for action in TicketAction.allCases {
            for call in Self.calls(of: action) {
                guard let name = Self.name(call) else { continue }
                #expect(APIContract.actions[name] != nil, "\(action): the API has no \(name)")
            }
        }
    }

    @Test func `every act of the API is an act of a page of the staff`() {
        let known = Set(TicketAction.allCases.flatMap(Self.calls).compactMap(Self.name))
        #expect(Set(APIContract.actions.keys).subtracting(known) == [])
    }

    @Test func `a contact does in the portal what a contact's token does, and the reverse`() {
        let acts =
            PortalAction.allCases.flatMap(Self.calls) + [Self.call(of: .head)].compactMap(\.self)
        #expect(Set(acts.compactMap(Self.name)) == APIContract.contactActions)
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
