import Foundation
import Store

/// Passwords: set by the operator, changed by their owner.
extension SignIn {
    public func hasAccount(login: String) async throws -> Bool {
        try await store.read { try Accounts().account(login, in: $0) } != nil
    }

    /// Sets a password and ends the sessions that were opened with another.
    ///
    /// - Parameter actor: who asks for it; nil: a command on the machine.
    public func setPassword(
        _ password: String, login: String, desk: String, staff: String, by actor: String? = nil
    ) async throws {
        let account = Accounts.Account(login: login.lowercased(), desk: desk, staff: staff, password: Data())
        try await save(password, account, by: actor, keeping: nil)
    }

    /// Changes the person's own password and ends their other sessions. A stolen session must not be enough: the
    /// current password is asked for, and guessing it waits as at sign-in.
    public func changePassword(
        _ session: Session, current: String, new: String, from caller: Caller
    ) async throws {
        guard Self.isLongEnough(new) else { throw Refusal.badLength }
        let account = try await proven(session.login, current, from: caller)
        try await save(new, account, by: session.staff, keeping: session.id, from: caller)
    }

    public static func isLongEnough(_ password: String) -> Bool {
        (passwordMin...passwordMax).contains(password.count)
    }

    /// - Parameter digest: of an invitation, which must still be there and is used up.
    /// - Returns: whether it was; without one always.
    @discardableResult
    func save(
        _ password: String, _ account: Accounts.Account, by actor: String?, keeping kept: String?,
        from caller: Caller = Caller(), using digest: String? = nil
    ) async throws -> Bool {
        let (hash, salt, now) = (hash, world.randomBytes(16), world.now())
        let made = try await threads.run { hash.make(password, salt: salt) }
        return try await store.write { transaction in
            if let digest, try Invitations().invitation(digest, at: now, in: transaction) == nil { return false }
            var account = account
            try Invitations().withdraw(desk: account.desk, staff: account.staff, in: transaction)
            account.password = made
            try Accounts().save(account, at: now, in: transaction)
            let ended = try Sessions().closeAll(
                desk: account.desk, staff: account.staff, except: kept, in: transaction)
            try Audit(desk: account.desk).record(
                .init(.passwordSet, by: actor, on: account.staff, detail: account.login, from: caller.address),
                at: now, in: transaction)
            guard ended > 0 else { return true }
            try Audit(desk: account.desk).record(
                .init(.sessionsEnded, by: actor, on: account.staff, detail: String(ended), from: caller.address),
                at: now, in: transaction)
            return true
        }
    }
}
