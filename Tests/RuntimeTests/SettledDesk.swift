import Foundation
import ServiceDesk
import WorkingTime

@testable import Runtime
@testable import Store

/// A desk of which `alfa` agreed to October after it was taken back once and disputed; an hour of
/// October is written down afterwards, so that November, which is disputed, corrects it. The packs
/// are made once for all tests.
final class SettledDesk: Sendable {
    static let november = CivilDate("2026-11-01")!
    static let shared = Task { try await SettledDesk() }

    let desk: TemporaryDesk
    /// Of the last seal.
    let paper: EvidenceReport.Paper
    /// Of November.
    let text: String

    private init() async throws {
        desk = try await EvidenceDesk.made()
        for number in 1...4 { try await EvidenceDesk.deliver("alfa", "gleb", number, desk) }
        try await EvidenceDesk.deliver("beta", "boris", 9, desk)
        try await desk.send()
        try await Self.log("a", on: 1, at: "2026-10-06T09:00:00Z", minutes: 150, desk)
        try await Self.log("b", on: 2, at: "2026-10-07T09:00:00Z", minutes: 50, desk)
        try await Self.agreeToOctober(desk)
        try await Self.log("late", on: 2, at: "2026-10-06T08:00:00Z", minutes: 60, desk)
        try await Self.log("n", on: 3, at: "2026-11-10T09:00:00Z", minutes: 200, desk)
        desk.clock.stand(at: Instant(iso8601: "2026-12-01T09:00:00Z")!)
        try await Self.settle(.send, Self.november, 0, by: "pavel", desk)
        desk.clock.stand(at: Instant(iso8601: "2026-12-01T10:00:00Z")!)
        try await Self.settle(
            .dispute, Self.november, 1, line: 2, "why so long", by: "alfa.gleb", desk)
        // What is known later is no part of what was sent.
        try await Self.log("later", on: 4, at: "2026-11-11T09:00:00Z", minutes: 30, desk)
        desk.clock.stand(at: Instant(iso8601: "2026-12-02T09:00:00Z")!)
        try await EvidenceDesk.seal(desk)
        let id = desk.desk.id
        let seal = try await desk.desk.store.read { try Seals(desk: id).last(in: $0) }!
        paper = .init(hash: [UInt8](seal.hash), day: CivilDate(seal.day)!)
        text = try await EvidenceDesk.pack(of: "alfa", month: Self.november, on: desk)
    }

    /// Sent, taken back, sent again, disputed, answered to, agreed.
    static func agreeToOctober(_ desk: TemporaryDesk) async throws {
        let october = EvidenceDesk.october
        var hour = Instant(iso8601: "2026-11-02T06:00:00Z")!
        let steps: [(SettlementAct, Int, Int?, String, String)] = [
            (.send, 0, nil, "", "pavel"), (.recall, 1, nil, "a line is wrong", "pavel"),
            (.send, 1, nil, "", "pavel"), (.dispute, 2, 1, "this was too long", "alfa.gleb"),
            (.answer, 2, 1, "it was the report", "pavel"), (.agree, 2, nil, "", "alfa.gleb"),
        ]
        for (act, number, line, text, who) in steps {
            hour = hour + 3600
            desk.clock.stand(at: hour)
            try await settle(act, october, number, line: line, text, by: who, desk)
        }
        desk.clock.stand(at: hour + 3600)
        try await EvidenceDesk.seal(desk)
        desk.clock.stand(at: hour + 7200)
    }

    static func settle(
        _ act: SettlementAct, _ month: CivilDate, _ number: Int, line: Int? = nil,
        _ text: String = "", by person: String, _ desk: TemporaryDesk
    ) async throws {
        try await desk.desk.settle(
            SettlementRequest(
                act, of: "alfa", month: month, number: number, line: line, text: text),
            by: act.rule.side == .contact ? .contact(person) : .staff(person))
    }

    /// It is written down an hour after it was done, or now if that is later.
    static func log(
        _ entry: String, on number: Int, at from: String, minutes: Int, _ desk: TemporaryDesk
    ) async throws {
        let from = Instant(iso8601: from)!
        desk.clock.stand(at: max(desk.desk.world.now(), from + Int64(minutes) * 60))
        let logged = TicketEvent.Logged(
            entry: entry, person: "pavel", role: "programmer", from: from, minutes: minutes,
            work: "execution")
        try await desk.act(.log(logged), on: number, "log-\(entry)")
    }
}
