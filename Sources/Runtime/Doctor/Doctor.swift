import Foundation
import Regulations
import Store
import WorkingTime

/// Looks at a data folder and says in plain sentences what is well and what is not. It changes
/// nothing, and works beside a running server or without one.
public struct Doctor: Sendable {
    /// What a sentence is about.
    public enum Topic: String, Sendable, Codable, CaseIterable {
        case folder, disk, server, schema, integrity, verification, durability, connection, backup,
            seal
        case spool, reader, unread, outgoing, incoming, timers, clock
        case regulation, calendars, staff, secrets, retention
    }

    public struct Finding: Sendable, Codable, Hashable {
        public var topic: Topic
        public var isWell: Bool
        /// With place and cure when it is not well.
        public var sentence: String
        /// nil: it is about the whole folder.
        public var desk: String?
    }

    /// Free space below this is too little, and so is less than the database would need to be
    /// copied.
    static let freeMin: Int64 = 1 << 30
    static let backupDaysMax: Int64 = 7
    static let sealDaysMax: Int64 = 2
    /// The server verifies every seven days.
    static let verificationDaysMax: Int64 = 8
    /// Letters wait this long at most.
    static let letterSecondsMax: Int64 = 3600
    static let spoolSecondsMax: Int64 = 600
    /// Letters that could not be read are named for so long, and so many of them.
    static let unreadSeconds: Int64 = 7 * 86_400
    static let unreadMax = 10
    /// Texts past their term are deleted every hour.
    static let retentionDaysMax: Int64 = 1
    /// Holidays have to be known so far ahead.
    static let calendarDaysMin: Int64 = 60
    /// The clock of the machine may be so far behind the journal.
    static let clockSecondsMax: Int64 = 60

    let folder: String
    let address: String?
    let secrets: [String]
    let world: World
    let checkWorld: CheckWorld
    let freeBytes: @Sendable (String) -> Int64?
    let answerSeconds: Int

    /// - Parameters:
    ///   - address: of the PostgreSQL database; nil: the embedded database of the folder.
    ///   - secrets: files of passwords beside those of the folder.
    ///   - freeBytes: free space of the disk that a path lies on.
    ///   - answerSeconds: a running server is waited for so long.
    public init(
        folder: String, address: String? = nil, secrets: [String] = [], world: World,
        checkWorld: CheckWorld,
        freeBytes: @escaping @Sendable (String) -> Int64? = Doctor.freeBytes,
        answerSeconds: Int = 60
    ) {
        (self.folder, self.address, self.secrets) = (folder, address, secrets)
        (self.world, self.checkWorld, self.freeBytes) = (world, checkWorld, freeBytes)
        self.answerSeconds = answerSeconds
    }

    public static let freeBytes: @Sendable (String) -> Int64? = { path in
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
    }

    /// Everything there is to say, in the order of `Topic`.
    public func examine() async -> [Finding] {
        var found = folderFindings()
        guard FileManager.default.fileExists(atPath: folder) else { return found }
        let server = await server()
        let health: ControlReply? = if case .answers(let reply) = server { reply } else { nil }
        found += secretFindings() + [serverFinding(server), await readerFinding()]
        do {
            let store = try StoreInspection(folder: folder, address: address)
            defer { store.close() }
            found += [diskFinding(store.bytes ?? 0)]
            found += try await storeFindings(store, health)
        } catch {
            found.append(bad(.integrity, "The database cannot be looked at: \(error)."))
        }
        return Topic.allCases.flatMap { topic in found.filter { $0.topic == topic } }
    }

