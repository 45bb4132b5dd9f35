import Channels
import Logging
import ServiceLifecycle
import Store
import WorkingTime

/// Watches one mailbox while the server runs. Letters are taken as a set and never deleted at the
/// server.
public struct MailboxService: Service {
    /// Pauses of the watch; tests make them short.
    public struct Pauses: Sendable {
        /// After the first failure; doubled with each further one.
        public var first = Duration.seconds(1)
        public var longest = Duration.seconds(300)
        /// Between questions when the server cannot tell of news by itself.
        public var poll = Duration.seconds(60)
        /// One IDLE lasts at most this long: many networks forget a silent connection after ten
        /// minutes.
        public var idle = Duration.seconds(540)
        /// Between questions whether another node still reads the mailbox.
        public var turn = Duration.seconds(5)
        /// Between looks whether a regulation has been published.
        public var regulation = Duration.seconds(2)
        /// Between looks for letters that are slow to read.
        public var slow = Duration.seconds(2)

        public init() {}

        func after(failures: Int) -> Duration {
            min(longest, first * (1 << min(max(failures, 1) - 1, 20)))
        }
    }

    /// UIDs asked for in one search.
    static let window: UInt32 = 50_000
    /// Letters whose sizes are asked for at once.
    static let entriesMax = 200
    /// Fetched of a letter that is too large to be taken whole.
    static let partialBytes = 256 << 10

    let desk: Desk
    let settings: MailboxSettings
    let pauses: Pauses
    private let intake: MailboxIntake

    public init(desk: Desk, settings: MailboxSettings, pauses: Pauses = Pauses()) {
        self.desk = desk
        self.settings = settings
        self.pauses = pauses
        intake = MailboxIntake(desk: desk, settings: settings)
        desk.mailboxes.enter(
            MailboxHealth(
                name: settings.name, server: settings.server.description,
                channel: settings.origin.channel ?? ""))
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown { await watchForEver() }
        note { $0.state = .stopped }
    }

    private func watchForEver() async {
        try? await intake.suspectWaiting()
        while !Task.isCancelled {
            do {
                try await waitForRegulation()
                try await whileElected { try await watchAndJudge() }
            } catch is CancellationError {
                return
            } catch {
                await failed("\(error)")
            }
        }
    }

    /// Letters stay at their server until there is something to judge them by.
    private func waitForRegulation() async throws {
        while (try? desk.edition()) == nil {
            note { $0.lastError = "no regulation is published; run 'reglament publish' first" }
            try await Task.sleep(for: pauses.regulation)
        }
    }

