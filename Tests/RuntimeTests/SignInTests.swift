import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Sign-in, waits, sessions, on a desk whose clock the test moves. Derivations are cheap here,
/// except where they are what is tried.
struct SignInTests {
    private let password = "correct horse battery"
    private let caller = SignIn.Caller(agent: "Firefox", address: "203.0.113.7")

    private func account(
        _ desk: TemporaryDesk, _ parameters: PasswordHash.Parameters = .cheap
    ) async throws -> SignIn {
        let signIn = SignIn(
            store: desk.desk.store, world: desk.desk.world, hash: PasswordHash(parameters))
        try await signIn.setPassword(
            password, login: "marina@echo.example", desk: "echo", staff: "marina")
        return signIn
    }

    private func enter(
        _ signIn: SignIn, _ password: String, login: String = "marina@echo.example",
        from address: String? = "203.0.113.7"
    ) async -> Result<String, SignIn.Refusal> {
        do throws(SignIn.Refusal) {
            do {
                return .success(
                    try await signIn.signIn(
                        login: login, password: password, from: .init(address: address)))
            } catch let refusal as SignIn.Refusal {
                throw refusal
            } catch {
                throw .wait(-1)
            }
        } catch { return .failure(error) }
    }

    // MARK: Passwords

    @Test func `a hash keeps its parameters and is made anew at sign-in when they have grown`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let old = try await account(desk)
        let grown = PasswordHash.Parameters(rounds: 4, blockSize: 2, parallelism: 1)
        let signIn = SignIn(
            store: desk.desk.store, world: desk.desk.world, hash: PasswordHash(grown))
        func stored() async throws -> PasswordHash.Stored {
            let bytes = try await desk.desk.store.read {
                try Accounts().account("marina@echo.example", in: $0)
            }
            return try JSONDecoder().decode(
                PasswordHash.Stored.self, from: try #require(bytes).password)
        }
        let before = try await stored()
        #expect(before.parameters == .cheap)
        #expect(await enter(signIn, "wrong password").isWrong)
        #expect(try await stored().hash == before.hash)
        _ = try await enter(signIn, password).get()
        let after = try await stored()
        #expect(after.parameters == grown && after.salt != before.salt)
        _ = try await enter(signIn, password).get()
        #expect(try await stored().hash == after.hash)
        _ = try await enter(old, password).get()
    }

