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
            guard let kind = SettlementEvent.Kind(rawValue: entry.type) else {
                throw StoreError.unknownEvent(
                    stream: stream.description, type: entry.type, schema: entry.schema)
            }
            let event = try EntryCodec.decode(entry.payload) {
                try SettlementEvent(kind: kind, decode: $0)
            }
            settlement.evolve(
                .init(
                    event: event, at: entry.recordedAt,
                    actor: try JSONDecoder().decode(Actor.self, from: entry.actor)))
        }
        return settlement
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
        let prefix = "\(client) "
        let found = try journal.streams(
            .settlement, after: prefix, limit: Self.monthsMax, in: transaction)
        return try found.compactMap { stream in
            guard stream.id.hasPrefix(prefix),
                let month = CivilDate(monthWord: String(stream.id.dropFirst(prefix.count))),
                months?.contains(month) ?? true
            else { return nil }
            return try load(client, month, in: transaction)
        }
    }

    /// Months of one client: fifty years.
    private static let monthsMax = 600

    private static func stream(_ client: String, _ month: CivilDate) -> StreamKey {
        StreamKey(.settlement, "\(client) \(month.monthWord)")
    }
}
