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

    let desk: Desk
    let settings: MailSettings
    private let smtp: SMTPTransport?
    private let unsettled = Mutex<[Attempt]>([])

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
    /// - Returns: how many letters were tried.
    /// - Throws: `StoreError` while the outcomes of earlier attempts cannot be written down: until
    ///   then nothing more leaves.
    public func send() async throws -> Int {
        try await settleEarlier()
        let (id, now) = (desk.id, desk.world.now())
        guard try await desk.store.read({ try Outbox(desk: id).isDue(at: now, in: $0) }) else {
            return 0
        }
        let items = try await desk.store.write { transaction in
            try Outbox(desk: id).lease(
                at: now, until: now + Self.leaseSeconds, limit: Self.batchMax, in: transaction)
        }
        FailPoint.reached(.afterLease)
        for item in items {
            do {
                try await settleOrKeep(await attempt(item))
            } catch where !(error is CancellationError) {
                // One ticket that cannot be read must not keep other letters: this one is tried
                // when its lease ends.
                desk.log.error("letter \(item.id): \(error)")
            }
        }
        return items.count
    }

    /// Writes down what became of letters while the store took no writing.
    private func settleEarlier() async throws {
        for attempt in unsettled.withLock({ $0 }) {
            try await settle(attempt)
            unsettled.withLock { $0.removeAll { $0.item.id == attempt.item.id } }
        }
    }

    /// A store that takes no writing for the moment does not unsay that the letter has left: its
    /// outcome is kept, or it would leave again when its lease ends.
    private func settleOrKeep(_ attempt: Attempt) async throws {
        do {
            try await settle(attempt)
        } catch let error as StoreError where error.isTemporary {
            unsettled.withLock { $0.append(attempt) }
            throw error
        }
    }

    private func attempt(_ item: Outbox.Item) async -> Attempt {
        guard !item.payload.isEmpty else { return Attempt(item: item, result: .empty) }
        do {
            let queued = try JSONDecoder().decode(QueuedLetter.self, from: item.payload)
            let outcome = await attempt(queued, on: item.ticket.map { TicketID($0) })
            FailPoint.reached(.afterSending)
            return Attempt(item: item, result: .tried(outcome, isReceipt: queued.isReceipt))
        } catch {
            desk.log.error(
                "letter \(item.id) of the outbox is damaged and does not leave: \(error)")
            return Attempt(item: item, result: .damaged)
        }
    }

    /// Writes down what became of a letter; a second time changes nothing.
    private func settle(_ attempt: Attempt) async throws {
        let item = attempt.item
        switch attempt.result {
        case .empty: try await withhold(item)
        case .damaged:
            if item.kind == .receipt {
                try await receipt(.withheld, of: item, reason: LetterProblem(.damaged).stored)
            }
            try await finish(item, as: .failed, problem: LetterProblem(.damaged))
        case .tried(let outcome, let isReceipt):
            try await settle(item, isReceipt: isReceipt, outcome)
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

    private func settle(_ item: Outbox.Item, isReceipt: Bool, _ outcome: SMTPOutcome) async throws {
        switch outcome {
        case .handedOver:
            try await finish(item, as: .done, problem: nil)
            if isReceipt { try await receipt(.sent, of: item, reason: nil) }
        case .refused(let code, let text, true):
            try await finish(item, as: .failed, problem: LetterProblem(.said("\(code) \(text)")))
            if isReceipt {
                try await receipt(.bounced, of: item, reason: "\(code) \(text.prefix(200))")
            }
        case .refused(let code, let text, false):
            try await retry(item, problem: LetterProblem(.said("\(code) \(text)")))
        case .unreachable(let cause):
            try await retry(item, problem: LetterProblem(.said(cause)))
        case .ambiguous(let cause):
            // Mail goes again under the same Message-ID and is shown as possibly twice (decision
            // 14).
            try await retry(item, problem: LetterProblem(.said(cause), isPossiblyTwice: true))
        }
    }

    /// There is no letter. A receipt that none can bring is shown: in the portal, and to the staff
    /// to be read out.
    private func withhold(_ item: Outbox.Item) async throws {
        if item.kind == .receipt {
            let isShown = item.problem?.cause == .noRecipient
            try await receipt(isShown ? .shown : .withheld, of: item, reason: item.problem?.stored)
        }
        try await finish(item, as: .withheld, problem: item.problem)
    }

    private func finish(_ item: Outbox.Item, as state: Outbox.State, problem: LetterProblem?)
        async throws
    {
        let (id, now) = (desk.id, desk.world.now())
        try await desk.store.write { transaction in
            try Outbox(desk: id).finish(
                item.id, as: state, problem: problem, at: now, in: transaction)
        }
        desk.changes.announce(item.ticket.map { TicketID($0) })
    }

    /// After 1, 2, 4 … minutes, an hour at most; the last failure is a bounce.
    private func retry(_ item: Outbox.Item, problem: LetterProblem) async throws {
        guard item.attempts + 1 < Outbox.attemptsMax else {
            try await finish(item, as: .failed, problem: problem)
            if item.kind == .receipt {
                try await receipt(.bounced, of: item, reason: problem.stored)
            }
            return
        }
        let (id, at) = (desk.id, desk.world.now() + min(3600, 60 << Int64(item.attempts)))
        try await desk.store.write { transaction in
            try Outbox(desk: id).retry(item.id, at: at, problem: problem, in: transaction)
        }
    }

    /// Once after each bounce: sent again, the receipt reaches people anew.
    private func receipt(_ outcome: ReceiptOutcome, of item: Outbox.Item, reason: String?)
        async throws
    {
        guard let ticket = item.ticket.map({ TicketID($0) }), desk.leftOut != .receipts else {
            return
        }
        let bounces = try await desk.store.read { [desk] transaction in
            try TicketJournal(journal: desk.journal).load(ticket, in: transaction).bounces
        }
        let turn = bounces == 0 ? "" : "\(bounces)-"
        _ = try await desk.perform(
            Instruction(
                .recordReceipt(outcome, reason: reason), on: ticket, by: .desk,
                commandID: "receipt-\(item.id)-\(turn)\(outcome.rawValue)"))
    }
}

/// What became of a letter of the outbox that was taken.
private struct Attempt: Sendable {
    enum Result: Sendable {
        /// There is no letter, by decision.
        case empty
        case damaged
        case tried(SMTPOutcome, isReceipt: Bool)
    }

    var item: Outbox.Item
    var result: Result
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
