import Foundation
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// Who acts, before roles are looked up.
public enum Performer: Sendable, Hashable {
    case staff(String)
    case contact(String)
    /// Nobody whom the desk knows.
    case stranger
    case desk
}

/// What somebody asks the desk to do: a command, by whom and on what.
public struct Instruction: Sendable {
    public var command: Command
    public var ticket: TicketID
    public var performer: Performer
    /// Form nonce, Idempotency-Key or the like: the same id again gives the same answer (decision
    /// 10).
    public var commandID: String
    /// Version of the ticket that the person saw; nil: a machine, which decides on what is there.
    public var seen: Int?
    /// Version that the ticket must still have; nil: whatever is there.
    public var expecting: Int?
    /// Digest of what was asked, where the command holds new ids and so is never the same twice.
    public var digest: String?
    /// Content rows that the command refers to.
    public var contents: [Contents.Draft]

    public init(
        _ command: Command, on ticket: TicketID, by performer: Performer, commandID: String,
        seen: Int? = nil,
        contents: [Contents.Draft] = []
    ) {
        self.command = command
        self.ticket = ticket
        self.performer = performer
        self.commandID = commandID
        self.seen = seen
        self.contents = contents
    }

    /// What tells another command under the same id.
    var contentDigest: String { digest ?? EditionLibrary.digest("\(ticket) \(command)".utf8) }

    /// The same with its digest computed: printing a command takes its time, of which the one
    /// writer has none.
    func digested() -> Instruction {
        var instruction = self
        instruction.digest = contentDigest
        return instruction
    }
}

/// What came of an instruction.
public struct Performed: Sendable {
    public var decision: Decision
    public var ticket: TicketID
    public var number: Int?
    /// Carried out before under the same id.
    public var isRepeat: Bool
}

/// The client wrote since the person loaded the page: they are asked again (decision 10).
public struct NewsMeanwhile: Error, Sendable, Hashable {
    public var seen: Int
    public var version: Int
}

/// The ticket is no longer at the version that the caller named.
public struct TicketMoved: Error, Sendable, Hashable {
    public var expected: Int
    public var version: Int

    public init(expected: Int, version: Int) {
        self.expected = expected
        self.version = version
    }
}

extension Desk {
    /// Carries out an instruction: everything in one transaction, effects by the outbox after it.
    public func perform(_ instruction: Instruction) async throws -> Performed {
        try await perform(steps: [instruction])[0]
    }

    /// Carries out the steps of one act, all of them or none.
    ///
    /// - Parameter steps: at least one; the last is the act itself.
    /// - Throws: the refusal of the step that is refused; then nothing is done.
    public func perform(steps: [Instruction]) async throws -> [Performed] {
        let (now, steps) = (world.now(), steps.map { $0.digested() })
        do {
            let performed = try await store.write { [self] transaction in
                try steps.map { try carryOut($0, at: now, in: transaction) }
            }
            for done in performed where !done.isRepeat { changes.announce(done.ticket) }
            return performed
        } catch let refusal as Refusal {
            if let act = steps.last { await tell(refusal, of: act) }
            throw refusal
        }
    }

    /// The refused act left no trace; that somebody is told of it does.
    /// Whatever becomes of the telling, the person hears of the refusal: a form sent again under
    /// one id may be refused for another reason.
    private func tell(_ refusal: Refusal, of instruction: Instruction) async {
        guard case .byRule(let refused) = refusal, let told = refused.told else { return }
        let id = EditionLibrary.digest("told \(instruction.commandID) \(told)".utf8)
        do {
            _ = try await perform(
                Instruction(.tell(told), on: instruction.ticket, by: .desk, commandID: id))
        } catch Refusal.notFound {
            return
        } catch {
            log.error("message \(told.message) after a refusal: \(error)")
        }
    }

