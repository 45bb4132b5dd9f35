import Regulations
import WorkingTime

/// A desk in memory and in virtual time: it drives the same `decide` and `clocks` as the server.
struct VirtualDesk {
    struct Project: Sendable {
        var name: String
        var client: String
        var team: [String: [String]]

        var key: ProjectKey { ProjectKey(client: client, name: name) }
    }
    /// What stands around a contact.
    struct Around {
        var repeats: TicketID?
        var overlaps = false
        var client: Client?
        var project: String?
        var spam = false
        /// What becomes of the receipt.
        var receipt = ReceiptOutcome.sent
    }
    /// What one step led to.
    struct Step {
        var decision = Decision()
        var refusal: Refusal?
        /// Why somebody was not given a role.
        var seat: SeatFault?
        var events: [TicketEvent] = []
        /// Messages sent, those told to the person refused included.
        var sent: [String] = []
        /// Message to those who got it or a copy.
        var told: [String: [String]] = [:]
    }

    /// Timers that may ring for one ticket in one step.
    static let ringsMax = 1000

    let edition: Edition
    /// Client to the edition that its agreements change.
    var changed: [String: Edition] = [:]
    var staff: [String: [String]] = [:]
    var absences: [String: [StaffMember.Absence]] = [:]
    /// Mail addresses of the staff, where the story names them.
    var addresses: [String: String] = [:]
    var clients: [String: Client] = [:]
    var projects: [Project] = []
    var tickets: [String: TicketStream] = [:]
    /// Names of the tickets in order of arrival.
    var names: [String] = []

    init(edition: Edition) { self.edition = edition }

    func edition(for client: String?) -> Edition { client.flatMap { changed[$0] } ?? edition }

    func edition(of ticket: String) -> Edition { edition(for: tickets[ticket]?.ticket.client) }

    // MARK: Time

    /// Lets every timer ring that is due by `instant`.
    ///
    /// - Returns: Ticket to what its timers sent.
    mutating func advance(to instant: Instant) -> [String: Step] {
        var rung: [String: Step] = [:]
        for name in names {
            for _ in 0..<Self.ringsMax {
                guard let stream = tickets[name], let next = nextRing(of: stream, under: edition(of: name)),
                    next <= instant
                else { break }
                rung[name, default: Step()].hear(carryOut(.ring, on: name, by: .desk, at: next))
            }
        }
        return rung
    }

    // MARK: Commands

    /// Carries out a command and what the desk itself does because of it.
    mutating func carryOut(
        _ command: Command, on name: String, by actor: Actor, at: Instant, around: Around = Around()
    ) -> Step {
        var step = Step()
        let stream = tickets[name] ?? TicketStream(id: TicketID(name))
        var around = around
        around.client = around.client ?? stream.ticket.client.flatMap { clients[$0] }
        around.project = around.project ?? stream.ticket.project
        let edition = edition(for: around.client?.id)
        var seeing = surroundings(around, at: at, edition)
        seeing.actorAddress = addresses[actor.id]
        do throws(Refusal) {
            step.decision = try decide(command, given: stream, by: actor, seeing: seeing, at: at, under: edition)
        } catch {
            step.refusal = error
            if case .byRule(let rule) = error, let told = rule.told, tickets[name] != nil {
                let after = carryOut(.tell(told), on: name, by: .desk, at: at)
                (step.events, step.sent, step.told) = (after.events, after.sent, after.told)
            }
            return step
        }
        take(step.decision, into: name, stream, at: at)
        step.events = step.decision.events
        step.sent += step.events.compactMap(\.message)
        for message in step.events.compactMap(\.message) { step.told[message] = told(message, on: name, at: at) }
        if case .recorded(_, let message?)? = step.decision.aside, case .receive(let contact) = command {
            step.sent.append(message)
            step.told[message] = told(noted: contact)
        }
        receiveReceipts(&step, around.receipt, name: name, at: at)
        return step
    }

    private mutating func take(_ decision: Decision, into name: String, _ stream: TicketStream, at: Instant) {
        guard !decision.entries.isEmpty else { return }
        var stream = stream
        for record in decision.records(after: stream.version, recordedAt: at) { stream.append(record) }
        if tickets.updateValue(stream, forKey: name) == nil { names.append(name) }
    }

    /// In the story a receipt arrives at once, unless the step says that it bounces.
    private mutating func receiveReceipts(
        _ step: inout Step, _ outcome: ReceiptOutcome, name: String, at: Instant
    ) {
        let admits = step.events.contains { event in
            event.message.flatMap { edition.regulation.messages[$0] }?.admits ?? false
        }
        guard admits, tickets[name]?.ticket.receipt == nil else { return }
        let after = carryOut(.recordReceipt(outcome, reason: nil), on: name, by: .desk, at: at)
        step.events += after.events
        step.hear(after)
    }

    /// What is noted is answered to who wrote, if mail reaches them.
    private func told(noted contact: Command.Contact) -> [String] {
        if let person = contact.sender.person { return [person] }
        return edition.regulation.channels[contact.channel]?.kind == .email ? ["stranger"] : []
    }

    /// Those whom a message reaches, in the words of the story.
    private func told(_ name: String, on ticket: String, at: Instant) -> [String] {
        let regulation = edition(of: ticket).regulation
        guard let message = regulation.messages[name], let ticket = tickets[ticket]?.ticket else { return [] }
        let client = ticket.client.flatMap { clients[$0] }
        let holders = message.everywhere ? holdersEverywhere : holders(project: ticket.projectKey)
        let away = away(at: at)
        let all =
            regulation.addressees(of: message, for: ticket, client: client, holders: holders, away: away)
            + regulation.copies(of: message, for: ticket, client: client, holders: holders, away: away)
        return all.map { addressee in
            switch addressee {
            case .contact(let name), .staff(let name), .channel(let name): name
            case .sender: "stranger"
            }
        }
    }

