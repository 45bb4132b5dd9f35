import Foundation
import ServiceDesk

/// Tickets as streams.
public struct TicketJournal: Sendable {
    public let journal: Journal

    public init(journal: Journal) { self.journal = journal }

    public func load(_ id: TicketID, in transaction: Transaction) throws -> TicketStream {
        let stream = StreamKey(.ticket, id.text)
        var actors: [Data: Actor] = [:]
        let records = try journal.entries(of: stream, in: transaction).map {
            try Self.record($0.entry, of: stream, &actors)
        }
        return TicketStream(id: id, records: records)
    }

    /// The stream as it stands now, from what is known of it: only what came since is read.
    public func load(after known: TicketStream, in transaction: Transaction) throws -> TicketStream
    {
        let stream = StreamKey(.ticket, known.ticket.id.text)
        var (whole, actors) = (known, [Data: Actor]())
        for item in try journal.entries(of: stream, after: known.version, in: transaction) {
            whole.append(try Self.record(item.entry, of: stream, &actors))
        }
        return whole
    }

    public func append(_ records: [TicketRecord], to id: TicketID, in transaction: Transaction)
        throws
    {
        guard let first = records.first else { return }
        let entries = try records.map(Self.entry)
        try journal.append(
            entries, to: StreamKey(.ticket, id.text), expecting: first.sequence - 1, in: transaction
        )
    }

    static func entry(_ record: TicketRecord) throws -> Entry {
        Entry(
            sequence: record.sequence, type: record.event.kind.rawValue, schema: TicketEvent.schema,
            occurredAt: record.occurredAt, recordedAt: record.recordedAt,
            actor: try EntryCodec.bytes(record.actor),
            payload: try record.event.payload.map { try EntryCodec.bytes($0) } ?? Data()
        )
    }

    public static func record(_ entry: Entry, of stream: StreamKey) throws -> TicketRecord {
        var actors: [Data: Actor] = [:]
        return try record(entry, of: stream, &actors)
    }

    /// - Parameter actors: those of the stream so far; few act, and each again and again.
    static func record(
        _ entry: Entry, of stream: StreamKey, _ actors: inout [Data: Actor]
    ) throws -> TicketRecord {
        guard let kind = TicketEvent.Kind(rawValue: entry.type), entry.schema == TicketEvent.schema
        else {
            throw StoreError.unknownEvent(
                stream: stream.description, type: entry.type, schema: entry.schema)
        }
        let payload = entry.payload.isEmpty ? Data("{}".utf8) : entry.payload
        let actor = try actors[entry.actor] ?? JSONDecoder().decode(Actor.self, from: entry.actor)
        actors[entry.actor] = actor
        return TicketRecord(
            event: try EntryCodec.decode(payload) { try TicketEvent(kind: kind, decode: $0) },
            sequence: entry.sequence, occurredAt: entry.occurredAt, recordedAt: entry.recordedAt,
            actor: actor
        )
    }
}
