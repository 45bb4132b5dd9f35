import Foundation
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// What is done in a step, at the doors by which people do it.
extension ScenarioRun {
    /// nil: the step only looks.
    mutating func act(_ step: Scenario.Step, at: Instant) async throws -> StepResult? {
        guard let does = step.does else { return nil }
        switch does {
        case .deed(.acknowledged):
            try await acknowledge(by: step.by ?? "")
            return nil
        case .deed(.appointed), .deed(.dismissed): return try await appoint(step)
        case .event(.arrived) where step.parent == nil: return try await arrive(step, at: at)
        case .event(.clientWrote): return try await write(step, at: at)
        case .event(.admissionFailed): return try await returnReceipt(of: step.ticket ?? "", at: at)
        case .event(.admitted) where step.by == "desk":
            return try await resendReceipt(of: step.ticket ?? "")
        case .deed, .event: break
        }
        return try await perform(does, step, at: at)
    }

    private func perform(_ does: Scenario.Step.Act, _ step: Scenario.Step, at: Instant) async throws
        -> StepResult?
    {
        let said = try desk.draft(saying: step.text ?? step.says ?? "…")
        if let parent = step.parent {
            guard let command = onPart(does, step, said.ref) else { return nil }
            return await carryOut(command, on: parent, step, [said])
        }
        guard let name = step.ticket, let command = command(does, step, saying: said.ref, at: at)
        else { return nil }
        if let filling = filling(before: command, step) {
            let filled = await carryOut(.fill(filling), on: name, step)
            guard filled.why == nil else { return filled }
        }
        return await carryOut(command, on: name, step, [said])
    }

    private func carryOut(
        _ command: Command, on name: String, _ step: Scenario.Step,
        _ contents: [Contents.Draft] = []
    ) async -> StepResult {
        await carryOut(command, on: name, by: performer(step), contents)
    }

    func carryOut(
        _ command: Command, on name: String, by performer: Performer,
        _ contents: [Contents.Draft] = []
    ) async -> StepResult {
        var result = StepResult()
        do {
            let request = Instruction(
                command, on: tickets[name] ?? TicketID(name), by: performer,
                commandID: desk.world.newID(),
                contents: contents)
            result.decision = try await desk.perform(request).decision
        } catch let refusal as Refusal {
            result.refusal = refusal
        } catch {
            result.fault = "\(error)"
        }
        return result
    }

    /// Who acts, as the server knows them when they have signed in.
    private func performer(_ step: Scenario.Step) -> Performer {
        guard let person = step.by, person != "desk" else { return .desk }
        if scene.contact(person) != nil { return .contact(person) }
        return desk.people.staff[person] == nil ? .stranger : .staff(person)
    }

    // MARK: Interactions

    private mutating func arrive(_ step: Scenario.Step, at: Instant) async throws -> StepResult {
        var interaction = interaction(step, at: at)
        if let ended = step.answers.flatMap({ tickets[$0] }) {
            try await answer(ended, with: &interaction)
        }
        let acts = leaveToSorting(&interaction, step)
        let (outcome, result) = await receive(interaction, step)
        guard let outcome, let name = step.ticket, let ticket = outcome.ticket else {
            return result
        }
        // Added to another ticket, it is called by that one's name.
        if !tickets.values.contains(ticket) {
            tickets[name] = ticket
            names.append(name)
        }
        try await simulated.time.settle()
        if step.receiptBounces {
            let returned = try await returnReceipt(of: name, at: at)
            guard returned.why == nil else { return returned }
        }
        // What became of no ticket, or was added to another, is not sorted.
        guard outcome.outcome != .appended else { return result }
        return await sort(name, by: acts, after: result)
    }

    /// A further message about a ticket.
    private func write(_ step: Scenario.Step, at: Instant) async throws -> StepResult {
        let fields = fields(step)
        if !fields.isEmpty, !isLetter(step), let name = step.ticket {
            let filled = await carryOut(.fill(fields), on: name, step)
            guard filled.why == nil else { return filled }
        }
        var interaction = interaction(step, at: at)
        let acts = leaveToSorting(&interaction, step)
        interaction.stated.fields = [:]
        if let ticket = step.ticket.flatMap({ tickets[$0] }) {
            try await answer(ticket, with: &interaction)
        }
        let result = await receive(interaction, step).result
        guard let name = step.ticket else { return result }
        return await sort(name, by: acts, after: result)
    }

    private func receive(
        _ interaction: Interaction, _ step: Scenario.Step
    ) async -> (outcome: Intake.Outcome?, result: StepResult) {
        var result = StepResult()
        do {
            let outcome = try await Intake(desk: desk).receive(interaction)
            result.decision = outcome.decision ?? Decision()
            result.refusal = outcome.refusal
            result.intake = outcome
            return (outcome, result)
        } catch let refusal as Refusal {
            result.refusal = refusal
        } catch {
            result.fault = "\(error)"
        }
        return (nil, result)
    }