    private func storeFindings(_ store: StoreInspection, _ health: ControlReply?) async throws
        -> [Finding]
    {
        let (known, wanted) = try await store.schema()
        var found = [schemaFinding(known, wanted)]
        guard known <= wanted else { return found }
        let desks = try await store.desks()
        found += await integrityFindings(store, desks, isCurrent: known == wanted, health)
        found += [
            durabilityFinding(try await store.durability()),
            connectionFinding(try await store.transit()),
        ]
        guard known == wanted else { return found }
        if desks.isEmpty {
            found.append(
                bad(
                    .regulation,
                    "There is no desk yet: run 'reglament publish' and 'reglament people apply'."))
        }
        found += strandedFindings(desks)
        for desk in desks {
            // Each has mailboxes of its own.
            let told =
                health == nil ? nil : try? await ask(.health, of: desk, seconds: answerSeconds)
            found +=
                (try await findings(of: desk, isAlone: desks.count == 1, store, told ?? health)).map
            { finding in
                var named = finding
                named.desk = desk
                return named
            }
        }
        return found
    }

    private func findings(
        of desk: String, isAlone: Bool, _ store: StoreInspection, _ health: ControlReply?
    ) async throws -> [Finding] {
        let now = world.now()
        var state = try await store.read { try DeskState(desk: desk, at: now, in: $0) }
        (state.health, state.isAlone) = (health, isAlone)
        return [
            verificationFinding(state), sealFinding(state), clockFinding(state),
            timerFinding(state),
        ]
            + backupFindings(state) + mailFindings(state) + regulationFindings(state)
    }

    func well(_ topic: Topic, _ sentence: String) -> Finding {
        Finding(topic: topic, isWell: true, sentence: sentence)
    }

    func bad(_ topic: Topic, _ sentence: String) -> Finding {
        Finding(topic: topic, isWell: false, sentence: sentence)
    }
}

/// What the store says of one desk.
struct DeskState: Sendable {
    var desk: String
    /// Whether there is no other one.
    var isAlone = true
    var now: Instant
    /// What the running server said; nil: none runs.
    var health: ControlReply?
    var lastBackup: Instant?
    var lastSeal: String?
    var lastVerified: Upkeep.Verified?
    var lastChange: Instant?
    var outgoing: Outbox.Health
    var unjudged: (contacts: Int, letters: Int)
    var unread: [InteractionJournal.Row]
    var overdueTimer: Instant?
    var regulations: [Editions.Edition]
    var holidays: [Editions.Edition]
    var zones: [Editions.Edition]
    var people: People
    /// Tickets that are over and still have their texts, the oldest first.
    var over: [Forgotten.Cursor]
    /// Ids of the master keys that close secrets.
    var masters: [String]
    /// Who has left, with how many open tickets they hold.
    var heldByLeft: [(person: String, count: Int)]

    /// Tickets past the term of their texts that are counted.
    static let overMax = 1000

    init(desk: String, at now: Instant, in transaction: Transaction) throws {
        let (upkeep, editions) = (Upkeep(desk: desk), Editions(desk: desk))
        self.desk = desk
        self.now = now
        over = try Forgotten(desk: desk).tickets(
            before: now, after: nil, limit: Self.overMax, in: transaction)
        masters = try SealedKeys(desk: desk).masters(in: transaction)
        lastBackup = try upkeep.lastBackup(in: transaction)
        lastSeal = try upkeep.lastSeal(in: transaction)
        lastVerified = try upkeep.lastVerified(in: transaction)
        lastChange = try upkeep.lastChange(in: transaction)
        outgoing = try Outbox(desk: desk).health(in: transaction)
        unjudged = try upkeep.unjudged(in: transaction)
        unread = try InteractionJournal(journal: Journal(desk: desk)).unreadable(
            since: now - Doctor.unreadSeconds, limit: Doctor.unreadMax, in: transaction)
        overdueTimer = try upkeep.overdueTimer(at: now, in: transaction)
        regulations = try editions.all(.regulation, in: transaction)
        holidays = try editions.all(.holidays, in: transaction)
        zones = try editions.all(.zone, in: transaction)
        let known = try People(clients: [], staff: [])
            .read(PeopleJournal(journal: Journal(desk: desk)), in: transaction)
        people = known
        heldByLeft = try known.staff.values.filter(\.left).map(\.id).sorted().compactMap { person in
            let count = try Tickets(desk: desk).count(
                .held(by: [person]), for: .desk, in: transaction)
            return count == 0 ? nil : (person, count)
        }
    }
}
