import Hummingbird
import NIOCore
import Runtime
import ServiceDesk
import Store
import Synchronization

/// The streams that tell open pages of changes. All of a site's streams share one look at the desk:
/// what changed is gathered, asked for once, and told to those who may see it.
final class LiveStreams: Sendable {
    struct Limits: Sendable {
        /// Pages of one signed-in browser; of more, the one opened first ends.
        var ofSession = 12
        /// Pages of one person, whatever the number of their sessions.
        var ofPerson = 48
        /// Of everybody together; more are refused. The other connections are kept for everything
        /// else.
        var inAll = Site.streamsMax
        /// How often is looked.
        var look = Duration.milliseconds(200)
        /// How often something is written where nothing changes, so that a browser that is gone is
        /// noticed.
        var alive = Duration.seconds(30)
        /// Each telling makes a browser ask for its page again: with many open pages they are told
        /// more seldom.
        var tellingsPerSecond = 100
    }

    enum Word: Sendable {
        case change, alive

        var bytes: ByteBuffer {
            switch self {
            case .change: ByteBuffer(string: "event: change\ndata: 1\n\n")
            case .alive: ByteBuffer(string: ": \n\n")
            }
        }
    }

    static let contentType = "text/event-stream"

    /// Tickets that are told apart; when more have changed, it concerns everybody.
    static let ticketsMax = 64

    fileprivate struct Stream {
        var session: SignIn.Session
        var words: AsyncStream<Word>.Continuation
    }

    fileprivate struct State {
        var next = 0
        var streams: [Int: Stream] = [:]
        var news: News?
        var isLooking = false
        var questions = 0
    }

    fileprivate enum News {
        case everything
        case tickets(Set<TicketID>)

        mutating func add(_ ticket: TicketID?) {
            guard case .tickets(var known) = self, let ticket, known.count < LiveStreams.ticketsMax
            else {
                self = .everything
                return
            }
            known.insert(ticket)
            self = .tickets(known)
        }
    }

    private let desk: Desk
    private let signIn: SignIn
    private let limits: Limits
    private let state = Mutex(State())

    init(desk: Desk, signIn: SignIn, limits: Limits = Limits()) {
        (self.desk, self.signIn, self.limits) = (desk, signIn, limits)
        desk.changes.listen(
            .init(
                changed: { [weak self] in self?.note($0) },
                finished: { [weak self] in self?.finish() }))
    }

    var count: Int { state.withLock { $0.streams.count } }
    /// How often the desk was asked what became of a change.
    var questions: Int { state.withLock(\.questions) }

    // MARK: One stream

    /// nil: there are too many. It ends with the session, with the connection, and when the server
    /// stops.
    func body(for session: SignIn.Session, until closing: EventLoopFuture<Void>?) -> ResponseBody? {
        guard count < limits.inAll else { return nil }
        return ResponseBody { [self] writer in
            try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
            // Only now: a body that is never written must hold no place.
            if let (id, words) = open(session) {
                defer { close(id) }
                closing?.whenComplete { [weak self] _ in self?.close(id) }
                for await word in words.cancelOnGracefulShutdown() {
                    try await writer.write(word.bytes)
                }
            }
            try await writer.finish(nil)
        }
    }

    func open(_ session: SignIn.Session) -> (id: Int, words: AsyncStream<Word>)? {
        let (words, continuation) = AsyncStream<Word>.makeStream(
            bufferingPolicy: .bufferingNewest(1))
        let (id, ended, begins) = state.withLock { state -> (Int?, [Stream], Bool) in
            let ended = state.makeRoom(for: session, limits)
            guard state.streams.count < limits.inAll else { return (nil, ended, false) }
            state.next += 1
            state.streams[state.next] = Stream(session: session, words: continuation)
            defer { state.isLooking = true }
            return (state.next, ended, !state.isLooking)
        }
        for stream in ended { stream.words.finish() }
        if begins { Task { await look() } }
        return id.map { ($0, words) }
    }

