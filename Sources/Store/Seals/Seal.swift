import Crypto
import Foundation

/// What a desk vouches for at the end of a day: the heads of the streams that moved since the seal
/// before, chained to it (decision 4). So the last seal vouches for everything.
public struct Seal: Sendable, Hashable {
    public var desk: String
    /// `YYYY-MM-DD`.
    public var day: String
    public var hash: Data
    /// Streams that moved since the seal before.
    public var streams: Int
    /// Ed25519 over `signedBytes`; nil: it was not signed.
    public var signature: Data?

    /// A stream as a seal found it; the audit is one as well.
    struct Leaf: Sendable, Hashable {
        var kind: String
        var id: String
        var sequence: Int
        var head: Data

        static let auditKind = "audit"
        static let auditID = "audit"
    }

    /// Takes the leaves one by one, in the order of kind and id.
    struct Hasher {
        private var hasher = ChainHasher()

        init(desk: String, day: String, after previous: Data) {
            for part in [Data("seal 2".utf8), previous, Data(desk.utf8), Data(day.utf8)] {
                hasher.add(part)
            }
        }

        mutating func add(_ leaf: Leaf) {
            for text in [leaf.kind, leaf.id, String(leaf.sequence)] { hasher.add(text) }
            hasher.add(leaf.head)
        }

        func finished() -> Data { hasher.finished() }
    }

    /// What is signed: it says of which desk and day it speaks.
    public var signedBytes: Data { Data("reglament seal\n\(desk)\n\(day)\n".utf8) + hash }

    public func isSigned(by key: Curve25519.Signing.PublicKey) -> Bool {
        signature.map { key.isValidSignature($0, for: signedBytes) } ?? false
    }
}
