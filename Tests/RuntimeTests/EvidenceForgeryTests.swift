import Foundation
import Testing

@testable import Runtime

/// Forgers of a pack of fifty tickets, who compute anew every hash that they can.
@Suite struct EvidenceForgeryTests {
    private static let rounds = 1000

    @Test func `a thousand forgers are found against the printed seal`() async throws {
        let shared = try await EvidenceDesk.shared.value
        var (chance, forged, unseen) = (ForgersChance(16), 0, [String]())
        let kinds = EvidenceForgery.allCases
        let (pack, known) = (EvidenceForger(shared.text), EvidenceForger.Known())
        var round = 0
        while forged < Self.rounds, round < Self.rounds * 3 {
            let kind = kinds[round % kinds.count]
            round += 1
            guard let forger = kind.forged(pack, by: &chance) else { continue }
            forged += 1
            let text = try forger.anew(isComputed: false, known)
            if try EvidenceDesk.verify(text, paper: shared.paper).problems.isEmpty {
                unseen.append("\(round) \(kind)")
            }
        }
        #expect(forged == Self.rounds && unseen == [])
    }

    /// What makes the test above mean something: nothing but the seal on paper tells of these.
    @Test(arguments: EvidenceForgery.allCases)
    func `a forger who computes everything anew is told by the printed seal alone`(
        forgery: EvidenceForgery
    ) async throws {
        let shared = try await EvidenceDesk.shared.value
        var chance = ForgersChance(7)
        let forger = try #require(forgery.forged(EvidenceForger(shared.text), by: &chance))
        let text = try forger.anew()
        let alone = try EvidenceDesk.verify(text).problems
        #expect(
            alone.isEmpty != forgery.isTold,
            "\(alone.map(\.description).joined(separator: "\n"))")
        let problems = try EvidenceDesk.verify(text, paper: shared.paper).problems
        #expect(problems.contains { $0.fault.contains("it is not the one that was named") })
    }

    @Test func `who computes nothing anew is told with stream, event and line`() async throws {
        let shared = try await EvidenceDesk.shared.value
        func told(_ change: (inout EvidenceForger) -> Void) throws -> [String] {
            var forger = EvidenceForger(shared.text)
            change(&forger)
            return try EvidenceDesk.verify(EvidenceForger.counted(forger.text)).problems.map(
                \.description)
        }
        let logged = try #require(
            EvidenceForger(shared.text).lines.firstIndex { $0.count > 7 && $0[1] == "logged" })
        let minutes = try told { forger in
            forger.lines[logged][7] = forger.lines[logged][7].replacing(
                "\"minutes\":", with: "\"minutes\":1")
        }
        #expect(minutes.contains { $0.hasPrefix("ticket ") && $0.contains("was changed") })
        #expect(minutes.contains { $0.hasPrefix("statement, line ") })
        let row = try told { forger in
            let at = forger.all("statement")[3]
            forger.lines[at][1] = forger.lines[at][1].replacing("\"work\"", with: "\"gift\"")
        }
        #expect(row.count == 2 && row.allSatisfy { $0.hasPrefix("statement, line 4: ") })
        let promise = try told { $0.lines.remove(at: $0.all("promise")[0]) }
        #expect(promise.count == 1 && promise[0].hasPrefix("promises, line 1: its events say"))
        let hash = try told { $0.lines[$0.all("seal")[0]][5] = String(repeating: "0", count: 64) }
        #expect(hash == ["seal of 2026-10-09: its hash is not that of its parts"])
    }
}
