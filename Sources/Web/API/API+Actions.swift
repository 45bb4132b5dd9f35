import HTTPTypes
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// What was done.
struct PerformedBody: Encodable {
    var number: Int
    var version: Int
    var state: String
    var events: [String]
    var isRepeat: Bool
    /// The words went there: the ticket named goes on in it.
    var mergedInto: Int?
    /// The words opened this request: the ticket named is finished.
    var opened: Int?
}

/// Acting on tickets: one call, one command.
extension API {
    func say(_ call: APICall) async throws -> Response {
        let view = try await view(call)
        if call.staff == nil { return try await append(call, to: view) }
        let (said, drafts) = try words(call, on: view)
        guard let said else { throw APIProblem.invalid("/text", "is missing") }
        let command: Command =
            switch call.operation.id {
            case .ask: .askClient(said)
            case .note: .note(said)
            default: .reply(said)
            }
        return try await perform(command, drafts, call, view)
    }

    func act(_ call: APICall) async throws -> Response {
        let action = call.text("action") ?? ""
        guard call.staff != nil || APIContract.contactActions.contains(action) else {
            let allowed = APIContract.contactActions.sorted().joined(separator: ", ")
            throw APIProblem(.forbidden, "a contact’s token may \(allowed), not '\(action)'")
        }
        let view = try await view(call)
        if action == "merge" { return try await merge(call, view) }
        let (said, drafts) = try words(call, on: view)
        let command = try command(action, said, call, view)
        return try await perform(command, drafts, call, view)
    }

    private func words(_ call: APICall, on view: TicketView) throws -> (
        ContentRef?, [Contents.Draft]
    ) {
        guard let text = call.text("text") else { return (nil, []) }
        let (letter, files) = try files(call).letter(text, desk, on: view.row.id)
        return (letter.ref, [letter] + files)
    }

    /// Both tickets in one transaction; the other goes on.
    private func merge(_ call: APICall, _ view: TicketView) async throws -> Response {
        let into = call.integer("into") ?? 0
        let merged = try await desk.merge(
            view.row.number, into: into, by: call.staff ?? "", for: call.viewer, as: call.commandID,
            expecting: call.version)
        guard let merged else {
            throw APIProblem.invalid("/into", "must be another open ticket of the same client")
        }
        return try await performed(
            call, view.row.id, events: merged.decision.events.map(\.kind.rawValue),
            isRepeat: merged.isRepeat)
    }

    private func perform(
        _ command: Command, _ drafts: [Contents.Draft], _ call: APICall, _ view: TicketView
    ) async throws -> Response {
        var request = Runtime.Request(
            command, on: view.row.id, by: call.bearer?.performer ?? .contact(""),
            commandID: call.commandID,
            seen: call.version, contents: drafts)
        request.expecting = call.version
        request.digest = call.fingerprint
        do {
            let done = try await desk.perform(request)
            return try await performed(
                call, view.row.id, on: done.ticket,
                events: done.decision.events.map(\.kind.rawValue),
                isRepeat: done.isRepeat)
        } catch let refusal as Refusal {
            let reader = try reader(call, of: view.edition, now: view.asOf)
            let sentence = RefusalSentence(reader: reader, isForPrograms: true).text(refusal)
            throw APIProblem(.refused, sentence, refusal: refusal)
        }
    }

    /// - Parameter done: where it was done: the ticket that a merged one goes on in, which the
    ///   caller may not see, or the request that an answer to a finished one opened.
    func performed(
        _ call: APICall, _ ticket: TicketID, on done: TicketID? = nil, events: [String],
        isRepeat: Bool? = nil
    ) async throws -> Response {
        let done = done ?? ticket
        var seen = try await desk.ticket(id: done, for: call.viewer)
        if seen == nil { seen = try await desk.ticket(id: ticket, for: call.viewer) }
        guard let row = seen else {
            throw APIProblem(.notFound, "there is no ticket \(call.number) for this token any more")
        }
        let moved = done == ticket ? nil : try await desk.ticket(id: done, for: .desk)?.number
        let isMerged =
            moved == nil ? false : try await desk.ticket(id: ticket, for: .desk)?.isMerged ?? false
        let body = PerformedBody(
            number: row.number, version: row.version, state: row.state.rawValue, events: events,
            isRepeat: isRepeat ?? events.isEmpty, mergedInto: isMerged ? moved : nil,
            opened: isMerged ? nil : moved)
        return try json(body, call, headers: [.eTag: Self.tag(row.version)])
    }

    // MARK: Commands

