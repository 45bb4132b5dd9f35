import Store
import WorkingTime

extension Desk {
    /// Seconds for which a node has work that one at a time does. Clocks of nodes must agree better
    /// than half of it.
    static let turnSeconds: Int64 = 30

    /// Whether this node has the turn to do `work`; taken when it is free, kept while it is asked
    /// for. Exactness never rests on it: what must happen once, happens once by its transaction.
    func hasTurn(_ work: String) async throws -> Bool {
        guard store.isShared else { return true }
        let now = world.now()
        if let until = turns.withLock({ $0[work] }), now < until - Self.turnSeconds / 2 {
            return true
        }
        let (id, node) = (id, node)
        let isOurs = try await store.write { transaction in
            try Leases(desk: id).take(
                work, by: node, at: now, until: now + Self.turnSeconds, in: transaction)
        }
        turns.withLock { $0[work] = isOurs ? now + Self.turnSeconds : nil }
        return isOurs
    }

    /// The same, asked with a read first: a node that waits for its turn does not write.
    func awaitsTurn(_ work: String) async throws -> Bool {
        guard store.isShared else { return false }
        let (id, node, now) = (id, node, world.now())
        let holder = try await store.read { try Leases(desk: id).holder(of: work, at: now, in: $0) }
        if let holder, holder != node { return true }
        return try await !hasTurn(work)
    }

    /// Lets others go on at once.
    func leave() async throws {
        guard store.isShared else { return }
        let (id, node) = (id, node)
        turns.withLock { $0 = [:] }
        try await store.write { try Leases(desk: id).release(by: node, in: $0) }
    }
}
