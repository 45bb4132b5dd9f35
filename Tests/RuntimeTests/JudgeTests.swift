import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Contacts kept aside beyond a quota, judged when somebody wants it.
struct JudgeTests {
    private func deliver(_ number: Int, from address: String, to desk: TemporaryDesk) async throws
        -> Intake.Outcome
    {
        try await desk.deliver(
            desk.letter(from: address, id: "\(number)-\(address)", subject: "Letter \(number)"))
    }

    /// Anna's first letter is judged, the others are kept aside.
    private func desk(letters: Int = 4) async throws -> (TemporaryDesk, kept: [String]) {
        let desk = try await TemporaryDesk(quotas: IntakeQuotas(ofOne: 1))
        var kept: [String] = []
        for number in 0..<letters {
            let outcome = try await deliver(number, from: "anna@alfa.example", to: desk)
            if outcome.rule == IntakeExcess.contact.rawValue { kept.append(outcome.interaction) }
        }
        #expect(kept.count == letters - 1)
        return (desk, kept)
    }

    private func judged(_ desk: TemporaryDesk) async throws -> [Audit.Row] {
        try await desk.desk.audit().rows.filter { $0.entry.act == .contactJudged }
    }

    @Test
    func `one is judged once, as of the instant at which it came, and it stands who wanted it`()
        async throws
    {
        let (desk, kept) = try await desk()
        let came = desk.clock.now()
        desk.clock.stand(at: came + 7200)
        let intake = Intake(desk: desk.desk)
        let first = try #require(try await intake.judge(kept[0], .one, by: "marina"))
        #expect(first.map(\.isRepeat) == [false])
        let outcome = try #require(first.first?.outcome)
        #expect(outcome.outcome == .ticket && outcome.number == 2 && outcome.rule == nil)
        let ticket = try await desk.ticket(2)
        #expect(ticket.stream.ticket.arrivedAt == came)
        #expect(ticket.stream.records.first?.actor.kind == .contact, "the words are the client's")
        let again = try #require(try await intake.judge(kept[0], .one, by: "olga"))
        #expect(again.map(\.isRepeat) == [true] && again.first?.outcome.number == 2)
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 2)
        #expect(
            try await judged(desk).map(\.entry) == [
                .init(.contactJudged, by: "marina", on: kept[0], detail: "№2")
            ])
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo") == [])
    }

    @Test func `two who press at once make one ticket`() async throws {
        let (desk, kept) = try await desk(letters: 2)
        let intake = Intake(desk: desk.desk)
        let both = try await withThrowingTaskGroup(of: Int?.self) { group in
            for person in ["marina", "olga", "pavel", "tanya"] {
                group.addTask {
                    try await intake.judge(kept[0], .one, by: person)?.first?.outcome.number
                }
            }
            return try await group.reduce(into: [Int?]()) { $0.append($1) }
        }
        #expect(both == [2, 2, 2, 2])
        #expect(try await desk.desk.counts(of: [.all], for: .desk)[.all] == 2)
        #expect(try await judged(desk).count == 1)
    }

    @Test func `all of a sender are judged, whatever stands behind the plus, and nobody else's`()
        async throws
    {
        let desk = try await TemporaryDesk(quotas: IntakeQuotas(ofOne: 1))
        var kept: [String] = []
        for number in 0..<4 {
            kept.append(
                try await deliver(number, from: "new+\(number)@one.example", to: desk).interaction)
        }
        let full = try await deliver(8, from: "ne_@one.example", to: desk)
        #expect(full.rule == IntakeExcess.domain.rawValue)
        let other = try await deliver(9, from: "ne_@one.example", to: desk)
        #expect(other.rule == IntakeExcess.sender.rawValue)
        let all = try #require(
            try await Intake(desk: desk.desk).judge(kept[3], .allOfSender, by: "marina"))
        #expect(
            all.map(\.outcome.interaction) == Array(kept.dropFirst())
                && all.allSatisfy { !$0.isRepeat })
        #expect(all.allSatisfy { $0.outcome.rule?.hasPrefix("quota") != true })
        #expect(try await Intake(desk: desk.desk).judge(kept[3], .allOfSender, by: "marina") == [])
        let left = try await desk.desk.unticketed().filter(\.isKeptAside).map(\.id)
        #expect(Set(left) == [full.interaction, other.interaction])
    }

    @Test
    func `what was not kept aside stays as it was judged; nobody without the whole desk judges`()
        async throws
    {
        let (desk, kept) = try await desk()
        let people = try desk.people {
            $0.replacing(
                "staff:\n",
                with: """
                    staff:
                      nina: { name: "Nina Roleless", email: nina@echo.example, language: en, roles: [] }
                      timur: { name: "Timur Teamer", email: timur@echo.example, language: en, roles: [] }

                    """
            ).replacing("programmer: [pavel] }, sites", with: "programmer: [pavel, timur] }, sites")
        }
        _ = try await desk.desk.apply(people)
        let intake = Intake(desk: desk.desk)
        for person in ["nina", "timur", "nobody"] {
            await #expect(throws: Refusal.self) {
                try await intake.judge(kept[0], .one, by: person)
            }
            await #expect(throws: Refusal.self) {
                try await intake.judge(kept[0], .allOfSender, by: person)
            }
        }
        #expect(try await desk.desk.unticketed().filter(\.isKeptAside).count == kept.count)
        #expect(try await intake.judge("unknown", .one, by: "marina") == nil)
        _ = try await intake.deliver([0, 1, 2], arrivedAt: desk.clock.now())
        let raw = try #require(
            try await desk.desk.unticketed().first { $0.outcome == .unreadable })
        let stays = try #require(try await intake.judge(raw.id, .one, by: "marina")?.first)
        #expect(stays.isRepeat && stays.outcome.outcome == .unreadable)
        #expect(try await judged(desk).isEmpty)
    }

    @Test
    func `neighbours under one registered name share a quota, those under a public suffix do not`()
        async throws
    {
        let desk = try await TemporaryDesk(quotas: IntakeQuotas(ofOne: 1))
        func rules(_ domain: (Int) -> String) async throws -> [String?] {
            var rules: [String?] = []
            for number in 0..<6 {
                rules.append(
                    try await deliver(number, from: "s\(number)@\(domain(number))", to: desk).rule)
            }
            return rules.filter { $0 == IntakeExcess.domain.rawValue }
        }
        #expect(try await rules { "host\($0).evil.example" }.count == 2)
        #expect(try await rules { "tenant\($0).github.io" }.count == 0)
        #expect(try await rules { "owner\($0).co.uk" }.count == 0)
    }
}
