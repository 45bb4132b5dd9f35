import Regulations
import ServiceDesk
import Store
import WorkingTime

/// What is to become true about people, as events of their streams: from a file, or from an
/// administrator's form.
public struct PeopleChange: Sendable {
    public var staff: [String: [StaffEvent]] = [:]
    public var clients: [String: [ClientEvent]] = [:]

    public init() {}

    public init(staff id: String, _ events: [StaffEvent]) { staff = [id: events] }

    public init(client id: String, _ events: [ClientEvent]) { clients = [id: events] }
}

extension Desk {
    /// Makes the desk's people as the file says.
    ///
    /// - Parameters:
    ///   - actor: the member of staff who asks for it; nil: a command on the machine.
    ///   - seen: versions of streams that the author saw.
    /// - Returns: the changes made, a line each; empty: none.
    /// - Throws: `PeopleFile.Problem` as `change(stating:)` does.
    public func apply(
        _ file: PeopleFile, by actor: String? = nil, seen: [StreamKey: Int] = [:]
    ) async throws -> [String] {
        try await record(try change(stating: file), by: actor, seen: seen)
    }

    /// What must happen so that people are as the file says; what is so already is left alone.
    /// Clients and staff whom the file does not name stay as they are; of a client that it names,
    /// contacts, agreements and projects it leaves out are withdrawn.
    ///
    /// - Throws: `PeopleFile.Problem` when a client's agreement does not keep to its bounds, or
    ///   people as a whole would not keep to their rules.
    public func change(stating file: PeopleFile) throws -> PeopleChange {
        let people = people
        var change = PeopleChange()
        for wanted in file.staff {
            let member = people.member(called: wanted.id) ?? StaffMember(id: wanted.id)
            guard member.version == 0 || member.left || member.card != wanted.card else { continue }
            change.staff[wanted.id] = [.stated(wanted.card)]
        }
        // What many clients' agreements change alike is checked once.
        var sound: Set<Changes> = []
        for wanted in file.clients(unlike: people.sums) {
            let events = wanted.events(from: people.clients[wanted.id] ?? Client(id: wanted.id))
            for case .agreementStated(let agreement) in events {
                guard sound.insert(Changes(agreement)).inserted,
                    let fault = try findings(agreement).first
                else {
                    continue
                }
                throw PeopleFile.Problem(
                    description: "client \(wanted.id), agreement \(agreement.id): \(fault)")
            }
            if !events.isEmpty { change.clients[wanted.id] = events }
        }
        do {
            let rules = PeopleRules(change, of: people)
            try rules.check()
            try rules.seats(under: try? edition(), at: world.now())
        } catch {
            throw file.problem(error)
        }
        return change
    }

    /// Appends the events with their author, in one transaction.
    ///
    /// - Parameters:
    ///   - actor: the member of staff who asks for it; nil: a command on the machine.
    ///   - seen: versions of streams that the author saw.
    /// - Returns: the changes made, a line each.
    /// - Throws: `StoreError.conflict` when somebody else changed one of them meanwhile;
    ///   `PeopleRefusal` when people as a whole would not keep to their rules.
    public func record(
        _ change: PeopleChange, by actor: String?, seen: [StreamKey: Int] = [:]
    ) async throws -> [String] {
        let now = world.now()
        let (lines, made) = try await store.write { [self] transaction in
            try refresh(in: transaction)
            // A stream that another has moved meanwhile is refused by its version.
            let people = people
            let (current, from) = try peopleNow(in: transaction)
            let rules = PeopleRules(change, of: current)
            try rules.check()
            try rules.seats(under: try? edition(), at: now)
            let author = actor.map { self.actor(.staff($0), project: nil, people: people) } ?? .desk
            var lines: [String] = []
            for (id, events) in change.staff.sorted(by: { $0.key < $1.key }) where !events.isEmpty {
                var member = people.member(called: id) ?? StaffMember(id: id)
                let before = member.id
                lines += events.map { "staff \(id): \($0.line(of: member))" }
                try require(seen[StreamKey(.staff, id)], of: member.version, StreamKey(.staff, id))
                let journal = PeopleJournal(journal: journal)
                try journal.append(events, to: &member, at: now, actor: author, in: transaction)
                try note(
                    events.map { (.staffChanged, id, $0.kind.rawValue) }, by: actor, at: now,
                    in: transaction)
                if let gone = member.predecessors.last, member.id != before {
                    try depart(gone, by: actor, at: now, in: transaction)
                }
                if member.left {
                    try depart(member, by: actor, at: now, in: transaction)
                } else if events.contains(where: \.isAbsence) {
                    try tell(ofTicketsHeldBy: member, at: now, in: transaction)
                }
            }
            for (id, events) in change.clients.sorted(by: { $0.key < $1.key }) where !events.isEmpty
            {
                var client = people.clients[id] ?? Client(id: id)
                lines += events.map { "client \(id): \($0.line)" }
                try require(
                    seen[StreamKey(.client, id)], of: client.version, StreamKey(.client, id))
                let journal = PeopleJournal(journal: journal)
                try journal.append(events, to: &client, at: now, actor: author, in: transaction)
                let details = events.map {
                    (Audit.Act.clientChanged, id, $0.kind.rawValue + " " + $0.part)
                }
                try note(details, by: actor, at: now, in: transaction)
                let gone = events.compactMap { $0.contactGone(of: people.clients[id]) }
                try endAccess(of: gone, by: actor, at: now, in: transaction)
            }
            let to = try journal.guardVersion(PeopleJournal.guardName, in: transaction)
            return (lines, PeopleMade(people: rules.after, from: from, to: to))
        }
        if !lines.isEmpty { try await take(made) }
        return lines
    }