    private func interaction(_ step: Scenario.Step, at: Instant) -> Interaction {
        let channel = step.channel ?? Channel.other
        let sender = (step.sender ?? step.by).flatMap { person in
            scene.client(of: person).flatMap { client in
                client.contacts[person].map { KnownContact(client: client, contact: $0) }
            }
        }
        // Where the story does not tell the text, there is some.
        var letter = StoredLetter(subject: step.subject ?? "", text: step.text ?? step.ticket ?? "")
        letter.stated = .init(
            project: step.project, category: step.category, fields: fields(step))
        let contents = attach(step.attached, to: &letter)
        return Interaction(
            source(step, sender), channel: channel,
            address: sender?.contact.addresses.first ?? address(of: step.by), letter: letter,
            contents: contents, arrivedAt: step.reached.map { instant($0) } ?? at)
    }

    private func source(_ step: Scenario.Step, _ sender: KnownContact?) -> Interaction.Source {
        if isLetter(step) {
            var facts = LetterFacts()
            facts.messageID = "\(desk.world.newID())@client.example"
            facts.isProven = step.proven
            facts.isSpam = step.spam
            facts.passedOnBy = step.by.flatMap { desk.people.staff[$0]?.id }
            return .letter(facts)
        }
        if let staff = step.by, desk.people.staff[staff] != nil {
            return .written(by: staff, of: sender)
        }
        return sender.map { .signedIn($0) } ?? .address
    }

    /// A file of the kind that the step states.
    private func attach(_ kind: AttachedKind?, to letter: inout StoredLetter) -> [Contents.Draft] {
        guard let kind, kind != .none else { return [] }
        let file = desk.draft(kind: .file, Data())
        letter.attach(
            file, name: kind.rawValue, contentType: kind == .image ? "image/png" : "text/plain",
            size: 0)
        return [file]
    }

    /// What the staff writes down, a letter too, comes by a form.
    func isLetter(_ step: Scenario.Step) -> Bool {
        let isWrittenDown = step.sender != nil && desk.people.staff[step.by ?? ""] != nil
        return !isWrittenDown
            && step.channel.flatMap { edition.regulation.channels[$0]?.kind } == .email
    }

    private func address(of person: String?) -> String {
        guard let person, person != "stranger", person != "desk" else {
            return "stranger@somewhere.example"
        }
        return desk.people.staff[person]?.email ?? "\(person)@somewhere.example"
    }

    /// A letter refers to what it answers; elsewhere the ticket's page is answered on.
    private func answer(_ ticket: TicketID, with interaction: inout Interaction) async throws {
        let stream = try await simulated.stream(ticket)
        guard case .letter(var facts) = interaction.source else {
            interaction.stated.ticket = ticket
            return
        }
        let written = simulated.post.letters().filter { $0.ticket == ticket }.map(
            \.letter.messageID)
        guard written.isEmpty else {
            facts.references = written
            interaction.source = .letter(facts)
            return
        }
        interaction.letter.subject =
            "Re: [#\(stream.ticket.number ?? 0)] \(try await title(of: stream))"
    }

    private func title(of stream: TicketStream) async throws -> String {
        let desk = desk
        return try await desk.store.read { try desk.title(of: stream.ticket, in: $0) }
    }

    // MARK: People

    /// Gives somebody of a client a role, or takes it where the step names none.
    private func appoint(_ step: Scenario.Step) async throws -> StepResult {
        guard let person = step.person, let name = step.client,
            let client = desk.people.clients[name],
            var contact = client.contacts[person]
        else { return StepResult() }
        contact.roles = step.does == .deed(.appointed) ? [step.role].compactMap(\.self) : []
        contact.department = step.department
        let stated = contact
        return try await state(PeopleChange(client: name, [.contactStated(contact)])) {
            check throws(PeopleFault) in
            try check.contact(stated, of: client)
        }
    }

    /// Puts people in roles of a project; nil: the step does not.
    func restaff(_ step: Scenario.Step) async throws -> StepResult? {
        guard !step.team.names.isEmpty, let key = scene.project(step.project, of: step.client),
            let client = key.client, var project = desk.people.project(key)
        else { return nil }
        for (role, people) in step.team.pairs { project.team[role] = people }
        let stated = project
        let result = try await state(PeopleChange(client: client, [.projectStated(project)])) {
            check throws(PeopleFault) in try check.project(stated)
        }
        return result.why == nil ? nil : result
    }

    private func state(
        _ change: PeopleChange, after rule: (PeopleCheck) throws(PeopleFault) -> Void
    ) async throws -> StepResult {
        var result = StepResult()
        let check = try PeopleCheck(desk: desk)
        do {
            try rule(check)
        } catch {
            result.fault = "\(error)"
            return result
        }
        do {
            _ = try await desk.record(change, by: nil)
        } catch let refusal as PeopleRefusal {
            if case .seat(let fault) = refusal.fault {
                result.seat = fault
            } else {
                result.fault = "\(refusal)"
            }
        }
        return result
    }
}