    /// The same inside a transaction that does more.
    func carryOut(
        _ instruction: Instruction, at now: Instant, arriving: Seen? = nil,
        in transaction: Transaction
    ) throws -> Performed {
        try refresh(in: transaction)
        let people = people
        let log = CommandLog(desk: id)
        let digest = instruction.contentDigest
        if let outcome = try log.outcome(of: instruction.commandID, digest: digest, in: transaction)
        {
            let ticket =
                try instruction.command.isSaid
                ? goingOn(instruction.ticket, in: transaction) : instruction.ticket
            return Performed(
                decision: Decision(), ticket: ticket, number: Int(outcome), isRepeat: true)
        }
        let named = try TicketJournal(journal: journal).load(instruction.ticket, in: transaction)
        try requireNoNews(instruction, named)
        if let expected = instruction.expecting, expected != named.version {
            throw TicketMoved(expected: expected, version: named.version)
        }
        let stream = try goingOn(instruction, from: named, in: transaction)
        let now = stream.time(now)
        let client =
            arriving?.client
            ?? (instruction.command.placedClient ?? stream.ticket.client)
            .flatMap { people.clients[$0] }
        let edition = try self.edition(for: instruction.command, stream.ticket, client: client)
        try requirePlace(instruction, stream.ticket, client)
        let goes = instruction.command.project(for: stream.ticket, of: client)
        let stands = arriving == nil ? stream.ticket.project : goes
        func key(_ project: String?) -> ProjectKey? {
            project.map { ProjectKey(client: client?.id, name: $0) }
        }
        var seeing = try seen(
            client, key(goes), arriving, people, at: now, edition, in: transaction)
        seeing.numbers = try numbers(
            namedBy: instruction.command, of: client, edition, in: transaction)
        if let work = instruction.command.work(on: stream.ticket) {
            let days = WorkPeriod(work, ticket: 0).wholeDays(in: edition.zone)
            seeing.work = try Works(desk: id).periods(
                of: work.person, within: days, besides: stream.ticket.id, in: transaction)
        }
        if case .staff(let person) = instruction.performer {
            seeing.actorAddress = people.staff[person]?.email
        }
        // Who acts has the roles of where the ticket is, not of where it goes.
        let actor = actor(instruction.performer, project: key(stands), people: people)
        let decision = try decide(
            instruction.command, given: stream, by: actor, seeing: seeing, at: now, under: edition)
        for draft in instruction.contents { try Contents(desk: id).store(draft, in: transaction) }
        var after = stream
        for var record in decision.records(after: stream.version, recordedAt: now) {
            record.event = try sealing(record.event, under: edition.regulation, in: transaction)
            after.append(record)
        }
        let change = Change(before: stream, after: after, edition: edition, people: people, at: now)
        try save(change, in: transaction)
        let number = after.ticket.number
        try log.record(
            instruction.commandID, digest: digest, outcome: number.map(String.init) ?? "", at: now,
            in: transaction)
        try tellPackages(after: instruction.command, on: after, at: now, in: transaction)
        return Performed(
            decision: decision, ticket: stream.ticket.id, number: number, isRepeat: false)
    }

    /// Words on a merged ticket are said where the work goes on, if whoever says them sees that.
    private func goingOn(
        _ instruction: Instruction, from named: TicketStream, in transaction: Transaction
    ) throws -> TicketStream {
        guard instruction.command.isSaid, let number = named.ticket.mergedNumber else {
            return named
        }
        let next = try goingOn(named.ticket.id, in: transaction)
        guard try inSight(next, of: instruction.performer, in: transaction) != nil else {
            throw Refusal.merged(into: number)
        }
        return try TicketJournal(journal: journal).load(next, in: transaction)
    }

    /// The ticket is finished and may not be opened again by this contact: what they write opens
    /// another request.
    public func isOver(_ ticket: TicketID, for performer: Performer) async throws -> Bool {
        let now = world.now()
        return try await store.read { [self] in try isOver(ticket, for: performer, at: now, in: $0)
        }
    }

    func isOver(
        _ ticket: TicketID, for performer: Performer, at now: Instant, in transaction: Transaction
    ) throws -> Bool {
        let stream = try TicketJournal(journal: journal).load(ticket, in: transaction)
        let (people, edition) = (people, try edition(of: stream.ticket))
        let client = stream.ticket.client.flatMap { people.clients[$0] }
        let project = stream.ticket.projectKey
        let seeing = try seen(
            client, project, nil, people, at: now, edition, in: transaction)
        return ServiceDesk.isOver(
            stream, for: actor(performer, project: project, people: people), seeing: seeing,
            at: stream.time(now),
            under: edition)
    }

    /// Roles in which the person acts on the ticket now: their own, and those in whose place they
    /// stand.
    public func roles(of person: String, on view: TicketView) -> (
        own: [String], standingIn: [String]
    ) {
        let (people, project) = (people, view.row.projectKey)
        let own = people.roles(of: person, project: project)
        let away = people.away(at: world.now())
        return (
            own,
            view.edition.regulation.standingIn(
                with: own, holders: people.holders(project: project), away: away)
        )
    }

    private func requireNoNews(_ instruction: Instruction, _ stream: TicketStream) throws {
        guard let seen = instruction.seen else { return }
        let news = stream.records.contains { record in
            record.sequence > seen && record.event.isNews
        }
        if news { throw NewsMeanwhile(seen: seen, version: stream.version) }
    }

