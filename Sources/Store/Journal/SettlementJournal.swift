import Foundation
import ServiceDesk
import WorkingTime

/// How far provider and client are with the statement of each month, as streams.
public struct SettlementJournal: Sendable {
    public let journal: Journal

    public init(journal: Journal) { self.journal = journal }

    public func load(_ client: String, _ month: CivilDate, in transaction: Transaction) throws
        -> Settlement
    {
        var settlement = Settlement(client: client, month: month)
        let stream = Self.stream(client, month)
        for (entry, _) in try journal.entries(of: stream, in: transaction) {
            settlement.evolve(try Self.step(entry, of: stream))
        }
        return settlement
    }

    /// An event as it was stored.
    public static func step(_ entry: Entry, of stream: StreamKey) throws -> Settlement.Step {
        guard let kind = SettlementEvent.Kind(rawValue: entry.type) else {
            throw StoreError.unknownEvent(
                stream: stream.description, type: entry.type, schema: entry.schema)
        }
        let event = try EntryCodec.decode(entry.payload) {
            try SettlementEvent(kind: kind, decode: $0)
        }
        return Settlement.Step(
            event: event, at: entry.recordedAt,
            actor: try JSONDecoder().decode(Actor.self, from: entry.actor))
    }

    /// - Throws: `StoreError.conflict` where it has moved since it was loaded.
    public func append(
        _ events: [SettlementEvent], to settlement: inout Settlement, at: Instant, actor: Actor,
        in transaction: Transaction
    ) throws {
        let version = settlement.version
        let entries = try events.enumerated().map { offset, event in
            Entry(
                sequence: version + offset + 1, type: event.kind.rawValue,
                schema: SettlementEvent.schema, occurredAt: at, recordedAt: at,
                actor: try EntryCodec.bytes(actor), payload: try EntryCodec.bytes(event.payload))
        }
        try journal.append(
            entries, to: Self.stream(settlement.client, settlement.month), expecting: version,
            in: transaction)
        for event in events { settlement.evolve(.init(event: event, at: at, actor: actor)) }
    }

    /// Of the client, the earliest month first; those that anything was done about.
    ///
    /// - Parameter months: by their first days; nil: all there are.
    public func all(
        of client: String, months: ClosedRange<CivilDate>? = nil, in transaction: Transaction
    ) throws -> [Settlement] {
        try streams(of: client, months: months, in: transaction).map {
            try load(client, $0.month, in: transaction)
        }
    }

    /// The same months, each with the head of its chain.
    public func streams(
        of client: String, months: ClosedRange<CivilDate>? = nil, in transaction: Transaction
    ) throws -> [(month: CivilDate, head: Data)] {
        // Those of other clients stand beside them.
        let first = months.map { $0.lowerBound.adding(months: -1).monthWord } ?? ""
        let last = months.map { $0.upperBound.monthWord } ?? Verifier.end
        return try journal.streams(
            .settlement, after: "\(client) \(first)", through: "\(client) \(last)",
            limit: Self.monthsMax, in: transaction
        ).compactMap { stream in
            guard let month = Self.month(of: client, in: stream.id), months?.contains(month) ?? true
            else { return nil }
            return (month, stream.head)
        }
    }

    /// Months of one client: fifty years.
    private static let monthsMax = 600

    /// Of the blank and the month, behind the client.
    static let tailLength = 8

    public static func stream(_ client: String, _ month: CivilDate) -> StreamKey {
        StreamKey(.settlement, "\(client) \(month.monthWord)")
    }

    /// First day of the month of which a stream tells; nil: it is no month of the client.
    public static func month(of client: String, in id: String) -> CivilDate? {
        let prefix = "\(client) "
        guard id.hasPrefix(prefix), id.utf8.count == prefix.utf8.count + tailLength - 1 else {
            return nil
        }
        return CivilDate(monthWord: String(id.dropFirst(prefix.count)))
    }
}
