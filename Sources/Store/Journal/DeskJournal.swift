import Foundation
import ServiceDesk
import WorkingTime

/// What is done to rows that stand beside the streams: without it they could be changed, taken away
/// or put there, and nobody would know.
public enum DeskEvent: Sendable, Hashable {
    /// What was there before this stream began: it is vouched for from here on.
    case adopted(Adopted)
    case editionKept(EditionKept)
    case contentsErased(ContentsErased)

    public struct Adopted: Sendable, Hashable, Codable {
        /// Rows of the audit, which were chained now and not when they were written.
        public var audit: Int
        /// Seals over what can no longer be told; they stand as they were found.
        public var seals: [Seal]

        public struct Seal: Sendable, Hashable, Codable {
            public var day: String
            /// Hexadecimal.
            public var hash: String
        }
    }

    public struct EditionKept: Sendable, Hashable, Codable {
        public var kind: String
        public var digest: String
        public var name: String
        public var inForce: String
        public var publishedAt: Instant

        public init(
            kind: String, digest: String, name: String, inForce: String, publishedAt: Instant
        ) {
            self.kind = kind
            self.digest = digest
            self.name = name
            self.inForce = inForce
            self.publishedAt = publishedAt
        }
    }

    public struct ContentsErased: Sendable, Hashable, Codable {
        public var ground: String
        public var at: Instant
        public var contents: [String]
    }

    enum Kind: String, Sendable, CaseIterable {
        case adopted = "history_adopted"
        case editionKept = "edition_kept"
        case contentsErased = "contents_erased"
    }

    static let schema = 1
    /// Type of the event that tells of an edition.
    public static let editionKept = Kind.editionKept.rawValue

    var kind: Kind {
        switch self {
        case .adopted: .adopted
        case .editionKept: .editionKept
        case .contentsErased: .contentsErased
        }
    }

    fileprivate var payload: any Encodable {
        switch self {
        case .adopted(let payload): payload
        case .editionKept(let payload): payload
        case .contentsErased(let payload): payload
        }
    }

    fileprivate init(kind: Kind, payload: Data) throws {
        let decoder = JSONDecoder()
        switch kind {
        case .adopted: self = .adopted(try decoder.decode(Adopted.self, from: payload))
        case .editionKept: self = .editionKept(try decoder.decode(EditionKept.self, from: payload))
        case .contentsErased:
            self = .contentsErased(try decoder.decode(ContentsErased.self, from: payload))
        }
    }
}

/// The desk's own stream.
public struct DeskJournal: Sendable {
    public static let key = StreamKey(.desk, "own")
    let journal: Journal

    func append(_ events: [DeskEvent], at: Instant, in transaction: Transaction) throws(StoreError)
    {
        let version = try version(in: transaction)
        do {
            let actor = try EntryCodec.bytes(Actor.desk)
            let entries = try events.enumerated().map { offset, event in
                Entry(
                    sequence: version + offset + 1, type: event.kind.rawValue,
                    schema: DeskEvent.schema,
                    occurredAt: at, recordedAt: at, actor: actor,
                    payload: try EntryCodec.bytes(event.payload))
            }
            try journal.append(entries, to: Self.key, expecting: version, in: transaction)
        } catch {
            throw StoreError(error, sql: "events of the desk")
        }
    }

    func version(in transaction: Transaction) throws(StoreError) -> Int {
        try transaction.query(
            "SELECT version FROM stream WHERE desk = $1 AND kind = $2 AND id = $3",
            [.text(journal.desk), .text(Self.key.kind.rawValue), .text(Self.key.id)]
        ).first?.int(0) ?? 0
    }

    func events(in transaction: Transaction) throws -> [DeskEvent] {
        try journal.entries(of: Self.key, in: transaction).map { try Self.event($0.entry) }
    }

    public static func event(_ entry: Entry) throws -> DeskEvent {
        guard let kind = DeskEvent.Kind(rawValue: entry.type), entry.schema == DeskEvent.schema
        else {
            throw StoreError.unknownEvent(
                stream: key.description, type: entry.type, schema: entry.schema)
        }
        return try DeskEvent(kind: kind, payload: entry.payload)
    }
}
