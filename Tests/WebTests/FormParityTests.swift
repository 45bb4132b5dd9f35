import Foundation
import HTTPTypes
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// What a form asks for, a call may say, and the reverse: the forms are made for a ticket of every
/// state, and their fields held against the members of the API's actions.
@Suite struct FormParityTests {
    /// Fields of the act's form: what is asked for and neither shown nor known by the page.
    private static func fields(of act: Act) -> Set<String> {
        let told = [act] + (act == .prioritise ? [.prioritiseSubtask] : [])
        var fields = Set(
            told.flatMap { act in
                act.rule.asks.filter { !shown.contains($0.name) }.map {
                    $0.kind == .fields ? "field" : $0.field(in: act)
                }
            })
        if act == .approve { fields.insert("answer") }
        return fields
    }

    /// The page shows the offer that is answered, and tells the client and the clock by what is
    /// chosen.
    private static let shown: Set<String> = ["version", "client", "instance", "override"]

    @Test func `no two asks of an act are one field`() {
        for act in Act.withForm {
            let fields = act.rule.asks.filter { !Self.shown.contains($0.name) }.map {
                $0.field(in: act)
            }
            #expect(Set(fields).count == fields.count, "\(act)")
        }
    }

    private static func fields(_ offer: ActOffer) -> Set<String> {
        Set(offer.inputs.map { $0.name.hasPrefix(DetailInputs.prefix) ? "field" : $0.name })
    }

    /// Fields of the forms that Olga is offered now, whatever her role.
    private static func look(_ live: LiveDesk) async throws -> [Act: Set<String>] {
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        let reader = EditionReader(
            language: .en, edition: view.edition, people: live.desk.people, now: view.asOf)
        let offers = Offers(
            view, reader, roles: view.edition.regulation.roles.names, person: "olga"
        ).all
        return Dictionary(uniqueKeysWithValues: offers.map { ($0.act, fields($0)) })
    }

    private static func perform(
        _ live: LiveDesk, by who: Performer = .staff("marina"), _ command: (ContentRef) -> Command
    ) async throws {
        let said = try live.desk.draft(saying: "Words")
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        _ = try await live.desk.perform(
            Instruction(
                command(said.ref), on: view.row.id, by: who, commandID: live.desk.world.newID(),
                contents: [said]))
    }

    @Test func `the forms of a ticket ask for exactly that`() async throws {
        let live = try await LiveDesk { text in
            let kinds = """
                  counted: { clause: "0.3", work: [execution, testing] }
                  approval: { clause: "0.3", by: head }
                """
            let title = #"    title: { ru: "Реакция на обращение","#
            return text.replacing("\nprices:\n", with: "\nprices:\n\(kinds)\n")
                .replacing(title, with: "    may_withdraw: head\n" + title)
        }
        _ = try await live.deliver()
        try await live.send()
        var found = try await Self.look(live)
        let begun = live.clock.now()
        live.clock.stand(at: begun + 3600)
        let logged = TicketEvent.Logged(
            entry: "w1", person: "marina", role: "account_manager", from: begun, minutes: 20,
            work: "execution")
        try await Self.perform(live) { _ in .categorise("bug") }
        try await Self.perform(live) { _ in .log(logged) }
        try await Self.perform(live) { .openSubtask(.init(subtask: "p1", content: $0)) }
        try await Self.perform(live, by: .contact("alfa.anna")) { .escalate("letter_to_head", $0) }
        try await Self.perform(live, by: .staff("olga")) { _ in .expedite(reason: "critical", nil) }
        found.merge(try await Self.look(live)) { $0.union($1) }
        try await Self.perform(live) { .estimate(minutes: 60, amount: nil, ready: nil, $0) }
        found.merge(try await Self.look(live)) { $0.union($1) }
        try await Self.perform(live) { .approve(version: 1, $0) }
        try await Self.perform(live) { _ in .fill(["test_waiver": .text("small")]) }
        try await Self.perform(live) { _ in .finishSubtask("p1") }
        try await Self.perform(live) { _ in .finish }
        found.merge(try await Self.look(live)) { $0.union($1) }
        live.clock.stand(at: begun + 10 * 86_400)
        found.merge(try await Self.look(live)) { $0.union($1) }
        for act in Act.withForm where !act.isWritten && act != .publish {
            // What asks for nothing has no field, whether it was offered or not.
            if Self.fields(of: act).isEmpty || [.snooze, .split].contains(act), found[act] == nil {
                continue
            }
            let fields = try #require(found[act], "\(act) was never offered")
            // Reasons from a list are asked for where a rule looks at them; a written one is asked
            // for in any case.
            let asked = Self.fields(of: act).subtracting(act == .prioritise ? ["text"] : [])
            #expect(fields == asked, "\(act)")
        }
    }

