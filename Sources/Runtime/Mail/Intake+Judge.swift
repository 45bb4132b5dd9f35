import ServiceDesk
import Store

/// Interactions kept aside beyond a quota, judged when somebody of the desk wants it: as they would
/// have been, of the instant at which they came.
extension Intake {
    /// Interactions that one press judges; those beyond wait for the next one.
    public static let judgedMax = 50

    /// Which interactions are meant.
    public enum Kept: Sendable, Hashable { case one, allOfSender }

    /// What became of an interaction.
    public struct Judged: Sendable, Hashable {
        public var outcome: Outcome
        /// It was judged before, and stays as it was.
        public var isRepeat: Bool
    }

    /// - Returns: what became of the interaction, or of every one of its sender's, the oldest
    ///   first; nil: there is none.
    /// - Throws: `Refusal.needsRole` to whoever does not work for the whole desk.
    public func judge(_ interaction: String, _ kept: Kept, by staff: String) async throws
        -> [Judged]?
    {
        guard desk.people.viewer(of: staff).seesEverything else { throw Refusal.needsRole([]) }
        let (desk, intake) = (desk, Intake(desk: desk, judge: staff))
        try await desk.refresh()
        let journal = InteractionJournal(journal: desk.journal)
        guard let chosen = try await desk.store.read({ try journal.row(interaction, in: $0) })
        else {
            return nil
        }
        guard kept == .allOfSender else { return [try await intake.judge(chosen)] }
        let sender = SenderAddress(chosen.address)
        let rows = try await desk.store.read {
            try journal.recorded(
                byRules: IntakeExcess.allCases.map(\.rawValue), fromLocal: sender.local,
                domain: sender.domain,
                limit: Self.judgedMax, in: $0)
        }
        var judged: [Judged] = []
        for row in rows { judged.append(try await intake.judge(row)) }
        return judged
    }

    private func judge(_ row: InteractionJournal.Row) async throws -> Judged {
        let desk = desk
        let journal = InteractionJournal(journal: desk.journal)
        if row.mayBeJudged,
            let first = try await desk.store.read({ try journal.received(row.id, in: $0) })
        {
            do {
                // No attempt is counted: who presses once more is no start that a letter has ended.
                try await resume(row, first.received, at: first.at)
            } catch is Refusal {
                // The regulation's answer stands in the list, as that to any letter.
            }
        }
        let outcome = try await desk.store.read { try became(row.id, in: $0) }
        return Judged(outcome: outcome, isRepeat: !row.mayBeJudged)
    }

    private func became(_ id: String, in transaction: Transaction) throws -> Outcome {
        let stands = try InteractionJournal(journal: desk.journal).row(id, in: transaction)?
            .concluded
        return try outcome(stands ?? .init(outcome: .recorded), of: id, in: transaction)
    }
}

extension InteractionJournal.Row {
    /// It is beyond a quota and was not judged.
    public var isKeptAside: Bool { concluded?.isKeptAside == true }

    /// Somebody of the desk may have it judged, whoever seems to have written it.
    public var mayBeJudged: Bool { concluded?.mayBeJudged == true }
}

extension InteractionEvent.Concluded {
    /// Beyond a quota, or taken for a notice that nobody wrote: a person may see more in it.
    var mayBeJudged: Bool { isKeptAside || reason == .notice }

    var isKeptAside: Bool { rule.flatMap(IntakeExcess.init(rawValue:)) != nil }
}
