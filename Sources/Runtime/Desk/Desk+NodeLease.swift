import Store
import WorkingTime

extension Desk {
    /// Seconds for which a node has work that one at a time does. Clocks of nodes must agree better
    /// than half of it.
    static let leaseSeconds: Int64 = 30

    /// Whether this node holds the lease on `work`; taken when it is free, kept while it is asked
    /// for. Exactness never rests on it: what must happen once, happens once by its transaction.
    func holdsLease(_ work: String) async throws -> Bool {
        guard store.isShared else { return true }
        let now = world.now()
        if let until = nodeLeases.withLock({ $0[work] }), now < until - Self.leaseSeconds / 2 {
            return true
        }
        let (id, node) = (id, node)
        let isOurs = try await store.write { transaction in
            try NodeLeases(desk: id).take(
                work, by: node, at: now, until: now + Self.leaseSeconds, in: transaction)
        }
        nodeLeases.withLock { $0[work] = isOurs ? now + Self.leaseSeconds : nil }
        return isOurs
    }

    /// The same, asked with a read first: a node that waits for a lease does not write.
    func awaitsLease(_ work: String) async throws -> Bool {
        guard store.isShared else { return false }
        let (id, node, now) = (id, node, world.now())
        let holder = try await store.read {
            try NodeLeases(desk: id).holder(of: work, at: now, in: $0)
        }
        if let holder, holder != node { return true }
        return try await !holdsLease(work)
    }

    /// Lets others go on at once.
    func leave() async throws {
        guard store.isShared else { return }
        let (id, node) = (id, node)
        nodeLeases.withLock { $0 = [:] }
        try await store.write { try NodeLeases(desk: id).release(by: node, in: $0) }
    }
}
