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
    var format = Seal.Format.flat
    /// From which each event gets its own, where the seal tells of clients.
    var salt = Data()

    public init(desk: String, day: String, hash: Data, streams: Int, signature: Data? = nil) {
        self.desk = desk
        self.day = day
        self.hash = hash
        self.streams = streams
        self.signature = signature
    }

    /// How it is computed.
    enum Format: Int, Sendable, Hashable {
        /// Over the seal before and the leaves.
        case flat = 2
        /// Over the shares of the clients as well.
        case shares = 3
    }

    /// A stream as a seal found it; the audit is one as well.
    struct Leaf: Sendable, Hashable {
        var kind: String
        var id: String
        var sequence: Int
        var head: Data
        /// Whose it is; nil: nobody's.
        var client: String?
        /// Over its events; nil: no client gets it to see.
        var view: Data?

        static let auditKind = "audit"
        static let auditID = "audit"
    }

    /// Takes the leaves one by one, in the order of kind and id.
    struct Hasher {
        private var hasher = ChainHasher()

        private init(_ parts: [Data]) {
            for part in parts { hasher.add(part) }
        }

        /// Of a flat seal.
        init(desk: String, day: String, after previous: Data) {
            self.init([Data("seal 2".utf8), previous, Data(desk.utf8), Data(day.utf8)])
        }

        /// Of what moved.
        init() { self.init([Data("moved 3".utf8)]) }

        mutating func add(_ leaf: Leaf) {
            for text in [leaf.kind, leaf.id, String(leaf.sequence)] { hasher.add(text) }
            hasher.add(leaf.head)
        }

        func finished() -> Data { hasher.finished() }
    }

    /// What a seal with shares is over: enough to compute it for who has no stream of others.
    public struct Parts: Sendable, Hashable {
        /// Hash of the seal before; empty: there is none.
        public var previous: Data
        /// Over the heads of what moved.
        public var moved: Data
        /// Root of the tree of shares.
        public var shares: Data

        public init(previous: Data, moved: Data, shares: Data) {
            self.previous = previous
            self.moved = moved
            self.shares = shares
        }

        public func hash(desk: String, day: String) -> Data {
            ChainHasher.hash([
                Data("seal 3".utf8), previous, Data(desk.utf8), Data(day.utf8), moved, shares,
            ])
        }
    }

    /// What is signed: it says of which desk and day it speaks.
    public var signedBytes: Data { Data("reglament seal\n\(desk)\n\(day)\n".utf8) + hash }

    public func isSigned(by key: Curve25519.Signing.PublicKey) -> Bool {
        signature.map { key.isValidSignature($0, for: signedBytes) } ?? false
    }
}
