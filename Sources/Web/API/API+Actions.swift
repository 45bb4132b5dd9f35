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
    func say(_ call: APICall, _ command: (ContentRef) -> Command) async throws -> Response {
        let view = try await view(call)
        if call.staff == nil { return try await append(call, to: view) }
        let (said, drafts) = try words(call, on: view)
        guard let said else { throw APIProblem.invalid("/text", "is missing") }
        return try await perform([request(command(said), drafts, call, view)], call, view)
    }

    func act(_ call: APICall) async throws -> Response {
        let name = call.text("action") ?? ""
        guard let act = Act(rawValue: name), APIContract.acts.contains(act) else {
            throw APIProblem.invalid("/action", "is not known")
        }
        guard call.staff != nil || APIContract.contactActs.contains(act) else {
            let allowed = APIContract.contactActs.map(\.rawValue).sorted().joined(separator: ", ")
            throw APIProblem(.forbidden, "a contact’s token may \(allowed), not '\(name)'")
        }
        let view = try await view(call)
        do {
            if let reach = act.rule.reach { return try await self.reach(act, reach, call, view) }
            let (said, drafts) = try words(call, on: view)
            let answers = try answers(to: act, said, call, view)
            return try await perform(act, answers, drafts, call, view)
        } catch let refusal as Refusal {
            throw problem(refusal, call, view)
        }
    }

    private func words(_ call: APICall, on view: TicketView) throws -> (
        ContentRef?, [Contents.Draft]
    ) {
        guard let text = call.text("text") else { return (nil, []) }
        let (letter, files) = try files(call).letter(text, desk, on: view.row.id)
        return (letter.ref, [letter] + files)
    }

    /// An act that changes another ticket as well; `opened` of the answer is one that is new.
    private func reach(_ act: Act, _ reach: ActRule.Reach, _ call: APICall, _ view: TicketView)
        async throws -> Response
    {
        let ask = act.rule.asks[0].name
        let reached = try await desk.reach(
            act, from: view.row.number, named: call.integer(ask) ?? 0, by: call.staff ?? "",
            for: call.viewer, as: call.commandID, expecting: call.version)
        guard let reached else {
            throw APIProblem.invalid("/\(ask)", "must be another open ticket of the same client")
        }
        return try await performed(
            call, view.row.id, events: reached.done.decision.events.map(\.kind.rawValue),
            isRepeat: reached.done.isRepeat, opened: reach == .opens ? reached.other : nil)
    }

    /// The act, after the words that go out first; all of it or nothing.
    private func perform(
        _ act: Act, _ answers: ActAnswers, _ drafts: [Contents.Draft], _ call: APICall,
        _ view: TicketView
    ) async throws -> Response {
        let command = try act.command(answers)
        guard let first = act.rule.says, answers.said != nil else {
            return try await perform([request(command, drafts, call, view)], call, view)
        }
        var saying = request(try first.command(answers), drafts, call, view)
        var acting = request(command, [], call, view)
        saying.commandID += "-words"
        // The words have moved it on.
        acting.expecting = nil
        return try await perform([saying, acting], call, view)
    }

    private func request(
        _ command: Command, _ drafts: [Contents.Draft], _ call: APICall, _ view: TicketView
    ) -> Instruction {
        var request = Instruction(
            command, on: view.row.id, by: call.bearer?.performer ?? .contact(""),
            commandID: call.commandID, seen: call.version, contents: drafts)
        request.expecting = call.version
        request.digest = call.fingerprint
        return request
    }

    private func perform(_ steps: [Instruction], _ call: APICall, _ view: TicketView)
        async throws -> Response
    {
        do {
            let done = try await desk.perform(steps: steps)
            return try await performed(
                call, view.row.id, on: done[0].ticket,
                events: done.flatMap(\.decision.events).map(\.kind.rawValue),
                isRepeat: done.allSatisfy(\.isRepeat))
        } catch let refusal as Refusal {
            throw problem(refusal, call, view)
        }
    }

    private func problem(_ refusal: Refusal, _ call: APICall, _ view: TicketView) -> any Error {
        do {
            let reader = try reader(call, of: view.edition, now: view.asOf)
            let sentence = RefusalSentence(reader: reader, isForPrograms: true).text(refusal)
            return APIProblem(.refused, sentence, refusal: refusal)
        } catch { return error }
    }

    /// - Parameter done: where it was done: the ticket that a merged one goes on in, which the
    ///   caller may not see, or the request that an answer to a finished one opened.
    func performed(
        _ call: APICall, _ ticket: TicketID, on done: TicketID? = nil, events: [String],
        isRepeat: Bool? = nil, opened: Int? = nil
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
            opened: isMerged ? nil : opened ?? moved)
        return try json(body, call, headers: [.eTag: Self.tag(row.version)])
    }
}
