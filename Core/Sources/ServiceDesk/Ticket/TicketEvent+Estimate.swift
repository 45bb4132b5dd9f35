import Regulations
import WorkingTime

extension TicketEvent {
    /// Time and price offered to the client. A new version supersedes those before it (decision
    /// 13).
    public struct Estimated: Sendable, Hashable, Codable {
        /// From 1.
        public var version: Int
        /// Minutes of work offered.
        public var minutes: Int?
        /// Minor units of the regulation's currency.
        public var amount: Int64?
        /// When the work would be ready.
        public var ready: CivilDate?
        public var content: ContentRef?
    }

    /// The client's answer to one version of the estimate.
    public struct EstimateAnswered: Sendable, Hashable, Codable {
        /// Of the estimate, from 1.
        public var version: Int
        /// The client's words; when a member of staff writes the answer down, what it rests on.
        public var content: ContentRef?
    }
}

/// An estimate as the ticket has it now.
public struct Estimate: Sendable, Hashable {
    /// What became of the estimate.
    public enum State: Sendable, Hashable { case offered, approved, declined, superseded }
    public var offer: TicketEvent.Estimated
    public var state: State
}

extension Ticket {
    /// The estimate that the client may answer now.
    public var offeredEstimate: Estimate? {
        estimates.last.flatMap { $0.state == .offered ? $0 : nil }
    }

    /// The estimate which the work goes by.
    public var approvedEstimate: Estimate? { estimates.last { $0.state == .approved } }

    mutating func evolve(_ estimated: TicketEvent.Estimated) {
        for index in estimates.indices where estimates[index].state == .offered {
            estimates[index].state = .superseded
        }
        estimates.append(Estimate(offer: estimated, state: .offered))
    }

    /// A later approval takes the place of an earlier one.
    mutating func answerEstimate(_ version: Int, _ state: Estimate.State) {
        for index in estimates.indices
        where state == .approved && estimates[index].state == .approved {
            estimates[index].state = .superseded
        }
        guard let index = estimates.firstIndex(where: { $0.offer.version == version }) else {
            return
        }
        estimates[index].state = state
    }
}
