import Foundation

/// A stream of a client as a seal found it: with all of them nobody can leave one out.
public struct ShareEntry: Sendable, Hashable {
    /// Of the seal, `YYYY-MM-DD`.
    public var day: String
    /// Kind of the stream; `gone`: the ticket went over to another client, or to none.
    public var kind: String
    public var id: String
    /// Of its last event that the seal holds.
    public var sequence: Int
    /// Over its events; empty: it is gone.
    public var view: Data

    public init(day: String, kind: String, id: String, sequence: Int, view: Data) {
        self.day = day
        self.kind = kind
        self.id = id
        self.sequence = sequence
        self.view = view
    }

    /// Kind of a ticket that is the client's no more.
    public static let gone = "gone"

    /// Kind and id, as they are sorted.
    var place: [Data] { [Data(kind.utf8), Data(id.utf8)] }
}

/// All that was ever sealed of a client, as one chain with a link for each day on which something
/// of theirs moved.
public struct ClientShare: Sendable, Hashable {
    public let client: String
    /// Empty: nothing was sealed.
    public private(set) var digest: Data

    public init(client: String, digest: Data = Data()) {
        self.client = client
        self.digest = digest
    }

    /// - Parameter entries: of one day; in whatever order.
    public mutating func take(_ entries: [ShareEntry], of day: String) {
        var hasher = ChainHasher()
        for part in [Self.tag, digest, Data(client.utf8), Data(day.utf8)] { hasher.add(part) }
        for entry in entries.sorted(by: { $0.isBefore($1) }) {
            for part in entry.place + [Data(String(entry.sequence).utf8), entry.view] {
                hasher.add(part)
            }
        }
        digest = hasher.finished()
    }

    private static let tag = Data("share 1".utf8)
}

extension ShareEntry {
    /// In order of bytes, which is the same in every database and language.
    fileprivate func isBefore(_ other: ShareEntry) -> Bool {
        kind == other.kind ? id.comesBefore(other.id) : kind.comesBefore(other.kind)
    }
}

extension String {
    /// In order of the bytes of UTF-8.
    func comesBefore(_ other: String) -> Bool {
        utf8.lexicographicallyPrecedes(other.utf8)
    }
}
