import Regulations
import WorkingTime

/// A broken promise stays in the journal; that it is not held against the desk is said by those
/// whom the regulation names (`may_withdraw`), with a reason, and counted apart.
extension Deciding {
    mutating func withdraw(_ id: ClockID, content: ContentRef) throws(Refusal) {
        let broken = clocks(of: stream, under: edition, asOf: at).first {
            $0.id == id && $0.outcome == .missed
        }
        guard let due = broken?.judgedDue else { throw .notFound }
        let roles = regulation.mayWithdraw(id)
        guard actor.has(anyOf: acting(roles)) else { throw .needsRole(roles) }
        happen(
            .withdrawn(
                .init(clock: id, due: due, basis: edition.basis, wasKept: false, content: content)))
    }
}

extension Regulation {
    /// Roles that may say that a breach of the clock is not held against the desk; empty: nobody.
    public func mayWithdraw(_ clock: ClockID) -> [String] {
        commitments[clock.commitment]?.mayWithdraw ?? []
    }
}
