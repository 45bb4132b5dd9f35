import Foundation
import Store
import WorkingTime

/// How a new member of staff gets a password, and how a forgotten one is replaced.
extension SignIn {
    public static let invitationSeconds: Int64 = 24 * 3600

    /// Makes a link's token; the person's earlier ones are void from now on. Only its digest is
    /// kept.
    ///
    /// - Throws: `Refusal.taken` when the login is another person's.
    public func invite(login: String, desk: String, staff: String, by actor: String) async throws
        -> String
    {
        let (token, now, login) = (world.newToken(), world.now(), login.addressKey)
        let digest = Self.id(of: token)
        try await store.write { transaction in
            try Self.requireFree(login, for: staff, at: desk, in: transaction)
            try Invitations().add(
                .init(
                    desk: desk, staff: staff, login: login, invitedBy: actor,
                    expiresAt: now + Self.invitationSeconds),
                digest: digest, in: transaction)
            try Audit(desk: desk).record(
                .init(.invited, by: actor, on: staff, detail: login), at: now, in: transaction)
        }
        return token
    }

    /// Whom a token invites; nil: it is unknown, used or too old, which all look the same.
    public func invitation(token: String) async throws -> Invitations.Invitation? {
        guard token.utf8.count == 64 else { return nil }
        let (digest, now) = (Self.id(of: token), world.now())
        return try await store.read { try Invitations().invitation(digest, at: now, in: $0) }
    }

    /// Sets the password and uses the token up.
    ///
    /// - Returns: the login; nil: the token opens nothing.
    /// - Throws: `Refusal.taken` when somebody else got the login meanwhile.
    public func accept(token: String, password: String, from caller: Caller) async throws -> String?
    {
        guard Self.isLongEnough(password) else { throw Refusal.badLength }
        guard let invitation = try await invitation(token: token) else { return nil }
        let account = Accounts.Account(
            login: invitation.login, desk: invitation.desk, staff: invitation.staff,
            password: Data())
        let digest = Self.id(of: token)
        let isFirst = try await save(
            password, account, by: invitation.staff, keeping: nil, from: caller, using: digest)
        return isFirst ? invitation.login : nil
    }
}
