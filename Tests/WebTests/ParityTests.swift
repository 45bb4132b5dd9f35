import Testing

@testable import Runtime
@testable import Web

/// Every act of a page is one of the API, and the reverse. The tables are switches: a new act of a page does not
/// compile without a row; a new act of the API has no row and fails.
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
        }
    }

    private static func calls(of action: PortalAction) -> [Call] {
        switch action {
        case .answer: [.operation(.reply)]
        case .details, .rating, .consent: [.action("fill")]
        case .approval: [.action("approve")]
        case .rejection: [.action("decline")]
        case .acceptance: [.action("sign_off"), .action("fill")]
        case .reopening: [.action("reopen"), .operation(.reply)]
        case .defect: [.action("report_defect")]
        }
    }

    private static func name(_ call: Call) -> String? { if case .action(let name) = call { name } else { nil } }

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
        // The letter to the head is a page of its own.
        let portal = Set(PortalAction.allCases.flatMap(Self.calls).compactMap(Self.name)).union(["escalate"])
        #expect(portal == APIContract.contactActions)
    }

    @Test func `a contact fills in what the portal would ask for, and nothing else`() async throws {
        let desk = try await APIDesk()
        let anna = try await desk.token("alfa.anna", ["read", "write"])
        let number = try await desk.ticket(try await desk.token())
        func fill(_ fields: String, _ key: String) async throws -> APIAnswer {
            try await desk.call(
                .post, "/tickets/\(number)/actions", token: anna, body: #"{"action":"fill","fields":{\#(fields)}}"#,
                key: key, version: "*")
        }
        #expect(try await fill(#""page":"https://lavka.example/new""#, "a").status == 200)
        let refused = try await fill(#""test_passed":true"#, "b")
        #expect(refused.status == 422 && refused.problem == "refused")
    }
}
