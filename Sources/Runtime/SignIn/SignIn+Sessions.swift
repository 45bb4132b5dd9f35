import Foundation
import Store
import WorkingTime

/// Sessions: found by their token, listed, ended.
extension SignIn {
    private var idleSince: Instant { world.now() - Self.idleSeconds }

    /// The session of a token, which counts as used now.
    public func session(token: String) async throws -> Session? {
        guard let found = try await open(token) else { return nil }
        let now = world.now()
        if now - found.seenAt >= Self.seenSeconds {
            try await store.write { try Sessions().touch(found.id, at: now, in: $0) }
        }
        return Session(desk: found.desk, staff: found.staff, login: found.login, id: found.id)
    }

    /// Whether the token still opens anything; asking is no use of it.
    public func isOpen(token: String) async throws -> Bool { try await open(token) != nil }

    private func open(_ token: String) async throws -> Sessions.Session? {
        guard token.utf8.count == 64 else { return nil }
        let (id, now, idleSince) = (Self.id(of: token), world.now(), idleSince)
        return try await store.read {
            try Sessions().session(id, at: now, idleSince: idleSince, in: $0)
        }
    }

    /// Those of the sessions that still open anything, in one question; asking is no use of them.
    public func open(among ids: Set<String>) async throws -> Set<String> {
        let (now, idleSince) = (world.now(), idleSince)
        return try await store.read {
            try Sessions().open(among: ids, at: now, idleSince: idleSince, in: $0)
        }
    }

    /// Open sessions of a member of staff, the last used first.
    public func sessions(desk: String, staff: String) async throws -> [Sessions.Session] {
        let (now, idleSince) = (world.now(), idleSince)
        return try await store.read {
            try Sessions().of(desk: desk, staff: staff, at: now, idleSince: idleSince, in: $0)
        }
    }

    public func signOut(_ session: Session, from caller: Caller) async throws {
        let now = world.now()
        try await store.write { transaction in
            try Sessions().close(session.id, in: transaction)
            try Audit(desk: session.desk).record(
                .init(.signedOut, by: session.staff, on: session.login, from: caller.address),
                at: now, in: transaction)
        }
    }

    /// Ends one of the person's own sessions; another's is as if it did not exist.
    public func end(_ id: String, of session: Session, from caller: Caller) async throws {
        let own = try await sessions(desk: session.desk, staff: session.staff).contains {
            $0.id == id
        }
        guard own else { return }
        let now = world.now()
        try await store.write { transaction in
            guard try Sessions().close(id, in: transaction) else { return }
            try Audit(desk: session.desk).record(
                .init(
                    .sessionsEnded, by: session.staff, on: session.staff, detail: "1",
                    from: caller.address),
                at: now, in: transaction)
        }
    }

    /// Ends all other sessions of the same person.
    public func endOthers(of session: Session, from caller: Caller) async throws {
        try await endAll(
            desk: session.desk, staff: session.staff, except: session.id, by: session.staff,
            from: caller)
    }

    /// Ends every session of a member of staff.
    ///
    /// - Parameter actor: who asks for it; nil: a command on the machine.
    /// - Returns: how many there were.
    @discardableResult
    public func endAll(
        desk: String, staff: String, except kept: String? = nil, by actor: String?,
        from caller: Caller = Caller()
    ) async throws -> Int {
        let now = world.now()
        return try await store.write { transaction in
            let count = try Sessions().closeAll(
                desk: desk, staff: staff, except: kept, in: transaction)
            guard count > 0 else { return 0 }
            try Audit(desk: desk).record(
                .init(
                    .sessionsEnded, by: actor, on: staff, detail: String(count),
                    from: caller.address),
                at: now, in: transaction)
            return count
        }
    }
}
