import Crypto
import Foundation
import Store

/// What a browser keeps of a sign-in, to be told from guessers at the next one: a random name,
/// signed. It opens nothing. The key follows from the stored password, so that a new password makes
/// all marks void.
enum DeviceMark {
    static let seconds: Int64 = 180 * 86_400
    /// Bytes of a name, in hexadecimal digits.
    private static let nameDigits = 32

    static func make(name token: String, for account: Accounts.Account) -> String {
        let name = String(token.prefix(nameDigits))
        let code = HMAC<SHA256>.authenticationCode(for: signed(name, account), using: key(account))
        return "\(name).\(Hexadecimal.text(code))"
    }

    /// The name that the mark proves; nil: it is none of this account.
    static func name(in mark: String?, of account: Accounts.Account) -> String? {
        let parts = mark?.split(separator: ".") ?? []
        guard parts.count == 2, parts[0].utf8.count == nameDigits, parts[1].utf8.count == 64 else {
            return nil
        }
        let name = String(parts[0])
        // Compared as digests of what is compared, so that the time tells nothing.
        let made = SHA256.hash(data: Data(make(name: name, for: account).utf8))
        return made == SHA256.hash(data: Data((mark ?? "").utf8)) ? name : nil
    }

    private static func signed(_ name: String, _ account: Accounts.Account) -> Data {
        Data("device \(name) \(account.login)".utf8)
    }

    private static func key(_ account: Accounts.Account) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: account.password), info: Data("device mark".utf8),
            outputByteCount: 32)
    }
}

extension SignIn {
    /// How long a browser keeps its mark.
    public static let deviceSeconds = DeviceMark.seconds

    /// A new mark for the browser that has just signed in; nil: the account is gone.
    public func deviceMark(login: String) async throws -> String? {
        let account = try await store.read { try Accounts().account(login, in: $0) }
        return account.map { DeviceMark.make(name: world.newToken(), for: $0) }
    }
}
