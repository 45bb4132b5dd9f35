import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// What people keep to as a whole, at the people file, at the commands, and in the transaction of a
/// change.
@Suite struct PeopleRulesTests {
    private func refusal(_ desk: TemporaryDesk, _ old: String, _ new: String) async -> String {
        let before = desk.desk.people
        do {
            let lines = try await desk.desk.apply(try desk.people { $0.replacing(old, with: new) })
            return lines.isEmpty ? "nothing to change" : "applied: \(lines.joined(separator: "; "))"
        } catch {
            #expect(
                desk.desk.people.clients == before.clients && desk.desk.people.staff == before.staff
            )
            return "\(error)"
        }
    }

    @Test(arguments: [
        (
            "administrator: true", "administrator: false",
            ["people.yaml:5:", "last administrator", "'olga'"]
        ),
        (
            "email: marina@echo.example", "email: OLGA@Echo.example",
            ["people.yaml:6:", "of olga (Ольга Примерова)"]
        ),
        (
            "email: pavel@echo.example", "email: \"ｏlga@echo.example\"",
            ["people.yaml:8:", "of olga"]
        ),
        (
            "email: pavel@echo.example", "email: pavel.echo.example",
            ["people.yaml:8:", "'pavel.echo.example' is no"]
        ),
        (
            "[boris@beta.example,", "[Anna@Alfa.example,",
            ["people.yaml:26:", "alfa.anna", "shared: [Anna@"]
        ),
        (
            "[gleb@alfa.example]", "[ANNA@alfa.example]",
            ["people.yaml:18:", "alfa.anna (Анна Условная) already"]
        ),
        (
            "[gleb@alfa.example]", "[ANNA@alfa.example], shared: [ANNA@alfa.example]",
            ["people.yaml:18:", "alfa.anna (Анна Условная) already"]
        ),
        (
            "[gleb@alfa.example]", "[gleb@alfa.example], shared: [anna@alfa.example]",
            ["people.yaml:18:", "'addresses'"]
        ),
        (
            "{ from: 2025-01-01, until: 2027-12-31 }", "{ from: 2028-01-01, until: 2027-12-31 }",
            ["people.yaml:20:", "until: 2027-12-31", "from: 2028-01-01"]
        ),
        ("  sergey:", "\tsergey:", ["people.yaml:7:1", "a tab stands", "blanks"]),
    ])
    func `a file that breaks a rule is refused with place, cause and cure, and changes nothing`(
        old: String, new: String, wanted: [String]
    ) async throws {
        let desk = try await TemporaryDesk()
        let told = await refusal(desk, old, new)
        for part in wanted { #expect(told.contains(part), "\(told)") }
    }

    @Test func `an address that is meant to be of two clients is said once, and then stands`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let (old, new) = ("[boris@beta.example,", "[anna@alfa.example,")
        let shared = "shared: [anna@alfa.example], roles: [official], language: kk"
        func file(_ text: String) -> String {
            text.replacing(old, with: new).replacing(
                "roles: [official], language: kk", with: shared)
        }
        let lines = try await desk.desk.apply(try desk.people(file))
        #expect(lines == ["client beta: contact beta.boris stated"])
        #expect(try await desk.desk.apply(try desk.people(file)).isEmpty)
        // Whoever states the other card need not say it again.
        let renamed = try desk.people { file($0).replacing("Анна Условная", with: "Анна Иная") }
        #expect(try await desk.desk.apply(renamed) == ["client alfa: contact alfa.anna stated"])
        let reloaded = try await desk.desk.store.read {
            try PeopleJournal(journal: desk.desk.journal).client("beta", in: $0)
        }
        #expect(reloaded.contacts["beta.boris"]?.shared == ["anna@alfa.example"])
        // Not meant any more.
        #expect(await refusal(desk, old, new).contains("at another client"))
    }

    @Test func `what was so before there was a rule stands in the way of nothing else`()
        async throws
    {
        let desk = try await TemporaryDesk()
        var twin = try #require(desk.desk.people.staff["pavel"]?.card)
        twin.email = "olga@echo.example"
        let (card, journal) = (twin, PeopleJournal(journal: desk.desk.journal))
        try await desk.desk.store.write { transaction in
            var pavel = try journal.member("pavel", in: transaction)
            try journal.append(
                [.stated(card)], to: &pavel, at: Instant(seconds: 1), actor: .desk, in: transaction)
        }
        try await desk.desk.refresh()
        let away = StaffMember.Absence(from: Instant(seconds: 5), until: nil)
        #expect(
            try await desk.desk.record(.init(staff: "marina", [.away(away)]), by: nil).count == 1)
        await #expect(throws: PeopleRefusal.self) {
            try await desk.desk.record(.init(staff: "pavel", [.stated(card)]), by: nil)
        }
    }

    // MARK: Administrators

    @Test
    func
        `the last administrator neither leaves nor gives it up, whoever asks, also when two ask at once`()
        async throws
    {
        let desk = try await TemporaryDesk()
        func refused(_ change: PeopleChange) async -> PeopleFault? {
            do {
                _ = try await desk.desk.record(change, by: "olga")
                return nil
            } catch {
                return (error as? PeopleRefusal)?.fault
            }
        }
        #expect(await refused(.init(staff: "olga", [.left])) == .lastAdministrator)
        var card = try #require(desk.desk.people.staff["marina"]?.card)
        card.administrator = true
        #expect(await refused(.init(staff: "marina", [.stated(card)])) == nil)
        // Each takes it from the other.
        async let first = refused(.init(staff: "olga", [.left]))
        async let second = refused(.init(staff: "marina", [.left]))
        let both = await [first, second]
        #expect(both.contains(nil) && both.contains(.lastAdministrator))
        #expect(desk.desk.people.staff.values.count { $0.isAdministrator && !$0.left } == 1)
    }

    // MARK: Withdrawals

    @Test func `what a file withdraws is said first, with its open tickets, and needs a yes`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        let text = try String(
            contentsOf: TemporaryDesk.repository.appending(path: "demo/echo/people.yaml"),
            encoding: .utf8)
        let less = text.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.contains("anna:") && !$0.contains("lavka:") }.joined(separator: "\n")
            .replacing("    projects:\n  beta", with: "  beta")
        func apply(_ isConfirmed: Bool) async -> ControlReply {
            await desk.control.answer(
                .people(text: less, file: "p.yaml", isConfirmed: isConfirmed))
        }
        let told = await apply(false)
        #expect(!told.isDone)
        #expect(
            told.text.contains("client alfa: contact alfa.anna (Анна Условная), open tickets: 1"))
        #expect(told.text.contains("client alfa: project lavka (Лавка 24), open tickets: 1"))
        #expect(told.text.contains("--yes"))
        #expect(desk.desk.people.clients["alfa"]?.contacts["alfa.anna"] != nil)
        let done = await apply(true)
        #expect(done.isDone && done.text.contains("contact alfa.anna withdrawn"))
        #expect(await apply(false) == ControlReply(isDone: true, text: "nothing to change"))
        #expect(try await desk.desk.ticket(number: 1, for: .desk) != nil, "the ticket stays")
    }

    @Test func `who gives way to another person under the same name is named, and a yes is needed`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let text = try String(
            contentsOf: TemporaryDesk.repository.appending(path: "demo/echo/people.yaml"),
            encoding: .utf8)
        let other = text.replacing("Глеб Примеров", with: "Иван Другой")
            .replacing("gleb@alfa.example", with: "ivan@alfa.example")
            .replacing("Tanya Sampleton", with: "Nina Other").replacing(
                "tanya@echo.example", with: "nina@echo.example")
        func apply(_ text: String, _ isConfirmed: Bool) async -> ControlReply {
            await desk.control.answer(
                .people(text: text, file: "p.yaml", isConfirmed: isConfirmed))
        }
        let told = await apply(other, false)
        #expect(!told.isDone)
        #expect(
            told.text.contains(
                "contact alfa.gleb (Глеб Примеров) gives way to another person, Иван Другой"))
        #expect(
            told.text.contains(
                "staff tanya (Tanya Sampleton) gives way to another person, Nina Other"))
        #expect(desk.desk.people.clients["alfa"]?.contacts["alfa.gleb~2"] == nil)
        // A new address or a new name alone is the same person's.
        #expect(
            await apply(text.replacing("gleb@alfa.example", with: "g@alfa.example"), false).isDone)
        #expect(await apply(other, true).isDone)
        #expect(desk.desk.people.clients["alfa"]?.contacts["alfa.gleb~2"]?.name == "Иван Другой")
    }

    // MARK: Logins

    private func password(_ desk: TemporaryDesk, _ login: String, _ staff: String) async
        -> ControlReply
    {
        await desk.control.answer(
            .password(login: login, staff: staff, password: "password of \(staff)"))
    }

    @Test func `a login of another is taken by no spelling of it, nor is another's mail address`()
        async throws
    {
        let desk = try await TemporaryDesk()
        #expect(await password(desk, "zo\u{e9}@echo.example", "olga").isDone)
        for name in ["zo\u{e9}@echo", "ZOE\u{301}@echo", "zoe\u{301}@Echo", "ｚoé@echo"] {
            let login = name + ".example"
            let told = await password(desk, login, "marina")
            #expect(!told.isDone && told.text.contains("olga"), "\(login)")
        }
        let told = await password(desk, "PAVEL@echo.example", "marina")
        #expect(!told.isDone && told.text.contains("pavel"))
        let signIn = SignIn(
            store: desk.desk.store, world: desk.desk.world, hash: PasswordHash(.cheap))
        _ = try await signIn.signIn(
            login: "ZOE\u{301}@echo.example", password: "password of olga",
            from: .init(address: "203.0.113.7"))
        await #expect(throws: SignIn.Refusal.wrong) {
            _ = try await signIn.signIn(
                login: "zo\u{e9}@echo.example", password: "password of marina",
                from: .init(address: "203.0.113.7"))
        }
    }

    @Test func `a person has one login, and it is free once they have left`() async throws {
        let desk = try await TemporaryDesk()
        #expect(await password(desk, "m1@echo.example", "marina").isDone)
        #expect(await password(desk, "m2@echo.example", "marina").isDone)
        let signIn = SignIn(
            store: desk.desk.store, world: desk.desk.world, hash: PasswordHash(.cheap))
        #expect(try await signIn.hasAccount(login: "m2@echo.example"))
        #expect(try await !signIn.hasAccount(login: "m1@echo.example"))
        #expect(await !password(desk, "m2@echo.example", "pavel").isDone)
        _ = try await desk.desk.record(.init(staff: "marina", [.left]), by: "olga")
        #expect(await password(desk, "m2@echo.example", "pavel").isDone)
        #expect(try await signIn.holder(ofLogin: "M2@echo.example")?.staff == "pavel")
    }
}