    func close(_ id: Int) { state.withLock { $0.streams.removeValue(forKey: id) }?.words.finish() }

    private func finish() {
        let all = state.withLock { state in
            defer { state.streams = [:] }
            return Array(state.streams.values)
        }
        for stream in all { stream.words.finish() }
    }

    // MARK: All of them

    private func note(_ ticket: TicketID?) {
        state.withLock { state in
            if state.streams.isEmpty { return }
            var news = state.news ?? .tickets([])
            news.add(ticket)
            state.news = news
        }
    }

    /// Runs while a page is open.
    private func look() async {
        var (quiet, silent) = (Duration.zero, Duration.zero)
        while isNeeded() {
            try? await Task.sleep(for: limits.look)
            (quiet, silent) = (quiet - limits.look, silent + limits.look)
            let news = quiet > .zero ? nil : state.withLock { $0.news.take() }
            let isAlive = silent >= limits.alive
            guard news != nil || isAlive else { continue }
            if isAlive { silent = .zero }
            do {
                let told = try await tell(news, isAlive: isAlive)
                if told > 0 { quiet = .milliseconds(1000 * told / limits.tellingsPerSecond) }
            } catch {
                // The database cannot be asked: later.
                if news != nil { state.withLock { $0.news = .everything } }
            }
        }
    }

    private func isNeeded() -> Bool {
        state.withLock { state in
            state.isLooking = !state.streams.isEmpty
            if state.streams.isEmpty { state.news = nil }
            return state.isLooking
        }
    }

    /// - Returns: to how many a change was told.
    private func tell(_ news: News?, isAlive: Bool) async throws -> Int {
        let streams = state.withLock { state in
            state.questions += 1
            return state.streams
        }
        let open = try await signIn.open(among: Set(streams.values.map(\.session.id)))
        let projects: Set<ProjectKey>? =
            if case .tickets(let tickets)? = news { try await desk.projects(of: tickets) } else {
                nil
            }
        let people = desk.people
        var told = 0
        for (id, stream) in streams {
            let person = stream.session.staff
            let viewer = people.viewer(of: person)
            // The ground of the page, too, may be gone: its reader has no role and no team any
            // more.
            guard open.contains(stream.session.id), people.staff[person]?.left == false,
                viewer.seesAnything
            else {
                close(id)
                continue
            }
            if news != nil, viewer.mayHear(ofProjects: projects) {
                stream.words.yield(.change)
                told += 1
            } else if isAlive {
                stream.words.yield(.alive)
            }
        }
        return told
    }
}

extension LiveStreams.State {
    /// Ends the oldest streams of a session, or a person, that has as many as it may have.
    fileprivate mutating func makeRoom(
        for session: SignIn.Session, _ limits: LiveStreams.Limits
    ) -> [LiveStreams.Stream] {
        let ofPerson = streams.filter { $0.value.session.staff == session.staff }.keys.sorted()
        let ofSession = ofPerson.filter { streams[$0]?.session.id == session.id }
        let ending =
            ofSession.dropLast(limits.ofSession - 1) + ofPerson.dropLast(limits.ofPerson - 1)
        return Set(ending).compactMap { streams.removeValue(forKey: $0) }
    }
}

extension Viewer {
    /// - Parameter projects: of what changed; nil: it concerns everybody.
    fileprivate func mayHear(ofProjects projects: Set<ProjectKey>?) -> Bool {
        guard let projects else { return true }
        switch self {
        case .team(_, let own): return !projects.isDisjoint(with: own)
        case .limited(let limits):
            guard let own = limits.projects else { return true }
            // A ticket that is put to no project changed.
            if projects.isEmpty { return !limits.roles.isEmpty }
            return !projects.isDisjoint(with: own)
        case .staff, .contact, .desk: return true
        }
    }
}
