import Channels
import Foundation
import Logging
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// Sends what the outbox holds: a committed lease, the attempt, a second commit (decision 14).
public final class Dispatch: Sendable {
    /// Letters taken at once.
    static let batchMax = 20
    /// A lease is longer than the longest attempt of the transport.
    static let leaseSeconds: Int64 = 600

    /// Nothing leaves for so long after the mail server could not be reached.
    static let pauseSeconds: Int64 = 60

    let desk: Desk
    let settings: MailSettings
    private let smtp: SMTPTransport?
    private let state = Mutex(State())

    private struct State {
        /// Attempts of which the store took nothing down.
        var unsettled: [DispatchAttempt] = []
        /// The mail server could not be reached; nil: it could, as far as is known.
        var isDownUntil: Instant?
    }

    public init(desk: Desk, settings: MailSettings) {
        self.desk = desk
        self.settings = settings
        if case .smtp(let server) = settings.transport {
            smtp = SMTPTransport(server)
        } else {
            smtp = nil
        }
    }

    /// Sends everything whose time has come.
    ///
    /// - Returns: how many letters were taken for it.
    /// - Throws: `StoreError` while the outcomes of earlier attempts cannot be written down: until
    ///   then nothing more leaves.
    public func send() async throws -> Int {
        try await settleEarlier()
        let (id, now) = (desk.id, desk.world.now())
        if let until = state.withLock({ $0.isDownUntil }), now < until { return 0 }
        guard try await desk.store.read({ try Outbox(desk: id).isDue(at: now, in: $0) }) else {
            return 0
        }
        let items = try await desk.store.write { transaction in
            try Outbox(desk: id).lease(
                at: now, until: now + Self.leaseSeconds, limit: Self.batchMax, in: transaction)
        }
        FailPoint.reached(.afterLease)
        try await each(items) { [self] item in
            do {
                try await settleOrKeep(await attempt(item))
            } catch  where !(error is CancellationError) {
                // One ticket that cannot be read must not keep other letters: this one is tried
                // when its lease ends.
                desk.log.error("letter \(item.id): \(error)")
            }
        }
        return items.count
    }

