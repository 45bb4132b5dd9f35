import Channels
import Crypto
import CryptoExtras
import Foundation
import Store
import Synchronization
import WorkingTime

/// Sign-in of staff: scrypt passwords, sessions on the server, slow answers to guessers.
public final class SignIn: Sendable {
    public struct Session: Sendable, Hashable {
        public var desk: String
        public var staff: String
        public var login: String
        /// Digest of the token, as the store knows it.
        public var id: String
    }

    public enum Refusal: Error, Sendable, Hashable {
        case wrong
        /// Too many wrong answers for this login; seconds to wait.
        case wait(Int)
    }

    public static let sessionSeconds: Int64 = 12 * 3600
    public static let passwordMin = 10
    public static let passwordMax = 200
    /// Wrong answers before waiting begins, per login, in a window. Addresses are not counted: behind a proxy everybody
    /// has the same.
    static let attemptsMax = 8
    static let windowSeconds: Int64 = 600
    /// Logins remembered.
    static let rememberedMax = 10_000

    private let store: Store
    private let world: World
    /// At most two derivations at once (decision 34).
    private let threads = BlockingThreads(name: "scrypt", count: 2, waiting: 64)
    private let failures = Mutex<[String: [Instant]]>([:])

    public init(store: Store, world: World) {
        self.store = store
        self.world = world
    }

    /// Opens a session.
    ///
    /// - Returns: the token for the browser.
    public func signIn(login: String, password: String, agent: String) async throws -> String {
        let key = login.lowercased()
        if let seconds = waiting(key) { throw Refusal.wait(seconds) }
        let account = try await store.read { try Accounts().account(login, in: $0) }
        // An unknown login costs the same time as a known one.
        let stored = account?.password ?? PasswordHash.decoy
        let isRight = try await threads.run { PasswordHash.matches(password, stored) }
        guard let account, isRight else {
            fail(key)
            throw Refusal.wrong
        }
        let (token, now) = (world.newToken(), world.now())
        let id = Self.id(of: token)
        try await store.write { transaction in
            try Accounts().open(
                id, login: account.login, at: now, until: now + Self.sessionSeconds, agent: String(agent.prefix(200)),
                in: transaction)
        }
        return token
    }

    public func session(token: String) async throws -> Session? {
        guard token.utf8.count == 64 else { return nil }
        let (id, now) = (Self.id(of: token), world.now())
        return try await store.read { transaction in
            try Accounts().login(ofSession: id, at: now, in: transaction).map {
                Session(desk: $0.desk, staff: $0.staff, login: $0.login, id: id)
            }
        }
    }

    public func signOut(token: String) async throws {
        let id = Self.id(of: token)
        try await store.write { try Accounts().close(id, in: $0) }
    }

    /// Sets a password.
    public func setPassword(_ password: String, login: String, desk: String, staff: String) async throws {
        let salt = world.randomBytes(16)
        let hash = try await threads.run { PasswordHash.make(password, salt: salt) }
        let now = world.now()
        try await store.write { transaction in
            try Accounts().save(
                .init(login: login, desk: desk, staff: staff, password: hash), at: now, in: transaction)
        }
    }

    public func hasAccount(login: String) async throws -> Bool {
        try await store.read { try Accounts().account(login, in: $0) } != nil
    }

    private static func id(of token: String) -> String { Hexadecimal.text(SHA256.hash(data: Data(token.utf8))) }

    private func waiting(_ key: String) -> Int? {
        let now = world.now()
        return failures.withLock { failures in
            let recent = (failures[key] ?? []).filter { now - $0 < Self.windowSeconds }
            failures[key] = recent.isEmpty ? nil : recent
            guard recent.count >= Self.attemptsMax, let last = recent.last else { return nil }
            let pause = min(Self.windowSeconds, 5 << Int64(min(7, recent.count - Self.attemptsMax)))
            let left = pause - (now - last)
            return left > 0 ? Int(left) : nil
        }
    }

    private func fail(_ key: String) {
        let now = world.now()
        failures.withLock { failures in
            if failures.count >= Self.rememberedMax { failures.removeAll() }
            failures[key, default: []].append(now)
        }
    }
}

/// `scrypt` with its parameters beside the hash, so that they may grow.
enum PasswordHash {
    // OWASP's recommendation for scrypt: N = 2^17, r = 8, p = 1.
    private static let (rounds, blockSize, parallelism) = (1 << 17, 8, 1)

    struct Stored: Codable {
        var rounds: Int
        var blockSize: Int
        var parallelism: Int
        var salt: Data
        var hash: Data
    }

    /// Matches no password.
    static let decoy = make("", salt: [UInt8](repeating: 0, count: 16), hash: Data(repeating: 1, count: 32))

    static func make(_ password: String, salt: [UInt8]) -> Data {
        let hash = derive(password, salt: Data(salt), rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return make(password, salt: salt, hash: hash)
    }

    private static func make(_ password: String, salt: [UInt8], hash: Data) -> Data {
        let stored = Stored(
            rounds: rounds, blockSize: blockSize, parallelism: parallelism, salt: Data(salt), hash: hash)
        return (try? JSONEncoder().encode(stored)) ?? Data()
    }

    static func matches(_ password: String, _ bytes: Data) -> Bool {
        guard let stored = try? JSONDecoder().decode(Stored.self, from: bytes) else { return false }
        let hash = derive(
            password, salt: stored.salt, rounds: stored.rounds, blockSize: stored.blockSize,
            parallelism: stored.parallelism)
        return hash.count == stored.hash.count && zip(hash, stored.hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func derive(
        _ password: String, salt: Data, rounds: Int, blockSize: Int, parallelism: Int
    ) -> Data {
        let key = try? KDF.Scrypt.deriveKey(
            from: Data(password.prefix(SignIn.passwordMax).utf8), salt: salt, outputByteCount: 32, rounds: rounds,
            blockSize: blockSize, parallelism: parallelism, maxMemory: 512 << 20)
        return key.map { $0.withUnsafeBytes { Data($0) } } ?? Data()
    }
}