    private func command(
        _ action: String, _ said: ContentRef?, _ call: APICall, _ view: TicketView
    ) throws -> Command {
        let (reason, regulation) = (call.text("reason"), view.edition.regulation)
        switch action {
        case "admit": return .admit
        case "take": return .take(override: call.text("override"))
        case "start": return .start
        case "resume": return .resume
        case "release": return .release
        case "finish": return .finish
        case "sign_off": return .signOff
        case "close": return .close
        case "reopen": return .reopen
        case "assign": return .assign(people: try people(call))
        case "refuse": return .refuse(reason: reason, said)
        case "postpone": return .postpone(until: call.moment("until"), reason: reason, said)
        case "wait": return .wait(wait(call), said, expected: call.date("expected"))
        case "hand_over": return .handOver(to: try roles(call, regulation))
        case "put_in_turn": return .putInTurn(said)
        case "expedite": return .expedite(reason: reason, said)
        case "prioritise": return .prioritise(call.text("priority") ?? "", reason: reason)
        case "categorise": return .categorise(call.text("category") ?? "")
        case "place": return .place(placement(call, view))
        case "fill":
            return .fill(try fields(call.members("fields"), at: "/fields", view.edition.regulation))
        default: return try workCommand(action, said, call, view)
        }
    }

    private func workCommand(
        _ action: String, _ said: ContentRef?, _ call: APICall, _ view: TicketView
    ) throws -> Command {
        let version = call.integer("version") ?? 0
        switch (action, said) {
        case ("log", _): return .log(try entry(call, view, said))
        case ("correct_log", _):
            return .correctLog(
                entry: call.text("entry") ?? "", minutes: call.integer("minutes") ?? 0, said)
        case ("estimate", _):
            return .estimate(
                minutes: call.integer("minutes"), amount: call.integer("amount").map(Int64.init),
                ready: call.date("ready"), said)
        case ("approve", _): return .approve(version: version, said)
        case ("decline", _): return .decline(version: version, said)
        case ("report_defect", let said?): return .reportDefect(said)
        case ("publish", let said?): return .publish(said)
        case ("open_subtask", let said?):
            return .openSubtask(
                .init(
                    subtask: desk.world.newID(), content: said, role: call.text("role"),
                    person: try member(call.text("person"), at: "/person"),
                    priority: call.text("priority")))
        case ("finish_subtask", _): return .finishSubtask(call.text("subtask") ?? "")
        case ("prioritise_subtask", _):
            return .prioritiseSubtask(call.text("subtask") ?? "", call.text("priority"))
        case ("watch", _): return .watch(call.staff ?? "")
        case ("unwatch", _): return .unwatch(call.staff ?? "")
        case ("snooze", _): return .snooze(until: call.moment("until") ?? desk.world.now())
        case ("escalate", _): return .escalate(call.text("escalation") ?? "", said)
        case ("withdraw", let said?): return .withdraw(breach(call, view), said)
        case ("decide", let said?): return .decide(granted: call.flag("granted"), said)
        default: throw APIProblem.invalid("/action", "is not known")
        }
    }

    /// The clock that is named; of several of a commitment the last that is broken.
    private func breach(_ call: APICall, _ view: TicketView) -> ClockID {
        let commitment = call.text("commitment") ?? ""
        let last = view.clocks.last { $0.id.commitment == commitment && $0.outcome == .missed }?.id
            .instance
        return ClockID(commitment: commitment, instance: call.integer("instance") ?? last ?? 0)
    }

    private func wait(_ call: APICall) -> TicketEvent.Waited.What {
        switch call.text("for") {
        case "third_party": .thirdParty
        case "approval": .approval
        default: .client
        }
    }

    private func people(_ call: APICall) throws(APIProblem) -> [String] {
        var people: [String] = []
        for (index, person) in call.texts("people").enumerated() {
            if let known = try member(person, at: "/people/\(index)") { people.append(known) }
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

    private func roles(_ call: APICall, _ regulation: Regulation) throws(APIProblem) -> [String] {
        let roles = call.texts("to")
        for (index, role) in roles.enumerated() where regulation.roles[role]?.side != .provider {
            throw .invalid("/to/\(index)", "the regulation has no role '\(role)' of the staff")
        }
        return roles
    }

    private func entry(_ call: APICall, _ view: TicketView, _ said: ContentRef?) throws
        -> TicketEvent.Logged
    {
        let person = call.staff ?? ""
        let roles = desk.roles(of: person, on: view)
        let role = call.text("role") ?? roles.own.first ?? ""
        guard (roles.own + roles.standingIn).contains(role) else { throw Refusal.needsRole([role]) }
        let from = call.moment("from") ?? desk.world.now()
        return TicketEvent.Logged(
            entry: desk.world.newID(), person: person, role: role, from: from,
            minutes: call.integer("minutes") ?? 0,
            work: call.text("work") ?? "", content: said)
    }
}
