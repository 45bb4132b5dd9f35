import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store
@testable import Web

/// Acts about a statement through every door: the same rule, the same answer.
@Suite struct SettlementDoorsTests {
    private static let october = CivilDate("2026-10-01")!

    /// Half an hour was worked for alfa in October, and it is November.
    private static func made() async throws -> LiveDesk {
        let live = try await StatementPageTests.worked()
        live.clock.stand(at: Instant(iso8601: "2026-11-02T09:00:00Z")!)
        return live
    }

    private static func control(_ live: LiveDesk) -> Control {
        Control(
            desk: live.desk, signIn: SignIn(store: live.desk.store, world: live.desk.world))
    }

    private static func order(
        _ act: SettlementAct, _ number: Int, by person: String? = nil, line: Int? = nil,
        text: String = ""
    ) -> ControlRequest {
        let side = act.rule.side == .staff ? "adam" : "alfa.anna"
        return .settle(
            SettlementOrder(
                act, of: "alfa", month: october, by: person ?? side, number: number, line: line,
                text: text))
    }

    /// What leads to each state.
    private static let ways: [Settlement.State: [(SettlementAct, Int, Int?, String)]] = [
        .draft: [], .sent: [(.send, 0, nil, "")],
        .disputed: [(.send, 0, nil, ""), (.dispute, 1, 1, "why")],
        .agreed: [(.send, 0, nil, ""), (.agree, 1, nil, "")],
        .closed: [(.send, 0, nil, ""), (.close, 1, nil, "nobody answers")],
    ]

    @Test(arguments: Settlement.State.allCases)
    func `the command line does each act where the rule has it, and says its refusal where not`(
        state: Settlement.State
    ) async throws {
        for act in SettlementAct.allCases {
            let live = try await Self.made()
            let control = Self.control(live)
            for (act, number, line, text) in Self.ways[state] ?? [] {
                let reply = await control.answer(
                    Self.order(act, number, line: line, text: text))
                #expect(reply.isDone, "\(reply.text)")
                live.clock.stand(at: live.clock.now() + 60)
            }
            let settled = try await live.desk.settled(of: "alfa", month: Self.october)
            let settlement = settled.settlement
            #expect(settlement.state == state)
            let number = settlement.sent?.number ?? settlement.sendings
            let ruled = Result {
                () throws(SettlementRefusal) in
                try settlement.decide(
                    SettlementCommand(
                        act, number: number, line: 1,
                        content: ContentRef(id: "c", commitment: "c"),
                        statement: settled.statement),
                    by: Actor(kind: act.rule.side, id: "x"), at: live.clock.now(),
                    monthEnds: .distantPast)
            }
            let reply = await control.answer(Self.order(act, number, line: 1, text: "words"))
            switch ruled {
            case .success: #expect(reply.isDone, "\(act) in \(state): \(reply.text)")
            case .failure(let refusal):
                // What was done last does nothing when it is asked for again.
                let isRepeat = act == .agree && state == .agreed
                #expect(reply.isDone == isRepeat)
                #expect(isRepeat || reply.text == refusal.sentence, "\(act) in \(state)")
                let after = try await live.desk.settled(of: "alfa", month: Self.october)
                #expect(after.settlement == settlement)
            }
        }
    }

    @Test func `nobody acts in the name of who may not, and the audit says where it was done`()
        async throws
    {
        let live = try await Self.made()
        let control = Self.control(live)
        for (act, person) in [
            (SettlementAct.send, "pavel"), (.send, "alfa.anna"), (.agree, "adam"),
            (.agree, "beta.boris"), (.send, "nobody"),
        ] {
            let reply = await control.answer(Self.order(act, 0, by: person))
            #expect(!reply.isDone && reply.text.contains("administrators"), "\(act) \(person)")
        }
        let missing = await control.answer(
            .settle(
                SettlementOrder(
                    .send, of: "omega", month: Self.october, by: "adam", number: 0, line: nil,
                    text: "")))
        #expect(missing.text == "there is no client 'omega'")
        let sent = await control.answer(Self.order(.send, 0))
        #expect(sent.text == "sent: number 1, sent at 2026-11-02T09:00:00Z")
        let stale = await control.answer(Self.order(.agree, 7))
        #expect(stale.text == SettlementRefusal.superseded.sentence)
        let audited = try await live.desk.store.read { transaction in
            try transaction.query(
                "SELECT detail FROM audit WHERE detail LIKE '2026-10 %'", []
            ).map { $0.text(0) }
        }
        #expect(audited == ["2026-10 send (command line)"])
    }

