import Crypto
import CryptoExtras
import Foundation

/// `scrypt` with its parameters beside the hash, so that they may grow.
struct PasswordHash: Sendable {
    struct Parameters: Sendable, Hashable, Codable {
        var rounds: Int
        var blockSize: Int
        var parallelism: Int

        /// OWASP's recommendation for scrypt: N = 2^17, r = 8, p = 1.
        static let current = Parameters(rounds: 1 << 17, blockSize: 8, parallelism: 1)
    }

    /// What the account keeps.
    struct Stored: Codable {
        var rounds: Int
        var blockSize: Int
        var parallelism: Int
        var salt: Data
        var hash: Data

        var parameters: Parameters {
            .init(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        }
    }

    /// Bytes of memory that one derivation may take.
    private static let memoryMax = 512 << 20

    let parameters: Parameters

    init(_ parameters: Parameters = .current) { self.parameters = parameters }

    /// Costs what a real one costs and matches no password.
    func decoy() throws -> Data {
        try Self.bytes(parameters, salt: Data(count: 16), hash: Data(repeating: 1, count: 32))
    }

    /// - Throws: when the derivation fails, as without the memory that it takes: no password is
    ///   kept then.
    func make(_ password: String, salt: [UInt8]) throws -> Data {
        let hash = try Self.derive(password, salt: Data(salt), parameters)
        return try Self.bytes(parameters, salt: Data(salt), hash: hash)
    }

    /// A hash made with other parameters than today's is made anew at the next sign-in.
    func isOutdated(_ bytes: Data) throws -> Bool {
        try JSONDecoder().decode(Stored.self, from: bytes).parameters != parameters
    }

    /// - Throws: when what the account keeps is none of ours, or the derivation fails: neither is a
    ///   wrong password.
    static func matches(_ password: String, _ bytes: Data) throws -> Bool {
        let stored = try JSONDecoder().decode(Stored.self, from: bytes)
        let hash = try derive(password, salt: stored.salt, stored.parameters)
        // Compared in a time that does not depend on where they differ.
        return hash.count == stored.hash.count
            && zip(hash, stored.hash).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private static func bytes(_ parameters: Parameters, salt: Data, hash: Data) throws -> Data {
        let stored = Stored(
            rounds: parameters.rounds, blockSize: parameters.blockSize,
            parallelism: parameters.parallelism, salt: salt,
            hash: hash)
        return try JSONEncoder().encode(stored)
    }

    private static func derive(_ password: String, salt: Data, _ parameters: Parameters) throws
        -> Data
    {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(password.prefix(SignIn.passwordMax).utf8), salt: salt, outputByteCount: 32,
            rounds: parameters.rounds, blockSize: parameters.blockSize,
            parallelism: parameters.parallelism,
            maxMemory: memoryMax)
        return key.withUnsafeBytes { Data($0) }
    }
}
