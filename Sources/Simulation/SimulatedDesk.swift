import Channels
import Foundation
import Letters
import Logging
import Regulations
import Runtime
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// The server's own desk for one story: on a database that nobody keeps, under a clock that the
/// story moves, with a post office that remembers what it was given.
final class SimulatedDesk: Sendable {
    let desk: Desk
    let post = PostOffice()
    private let clock: DemoClock
    /// What was read of tickets before: each step looks at all of them.
    private let known = Mutex<[TicketID: TicketStream]>([:])

    /// Opens a copy of the database that `ground` has made.
    init(on ground: SimulatedGround, at start: Instant, leavingOut leftOut: LeftOut? = nil)
        async throws
    {
        clock = DemoClock(system: World(now: { start }, randomBytes: SeededBytes().next))
        clock.stand(at: start)
        let post = post
        let mail = MailSettings(
            transport: .handed { post.take($0) },
            from: MailAddress(address: "desk@provider.example"),
            domain: "provider.example")
        desk = try await Desk(
            id: SimulatedGround.desk, store: try ground.store(), world: clock.world,
            library: ground.library,
            zones: ZoneFiles(folder: ""), mail: mail, leavingOut: leftOut, log: Self.log)
        desk.address.learn(Self.site)
    }

    deinit {
        try? desk.store.close()
        try? FileManager.default.removeItem(atPath: desk.store.folder)
    }

    /// Addresses in letters of a story begin with this.
    static let site = "https://desk.example"

    /// A failing story is told by its outcome.
    private static let log = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }

    var time: VirtualTime { VirtualTime(desk: desk, clock: clock) }

    /// The ticket's journal as it stands.
    func stream(_ ticket: TicketID) async throws -> TicketStream {
        let id = desk.id
        let before = known.withLock { $0[ticket] } ?? TicketStream(id: ticket)
        let stream = try await desk.store.read {
            try TicketJournal(journal: Journal(desk: id)).load(after: before, in: $0)
        }
        known.withLock { $0[ticket] = stream }
        return stream
    }

    /// The pool that tickets of the project stand in.
    func pool(project: ProjectKey?) async throws -> [PoolEntry] {
        let (desk, edition) = (desk, try desk.edition())
        return try await desk.store.read { try desk.pool(project: project, under: edition, in: $0) }
    }
}