    /// Some at once, so that one fsync serves them all; begun in their order.
    private func each(
        _ items: [Outbox.Item], _ body: @Sendable @escaping (Outbox.Item) async throws -> Void
    ) async throws {
        let atOnce = settings.transport.atOnce
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (index, item) in items.enumerated() {
                if index >= atOnce { try await group.next() }
                group.addTask { try await body(item) }
            }
            try await group.waitForAll()
        }
    }

    // MARK: Attempt

    private func attempt(_ item: Outbox.Item) async -> DispatchAttempt {
        guard !item.payload.isEmpty else { return DispatchAttempt(item: item, result: .empty) }
        let now = desk.world.now()
        if let until = state.withLock({ $0.isDownUntil }), now < until {
            return DispatchAttempt(item: item, result: .notTried(until: until))
        }
        do {
            let queued = try JSONDecoder().decode(QueuedLetter.self, from: item.payload)
            let outcome = await attempt(queued, on: item.ticket.map { TicketID($0) })
            FailPoint.reached(.afterSending)
            note(outcome)
            return DispatchAttempt(
                item: item, result: .tried(outcome, isReceipt: queued.isReceipt))
        } catch {
            desk.log.error(
                "letter \(item.id) of the outbox is damaged and does not leave: \(error)")
            return DispatchAttempt(item: item, result: .damaged)
        }
    }

    /// A mail server that is not there is told once, and is not asked for every letter.
    private func note(_ outcome: SMTPOutcome) {
        let until = desk.world.now() + Self.pauseSeconds
        let wasDown = state.withLock { state in
            defer { state.isDownUntil = outcome.isUnreachable ? until : nil }
            return state.isDownUntil != nil
        }
        if case .unreachable(let cause) = outcome, !wasDown {
            desk.log.error("the mail server cannot be reached, letters wait: \(cause)")
        } else if wasDown, !outcome.isUnreachable {
            desk.log.notice("the mail server is reached again")
        }
    }

    private func attempt(_ queued: QueuedLetter, on ticket: TicketID?) async -> SMTPOutcome {
        let letter = queued.letter
        do {
            let bytes = try MIMEComposer.compose(settings.marked(letter))
            if case .handed(let post) = settings.transport {
                return post(
                    PostedLetter(
                        letter: letter, ticket: ticket, message: queued.message,
                        isReceipt: queued.isReceipt))
            }
            guard let smtp else { return try drop(bytes, letter) }
            // What cannot be delivered comes back to the signed address, which tells the ticket.
            let sender = letter.replyTo ?? letter.from
            return await smtp.send(
                bytes, from: sender.address, to: (letter.to + letter.cc).map(\.address))
        } catch {
            return .refused(code: 0, text: "\(error)", permanent: true)
        }
    }

    /// Into the folder, under a name that sorts by time and carries no address.
    private func drop(_ bytes: [UInt8], _ letter: OutboundLetter) throws -> SMTPOutcome {
        guard case .folder(let folder) = settings.transport else {
            return .unreachable(cause: "no transport")
        }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let name = letter.messageID.filter { $0.isLetter || $0.isNumber || $0 == "-" }
        let path = "\(folder)/\(letter.date)-\(name.prefix(80)).eml"
        try Data(bytes).write(to: URL(filePath: path), options: .atomic)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        return .handedOver(reply: "written to a file")
    }

    // MARK: Outcome

    /// Writes down what became of letters while the store took no writing.
    private func settleEarlier() async throws {
        for attempt in state.withLock({ $0.unsettled }) {
            do {
                try await settle(attempt)
            } catch let error as StoreError where !error.isTemporary {
                // One that can never be written down must not keep all others for ever.
                desk.log.error("letter \(attempt.item.id): \(error)")
            }
            state.withLock { $0.unsettled.removeAll { $0.item.id == attempt.item.id } }
        }
    }

    /// A store that takes no writing for the moment does not unsay that the letter has left: its
    /// outcome is kept, or it would leave again when its lease ends.
    private func settleOrKeep(_ attempt: DispatchAttempt) async throws {
        do {
            try await settle(attempt)
        } catch let error as StoreError where error.isTemporary {
            state.withLock { $0.unsettled.append(attempt) }
            throw error
        }
    }

    /// Writes down what became of a letter, and tells the ticket of its receipt, in one
    /// transaction; a second time changes nothing.
    private func settle(_ attempt: DispatchAttempt) async throws {
        let (item, now) = (attempt.item, desk.world.now())
        let verdict = attempt.verdict(at: now)
        do {
            try await desk.store.write { [self] transaction in
                try write(verdict, of: item, at: now, in: transaction)
                try tell(verdict, of: item, at: now, in: transaction)
            }
        } catch let error as StoreError where error.isTemporary {
            throw error
        } catch  where verdict.receipt != nil {
            // That the ticket cannot be told does not let the letter leave again.
            desk.log.error("the receipt \(item.id) cannot be told to its ticket: \(error)")
            try await desk.store.write { [self] transaction in
                try write(verdict, of: item, at: now, in: transaction)
            }
        }
        desk.changes.announce(item.ticket.map { TicketID($0) })
    }

    private func write(
        _ verdict: DispatchVerdict, of item: Outbox.Item, at now: Instant,
        in transaction: Transaction
    ) throws {
        let outbox = Outbox(desk: desk.id)
        switch verdict.step {
        case .finish(let state):
            try outbox.finish(
                item.id, as: state, problem: verdict.problem, at: now, in: transaction)
        case .retry(let at, let counts):
            try outbox.retry(
                item.id, at: at, problem: verdict.problem, counts: counts, in: transaction)
        }
    }

    /// Once after each bounce: sent again, the receipt reaches people anew.
    private func tell(
        _ verdict: DispatchVerdict, of item: Outbox.Item, at now: Instant,
        in transaction: Transaction
    ) throws {
        guard let receipt = verdict.receipt, let ticket = item.ticket.map({ TicketID($0) }),
            desk.leftOut != .receipts
        else { return }
        let bounces = try TicketJournal(journal: desk.journal).load(ticket, in: transaction).bounces
        let turn = bounces == 0 ? "" : "\(bounces)-"
        let instruction = Instruction(
            .recordReceipt(receipt.outcome, reason: receipt.reason), on: ticket, by: .desk,
            commandID: "receipt-\(item.id)-\(turn)\(receipt.outcome.rawValue)")
        _ = try desk.carryOut(instruction, at: now, in: transaction)
    }
}

extension MailSettings.Transport {
    /// Letters under way at once. Who plays the post gets them one after another.
    fileprivate var atOnce: Int {
        switch self {
        case .folder: 8
        case .smtp: SMTPTransport.connections
        case .handed: 1
        }
    }
}

extension TicketStream {
    /// How often the receipt came back.
    fileprivate var bounces: Int {
        records.count { record in
            if case .receipted(let receipted) = record.event {
                receipted.outcome == .bounced
            } else {
                false
            }
        }
    }
}
