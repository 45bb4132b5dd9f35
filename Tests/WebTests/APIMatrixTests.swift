import Foundation
import HTTPTypes
import Testing

@testable import Runtime
@testable import Web

/// Every operation by every sort of caller. The table is written by hand, apart from the contract
/// it checks.
struct APIMatrixTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var id: APIOperation.ID
        var method: HTTPRequest.Method = .get
        var path: String
        var permission: String?
        var isStaffOnly = false
        var isOfTicket = false
        /// The ticket of this test has none of it.
        var isAbsent = false
        var body: String?

        var testDescription: String { id.rawValue }
    }

    private static func ofStatement(_ id: APIOperation.ID) -> Case {
        if id == .listStatements {
            return Case(id: id, path: "/statements/2026-10", permission: "read", isStaffOnly: true)
        }
        let path = "/clients/no/statements/2026-10"
        guard id == .settleStatement else {
            return Case(id: id, path: path, permission: "read", isAbsent: true)
        }
        return Case(
            id: id, method: .post, path: path + "/settlement", permission: "write", isAbsent: true,
            body: #"{"action":"agree","number":1}"#)
    }

    private static func absent(_ id: APIOperation.ID) -> Case {
        guard id == .readSecret else {
            return Case(
                id: id, path: "/tickets/1/meeting.ics", permission: "read", isOfTicket: true,
                isAbsent: true)
        }
        return Case(
            id: id, path: "/tickets/1/secrets/passport", permission: "read", isStaffOnly: true,
            isAbsent: true)
    }

    /// An operation without a row does not compile.
    static func row(_ id: APIOperation.ID) -> Case {
        let text = #"{"text":"x"}"#
        return switch id {
        case .listTickets: Case(id: id, path: "/tickets", permission: "read")
        case .createTicket:
            Case(id: id, method: .post, path: "/tickets", permission: "write", body: "{}")
        case .readTicket: Case(id: id, path: "/tickets/1", permission: "read", isOfTicket: true)
        case .readTimeline:
            Case(id: id, path: "/tickets/1/timeline", permission: "read", isOfTicket: true)
        case .readClocks:
            Case(id: id, path: "/tickets/1/clocks", permission: "read", isOfTicket: true)
        case .explainTicket:
            Case(id: id, path: "/tickets/1/explain", permission: "read", isOfTicket: true)
        case .readFile:
            Case(id: id, path: "/tickets/1/files/{file}", permission: "read", isOfTicket: true)
        case .readMeeting, .readSecret: absent(id)
        case .reply:
            Case(
                id: id, method: .post, path: "/tickets/1/replies", permission: "write",
                isOfTicket: true, body: text)
        case .ask:
            Case(
                id: id, method: .post, path: "/tickets/1/questions", permission: "write",
                isStaffOnly: true, isOfTicket: true, body: text)
        case .note:
            Case(
                id: id, method: .post, path: "/tickets/1/notes", permission: "write",
                isStaffOnly: true, isOfTicket: true, body: text)
        case .act:
            Case(
                id: id, method: .post, path: "/tickets/1/actions", permission: "write",
                isOfTicket: true, body: #"{"action":"sign_off"}"#)
        case .listUnticketed: Case(id: id, path: "/contacts", permission: "read", isStaffOnly: true)
        case .judgeContact:
            Case(
                id: id, method: .put, path: "/contacts/none/judgement", permission: "write",
                isStaffOnly: true, isAbsent: true, body: "{}")
        case .listStatements, .readStatement, .settleStatement: ofStatement(id)
        case .listClients:
            Case(id: id, path: "/people/clients", permission: "people", isStaffOnly: true)
        case .readClient:
            Case(id: id, path: "/people/clients/alfa", permission: "people", isStaffOnly: true)
        case .stateClient:
            Case(
                id: id, method: .put, path: "/people/clients/alfa", permission: "people",
                isStaffOnly: true, body: "{}")
        case .listStaff:
            Case(id: id, path: "/people/staff", permission: "people", isStaffOnly: true)
        case .stateAbsence:
            Case(
                id: id, method: .put, path: "/people/staff/pavel/absence", permission: "people",
                isStaffOnly: true, body: #"{"from":"2026-10-07T06:00:00Z"}"#)
        case .statePresence:
            Case(
                id: id, method: .put, path: "/people/staff/pavel/presence", permission: "people",
                isStaffOnly: true)
        case .acknowledge:
            Case(
                id: id, method: .put, path: "/regulation/acknowledgement", permission: "write",
                body: #"{"digest":"another"}"#)
        case .readRegulation: Case(id: id, path: "/regulation", permission: "read")
        case .readContract: Case(id: id, path: "/openapi.json")
        case .readHealth: Case(id: id, path: "/health")
        case .readReadiness: Case(id: id, path: "/ready")
        }
    }

    @Test(arguments: APIOperation.ID.allCases.map(row))
    func `an operation answers each caller as it should`(row: Case) async throws {
        let desk = try await APIDesk()
        let admin = try await desk.token("olga", ["admin"])
        let files = #", "files": [{"name": "a.txt", "data": "YQ=="}]"#
        let made = try await desk.call(
            .post, "/tickets", token: admin, body: APIDesk.new(more: files), key: "first")
        #expect(made["number"] as? Int == 1)
        let path = row.path.replacing(
            "{file}", with: try await desk.fileIDs(of: 1, admin).first ?? "")
        func status(_ token: String?) async throws -> Int {
            try await desk.call(
                row.method, path, token: token, body: row.body, key: row.body == nil ? nil : "m",
                version: "*"
            ).status
        }
        guard let permission = row.permission else { return #expect(try await status(nil) == 200) }
        // Past the door: done, or refused for another reason than who calls.
        let passed = row.isAbsent ? [404] : [200, 201, 422]
        #expect(try await status(nil) == 401)
        #expect(
            try await status(
                desk.token("marina", ["read", "write", "people"].filter { $0 != permission }))
                == 403)
        let holder = permission == "people" ? "olga" : "marina"
        #expect(passed.contains(try await status(desk.token(holder, [permission]))))
        // Nina has neither role nor team; an administrator without either works on people only.
        try await desk.staff("nina", isAdministrator: permission == "people")
        let nina = try await status(desk.token("nina", [permission]))
        #expect(permission == "people" ? passed.contains(nina) : nina == 403)
        if permission == "people" {
            let former = try await desk.token("nina", [permission])
            try await desk.staff("nina", isAdministrator: false)
            #expect(try await status(former) == 403)
        }
        let contact = try await desk.token("alfa.anna", ["read", "write"])
        let foreign = try await desk.token("beta.boris", ["read", "write"], scope: "company")
        let own = try await status(contact)
        #expect(row.isStaffOnly ? own == 403 : passed.contains(own))
        let other = try await status(foreign)
        #expect(
            row.isStaffOnly ? other == 403 : row.isOfTicket ? other == 404 : passed.contains(other))
    }
}
