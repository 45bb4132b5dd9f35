import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// While somebody is away, who stands in is warned in their place.
@Suite struct AwayAlertTests {
    @Test func `a warning goes to the one who stands in`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        try await desk.send()
        let away = StaffMember.Absence(from: TemporaryDesk.tuesday, until: nil)
        _ = try await desk.desk.record(PeopleChange(staff: "marina", [.away(away)]), by: "olga")
        // Six of eight working hours: Wednesday 9:00.
        desk.clock.stand(at: Instant(iso8601: "2026-10-07T06:00:00Z")!)
        _ = try await Timekeeper(desk: desk.desk).ring()
        let before = try desk.sent().count
        try await desk.send()
        let told = try desk.sent().dropFirst(before).flatMap { $0.to.map(\.address) }
        #expect(told == ["denis@echo.example"])
    }
}
