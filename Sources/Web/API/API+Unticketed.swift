import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

struct UnticketedListBody: Encodable {
    struct Unticketed: Encodable {
        var id: String
        var receivedAt: String
        var channel: String
        var sender: String
        var subject: String
        var outcome: String?
        var rule: String?
        var reason: String?
        var isKeptAside: Bool
        var mayBeJudged: Bool
    }

    var contacts: [Unticketed]
}

struct JudgedBody: Encodable {
    var contacts: [IntakeBody]
}

/// Interactions that became no ticket: looked through, and judged where they were only kept aside.
extension API {
    func listUnticketed(_ call: APICall) async throws -> Response {
        try requireWholeDesk(call)
        let reader = try reader(call)
        let contacts = try await desk.unticketed(limit: call.limit).map { row in
            UnticketedListBody.Unticketed(
                id: row.id, receivedAt: row.receivedAt.iso8601, channel: row.channel,
                sender: row.address,
                subject: row.title, outcome: row.outcome?.rawValue, rule: row.rule,
                reason: row.reason.map(reader.words.why), isKeptAside: row.isKeptAside,
                mayBeJudged: row.mayBeJudged)
        }
        return try json(UnticketedListBody(contacts: contacts), call)
    }

    func judgeContact(_ call: APICall) async throws -> Response {
        try requireWholeDesk(call)
        let (id, kept) = (
            call.path["id"] ?? "", call.flag("all_of_sender") ? Intake.Kept.allOfSender : .one
        )
        guard let judged = try await Intake(desk: desk).judge(id, kept, by: call.staff ?? "") else {
            throw APIProblem(.notFound, "there is no contact '\(id)'")
        }
        let reader = try reader(call)
        return try json(JudgedBody(contacts: judged.map { IntakeBody($0, reader) }), call)
    }

    /// As on the page of these interactions.
    private func requireWholeDesk(_ call: APICall) throws(APIProblem) {
        guard call.viewer.seesEverything else {
            throw APIProblem(
                .forbidden, "contacts without a ticket are for those who work for the whole desk")
        }
    }
}

extension IntakeBody {
    fileprivate init(_ judged: Intake.Judged, _ reader: EditionReader) {
        let outcome = judged.outcome
        self.init(
            outcome: outcome.outcome, interaction: outcome.interaction, number: outcome.number,
            rule: outcome.rule,
            reader)
        isRepeat = judged.isRepeat
    }
}
