import Regulations
import Runtime
import ServiceDesk

/// From the members of a call to the answers of an act. That they are of their kinds and within
/// their limits was seen to by the schema, which is made of the same asks.
extension API {
    func answers(
        to act: Act, _ said: ContentRef?, _ call: APICall, _ view: TicketView
    ) throws -> ActAnswers {
        var answers = ActAnswers(
            said: said, person: call.staff ?? "", newID: desk.world.newID())
        for ask in act.rule.asks {
            let asked = AskedCall(api: self, call: call, view: view, name: ask.name)
            answers.values[ask.name] = try ask.row(in: act).call(asked)
        }
        return answers
    }
}

/// A member of a call that answers an ask.
struct AskedCall {
    let api: API
    let call: APICall
    let view: TicketView
    let name: String

    private var regulation: Regulation { view.edition.regulation }

    var text: ActAnswers.Value? { call.text(name).map { .text($0) } }
    var integer: ActAnswers.Value? { call.integer(name).map { .number($0) } }

    /// Of several clocks of the commitment that is named, the last that is broken.
    var lastBroken: Int {
        let commitment = call.text("commitment") ?? ""
        return view.clocks.last { $0.id.commitment == commitment && $0.outcome == .missed }?.id
            .instance ?? 0
    }

    func fields() throws -> [String: FieldValue] {
        try api.fields(call.members(name), at: "/\(name)", regulation)
    }

    func people() throws(APIProblem) -> [String] {
        var people: [String] = []
        for (index, person) in call.texts(name).enumerated() {
            if let known = try member(person, at: "/\(name)/\(index)") { people.append(known) }
        }
        return people
    }

    func member() throws(APIProblem) -> String? { try member(call.text(name), at: "/\(name)") }

    private func member(_ person: String?, at pointer: String) throws(APIProblem) -> String? {
        guard let person else { return nil }
        guard let member = api.desk.people.member(named: person) else {
            throw .invalid(pointer, "there is nobody called '\(person)' among the staff")
        }
        return member.id
    }

    func roles() throws(APIProblem) -> [String] {
        let roles = call.texts(name)
        for (index, role) in roles.enumerated() where regulation.roles[role]?.side != .provider {
            throw .invalid(
                "/\(name)/\(index)", "the regulation has no role '\(role)' of the staff")
        }
        return roles
    }

    /// A role that the caller has, or stands in for; their first one when none is named.
    func ownRole() throws -> String {
        let roles = api.desk.roles(of: call.staff ?? "", on: view)
        let role = call.text(name) ?? roles.own.first ?? ""
        guard (roles.own + roles.standingIn).contains(role) else { throw Refusal.needsRole([role]) }
        return role
    }
}
