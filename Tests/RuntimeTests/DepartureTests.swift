import Foundation
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Who is gone is gone: what a person could come in by ends with them, and does not come back with
/// the name.
@Suite struct DepartureTests {
    private static let pavel = StaffEvent.Card(
        name: "Павел", email: "pavel@echo.example", language: "ru", roles: ["programmer"],
        administrator: false)

    @Test
    func `password, session, invitation and token of who leaves do not come back with the name`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let (desk, now) = (temporary.desk, temporary.clock.now())
        let token = try await APITokens(desk: desk).create(
            .init(name: "t", holder: "pavel", scope: "own", permissions: ["read"], days: 30)
        ).token
        try await desk.store.write { transaction in
            try Accounts().save(
                .init(login: "pavel", desk: "echo", staff: "pavel", password: Data("hash".utf8)),
                at: now,
                in: transaction)
            try Invitations().add(
                .init(
                    desk: "echo", staff: "pavel", login: "pavel@echo.example", invitedBy: nil,
                    expiresAt: now + 3600),
                digest: "digest", in: transaction)
        }
        func remains() async throws -> (accounts: Int, invitation: Bool, token: Bool) {
            let rows = try await desk.store.read { transaction in
                (
                    try Accounts().logins(desk: "echo", staff: "pavel", in: transaction).count,
                    try Invitations().invitation("digest", at: now, in: transaction) != nil
                )
            }
            return (rows.0, rows.1, try await APITokens(desk: desk).bearer(token) != nil)
        }
        #expect(try await remains() == (1, true, true))
        _ = try await desk.record(PeopleChange(staff: "pavel", [.left]), by: nil)
        #expect(try await remains() == (0, false, false))
        _ = try await desk.record(PeopleChange(staff: "pavel", [.stated(Self.pavel)]), by: nil)
        #expect(try await remains() == (0, false, false))
    }

    @Test
    func `a portal session and a link end with the contact, and with the name that another gets`()
        async throws
    {
        for isReplaced in [false, true] {
            let temporary = try await TemporaryDesk()
            let (desk, now) = (temporary.desk, temporary.clock.now())
            let portal = PortalAccess(desk: "echo")
            try await desk.store.write { transaction in
                try portal.addLink(
                    "link", address: "anna@alfa.example", at: now, until: now + 900, in: transaction
                )
                try portal.open(
                    .init(
                        id: "s", client: "alfa", contact: "alfa.anna", address: "anna@alfa.example",
                        createdAt: now,
                        seenAt: now, agent: ""), until: now + 3600, in: transaction)
            }
            var anna = try #require(desk.people.clients["alfa"]?.contacts["alfa.anna"])
            (anna.name, anna.addresses) = ("Вера", ["vera@alfa.example"])
            let event: ClientEvent =
                isReplaced ? .contactStated(anna) : .contactWithdrawn(.init(id: "alfa.anna"))
            _ = try await desk.record(PeopleChange(client: "alfa", [event]), by: nil)
            let left = try await desk.store.read { transaction in
                (
                    try portal.session("s", at: now, in: transaction),
                    try portal.address(ofLink: "link", at: now, in: transaction)
                )
            }
            #expect(left.0 == nil && left.1 == nil)
        }
    }

    @Test func `another name, or another address, is the same person still`() async throws {
        let temporary = try await TemporaryDesk()
        let (desk, now) = (temporary.desk, temporary.clock.now())
        try await desk.store.write { transaction in
            try PortalAccess(desk: "echo").open(
                .init(
                    id: "s", client: "alfa", contact: "alfa.anna", address: "anna@alfa.example",
                    createdAt: now,
                    seenAt: now, agent: ""), until: now + 3600, in: transaction)
        }
        var anna = try #require(desk.people.clients["alfa"]?.contacts["alfa.anna"])
        anna.name = "Анна Замужняя"
        _ = try await desk.record(PeopleChange(client: "alfa", [.contactStated(anna)]), by: nil)
        let session = try await desk.store.read {
            try PortalAccess(desk: "echo").session("s", at: now, in: $0)
        }
        #expect(session != nil)
    }

    @Test
    func `what an absent person holds stands in a list, is told to the head, and may be taken`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await temporary.deliver(temporary.letter())
        try await temporary.send()
        let ticket = try await temporary.ticket(1).row.id
        func act(_ command: Command, _ person: String, _ id: String) async throws {
            _ = try await desk.perform(
                Instruction(command, on: ticket, by: .staff(person), commandID: id))
        }
        try await act(.take(override: nil), "pavel", "take")
        await #expect(throws: Refusal.alreadyTaken(by: "pavel")) {
            try await act(.take(override: nil), "aigul", "no")
        }
        _ = try await desk.record(PeopleChange(staff: "pavel", [.left]), by: nil)
        let away = desk.people.away(at: temporary.clock.now()).sorted()
        #expect(try await desk.queue(.held(by: away), for: .desk).rows.map(\.number) == [1])
        try await temporary.send()
        let told = try temporary.sent().filter { $0.text.contains("/queue/absent") }
        #expect(!told.isEmpty)
        try await act(.take(override: nil), "aigul", "yes")
        #expect(try await temporary.ticket(1).stream.ticket.taker == "aigul")
        #expect(try await desk.queue(.held(by: away), for: .desk).rows.isEmpty)
        #expect(try await desk.queue(.held(by: []), for: .desk).rows.isEmpty)
    }
}
