import Store
import WorkingTime

/// What has come of going over a pack.
public struct EvidenceReport: Sendable, Hashable {
    /// What was compared with beside the pack.
    public struct Paper: Sendable, Hashable {
        /// Hash of a seal as the client has it, 32 bytes.
        public var hash: [UInt8]
        public var day: CivilDate

        public init(hash: [UInt8], day: CivilDate) {
            (self.hash, self.day) = (hash, day)
        }
    }

    /// Problems that are named; what is behind them is most likely of their kind.
    public static let problemsMax = 200

    public private(set) var problems: [Verification.Problem] = []
    public internal(set) var tickets = 0
    public internal(set) var events = 0
    public internal(set) var hidden = 0
    public internal(set) var promises = 0
    public internal(set) var lines = 0
    /// What was done about the month's statement, in one sentence each; empty: it is a draft.
    public internal(set) var settlement: [String] = []
    /// Day and hash of the seal that the pack names.
    public internal(set) var seal = ""
    /// It was compared with a seal from outside of the pack.
    public internal(set) var isHeld = false

    mutating func add(_ place: String, _ day: String? = nil, _ fault: String) {
        guard problems.count < Self.problemsMax else { return }
        problems.append(.init(place, day, fault))
        if problems.count == Self.problemsMax {
            problems.append(.init("pack", nil, "there is more that is wrong"))
        }
    }

    /// What was gone over, for whoever asked.
    public var summary: String {
        let held =
            isHeld
            ? "; it is the seal that was named"
            : "; compare it with the one that you have: without it the pack only agrees with itself"
        return
            "\(tickets) tickets, \(events) events, \(hidden) of them hidden, \(lines) lines of the statement, "
            + (["\(promises) promises"] + settlement + ["sealed \(seal)\(held)"]).joined(
                separator: "; ")
    }
}