    private func surroundings(_ around: Around, at: Instant, _ edition: Edition) -> Surroundings {
        let project = around.project.map { ProjectKey(client: around.client?.id, name: $0) }
        return Surroundings(
            client: around.client, holders: holders(project: project), away: away(at: at),
            pool: pool(project: project, of: edition.regulation), repeats: around.repeats,
            overlaps: around.overlaps, spam: around.spam, nextNumber: names.count + 1,
            numbers: numbers(of: around.client))
    }

    /// A letter on the ticket does not open it again.
    func isOver(_ ticket: String, for sender: Actor, at: Instant) -> Bool {
        guard let stream = tickets[ticket] else { return false }
        let edition = edition(of: ticket)
        let client = stream.ticket.client.flatMap { clients[$0] }
        let seeing = surroundings(Around(client: client, project: stream.ticket.project), at: at, edition)
        return ServiceDesk.isOver(stream, for: sender, seeing: seeing, at: at, under: edition)
    }

    /// Roles of a roster in which nobody is on duty.
    func unmanned(at instant: Instant) -> [String] {
        edition.regulation.unmanned(holders: holders(project: nil), away: away(at: instant))
    }

    private func numbers(of client: Client?) -> Set<Int> {
        Set(tickets.values.filter { $0.ticket.client == client?.id }.compactMap(\.ticket.number))
    }

    private func away(at instant: Instant) -> Set<String> {
        Set(absences.filter { $0.value.contains { $0.covers(instant) } }.keys)
    }

    /// Somebody of a client signs the regulation.
    mutating func acknowledge(by contact: String, at instant: Instant) {
        guard let client = clients.values.first(where: { $0.contacts[contact] != nil })?.id else { return }
        let signature = Acknowledgement(
            contact: contact, regulation: edition.regulation.id, digest: edition.basis.digest, at: instant)
        clients[client]?.acknowledgements.append(signature)
    }

    /// Nil where nothing prevents it.
    mutating func appoint(_ contact: Contact, at client: String, at instant: Instant) -> SeatFault? {
        let fault = clients[client]?.seatFault(of: contact, at: instant, under: edition(for: client))
        if fault == nil { clients[client]?.contacts[contact.id] = contact }
        return fault
    }

    /// Puts people in roles of a project, where there is room; nil where nothing prevents it.
    mutating func staff(_ project: String, with team: Section<[String]>) -> SeatFault? {
        guard let index = projects.firstIndex(where: { $0.name == project }) else { return nil }
        let named = Dictionary(uniqueKeysWithValues: team.pairs.map { ($0.name, $0.item) })
        let whole = projects[index].team.merging(named) { _, new in new }
        let fault = ServiceDesk.Project(id: project, name: project, team: whole).seatFault(under: edition.regulation)
        if fault == nil { projects[index].team = whole }
        return fault
    }

    func holders(project: ProjectKey?) -> [String: [String]] {
        var holders: [String: [String]] = [:]
        for (person, roles) in staff.sorted(by: { $0.key < $1.key }) {
            for role in roles { holders[role, default: []].append(person) }
        }
        if let team = projects.first(where: { $0.key == project })?.team { holders.merge(team) { _, team in team } }
        return holders
    }

    /// Role to those who hold it for the desk or in any project.
    private var holdersEverywhere: [String: [String]] {
        projects.reduce(into: holders(project: nil)) { $0.merge($1.team) { ($0 + $1).uniqued() } }
    }

    /// A step of a story may leave out whose project it names.
    func project(_ name: String?, of client: String?) -> ProjectKey? {
        name.map { name in
            ProjectKey(client: client ?? projects.first { $0.name == name }?.client, name: name)
        }
    }

    /// Tickets of the pool the project's tickets stand in.
    func pool(project: ProjectKey?, of regulation: Regulation) -> [PoolEntry] {
        names.compactMap { tickets[$0] }
            .filter { regulation.queue?.scope != .project || $0.ticket.projectKey == project }
            .compactMap { PoolEntry($0.ticket) }
    }

    func name(number: Int) -> String? { names.first { tickets[$0]?.ticket.number == number } }
}

extension VirtualDesk.Step {
    /// Why the step was not carried out, for who reads a failure.
    var why: String? { refusal.map { "\($0)" } ?? seat.map { "\($0)" } }

    /// What else was sent.
    mutating func hear(_ other: VirtualDesk.Step) {
        sent += other.sent
        told.merge(other.told) { ($0 + $1).uniqued() }
    }
}

extension PoolEntry {
    /// The ticket as the pool sees it; nil if it never came into it.
    public init?(_ ticket: Ticket) {
        guard let number = ticket.number, let arrivedAt = ticket.arrivedAt, ticket.isOpen else { return nil }
        self.init(
            id: ticket.id, number: number, priority: ticket.priority, state: ticket.state, arrivedAt: arrivedAt,
            admittedAt: ticket.admittedAt, expeditedAt: ticket.expeditedAt, isFree: ticket.isInPool
        )
    }
}

extension TicketEvent {
    var message: String? {
        if case .messaged(let messaged) = self { return messaged.message }
        return nil
    }
}