    @Test
    func `the list of all months is the same on the page, in the file, by program and command`()
        async throws
    {
        let live = try await Self.made()
        let adam = try await live.enter("adam")
        let control = Self.control(live)
        func list(_ form: StatementForm) async -> String {
            await control.answer(.months(Self.october, form: form)).text
        }
        let folds = live.desk.ledgers.folds
        let unsent = try await live.desk.months(Self.october)
        #expect(live.desk.ledgers.folds == folds && unsent.allSatisfy { $0.sums == nil })
        let draft = await list(.csv)
        #expect(draft.contains("alfa,") && draft.contains(",draft,0,0,30,"), "\(draft)")
        // Looking again computes nothing.
        let known = live.desk.ledgers.folds
        _ = await list(.csv)
        let page = try await live.get("/admin/statements?month=2026-10", adam)
        #expect(page.status == 200 && live.desk.ledgers.folds == known)
        #expect(page.body.contains("/admin/clients/alfa/statement?month=2026-10"))
        _ = await control.answer(Self.order(.send, 0))
        live.clock.stand(at: live.clock.now() + 60)
        _ = await control.answer(Self.order(.dispute, 1, line: 1, text: "why"))
        let rows = await list(.csv).split(separator: "\r\n")
        #expect(rows.count == live.desk.people.clients.count + 1)
        #expect(rows[1].hasPrefix("alfa,") && rows[1].contains(",disputed,1,1,"), "disputed first")
        let file = try await live.get("/admin/statements.csv?month=2026-10", adam)
        #expect(file.body.split(separator: "\r\n") == rows)
        let table = await list(.table)
        #expect(table.hasPrefix("client"))
        for path in ["/admin/statements.exe?month=2026-10", "/admin/statements.csv"] {
            #expect(try await live.get(path, adam).status == 404)
        }
        let marina = try await live.enter("marina")
        #expect(try await live.get("/admin/statements", marina).status != 200)
    }

    @Test func `bills for accounting are read back line by line, whatever a client is called`()
        async throws
    {
        let live = try await Self.made()
        let control = Self.control(live)
        let empty = await control.answer(.months(Self.october, form: .bills))
        #expect(empty.isDone && !empty.text.contains("<Документ>"))
        _ = await control.answer(Self.order(.send, 0))
        let sent = try #require(
            try await live.desk.settled(of: "alfa", month: Self.october).settlement.sent)
        let name = "«A&B» <c> \"d\" \u{1}--> ]]>"
        let document = BillsDocument(
            language: "ru", provider: name, desk: "echo",
            bills: [.init(name: name, state: .sent, sent: sent)])
        let text = document.text(at: try live.desk.edition().zone.civil(at: live.clock.now()))
        let script = """
            import sys, xml.etree.ElementTree as t
            n = {"c": "urn:1C.ru:commerceml_205"}
            root = t.fromstring(sys.argv[1].encode())
            for d in root.findall("c:Документ", n):
                print(d.find("c:ХозОперация", n).text, d.find("c:Сумма", n).text, d.find("c:Валюта", n).text)
                print([k.find("c:Наименование", n).text for k in d.findall("c:Контрагенты/c:Контрагент", n)])
                goods = d.findall("c:Товары/c:Товар", n)
                print(len(goods), sum(round(float(g.find("c:Сумма", n).text) * 100) for g in goods))
            """
        let read = try StatementFileTests.python(script, text)
        let lines = read.split(separator: "\n").map(String.init)
        #expect(lines[0] == "Счет на оплату \(StatementTable.sum(sent.total)) \(sent.currency)")
        #expect(lines[1].contains("«A&B» <c> \"d\" \u{FFFD}--> ]]>"), "\(read)")
        let paid = sent.charges.map(\.amount) + sent.work.map(\.amount)
        #expect(lines[2] == "\(paid.count { $0 != 0 }) \(paid.reduce(0, +))")
        #expect(text.contains("unverified"))
        let adam = try await live.enter("adam")
        let file = try await live.get("/admin/statements.xml?month=2026-10", adam)
        let printed = await control.answer(.months(Self.october, form: .bills)).text
        #expect(file.body == printed)
        #expect(file.headers[.contentType] == "application/xml")
    }
}
