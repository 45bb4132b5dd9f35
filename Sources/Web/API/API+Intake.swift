import HTTPTypes
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// What became of an interaction.
struct IntakeBody: Encodable {
    var outcome: String
    var interaction: String
    var number: Int?
    var rule: String?
    var ruleTitle: String?
    var clauses: [String]?
    /// What the sender is told, where there is no ticket to tell it by.
    var message: String?
    var isRepeat: Bool
}

extension IntakeBody {
    init(
        outcome: InteractionEvent.Outcome, interaction: String, number: Int?, rule: String?,
        _ reader: EditionReader
    ) {
        self.init(
            outcome: outcome.rawValue, interaction: interaction, number: number, rule: rule,
            ruleTitle: rule.flatMap(reader.rule),
            clauses: rule.flatMap { reader.regulation.rules[$0]?.clauses },
            message: nil, isRepeat: false)
    }
}

/// Taking interactions in, by the one door that letters and calls come through.
extension API {
    func createTicket(_ call: APICall) async throws -> Response {
        let id = APICall.digest(call.commandID)
        if let known = try await desk.interaction(id) { return try await repeated(known, call) }
        let interaction = try interaction(call, id: id)
        // Decided first without writing: a refusal must leave no interaction behind that nobody
        // judges.
        _ = try desk.preview(interaction)
        do {
            let outcome = try await Intake(desk: desk).receive(interaction)
            return try taken(
                call, outcome: outcome.outcome, interaction: outcome.interaction,
                number: outcome.number,
                rule: outcome.rule, address: interaction.address, isRepeat: false)
        } catch StoreError.conflict(let what) {
            // Another call with the same key was quicker.
            guard let known = try await desk.interaction(id) else {
                throw StoreError.conflict(what)
            }
            return try await repeated(known, call)
        }
    }

    private func repeated(_ known: InteractionJournal.Row, _ call: APICall) async throws -> Response
    {
        guard known.bodyDigest == call.fingerprint else {
            throw APIProblem(
                .keyReused, "this Idempotency-Key was used for another request; choose a new one")
        }
        guard let outcome = known.outcome else {
            throw APIProblem(
                .conflict, "the first request with this key is being worked on; repeat",
                retryAfter: 1)
        }
        var number: Int?
        if let ticket = known.ticket {
            number = try await desk.ticket(id: TicketID(ticket), for: call.viewer)?.number
        }
        return try taken(
            call, outcome: outcome, interaction: known.id, number: number, rule: known.rule,
            address: known.address,
            isRepeat: true)
    }

    private func taken(
        _ call: APICall, outcome: InteractionEvent.Outcome, interaction: String, number: Int?,
        rule: String?,
        address: String, isRepeat: Bool
    ) throws -> Response {
        let told = try rule.flatMap {
            outcome == .recorded ? try desk.told(byRule: $0, toSender: address) : nil
        }
        var body = IntakeBody(
            outcome: outcome, interaction: interaction, number: number, rule: rule, try reader(call)
        )
        (body.message, body.isRepeat) = (told, isRepeat)
        let location = number.map { "\(APIContract.root)/tickets/\($0)" }
        return try json(body, call, status: 201, headers: location.map { [.location: $0] } ?? [:])
    }

    // MARK: The interaction

    private func interaction(_ call: APICall, id: String) throws -> Interaction {
        let regulation = try desk.edition().regulation
        let (channel, address) =
            try call.staff == nil ? own(call, regulation) : stated(call, regulation)
        var letter = StoredLetter(
            subject: call.text("subject") ?? "", text: call.text("text") ?? "")
        let files = try files(call)
        let drafts = files.attached(desk, to: &letter)
        let now = desk.world.now()
        let arrivedAt = call.staff == nil ? now : call.moment("arrived_at") ?? now
        guard arrivedAt <= now else { throw Refusal.badMoment(earliest: .distantPast, latest: now) }
        letter.stated = .init(
            project: try project(call, address: address), category: call.text("category"),
            fields: try fields(call.members("fields"), at: "/fields", regulation))
        return Interaction(
            source(call), channel: channel, address: address, letter: letter, contents: drafts,
            arrivedAt: arrivedAt, id: id, bodyDigest: call.fingerprint)
    }