    /// One node at a time reads a mailbox; the others wait until its turn has run out.
    private func whileElected(_ body: @Sendable @escaping () async throws -> Void) async throws {
        let (desk, work) = (desk, "mailbox \(settings.name)")
        while try await desk.awaitsLease(work) {
            note { $0.state = .elsewhere }
            try await Task.sleep(for: pauses.turn)
        }
        guard desk.store.isShared else { return try await body() }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await body() }
            group.addTask {
                while try await desk.holdsLease(work) { try await Task.sleep(for: pauses.turn) }
            }
            try await group.next()
            group.cancelAll()
        }
    }

    private func failed(_ cause: String) async {
        let now = desk.world.now()
        var failures = 0
        note { health in
            health.failures += 1
            failures = health.failures
            (health.state, health.lastError, health.lastErrorAt) = (.failing, cause, now)
            health.nextAttemptAt = now + self.pauses.after(failures: failures).components.seconds
        }
        desk.log.warning("mailbox \(settings.name): \(cause)")
        try? await Task.sleep(for: pauses.after(failures: failures))
    }

    /// What is slow to read is judged beside, so that the mailbox never waits for it.
    private func watchAndJudge() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await connectAndWatch() }
            group.addTask {
                while true {
                    try await intake.judgeSlow()
                    try await Task.sleep(for: pauses.slow)
                }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    private func connectAndWatch() async throws {
        // What is safe already is judged even while the mail server is away.
        try await intake.judge()
        note { $0.state = .connecting }
        let client = IMAPClient(settings.server)
        do {
            let folder = try await client.open(settings.folder, isReadOnly: !settings.marksSeen)
            try await watch(client, folder)
            await client.close(isPolite: true)
        } catch {
            await client.close(isPolite: false)
            throw error
        }
    }

    private func watch(_ client: IMAPClient, _ folder: IMAPFolder) async throws {
        var seen = try await takeAll(client, folder)
        try await succeeded()
        while !Task.isCancelled {
            note { $0.state = .listening }
            try await folder.canIdle ? idle(client) : poll(client)
            // Also without news: a server may have forgotten to tell.
            seen = max(
                seen,
                try await takeNew(
                    client, folder.validity, from: seen == .max ? seen : seen + 1, to: nil))
            try await succeeded()
        }
    }

    private func succeeded() async throws {
        let (letters, name) = (MailboxLetters(desk: desk.id), settings.name)
        let waiting = try await desk.store.read { try letters.waitingCount(name, in: $0) }
        note { health in
            (health.failures, health.waiting, health.nextAttemptAt) = (0, waiting, nil)
            health.lastSuccess = self.desk.world.now()
        }
    }

    private func idle(_ client: IMAPClient) async throws {
        try await client.startIdle()
        let seconds = Int(pauses.idle.components.seconds)
        for _ in 0..<max(1, seconds) where !Task.isCancelled {
            if try await client.waitIdle(milliseconds: 1000) { break }
        }
        _ = try await client.endIdle()
    }

    private func poll(_ client: IMAPClient) async throws {
        try? await Task.sleep(for: pauses.poll)
        _ = try await client.noop()
    }

    // MARK: Taking

    /// Everything in the folder that was not taken before, window by window.
    private func takeAll(_ client: IMAPClient, _ folder: IMAPFolder) async throws -> UInt32 {
        guard folder.count > 0 else { return max(1, folder.next ?? 1) - 1 }
        guard let next = folder.next else {
            return try await takeNew(client, folder.validity, from: 1, to: nil)
        }
        var (first, seen): (UInt32, UInt32) = (1, 0)
        while first < next {
            let last = min(next - 1, first.addingReportingOverflow(Self.window - 1).partialValue)
            seen = max(seen, try await takeNew(client, folder.validity, from: first, to: last))
            first = last + 1
        }
        return max(seen, next - 1)
    }

    /// - Returns: the highest UID listed.
    private func takeNew(
        _ client: IMAPClient, _ validity: UInt32, from first: UInt32, to last: UInt32?
    ) async throws -> UInt32 {
        note { $0.state = .reading }
        let since = settings.since.map { (year: $0.year, month: $0.month, day: $0.day) }
        let listed = try await client.uids(from: first, to: last, since: since)
        var missing = try await intake.missing(among: listed, validity: validity)[...]
        while !missing.isEmpty {
            try Task.checkCancellation()
            let part = missing.prefix(Self.entriesMax)
            missing = missing.dropFirst(part.count)
            for batch in Self.batches(try await client.entries(of: Array(part))) {
                try await take(batch, client, validity)
            }
        }
        try await intake.judge()
        return listed.last ?? 0
    }

    /// Letters that are fetched together: few, and small together.
    static func batches(_ entries: [IMAPEntry]) -> [[IMAPEntry]] {
        var batches: [[IMAPEntry]] = []
        var bytes = 0
        for entry in entries {
            bytes += entry.size
            if let last = batches.last, last.count < IMAPClient.lettersMax,
                bytes <= IMAPClient.bytesMax
            {
                batches[batches.count - 1].append(entry)
            } else {
                batches.append([entry])
                bytes = entry.size
            }
        }
        return batches
    }

    private func take(_ batch: [IMAPEntry], _ client: IMAPClient, _ validity: UInt32) async throws {
        // A row of the database holds less than the largest letter of the world.
        let isHuge = batch.contains { $0.size > Contents.bytesMax - 1024 }
        let (letters, failure) = await client.letters(
            batch, partialBytes: isHuge ? Self.partialBytes : nil)
        try await keep(letters, client, validity)
        guard let failure else { return }
        guard case .refused(_, let text) = failure else { throw failure }
        guard batch.count > 1 else {
            // One letter that the server cannot give must not keep the others away.
            return desk.log.error(
                "mailbox \(settings.name): letter \(batch[0].uid) is not given out: \(text)")
        }
        for entry in batch where !letters.contains(where: { $0.entry.uid == entry.uid }) {
            try await take([entry], client, validity)
        }
    }

    private func keep(_ letters: [IMAPLetter], _ client: IMAPClient, _ validity: UInt32)
        async throws
    {
        guard !letters.isEmpty else { return }
        let count = try await intake.take(letters, validity: validity)
        let now = desk.world.now()
        note { health in
            health.taken += count
            health.failures = 0
            health.lagSeconds = letters.last?.entry.arrivedAt.map { max(0, now.seconds - $0) }
        }
        if settings.marksSeen { try await client.markSeen(letters.map(\.entry.uid)) }
    }

    private func note(_ change: (inout MailboxHealth) -> Void) {
        desk.mailboxes.note(settings.name, change)
    }
}