    @Test func `today's derivation is the recommended one`() throws {
        #expect(
            PasswordHash.Parameters.current == .init(rounds: 131_072, blockSize: 8, parallelism: 1))
        let hash = try PasswordHash().make(password, salt: [UInt8](repeating: 7, count: 16))
        #expect(try PasswordHash.matches(password, hash))
        #expect(try !PasswordHash.matches(password + " ", hash))
        #expect(try !PasswordHash.matches("", PasswordHash().decoy()))
        // What is no hash, or cannot be derived, is not taken for a wrong password.
        #expect(throws: (any Error).self) { try PasswordHash.matches(password, Data()) }
        let huge = PasswordHash(.init(rounds: 1 << 30, blockSize: 8, parallelism: 1))
        #expect(throws: (any Error).self) {
            try huge.make(password, salt: [UInt8](repeating: 7, count: 16))
        }
    }

    @Test func `at most two derivations run at once`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk, .init(rounds: 1 << 12, blockSize: 8, parallelism: 1))
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<7 {
                group.addTask { _ = await enter(signIn, "wrong password", from: nil) }
            }
        }
        #expect((1...2).contains(signIn.threads.peak))
    }

    // MARK: Waits

    @Test func `after eight wrong passwords a login waits, twice as long each time`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        for _ in 0..<8 { #expect(await enter(signIn, "wrong password", from: nil).isWrong) }
        for seconds in [5, 10, 20, 40] {
            #expect(await enter(signIn, password, from: nil) == .failure(.wait(seconds)))
            desk.clock.stand(at: desk.clock.now() + Int64(seconds - 1))
            #expect(await enter(signIn, password, from: nil) == .failure(.wait(1)))
            desk.clock.stand(at: desk.clock.now() + 1)
            #expect(await enter(signIn, "wrong password", from: nil).isWrong)
        }
        desk.clock.stand(at: desk.clock.now() + 80)
        _ = try await enter(signIn, password, from: nil).get()
        #expect(
            await enter(signIn, "wrong password", from: nil).isWrong, "a right password begins anew"
        )
    }

    @Test func `another login is not held up by the wait of one`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        for _ in 0..<9 {
            _ = await enter(signIn, "wrong password", login: "pavel@echo.example", from: nil)
        }
        _ = try await enter(signIn, password, from: nil).get()
    }

    @Test func `an address that guesses many logins waits, other addresses do not`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        for number in 0..<40 {
            #expect(await enter(signIn, "x", login: "guess\(number)@echo.example").isWrong)
        }
        #expect(await enter(signIn, password) == .failure(.wait(5)))
        _ = try await enter(signIn, password, from: "203.0.113.8").get()
        _ = try await enter(signIn, password, from: nil).get()
    }

    @Test func `many attempts at once are no way around the wait`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        let waits = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<40 {
                group.addTask {
                    await enter(signIn, "wrong password", from: nil) == .failure(.wait(5))
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(waits == 32)
    }

    @Test func `a login is counted as the account it opens, however it is spelt`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        for number in 0..<20 {
            let login = "marina@echo.example\0\(number)"
            #expect(
                await enter(signIn, password, login: login, from: nil) == .failure(.wrong),
                "\(number)")
        }
        for login in [
            "marina@echo.example", "MARINA@ECHO.example", "Marina@echo.example",
            "marina@Echo.Example",
        ] {
            for _ in 0..<2 {
                #expect(await enter(signIn, "wrong", login: login, from: nil).isWrong)
            }
        }
        #expect(
            await enter(signIn, password, login: "mArina@echo.example", from: nil)
                == .failure(.wait(5)))
    }

    @Test func `a million logins are not all remembered`() {
        let waits = SignInWait()
        for number in 0..<(2 * SignInWait.rememberedMax) {
            let login = SignInWait.Login(account: nil, typed: "l\(number)")
            _ = waits.begin(login, address: nil, at: Instant(seconds: Int64(number / 100)))
        }
        #expect(waits.remembered <= SignInWait.rememberedMax)
    }

    @Test func `an unknown login, a wrong password and an empty one get the same answer`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        #expect(await enter(signIn, "wrong password") == .failure(.wrong))
        #expect(await enter(signIn, password, login: "nobody@echo.example") == .failure(.wrong))
        #expect(await enter(signIn, "") == .failure(.wrong))
    }

    // MARK: Sessions

    @Test func `every sign-in gets a new token, and the browser's old session ends`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        let first = try await signIn.signIn(
            login: "marina@echo.example", password: password, from: caller)
        let second = try await signIn.signIn(
            login: "marina@echo.example", password: password, from: caller, replacing: first)
        #expect(first != second && first.utf8.count == 64)
        #expect(try await signIn.session(token: first) == nil)
        #expect(try await signIn.session(token: second)?.staff == "marina")
        #expect(
            try await signIn.sessions(desk: "echo", staff: "marina").map(\.id) == [
                SignIn.id(of: second)
            ])
    }

    @Test func `a session ends after twelve hours of use, and after three without`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        let used = try await enter(signIn, password).get()
        let idle = try await enter(signIn, password).get()
        let start = desk.clock.now()
        for hours in stride(from: Int64(2), through: 10, by: 2) {
            desk.clock.stand(at: start + hours * 3600)
            #expect(try await signIn.session(token: used) != nil, "\(hours)")
            #expect(try await signIn.isOpen(token: idle) == (hours < 3), "\(hours)")
        }
        desk.clock.stand(at: start + SignIn.sessionSeconds - 1)
        #expect(try await signIn.session(token: used) != nil)
        desk.clock.stand(at: start + SignIn.sessionSeconds)
        #expect(try await signIn.session(token: used) == nil)
    }

    @Test func `sessions are listed with agent and last use, and end one by one`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        let here = try await enter(signIn, password).get()
        let there = try await enter(signIn, password).get()
        desk.clock.stand(at: desk.clock.now() + 600)
        let session = try #require(try await signIn.session(token: here))
        let listed = try await signIn.sessions(desk: "echo", staff: "marina")
        #expect(listed.map(\.id) == [SignIn.id(of: here), SignIn.id(of: there)])
        #expect(listed.map { desk.clock.now() - $0.seenAt } == [0, 600])
        try await signIn.end(SignIn.id(of: there), of: session, from: caller)
        #expect(try await signIn.session(token: there) == nil)
        #expect(try await signIn.session(token: here) != nil)
    }

    @Test func `nobody ends the session of another by its id`() async throws {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        try await signIn.setPassword(
            password, login: "pavel@echo.example", desk: "echo", staff: "pavel")
        let mine = try await enter(signIn, password).get()
        let theirs = try await enter(signIn, password, login: "pavel@echo.example").get()
        let session = try #require(try await signIn.session(token: mine))
        try await signIn.end(SignIn.id(of: theirs), of: session, from: caller)
        #expect(try await signIn.session(token: theirs) != nil)
    }

    @Test func `changing the password ends the other sessions and asks for the current one`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        let (here, there) = (
            try await enter(signIn, password).get(), try await enter(signIn, password).get()
        )
        let session = try #require(try await signIn.session(token: here))
        await #expect(throws: SignIn.Refusal.wrong) {
            try await signIn.changePassword(
                session, current: "guess", new: "another password", from: caller)
        }
        await #expect(throws: SignIn.Refusal.badLength) {
            try await signIn.changePassword(session, current: password, new: "short", from: caller)
        }
        #expect(try await signIn.session(token: there) != nil)
        try await signIn.changePassword(
            session, current: password, new: "another password", from: caller)
        #expect(try await signIn.session(token: there) == nil)
        #expect(try await signIn.session(token: here) != nil)
        #expect(await enter(signIn, password).isWrong)
        _ = try await enter(signIn, "another password").get()
    }

    @Test func `a login given to somebody else opens nothing for its old owner, who has left`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        let token = try await enter(signIn, password).get()
        await #expect(throws: SignIn.Refusal.taken) {
            try await signIn.setPassword(
                password, login: "marina@echo.example", desk: "echo", staff: "olga")
        }
        #expect(try await signIn.session(token: token) != nil)
        _ = try await desk.desk.record(.init(staff: "marina", [.left]), by: nil)
        try await signIn.setPassword(
            password, login: "marina@echo.example", desk: "echo", staff: "olga")
        #expect(try await signIn.session(token: token) == nil)
    }

    @Test func `sign-ins, failures and ended sessions stand in the audit, what was typed does not`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let signIn = try await account(desk)
        _ = await enter(signIn, "secret-guess")
        _ = await enter(signIn, "secret-guess", login: "secret-login")
        _ = try await enter(signIn, password).get()
        try await signIn.endAll(desk: "echo", staff: "marina", by: "olga")
        let rows = try await desk.desk.store.read { try Audit(desk: "echo").page(in: $0).rows }
        let told = rows.map(\.entry).filter { $0.act != .staffChanged && $0.act != .clientChanged }
        #expect(
            told.prefix(4).map(\.act) == [.sessionsEnded, .signedIn, .signInFailed, .passwordSet])
        #expect(told[0].actor == "olga" && told[0].subject == "marina" && told[0].detail == "1")
        #expect(told[2].actor == nil && told[2].address == "203.0.113.7")
        #expect(!"\(rows)".contains("secret"))
    }
}

extension PasswordHash.Parameters {
    static let cheap = PasswordHash.Parameters(rounds: 2, blockSize: 1, parallelism: 1)
}

extension Result where Success == String, Failure == SignIn.Refusal {
    var isWrong: Bool { self == .failure(.wrong) }
}
