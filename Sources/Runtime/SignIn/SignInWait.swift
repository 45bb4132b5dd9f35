import Crypto
import Foundation
import Synchronization
import WorkingTime

/// Growing waits after wrong passwords, for a login and for a network address. An attempt counts
/// from its beginning, so that many at once are no way around the wait; a right password takes its
/// own back.
final class SignInWait: Sendable {
    struct Rule: Sendable {
        /// Attempts in a window before waiting begins.
        var free: Int
        var windowSeconds: Int64 = 600
        /// The first wait; each further attempt doubles it, up to the window.
        var firstSeconds: Int64 = 5

        func wait(after attempts: [Instant], at now: Instant) -> Int? {
            guard attempts.count >= free, let last = attempts.last else { return nil }
            let pause = min(windowSeconds, firstSeconds << Int64(min(10, attempts.count - free)))
            let left = pause - (now - last)
            return left > 0 ? Int(left) : nil
        }
    }

    /// Whose attempts are counted together: those at the account that was found, however its login
    /// was spelt; where none was, those of one spelling, of which only the digest is kept.
    struct Login: Sendable, Hashable {
        let digest: String

        init(account: String?, typed: String) {
            digest = Hexadecimal.text(SHA256.hash(data: Data((account ?? typed).lowercased().utf8)))
        }
    }

    /// Many people may share one address, few share a login.
    static let login = Rule(free: 8)
    static let address = Rule(free: 40)
    /// Logins and addresses remembered.
    static let rememberedMax = 20_000
    /// Failures written to the audit in an hour.
    static let notedMax = 1000

    fileprivate struct State {
        var attempts: [String: [Instant]] = [:]
        var hour: Int64 = 0
        var noted = 0
    }

    private let state = Mutex(State())

    /// Counts an attempt, or says how many seconds to wait; a refused attempt is not counted.
    ///
    /// - Parameter device: of a browser that signed in to this account before: it is counted by
    ///   itself, so that nobody else's guesses make it wait (OWASP, slow down online guessing
    ///   attacks with device cookies).
    func begin(_ login: Login, address: String?, device: String? = nil, at now: Instant) -> Int? {
        state.withLock { state in
            let keys = Self.keys(login, address, device)
            for (key, rule) in keys {
                let recent = (state.attempts[key] ?? []).filter { now - $0 < rule.windowSeconds }
                state.attempts[key] = recent.isEmpty ? nil : recent
            }
            let waits = keys.compactMap { key, rule in
                rule.wait(after: state.attempts[key] ?? [], at: now)
            }
            if let longest = waits.max() { return longest }
            for (key, _) in keys { state.attempts[key, default: []].append(now) }
            state.forgetOldest(beyond: Self.rememberedMax)
            return nil
        }
    }

    /// The password was right: the login begins anew, and the address did not fail this time.
    func forgive(_ login: Login, address: String?, device: String? = nil, begunAt: Instant) {
        state.withLock { state in
            for (key, _) in Self.keys(login, address, device) {
                if let index = state.attempts[key]?.lastIndex(of: begunAt) {
                    state.attempts[key]?.remove(at: index)
                }
            }
            state.attempts[Self.key(login, device)] = nil
        }
    }

    var remembered: Int { state.withLock { $0.attempts.count } }

    /// Whether a failure may still be written down in this hour.
    func mayNote(at now: Instant) -> Bool {
        state.withLock { state in
            if state.hour != now.seconds / 3600 {
                (state.hour, state.noted) = (now.seconds / 3600, 0)
            }
            state.noted += 1
            return state.noted <= Self.notedMax
        }
    }

    private static func key(_ login: Login, _ device: String?) -> String {
        device.map { "device \(login.digest) \($0)" } ?? "login \(login.digest)"
    }

    private static func keys(_ login: Login, _ address: String?, _ device: String?) -> [(
        String, Rule
    )] {
        if device != nil { return [(key(login, device), Self.login)] }
        return [(key(login, nil), Self.login)]
            + (address.map { [("address \($0)", Self.address)] } ?? [])
    }
}

extension SignInWait.State {
    /// Those that failed longest ago, a quarter of all, so that it seldom happens.
    fileprivate mutating func forgetOldest(beyond limit: Int) {
        guard attempts.count > limit else { return }
        let byAge = attempts.sorted {
            ($0.value.last ?? .distantPast) < ($1.value.last ?? .distantPast)
        }
        for (key, _) in byAge.prefix(limit / 4) { attempts[key] = nil }
    }
}
