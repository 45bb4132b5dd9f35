import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Who of the staff is away, and who is back.
extension API {
    func stateAbsence(_ call: APICall) async throws -> Response {
        let member = try member(call)
        guard let from = call.moment("from") else {
            throw APIProblem.invalid("/from", "must be an instant")
        }
        let until = call.moment("until")
        let absence = StaffMember.Absence(from: from, until: until)
        guard absence.isOrdered else {
            throw APIProblem.invalid("/until", "must be later than the beginning")
        }
        if !member.absences.contains(absence) { try await record(.away(absence), of: member, call) }
        return try answer(member.id, call)
    }

    func statePresence(_ call: APICall) async throws -> Response {
        let member = try member(call)
        let now = desk.world.now()
        if member.isAway(at: now) { try await record(.back(.init(at: now)), of: member, call) }
        return try answer(member.id, call)
    }

    private func member(_ call: APICall) throws(APIProblem) -> StaffMember {
        let id = call.path["id"] ?? ""
        guard let member = desk.people.member(named: id) else {
            throw APIProblem(.notFound, "there is nobody called '\(id)' among the staff")
        }
        return member
    }

    private func record(_ event: StaffEvent, of member: StaffMember, _ call: APICall) async throws {
        let seen = [StreamKey(.staff, member.called): member.version]
        _ = try await desk.record(
            PeopleChange(staff: member.called, [event]), by: call.staff, seen: seen)
    }

    private func answer(_ id: String, _ call: APICall) throws -> Response {
        guard let member = desk.people.staff[id] else {
            throw APIProblem(.broken, "the member is not there")
        }
        return try json(StaffBody.Member(member, at: desk.world.now()), call)
    }
}
