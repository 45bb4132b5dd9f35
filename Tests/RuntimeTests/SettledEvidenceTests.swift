import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// What a pack says of a month that was sent, and of the months that it corrects.
@Suite struct SettledEvidenceTests {
    private static func rows(_ kind: String, _ text: String) throws -> [[String]] {
        try text.split(separator: "\n").filter { $0.hasPrefix("\(kind)\t") }.map { line in
            try JSONDecoder().decode(
                [String].self, from: Data(line.split(separator: "\t")[1].utf8))
        }
    }

    @Test func `a month as it was sent is in the pack with its corrections, and is recomputed`()
        async throws
    {
        let shared = try await SettledDesk.shared.value
        let found = try EvidenceDesk.verify(shared.text, paper: shared.paper)
        #expect(found.problems == [])
        #expect(
            found.settlement == [
                "disputed: number 1, sent at 2026-12-01T09:00:00Z"
            ])
        let settled = try await shared.desk.desk.settled(
            of: "alfa", month: SettledDesk.november)
        let zone = try shared.desk.desk.edition().zone
        let sent = try Self.rows("sent", shared.text)
        #expect(sent == StatementTable(settled.statement, in: zone).rows)
        #expect(sent.contains { $0[0] == "adjustment" && $0[3] == "late" })
        #expect(!sent.contains { $0[3] == "later" })
        #expect(try Self.rows("statement", shared.text).contains { $0[3] == "later" })
        let costs = try Self.rows("cost", shared.text)
        #expect(Set(costs.map { $0[3] }).isSuperset(of: ["a", "b", "late"]))
        #expect(costs.allSatisfy { $0[0] == "2026-10-01" })
    }

    @Test func `what was done about a month stands in it, and what was said does not`()
        async throws
    {
        let shared = try await SettledDesk.shared.value
        let types = ["sent", "recalled", "sent", "disputed", "answered", "agreed"]
        let lines = shared.text.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex { $0 == "stream\tsettlement\talfa 2026-10" })
        let events = lines[(start + 1)...].prefix { $0.hasPrefix("event\t") }
        #expect(events.map { $0.split(separator: "\t")[1] } == types.map { "statement_\($0)" })
        #expect(!shared.text.contains("this was too long") && !shared.text.contains("why so long"))
        let beta = try await EvidenceDesk.pack(
            of: "beta", month: SettledDesk.november, on: shared.desk)
        #expect(!beta.contains("alfa") && !beta.contains("stream\tsettlement"))
        #expect(try EvidenceDesk.verify(beta).settlement == [])
        let october = try await EvidenceDesk.pack(of: "alfa", on: shared.desk)
        let found = try EvidenceDesk.verify(october, paper: shared.paper)
        #expect(found.problems == [])
        #expect(
            found.settlement == ["agreed: number 2, sent at 2026-11-02T09:00:00Z"])
    }

    @Test func `a pack of an earlier seal knows of a month what that seal knew`() async throws {
        let shared = try await SettledDesk.shared.value
        let pack = try await EvidenceDesk.pack(
            of: "alfa", month: SettledDesk.november, day: CivilDate("2026-11-01"),
            on: shared.desk)
        let found = try EvidenceDesk.verify(pack)
        #expect(found.problems == [] && found.settlement == [])
        #expect(pack.contains("stream\tsettlement\talfa 2026-10"))
        #expect(!pack.contains("stream\tsettlement\talfa 2026-11"))
    }

    @Test(arguments: SettlementForgery.allCases)
    func `who changes what was sent is told by the seal, and by the events where they do not fit`(
        forgery: SettlementForgery
    ) async throws {
        let shared = try await SettledDesk.shared.value
        let forger = forgery.forged(EvidenceForger(shared.text))
        let alone = try EvidenceDesk.verify(try forger.anew()).problems.map(\.description)
        #expect(
            alone.contains { $0.contains(forgery.told ?? "\u{0}") } == (forgery.told != nil),
            "\(alone.joined(separator: "\n"))")
        #expect(alone.isEmpty == (forgery.told == nil), "\(alone.joined(separator: "\n"))")
        let problems = try EvidenceDesk.verify(try forger.anew(), paper: shared.paper).problems
        #expect(problems.contains { $0.fault.contains("it is not the one that was named") })
        let plain = try EvidenceDesk.verify(
            EvidenceForger.counted(forger.text), paper: shared.paper)
        #expect(!plain.problems.isEmpty)
    }

    @Test func `rows that do not follow from what was sent are told`() async throws {
        let shared = try await SettledDesk.shared.value
        for (kind, place) in [
            ("sent", "sent statement, line 1"), ("cost", "costs of corrected months, line 1"),
        ] {
            var forger = EvidenceForger(shared.text)
            let at = try #require(forger.all(kind).first)
            forger.lines[at][1] = forger.lines[at][1].replacing("package", with: "fee")
            let problems = try EvidenceDesk.verify(forger.text, paper: shared.paper).problems
            #expect(problems.count == 2 && problems.allSatisfy { $0.place == place })
        }
    }

    @Test func `settlements that were sealed before seals told of them are in the next one`()
        async throws
    {
        let desk = try await EvidenceDesk.made()
        try await EvidenceDesk.deliver("alfa", "gleb", 1, desk)
        try await desk.send()
        try await SettledDesk.log("a", on: 1, at: "2026-10-06T09:00:00Z", minutes: 30, desk)
        try await SettledDesk.agreeToOctober(desk)
        let id = desk.desk.id
        // As an earlier version left it: the stream was sealed, and was nobody's.
        try await desk.desk.store.write { transaction in
            let seals = Seals(desk: id)
            for table in ["seal", "seal_leaf", "seal_share"] {
                _ = try transaction.execute("DELETE FROM \(table)", [])
            }
            _ = try transaction.execute("UPDATE stream SET sealed = 0", [])
            _ = try seals.seal("2026-11-01", salt: Data(count: 32), in: transaction)
            _ = try transaction.execute(
                "UPDATE seal_leaf SET client = NULL, view = NULL WHERE kind = 'settlement'", [])
            _ = try transaction.execute("DELETE FROM seal_share", [])
            var shares: [String: Data] = [:]
            let found = try seals.parts(
                of: "2026-11-01", after: Data(), shares: &shares, in: transaction)
            try seals.note(shares, of: found.clients, "2026-11-01", in: transaction)
            _ = try transaction.execute(
                "UPDATE seal SET hash = $1",
                [.bytes(found.parts.hash(desk: id, day: "2026-11-01"))])
        }
        let old = try EvidenceDesk.verify(try await EvidenceDesk.pack(of: "alfa", on: desk))
        #expect(old.problems == [] && old.settlement == [])
        desk.clock.stand(at: Instant(iso8601: "2026-11-04T09:00:00Z")!)
        try await EvidenceDesk.seal(desk)
        let pack = try await EvidenceDesk.pack(of: "alfa", on: desk)
        #expect(try EvidenceDesk.verify(pack).settlement.count == 1)
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: id) == [])
        desk.clock.stand(at: Instant(iso8601: "2026-11-05T09:00:00Z")!)
        try await EvidenceDesk.seal(desk)
        let again = try await desk.desk.store.read { transaction in
            try transaction.query(
                "SELECT day FROM seal_leaf WHERE kind = 'settlement' AND client IS NOT NULL", [])
        }
        #expect(again.map { $0.text(0) } == ["2026-11-03"], "it is taken once")
    }

    @Test func `a pack from before packs held settlements is still gone over`() async throws {
        let shared = try await EvidenceDesk.shared.value
        var forger = EvidenceForger(shared.text)
        forger.lines[0][1] = "1"
        #expect(try EvidenceDesk.verify(forger.text, paper: shared.paper).problems == [])
        var settled = EvidenceForger(try await SettledDesk.shared.value.text)
        settled.lines[0][1] = "1"
        let start = try #require(
            settled.lines.firstIndex { $0.starts(with: ["stream", "settlement"]) })
        let end = try #require(settled.lines.firstIndex { $0.starts(with: ["stream", "ticket"]) })
        settled.lines.removeSubrange(start..<end)
        settled.lines.removeAll { $0[0] == "sent" || $0[0] == "cost" }
        let problems = try EvidenceDesk.verify(EvidenceForger.counted(settled.text)).problems
        #expect(
            problems.contains {
                $0.place == "settlement alfa 2026-10" && $0.fault.contains("leaves it out")
            })
    }
}

