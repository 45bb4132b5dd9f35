import Foundation

/// What a seal proves of one client, and the way to it.
public struct SealedClient: Sendable {
    public let seal: Seal
    public let parts: Seal.Parts
    /// Of the client's share, to the root of the shares.
    public let path: [ShareTree.Step]
    /// Of the desk's own stream.
    public let ownPath: [ShareTree.Step]
    /// Streams of the client in order of days, kind and id: all that was ever sealed.
    public let entries: [ShareEntry]
    /// The desk's own stream in order of days.
    public let own: [ShareEntry]
    private let salts: [String: Data]

    /// Why a seal proves nothing of a client.
    public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// Nothing is sealed by that day.
        case noSeal
        /// It is from before seals told of clients.
        case tellsOfNoClient(day: String)
        case noShare(client: String, day: String)
        /// It does not fit what it is over.
        case changed(day: String)

        public var description: String {
            switch self {
            case .noSeal:
                "nothing is sealed by that day: the server seals each day that has ended"
            case .tellsOfNoClient(let day):
                "the seal of \(day) is from before seals told of clients; take one of a later day"
            case .noShare(let client, let day):
                "the seal of \(day) holds nothing of the client '\(client)'"
            case .changed(let day):
                "the seal of \(day) does not fit what it is over; run 'reglament verify'"
            }
        }
    }

    /// - Parameter day: of the seal, or the nearest one before.
    public init(_ client: String, through day: String, desk: String, in transaction: Transaction)
        throws
    {
        let seals = Seals(desk: desk)
        let all = try seals.all(in: transaction).filter { $0.day <= day }
        guard let seal = all.last else { throw Problem.noSeal }
        guard seal.format == .shares else { throw Problem.tellsOfNoClient(day: seal.day) }
        let before = all.dropLast().last
        var shares = try seals.shares(through: before?.day ?? "", in: transaction)
        let found = try seals.parts(
            of: seal.day, after: before?.hash ?? Data(), shares: &shares, in: transaction)
        guard found.parts.hash(desk: desk, day: seal.day) == seal.hash else {
            throw Problem.changed(day: seal.day)
        }
        let tree = try seals.tree(shares, seal.day, in: transaction)
        guard let path = tree.path(to: .client(client)), let ownPath = tree.path(to: .desk) else {
            throw Problem.noShare(client: client, day: seal.day)
        }
        (self.seal, parts, self.path, self.ownPath) = (seal, found.parts, path, ownPath)
        salts = Dictionary(all.map { ($0.day, $0.salt) }) { first, _ in first }
        entries = try seals.entries(
            "client = $2 AND day <= $3", [.text(client), .text(seal.day)], in: transaction)
        own = try seals.entries(
            "kind = $2 AND id = $3 AND day <= $4",
            [.text(DeskJournal.key.kind.rawValue), .text(DeskJournal.key.id), .text(seal.day)],
            in: transaction)
    }

    /// The events of a stream that the seal holds.
    ///
    /// - Parameter entries: the stream as the seals found it, in order of days.
    public func events(
        of stream: StreamKey, _ entries: [ShareEntry], desk: String, in transaction: Transaction
    ) throws(StoreError) -> [ViewedEvent] {
        var rest = entries[...]
        return try Journal(desk: desk).entries(of: stream, in: transaction).compactMap { pair in
            while let first = rest.first, first.sequence < pair.entry.sequence {
                rest.removeFirst()
            }
            guard let covering = rest.first else { return nil }
            return ViewedEvent(pair.entry, of: stream, day: salts[covering.day] ?? Data())
        }
    }
}

extension Seals {
    fileprivate func entries(
        _ condition: String, _ values: [Value], in transaction: Transaction
    ) throws(StoreError) -> [ShareEntry] {
        try transaction.query(
            """
            SELECT day, kind, id, sequence, view FROM seal_leaf WHERE desk = $1 AND \(condition)
                AND (view IS NOT NULL OR kind = '\(ShareEntry.gone)') ORDER BY day, kind, id
            """, [.text(desk)] + values
        ).map { row in
            ShareEntry(
                day: row.text("day"), kind: row.text("kind"), id: row.text("id"),
                sequence: row.int("sequence"), view: row.bytes("view"))
        }
    }
}