    @Test func `an overseer corrects what others logged, with words, by form and by call`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await live.deliver()
        try await live.send()
        let begun = live.clock.now()
        live.clock.stand(at: begun + 3600)
        try await Self.perform(live) { _ in .categorise("bug") }
        let logged = TicketEvent.Logged(
            entry: "w1", person: "marina", role: "account_manager", from: begun, minutes: 20,
            work: "execution")
        try await Self.perform(live) { _ in .log(logged) }
        let (olga, pavel) = (try await live.enter("olga"), try await live.enter("pavel"))
        #expect(try await live.get("/tickets/1/correct_log", olga).body.contains("w1"))
        #expect(try await live.get("/tickets/1/correct_log", pavel).status != 200)
        let form = ["entry": "w1", "minutes": "10", "text": "Too many"]
        #expect(try await live.post("/tickets/1/correct_log", olga, form).location == "/tickets/1")
        let view = try #require(try await live.desk.ticket(number: 1, for: .desk))
        #expect(view.stream.ticket.minutesLogged == 10)
    }

    @Test func `a moment may be a day, by form, portal and call`() async throws {
        let field =
            #"  wanted: { title: { ru: "К какому сроку", en: "By when" }, clause: procedure.3, type: moment }"#
        let live = try await LiveDesk { $0.replacing("\nfields:\n", with: "\nfields:\n\(field)\n") }
        _ = try await live.deliver()
        try await live.send()
        let marina = try await live.enter("marina")
        func value() async throws -> FieldValue? {
            try await live.desk.ticket(number: 1, for: .desk)?.stream.ticket.fields["wanted"]
        }
        let page = try await live.get("/tickets/1/fill", marina).body
        #expect(page.contains(#"name="field.wanted.time""#))
        _ = try await live.post("/tickets/1/fill", marina, ["field.wanted": "2026-10-09"])
        #expect(try await value() == .date(CivilDate("2026-10-09")!))
        let hour = ["field.wanted": "2026-10-09", "field.wanted.time": "15:00"]
        #expect(try await live.post("/tickets/1/fill", marina, hour).location == "/tickets/1")
        #expect(try await value() == .moment(Instant(iso8601: "2026-10-09T12:00:00Z")!))
        let broken = ["field.wanted": "2026-10-09", "field.wanted.time": "noon"]
        #expect(try await live.post("/tickets/1/fill", marina, broken).status == 422)
        let token = try await APITokens(desk: live.desk).create(
            .init(
                name: "test", holder: "marina", scope: "own", permissions: ["read", "write"],
                days: 1)
        ).token
        var headers: HTTPFields = [
            .authorization: "Bearer \(token)", .contentType: "application/json",
        ]
        headers[.idempotencyKey] = "day"
        headers[.ifMatch] = "*"
        let body = #"{"action":"fill","fields":{"wanted":"2026-10-12"}}"#
        let answer = try await live.ask(
            .post, "/api/v1/tickets/1/actions", .nobody, headers: headers, body: body)
        #expect(answer.status == 200, "\(answer.body)")
        #expect(try await value() == .date(CivilDate("2026-10-12")!))
    }
}