    /// A ticket keeps the edition of its arrival; a new one gets what is in force, with its
    /// client's changes.
    func edition(for command: Command, _ ticket: Ticket, client: Client?) throws -> Edition {
        let isMoved = command.placedClient != nil && client?.id != ticket.client
        guard let arrivedAt = command.arrivedAt ?? (isMoved ? ticket.arrivedAt : nil) else {
            return try edition(of: ticket)
        }
        return try library.edition(at: arrivedAt, changes: client?.changes(at: arrivedAt) ?? [:])
    }

    /// A ticket is put to a client that there is, by somebody who will still see it there.
    private func requirePlace(_ instruction: Instruction, _ ticket: Ticket, _ client: Client?)
        throws(Refusal)
    {
        guard case .place(let placement) = instruction.command,
            case .staff(let person) = instruction.performer
        else { return }
        if client == nil, placement.client != nil {
            let seen = people.clients(seenBy: people.viewer(of: person), limit: Self.namedMax)
                .clients
            throw .badValue(
                field: "client", expected: seen.map(\.id).sorted().joined(separator: ", "))
        }
        try requireSight(
            of: client, project: instruction.command.project(for: ticket, of: client), by: person)
    }

    /// Clients or projects that a refusal names.
    static let namedMax = 20

    func actor(_ performer: Performer, project: ProjectKey?, people: People) -> Actor {
        switch performer {
        case .desk: .desk
        case .stranger: Actor(kind: .stranger, id: "")
        case .staff(let person):
            Actor(kind: .staff, id: person, roles: people.roles(of: person, project: project))
        case .contact(let person):
            Actor(kind: .contact, id: person, roles: people.contact(person)?.roles ?? [])
        }
    }

    private func seen(
        _ client: Client?, _ project: ProjectKey?, _ arriving: Seen?, _ people: People,
        at now: Instant,
        _ edition: Edition, in transaction: Transaction
    ) throws -> Seen {
        var seen = arriving ?? Seen()
        seen.client = client
        seen.holders = people.holders(project: leftOut == .teams ? nil : project)
        seen.away = leftOut == .absences ? [] : people.away(at: now)
        if arriving != nil {
            seen.nextNumber = try journal.nextNumber("ticket", in: transaction)
        } else if edition.regulation.queue?.strict == true {
            seen.pool = try pool(project: project, under: edition, in: transaction)
        }
        return seen
    }

    /// Open tickets of the pool that the project's tickets stand in: its own, or the desk's.
    package func pool(
        project: ProjectKey?, under edition: Edition, in transaction: Transaction
    ) throws -> [PoolEntry] {
        let isOfProject = edition.regulation.queue?.scope == .project
        let rows = try tickets.pool(
            project: isOfProject ? project : nil, limit: Self.poolMax, in: transaction)
        // Of no project: the pool of those that have none either.
        return rows.filter { !isOfProject || $0.projectKey == project }.map(PoolEntry.init)
    }

    /// Of the tickets that fields name, those of this client.
    private func numbers(
        namedBy command: Command, of client: Client?, _ edition: Edition,
        in transaction: Transaction
    ) throws -> Set<Int> {
        let named = Set(edition.regulation.tickets(namedIn: command.statedFields).map(\.number))
        guard let client, !named.isEmpty else { return [] }
        return try named.filter { number in
            try tickets.ticket(number: number, for: .desk, in: transaction)?.client == client.id
        }
    }

    /// Tickets of a pool that a decision looks at.
    static let poolMax = 2000
}

extension Command {
    /// The client that a ticket is put to.
    fileprivate var placedClient: String? {
        if case .place(let placement) = self { placement.client } else { nil }
    }

    /// Of an interaction that may become a ticket.
    fileprivate var arrivedAt: Instant? {
        if case .receive(let interaction) = self { interaction.arrivedAt } else { nil }
    }

    /// Values of fields that it states.
    fileprivate var statedFields: [String: FieldValue] {
        if case .receive(let interaction) = self { return interaction.fields }
        if case .fill(let fields) = self { return fields }
        return [:]
    }
}

extension TicketEvent {
    /// Somebody from outside has said something: who decided without having read it is asked again.
    fileprivate var isNews: Bool {
        if case .clientWrote = self { return true }
        if case .noted(let noted) = self { return noted.voice == .thirdParty }
        return false
    }
}

extension PoolEntry {
    init(_ row: TicketRow) {
        self.init(
            id: row.id, number: row.number, priority: row.priority, state: row.state,
            arrivedAt: row.arrivedAt,
            admittedAt: row.admittedAt, expeditedAt: row.expeditedAt, isFree: row.inPool
        )
    }
}