    /// People as a change leaves them, between two versions of the guard.
    private struct PeopleMade: Sendable {
        var people: People
        var from: Int
        var to: Int
    }

    /// After its commit a change is known to this process without being read again, unless another
    /// came between.
    private func take(_ made: PeopleMade) async throws {
        let isNext = cached.withLock { cached in
            guard cached.peopleVersion == made.from else { return false }
            (cached.people, cached.peopleVersion) = (made.people, made.to)
            return true
        }
        guard isNext else { return try await reloadPeople() }
        changes.announce(nil)
    }

    /// The people as the transaction sees them: one of the same moment may just have changed them.
    private func peopleNow(in transaction: Transaction) throws -> (people: People, version: Int) {
        let (people, version) = cached.withLock { ($0.people, $0.peopleVersion) }
        let found = try journal.guardVersion(PeopleJournal.guardName, in: transaction)
        return found == version
            ? (people, version)
            : (try people.read(PeopleJournal(journal: journal), in: transaction), found)
    }

    private func require(_ seen: Int?, of version: Int, _ stream: StreamKey) throws(StoreError) {
        guard seen == nil || seen == version else { throw .conflict(.stream(stream)) }
    }

    private func note(
        _ acts: [(act: Audit.Act, subject: String, detail: String)], by actor: String?,
        at now: Instant,
        in transaction: Transaction
    ) throws {
        for item in acts {
            try Audit(desk: id).record(
                .init(item.act, by: actor, on: item.subject, detail: item.detail), at: now,
                in: transaction)
        }
    }

    /// What an agreement of a kind changes.
    private struct Changes: Hashable {
        var kind: String
        var values: [String: String]

        init(_ agreement: ClientAgreement) {
            (kind, values) = (agreement.agreement, agreement.changes)
        }
    }

    /// What is wrong with what an agreement changes: the regulation's own check, with the client's
    /// values in it.
    func findings(_ agreement: ClientAgreement) throws -> [Finding] {
        guard !agreement.changes.isEmpty,
            let source = library.version(at: world.now())?.checked.source
        else {
            return []
        }
        let changes = agreement.changes.sorted { $0.key < $1.key }.map {
            ($0.key, Node.scalar($0.value))
        }
        return source.agreed(agreement.agreement, changes: changes, in: library.world).findings
            .filter { $0.severity == .blocks }
    }
}

extension StaffMember {
    public var card: StaffEvent.Card {
        .init(
            name: name, email: email, language: language, roles: roles,
            administrator: isAdministrator)
    }
}

extension StaffEvent {
    fileprivate var isAbsence: Bool { if case .away = self { true } else { false } }

    /// The event as one line of a report.
    func line(of member: StaffMember) -> String {
        switch self {
        case .stated: member.version == 0 ? "joined" : "changed"
        case .away: "away"
        case .back: "back"
        case .left: "left"
        }
    }
}

extension Client {
    /// What must happen so that `current` becomes this client.
    func events(from current: Client) -> [ClientEvent] {
        var events: [ClientEvent] = name == current.name ? [] : [.named(.init(name: name))]
        for (id, item) in contacts.sorted(by: { $0.key < $1.key })
        where current.contact(called: id).map({ !item.says(theSameAs: $0) }) ?? true {
            events.append(.contactStated(item))
        }
        for (id, item) in agreements.sorted(by: { $0.key < $1.key })
        where current.agreements[id] != item {
            events.append(.agreementStated(item))
        }
        for (id, item) in projects.sorted(by: { $0.key < $1.key })
        where current.projects[id] != item {
            events.append(.projectStated(item))
        }
        events += current.contacts.values.map(\.called).sorted().filter { contacts[$0] == nil }
            .map { .contactWithdrawn(.init(id: $0)) }
        events += current.agreements.keys.sorted().filter { agreements[$0] == nil }
            .map { .agreementWithdrawn(.init(id: $0)) }
        events += current.projects.keys.sorted().filter { projects[$0] == nil }
            .map { .projectWithdrawn(.init(id: $0)) }
        return events
    }
}

extension ClientEvent {
    /// The contact of the client who is no longer there, or whose name somebody else gets.
    fileprivate func contactGone(of client: Client?) -> Contact? {
        switch self {
        case .contactWithdrawn(let gone): client?.contact(called: gone.id)
        case .contactStated(let stated):
            client?.contact(called: stated.called).flatMap { stated.isAnother(than: $0) ? $0 : nil }
        case .named, .agreementStated, .agreementWithdrawn, .projectStated, .projectWithdrawn,
            .acknowledged:
            nil
        }
    }

    /// The event as one line of a report.
    var line: String {
        switch self {
        case .named(let named): "is called \(named.name)"
        case .contactStated(let contact): "contact \(contact.called) stated"
        case .contactWithdrawn(let gone): "contact \(gone.id) withdrawn"
        case .agreementStated(let agreement): "agreement \(agreement.id) stated"
        case .agreementWithdrawn(let gone): "agreement \(gone.id) withdrawn"
        case .projectStated(let project): "project \(project.id) stated"
        case .projectWithdrawn(let gone): "project \(gone.id) withdrawn"
        case .acknowledged(let signed): "\(signed.contact) acknowledged \(signed.regulation)"
        }
    }

    /// What of the client it is about.
    var part: String {
        switch self {
        case .named: ""
        case .contactStated(let contact): contact.called
        case .agreementStated(let agreement): agreement.id
        case .projectStated(let project): project.id
        case .acknowledged(let signed): signed.contact
        case .contactWithdrawn(let gone), .agreementWithdrawn(let gone),
            .projectWithdrawn(let gone):
            gone.id
        }
    }
}