    private func stated(_ call: APICall, _ regulation: Regulation) throws(APIProblem) -> (
        String, String
    ) {
        let known = regulation.channels.names + [Channel.other]
        guard let channel = call.text("channel"), known.contains(channel) else {
            throw .invalid("/channel", "must be one of \(known.joined(separator: ", "))")
        }
        guard let sender = call.text("sender") else { throw .invalid("/sender", "is missing") }
        return (channel, sender)
    }

    /// A contact writes for themselves: by the portal or a form, or as by mail where the regulation
    /// has neither.
    private func own(_ call: APICall, _ regulation: Regulation) throws -> (String, String) {
        for name in ["channel", "sender", "arrived_at"] where call.text(name) != nil {
            throw APIProblem.invalid(
                "/\(name)", "is left out by a contact’s token: it is the contact’s own")
        }
        return (regulation.ownChannel, try address(call))
    }

    /// The contact whose token it is: who writes is known by it, not by an address that another may
    /// share.
    private func source(_ call: APICall) -> Interaction.Source {
        if let staff = call.staff { return .written(by: staff) }
        guard case .contact(let person, let company, _) = call.viewer,
            let client = desk.people.clients[company],
            let contact = client.contacts[person]
        else { return .address }
        return .signedIn(.init(client: client, contact: contact))
    }

    private func address(_ call: APICall) throws(APIProblem) -> String {
        guard case .contact(let person, let client, _) = call.viewer,
            let address = desk.people.clients[client]?.contacts[person]?.addresses.first
        else {
            throw APIProblem(
                .forbidden, "the contact of this token has no address to be answered at")
        }
        return address
    }

    private func project(_ call: APICall, address: String) throws(APIProblem) -> String? {
        if case .contact(_, _, .projects(let only)) = call.viewer {
            let named = call.text("project") ?? only.first ?? ""
            guard only.contains(named) else {
                throw .invalid("/project", "this token is for \(only.joined(separator: ", "))")
            }
            return named
        }
        guard let project = call.text("project") else { return nil }
        let client = desk.people.contact(address: address)?.client
        guard desk.people.project(ProjectKey(client: client?.id, name: project)) != nil else {
            guard let client else {
                throw .invalid(
                    "/project",
                    "the sender is nobody’s contact, and not just one client has such a project")
            }
            let known = client.projects.keys.sorted().joined(separator: ", ")
            throw .invalid(
                "/project",
                "the sender’s client has no such project" + (known.isEmpty ? "" : ": \(known)"))
        }
        return project
    }

    func fields(
        _ members: [String: JSONValue], at pointer: String, _ regulation: Regulation
    ) throws -> [String: FieldValue] {
        var fields: [String: FieldValue] = [:]
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            guard let field = regulation.fields[name], field.about == .ticket else {
                throw Refusal.noSuchField(name)
            }
            if case .string(let text) = value, let fault = field.kind.shape.fault(in: text) {
                throw APIProblem.invalid("\(pointer)/\(name)", "\(fault)")
            }
            guard let fitting = FieldValue(value, for: field) else {
                let options = field.options.names.joined(separator: ", ")
                throw Refusal.badValue(
                    field: name, expected: options.isEmpty ? field.kind.rawValue : options)
            }
            fields[name] = fitting
        }
        return fields
    }

    /// More from a contact on their ticket.
    func append(_ call: APICall, to view: TicketView) async throws -> Response {
        let id = APICall.digest(call.commandID)
        let known = try await desk.interaction(id)
        var done = known?.ticket.map { TicketID($0) }
        if let known, known.bodyDigest != call.fingerprint {
            throw APIProblem(
                .keyReused, "this Idempotency-Key was used for another request; choose a new one")
        }
        if known == nil {
            if let seen = call.version, seen != view.stream.version {
                throw TicketMoved(expected: seen, version: view.stream.version)
            }
            var letter = StoredLetter(
                subject: call.text("subject") ?? "", text: call.text("text") ?? "")
            let files = try files(call)
            let drafts = files.attached(desk, to: &letter)
            letter.stated = .init(ticket: view.row.id)
            let interaction = Interaction(
                source(call), channel: view.edition.regulation.ownChannel,
                address: try address(call), letter: letter, contents: drafts,
                arrivedAt: desk.world.now(), id: id, bodyDigest: call.fingerprint)
            done = try await Intake(desk: desk).receive(interaction).ticket
        }
        return try await performed(
            call, view.row.id, on: done, events: known == nil ? ["client_wrote"] : [])
    }
}
