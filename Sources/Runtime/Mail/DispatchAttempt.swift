import Channels
import ServiceDesk
import Store
import WorkingTime

/// What became of a letter of the outbox that was taken.
struct DispatchAttempt: Sendable {
    enum Result: Sendable {
        /// There is no letter, by decision.
        case empty
        case damaged
        /// The mail server could not be reached just before.
        case notTried(until: Instant)
        case tried(SMTPOutcome, isReceipt: Bool)
    }

    var item: Outbox.Item
    var result: Result
}

/// What is written down of it.
struct DispatchVerdict: Sendable, Hashable {
    enum Step: Sendable, Hashable {
        case finish(Outbox.State)
        /// - counts: as one of the attempts after which the letter is given up.
        case retry(at: Instant, counts: Bool)
    }

    struct Receipt: Sendable, Hashable {
        var outcome: ReceiptOutcome
        var reason: String?
    }

    var step: Step
    var problem: LetterProblem?
    /// What the ticket is told; nil: the letter is no receipt, or waits.
    var receipt: Receipt?

    init(_ step: Step, _ problem: LetterProblem?, _ receipt: Receipt? = nil) {
        (self.step, self.problem, self.receipt) = (step, problem, receipt)
    }
}

extension DispatchAttempt {
    private static let reasonMax = 200

    /// Decision 14: mail that may have left goes again under its Message-ID and is shown as
    /// possibly twice.
    func verdict(at now: Instant) -> DispatchVerdict {
        switch result {
        case .empty: empty
        case .damaged: givenUp(LetterProblem(.damaged), .withheld, item.kind == .receipt)
        case .notTried(let until): DispatchVerdict(.retry(at: until, counts: false), item.problem)
        case .tried(.handedOver, let isReceipt):
            DispatchVerdict(.finish(.done), nil, isReceipt ? .init(outcome: .sent) : nil)
        case .tried(.refused(let code, let text, permanent: true), let isReceipt):
            givenUp(LetterProblem(.said("\(code) \(text)")), .bounced, isReceipt)
        case .tried(.refused(let code, let text, permanent: false), let isReceipt):
            retried(LetterProblem(.said("\(code) \(text)")), isReceipt, now)
        case .tried(.ambiguous(let cause), let isReceipt):
            retried(LetterProblem(.said(cause), isPossiblyTwice: true), isReceipt, now)
        case .tried(.unreachable(let cause), _):
            // No fault of the letter: it waits for as long as the server is away.
            DispatchVerdict(
                .retry(at: now + Dispatch.pauseSeconds, counts: false),
                LetterProblem(.unreachable(cause)))
        }
    }

    /// A receipt that none can bring is shown: in the portal, and to the staff to be read out.
    private var empty: DispatchVerdict {
        let outcome: ReceiptOutcome = item.problem?.cause == .noRecipient ? .shown : .withheld
        return DispatchVerdict(
            .finish(.withheld), item.problem,
            item.kind == .receipt ? .init(outcome: outcome, reason: item.problem?.stored) : nil)
    }

    private func givenUp(_ problem: LetterProblem, _ outcome: ReceiptOutcome, _ isReceipt: Bool)
        -> DispatchVerdict
    {
        let reason = String(problem.stored.prefix(Self.reasonMax))
        return DispatchVerdict(
            .finish(.failed), problem, isReceipt ? .init(outcome: outcome, reason: reason) : nil)
    }

    /// After 1, 2, 4 … minutes, an hour at most; the last failure is a bounce.
    private func retried(_ problem: LetterProblem, _ isReceipt: Bool, _ now: Instant)
        -> DispatchVerdict
    {
        guard item.attempts + 1 < Outbox.attemptsMax else {
            return givenUp(problem, .bounced, isReceipt)
        }
        let pause = min(3600, Int64(60) << Int64(min(item.attempts, 6)))
        return DispatchVerdict(.retry(at: now + pause, counts: true), problem)
    }
}

extension SMTPOutcome {
    /// Whichever letter had been tried.
    var isUnreachable: Bool { if case .unreachable = self { true } else { false } }
}
