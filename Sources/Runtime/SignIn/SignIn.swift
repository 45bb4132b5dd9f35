import Channels
import Crypto
import Foundation
import Store
import TextRules
import WorkingTime

/// Sign-in of staff: scrypt passwords, sessions on the server, growing waits for guessers.
public final class SignIn: Sendable {
    public struct Session: Sendable, Hashable {
        public var desk: String
        public var staff: String
        public var login: String
        /// Digest of the token, as the store knows it.
        public var id: String
    }

    /// Where a request comes from.
    public struct Caller: Sendable, Hashable {
        /// What the browser calls itself.
        public var agent: String
        /// Network address; nil: unknown, or shared by everybody.
        public var address: String?
        /// What the browser kept of an earlier sign-in.
        public var device: String?

        public init(agent: String = "", address: String? = nil) {
            self.agent = TextShape.line.marked(String(agent.prefix(200)))
            self.address = address
        }
    }

    public enum Refusal: Error, Sendable, Hashable {
        case wrong
        /// Too many wrong answers for this login or from this address; seconds to wait.
        case wait(Int)
        /// A password has `passwordMin` to `passwordMax` characters.
        case badLength
        /// The login is another person's.
        case taken
    }

    /// A session ends so long after it began, whatever happens.
    public static let sessionSeconds: Int64 = 12 * 3600
    /// A session ends when it is not used for so long.
    public static let idleSeconds: Int64 = 3 * 3600
    /// How exactly it is known when a session was last used.
    static let seenSeconds: Int64 = 60
    public static let passwordMin = 10
    public static let passwordMax = 200
    /// Characters of a login.
    static let loginMax = 200

    public let store: Store
    let world: World
    let hash: PasswordHash
    /// At most two derivations at once (decision 34).
    let threads = BlockingThreads(name: "scrypt", count: 2, waiting: 64)
    let waits = SignInWait()

    public convenience init(store: Store, world: World) {
        self.init(store: store, world: world, hash: PasswordHash())
    }

    init(store: Store, world: World, hash: PasswordHash) {
        self.store = store
        self.world = world
        self.hash = hash
    }

    /// Opens a session under a new token; the one that the browser had before ends.
    ///
    /// - Parameter desk: whose staff may enter here; an account of another desk is as good as none.
    ///   nil: any.
    /// - Returns: the token for the browser.
    public func signIn(
        login: String, password: String, at desk: String? = nil, from caller: Caller,
        replacing old: String? = nil
    ) async throws -> String {
        let key = String(login.addressKey.prefix(Self.loginMax))
        let account = try await proven(key, password, at: desk, from: caller)
        try await rehash(account, password)
        let (token, now) = (world.newToken(), world.now())
        let session = Sessions.Session(
            id: Self.id(of: token), login: account.login, desk: account.desk, staff: account.staff,
            openedAt: now,
            seenAt: now, expiresAt: now + Self.sessionSeconds, agent: caller.agent,
            address: caller.address)
        let oldID = old.map(Self.id)
        try await store.write { transaction in
            if let oldID { try Sessions().close(oldID, in: transaction) }
            try Sessions().open(session, in: transaction)
            try Audit(desk: account.desk).record(
                .init(
                    .signedIn, by: account.staff, on: account.login, detail: caller.agent,
                    from: caller.address),
                at: now, in: transaction)
        }
        return token
    }

    /// The account, when the password is right. An unknown login costs the same time as a known one
    /// and gets the same answer.
    func proven(
        _ key: String, _ password: String, at desk: String? = nil, from caller: Caller
    ) async throws -> Accounts.Account {
        let now = world.now()
        let known = try await store.read { try Accounts().account(key, in: $0) }
        let account = desk == nil || desk == known?.desk ? known : nil
        let guessed = SignInWait.Login(account: account?.login, typed: key)
        let device = account.flatMap { DeviceMark.name(in: caller.device, of: $0) }
        if let seconds = waits.begin(guessed, address: caller.address, device: device, at: now) {
            throw Refusal.wait(seconds)
        }
        let stored = try account?.password ?? hash.decoy()
        let isRight = try await threads.run(ahead: device != nil) {
            Result { try PasswordHash.matches(password, stored) }
        }.get()
        guard let account, isRight else {
            try await note(failure: account, from: caller, at: now)
            throw Refusal.wrong
        }
        waits.forgive(guessed, address: caller.address, device: device, begunAt: now)
        return account
    }

    /// What was typed for an unknown login is not written down: it may be a password.
    private func note(failure account: Accounts.Account?, from caller: Caller, at now: Instant)
        async throws
    {
        guard let account, waits.mayNote(at: now) else { return }
        try await store.write { transaction in
            try Audit(desk: account.desk).record(
                .init(
                    .signInFailed, by: nil, on: account.staff, detail: account.login,
                    from: caller.address),
                at: now, in: transaction)
        }
    }

    private func rehash(_ account: Accounts.Account, _ password: String) async throws {
        guard try hash.isOutdated(account.password) else { return }
        let (hash, salt) = (hash, world.randomBytes(16))
        let renewed = try await threads.run { Result { try hash.make(password, salt: salt) } }.get()
        try await store.write {
            try Accounts().renew(account.login, from: account.password, to: renewed, in: $0)
        }
    }

    static func id(of token: String) -> String {
        Hexadecimal.text(SHA256.hash(data: Data(token.utf8)))
    }
}
