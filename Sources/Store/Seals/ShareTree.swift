import Foundation

/// The shares of all clients and the desk's own stream under one digest, so that each is proven
/// without the others: a Merkle tree over leaves sorted by kind and name.
public struct ShareTree: Sendable {
    /// The digest beside the way from a leaf to the root.
    public struct Step: Sendable, Hashable {
        /// It stands to the left of the way.
        public var isLeft: Bool
        public var digest: Data

        public init(isLeft: Bool, digest: Data) {
            self.isLeft = isLeft
            self.digest = digest
        }
    }

    /// What has a leaf.
    public enum Place: Sendable, Hashable {
        case client(String)
        /// The desk's own stream.
        case desk

        fileprivate var words: (kind: String, name: String) {
            switch self {
            case .client(let name): ("client", name)
            case .desk: ("desk", DeskJournal.key.id)
            }
        }
    }

    /// The leaves first, the root last.
    private let levels: [[Data]]
    private let places: [Place]

    /// - Parameter digests: of a client the share, of the desk the view of its own stream.
    public init(_ digests: [Place: Data]) {
        places = digests.keys.sorted { $0.isBefore($1) }
        var levels = [places.map { Self.leaf($0, digests[$0] ?? Data()) }]
        while let last = levels.last, last.count > 1 {
            levels.append(
                stride(from: 0, to: last.count, by: 2).map { at in
                    // What has no neighbour goes up as it is.
                    at + 1 < last.count ? Self.node(last[at], last[at + 1]) : last[at]
                })
        }
        self.levels = levels
    }

    /// Empty: there are no leaves.
    public var root: Data { levels.last?.first ?? Data() }

    /// From the leaf to the root; nil: it has none.
    public func path(to place: Place) -> [Step]? {
        guard var at = places.firstIndex(of: place) else { return nil }
        return levels.dropLast().compactMap { level in
            let neighbour = at ^ 1
            at /= 2
            return neighbour < level.count
                ? Step(isLeft: neighbour & 1 == 0, digest: level[neighbour]) : nil
        }
    }

    /// The root to which the leaf leads.
    public static func root(of place: Place, _ digest: Data, by path: [Step]) -> Data {
        path.reduce(leaf(place, digest)) { below, step in
            step.isLeft ? node(step.digest, below) : node(below, step.digest)
        }
    }

    private static func leaf(_ place: Place, _ digest: Data) -> Data {
        let (kind, name) = place.words
        return ChainHasher.hash([
            Data("share leaf".utf8), Data(kind.utf8), Data(name.utf8), digest,
        ])
    }

    private static func node(_ left: Data, _ right: Data) -> Data {
        ChainHasher.hash([Data("share node".utf8), left, right])
    }
}

extension ShareTree.Place {
    fileprivate func isBefore(_ other: ShareTree.Place) -> Bool {
        let (mine, theirs) = (words, other.words)
        return mine.kind == theirs.kind
            ? mine.name.comesBefore(theirs.name) : mine.kind.comesBefore(theirs.kind)
    }
}
