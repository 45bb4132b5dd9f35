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
            answers.values[ask.name] = try value(of: ask, call, view)
        }
        return answers
    }

    private func value(of ask: ActAsk, _ call: APICall, _ view: TicketView) throws
        -> ActAnswers.Value?
    {
        let name = ask.name
        return switch ask.kind {
        case .words: nil
        case .number, .amount, .version, .ticket, .message: call.integer(name).map { .number($0) }
        case .moment: call.moment(name).map { .moment($0) }
        case .day: call.date(name).map { .day($0) }
        case .flag: .flag(call.flag(name))
        case .people: .names(try people(call, name))
        case .roles: .names(try roles(call, name, view.edition.regulation))
        case .person: try member(call.text(name), at: "/\(name)").map { .text($0) }
        case .ownRole: .text(try ownRole(call.text(name), call, view))
        case .fields:
            .fields(try fields(call.members(name), at: "/\(name)", view.edition.regulation))
        case .client: placement(call, view).client.map { .text($0) }
        case .project: placement(call, view).project.map { .text($0) }
        case .contact: placement(call, view).contact.map { .text($0) }
        case .instance: .number(call.integer(name) ?? lastBroken(call, view))
        case .lines, .reason, .category, .priority, .work, .role, .entry, .subtask,
            .escalation, .breach, .awaited:
            call.text(name).map { .text($0) }
        }
    }

    /// Of several clocks of the commitment that is named, the last that is broken.
    private func lastBroken(_ call: APICall, _ view: TicketView) -> Int {
        let commitment = call.text("commitment") ?? ""
        return view.clocks.last { $0.id.commitment == commitment && $0.outcome == .missed }?.id
            .instance ?? 0
    }

    private func people(_ call: APICall, _ name: String) throws(APIProblem) -> [String] {
        var people: [String] = []
        for (index, person) in call.texts(name).enumerated() {
            if let known = try member(person, at: "/\(name)/\(index)") { people.append(known) }
        }
        return people
    }

    private func member(_ person: String?, at pointer: String) throws(APIProblem) -> String? {
        guard let person else { return nil }
        guard let member = desk.people.member(named: person) else {
            throw .invalid(pointer, "there is nobody called '\(person)' among the staff")
        }
        return member.id
    }

    private func roles(_ call: APICall, _ name: String, _ regulation: Regulation)
        throws(APIProblem) -> [String]
    {
        let roles = call.texts(name)
        for (index, role) in roles.enumerated() where regulation.roles[role]?.side != .provider {
            throw .invalid(
                "/\(name)/\(index)", "the regulation has no role '\(role)' of the staff")
        }
        return roles
    }

    /// A role that the caller has, or stands in for; their first one when none is named.
    private func ownRole(_ named: String?, _ call: APICall, _ view: TicketView) throws -> String {
        let roles = desk.roles(of: call.staff ?? "", on: view)
        let role = named ?? roles.own.first ?? ""
        guard (roles.own + roles.standingIn).contains(role) else { throw Refusal.needsRole([role]) }
        return role
    }
}