/// What a forger changes of what was sent.
enum SettlementForgery: CaseIterable {
    case amount, total, minutes, correction, dropAgreement, dropDispute, dropStream, actor, when
    case client

    /// In what is said without the seal; nil: all of it follows from the events again.
    var told: String? {
        switch self {
        case .amount, .minutes, .correction, .total: "what was sent says"
        case .client: "nobody may do this where it stands"
        case .actor: "nobody may do this where it stands"
        case .dropAgreement: "what was sent says"
        case .when: "what was sent"
        case .dropDispute, .dropStream: nil
        }
    }

    func forged(_ pack: EvidenceForger) -> EvidenceForger {
        var forger = pack
        let streams = forger.all("stream").filter { forger.lines[$0][1] == "settlement" }
        let events = streams.map { start in
            forger.lines.indices.dropFirst(start + 1).prefix { forger.lines[$0][0] == "event" }
        }
        let (october, november) = (events[0], events[1])
        func change(_ at: Int, _ field: Int, _ old: String, _ new: String) {
            let changed = forger.lines[at][field].replacing(old, with: new, maxReplacements: 1)
            precondition(changed != forger.lines[at][field], "\(self): \(old) is not there")
            forger.lines[at][field] = changed
        }
        let sent = november.first!
        switch self {
        case .amount: change(sent, 7, "\"amount\":500000", "\"amount\":500001")
        case .total: change(sent, 7, "\"total\":", "\"total\":1")
        case .minutes: change(sent, 7, "\"worked\":180", "\"worked\":181")
        case .correction: change(sent, 7, "\"entry\":\"late\"", "\"entry\":\"a\"")
        case .dropAgreement: forger.lines.remove(at: october.last!)
        case .dropDispute: forger.lines.remove(at: november.last!)
        case .dropStream:
            forger.lines.removeSubrange((streams[1])...november.last!)
            forger.lines.removeAll { $0[0] == "share" && $0[3] == "alfa 2026-11" }
        case .actor: change(october.last!, 6, "\"contact\"", "\"staff\"")
        case .when:
            for field in 3...4 { forger.lines[sent][field] = "1793000000" }
        case .client: change(sent, 7, "\"client\":\"alfa\"", "\"client\":\"beta\"")
        }
        return forger
    }
}
