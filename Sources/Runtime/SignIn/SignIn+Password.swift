import Foundation
import Store

/// Passwords: set by the operator, changed by their owner.
extension SignIn {
    public func hasAccount(login: String) async throws -> Bool {
        try await store.read { try Accounts().account(login, in: $0) } != nil
    }

    /// Whose login it is; nil: nobody's.
    public func holder(ofLogin login: String) async throws -> (staff: String, desk: String)? {
        try await store.read { try Accounts().account(login, in: $0) }.map { ($0.staff, $0.desk) }
    }

    /// Sets a password and ends the sessions that were opened with another; another login of the
    /// person ends.
    ///
    /// - Parameter actor: who asks for it; nil: a command on the machine.
    /// - Throws: `Refusal.taken` when the login is another person's.
    public func setPassword(
        _ password: String, login: String, desk: String, staff: String, by actor: String? = nil
    ) async throws {
        let account = Accounts.Account(
            login: login.addressKey, desk: desk, staff: staff, password: Data())
        try await save(password, account, by: actor, keeping: nil)
    }

    /// Changes the person's own password and ends their other sessions. A stolen session must not
    /// be enough: the current password is asked for, and guessing it waits as at sign-in.
    public func changePassword(
        _ session: Session, current: String, new: String, from caller: Caller
    ) async throws {
        guard Self.isLongEnough(new) else { throw Refusal.badLength }
        let account = try await proven(session.login, current, from: caller)
        try await save(new, account, by: session.staff, keeping: session.id, from: caller)
    }

    /// A login is one person's, and stays theirs until they leave.
    static func requireFree(
        _ login: String, for staff: String, at desk: String, in transaction: Transaction
    ) throws {
        guard let known = try Accounts().account(login, in: transaction),
            known.staff != staff || known.desk != desk
        else { return }
        let holder = try PeopleJournal(journal: Journal(desk: known.desk)).member(
            known.staff, in: transaction)
        guard holder.left else { throw Refusal.taken }
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
        let made = try await threads.run { Result { try hash.make(password, salt: salt) } }.get()
        return try await store.write { transaction in
            if let digest, try Invitations().invitation(digest, at: now, in: transaction) == nil {
                return false
            }
            try Self.requireFree(
                account.login, for: account.staff, at: account.desk, in: transaction)
            var account = account
            try Invitations().withdraw(desk: account.desk, staff: account.staff, in: transaction)
            account.password = made
            try Accounts().save(account, at: now, in: transaction)
            try Accounts().removeOthers(than: account, in: transaction)
            let ended = try Sessions().closeAll(
                desk: account.desk, staff: account.staff, except: kept, in: transaction)
            try Audit(desk: account.desk).record(
                .init(
                    .passwordSet, by: actor, on: account.staff, detail: account.login,
                    from: caller.address),
                at: now, in: transaction)
            guard ended > 0 else { return true }
            try Audit(desk: account.desk).record(
                .init(
                    .sessionsEnded, by: actor, on: account.staff, detail: String(ended),
                    from: caller.address),
                at: now, in: transaction)
            return true
        }
    }
}
