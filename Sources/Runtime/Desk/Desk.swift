import Channels
import Foundation
import Logging
import Regulations
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// One provider's desk: loads, decides, appends, commits. No rule of the domain stands here.
public final class Desk: Sendable {
    public let id: String
    public let store: Store
    public let world: World
    public let changes = Changes()
    /// Where its pages are.
    public let address = SiteAddress()
    /// How the mailboxes are doing that letters are taken from.
    public let mailboxes = MailboxBoard()
    /// nil: the desk writes no mail.
    public let mail: MailSettings?
    /// Closes and opens secrets; nil: they lie as they were written.
    let vault: Vault?
    let webhooks: WebhookTransport
    let library: EditionLibrary
    /// Where time zones are read from, to be kept as editions.
    let zones: ZoneFiles
    public let log: Logger
    let cached: Mutex<Cached>
    /// This process among those that work with the database.
    public let node: String
    let nodeLeases = Mutex<[String: Instant]>([:])
    /// Counts what comes in; nil: everything is judged.
    let intake: IntakeCount?
    let disk: DiskRoom
    let saidWords = SaidWordsCache()
    let ledgers = LedgerShelf()
    let readings = Readings()
    /// nil, but where somebody asks whether that would be noticed.
    let leftOut: LeftOut?

    /// What is kept in memory, with the guards it was read at.
    struct Cached: Sendable {
        var people: People
        var peopleVersion: Int
        var editionsVersion = -1
    }

    /// Opens the desk in the store, with the regulations published for it.
    public convenience init(
        id: String, store: Store, world: World, checkWorld: CheckWorld,
        zones: ZoneFiles = ZoneFiles(),
        mail: MailSettings? = nil, webhooksInside: Bool = false, quotas: IntakeQuotas? = nil,
        disk: DiskRoom? = nil, vault: Vault? = nil,
        log: Logger
    ) async throws {
        try await self.init(
            id: id, store: store, world: world, library: EditionLibrary(world: checkWorld),
            zones: zones, mail: mail,
            webhooksInside: webhooksInside, quotas: quotas, disk: disk, vault: vault, log: log)
    }

    /// - Parameter library: of the desk alone, or of several that have the same editions.
    package init(
        id: String, store: Store, world: World, library: EditionLibrary, zones: ZoneFiles,
        mail: MailSettings?,
        webhooksInside: Bool = false, quotas: IntakeQuotas? = nil, disk: DiskRoom? = nil,
        vault: Vault? = nil, leavingOut leftOut: LeftOut? = nil, log: Logger
    ) async throws {
        self.id = id
        self.leftOut = leftOut
        self.store = store
        self.world = world
        self.log = log
        self.mail = mail
        self.vault = vault
        webhooks = WebhookTransport(isInside: webhooksInside)
        intake = quotas.map { IntakeCount($0) }
        self.disk = disk ?? DiskRoom(folder: store.folder)
        self.zones = zones
        self.library = library
        node = world.newID()
        let journal = PeopleJournal(journal: Journal(desk: id))
        cached = Mutex(
            try await store.read { transaction in
                let version = try journal.journal.guardVersion(
                    PeopleJournal.guardName, in: transaction)
                let people = try People(clients: [], staff: []).read(journal, in: transaction)
                return Cached(people: people, peopleVersion: version)
            })
        try await reloadCalendarData()
        if try await keepCalendarData() {
            log.notice("new calendar data: open deadlines are recalculated")
            try await recalculate()
        }
    }

    var journal: Journal { Journal(desk: id) }
    var tickets: Tickets { Tickets(desk: id) }

    /// As they see by the regulation in force now.
    public var people: People {
        var people = cached.withLock(\.people)
        people.sight = library.sight(at: world.now())
        return people
    }

    /// The regulation in force now.
    public func edition() throws -> Edition { try library.edition(at: world.now(), changes: [:]) }

    /// The regulation that was in force then.
    public func edition(at instant: Instant) throws -> Edition {
        try library.edition(at: instant, changes: [:])
    }

    public func edition(of ticket: Ticket) throws -> Edition {
        guard let basis = ticket.basis else { return try edition() }
        return try library.edition(pinned: basis.digest)
    }

    /// The published versions, the latest in force first.
    public var regulations: [Regulation] { library.regulations }

    /// The version of this label; nil: none was published.
    public func edition(id: String, version: String) throws -> Edition? {
        try library.edition(id: id, version: version)
    }

    /// Other readings that would give another result.
    public func alternatives(to edition: Edition) -> [AlternativeEdition] {
        library.alternatives(to: edition)
    }

    /// Reads the people anew, after they were changed.
    public func reloadPeople() async throws {
        try await store.read { [self] in try refreshPeople(in: $0) }
        changes.announce(nil)
    }

    /// Publishes a regulation that passes its check, and whose scenarios hold.
    ///
    /// - Parameter trial: plays the scenarios; without it a regulation that comes with some is
    ///   refused.
    /// - Returns: what was published, or would be; the same meaning under the same label changes
    ///   nothing.
    /// - Throws: `PublishError` with the findings that block, or the scenarios that fail.
    public func publish(
        _ folder: RegulationFolder, name: String, by actor: String? = nil,
        trial: ScenarioTrial? = nil
    ) async throws -> PublishedRegulation {
        let text = folder.regulation
        let checked = RegulationFile.read(text: text, file: name, world: library.world)
        guard let regulation = checked.regulation else {
            throw PublishError(findings: checked.findings)
        }
        let before = library.regulations
        let verdict = checked.source.publication(
            of: regulation, after: before, insteadOf: folder.insteadOf)
        if case .refused(let finding) = verdict { throw PublishError(findings: [finding]) }
        let failures = await folder.failures(of: checked, in: library.world, trial: trial)
        guard failures.isEmpty else { throw PublishError(findings: [], failures: failures) }
        if verdict == .new, folder.isPreview != true {
            try await take(
                regulation, text: text, digest: EditionLibrary.digest(text.utf8), by: actor)
        }
        return PublishedRegulation(
            regulation: regulation, before: before.first, isSame: verdict == .same,
            isPreview: folder.isPreview == true,
            deferred: checked.findings.filter { $0.code == .D101 })
    }

    /// Saves a version that has passed its check, and works by it.
    package func take(
        _ regulation: Regulation, text: String, digest: String, by actor: String?
    ) async throws {
        let edition = Editions.Edition(
            digest: digest, name: "\(regulation.id) \(regulation.version)",
            inForce: regulation.inForce.description, bytes: Data(text.utf8))
        let (desk, now) = (id, world.now())
        try await store.write { transaction in
            try Editions(desk: desk).save(edition, kind: .regulation, at: now, in: transaction)
            try Audit(desk: desk).record(
                .init(.published, by: actor, on: edition.name, detail: edition.inForce), at: now,
                in: transaction)
        }
        try await reloadCalendarData()
        if try await keepCalendarData() { try await recalculate() }
    }
}

/// Why a regulation was not published.
public struct PublishError: Error, Sendable, CustomStringConvertible {
    public var findings: [Finding]
    /// Lines about scenarios that do not hold.
    public var failures: [String] = []

    public var description: String {
        (findings.filter { $0.severity == .blocks }.map(\.description) + failures).joined(
            separator: "\n")
    }
}
