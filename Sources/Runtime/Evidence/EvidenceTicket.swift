import Foundation
import ServiceDesk
import Store
import WorkingTime

/// A ticket as whoever reads a pack has it: what is hidden says and changes nothing.
struct EvidenceTicket {
    private(set) var stream: TicketStream

    /// - Throws: an event cannot be read.
    init(_ key: StreamKey, _ events: [ViewedEvent]) throws {
        self.init(key)
        for event in events { try take(event, of: key) }
    }

    init(_ key: StreamKey) { stream = TicketStream(id: TicketID(key.id)) }

    mutating func take(_ event: ViewedEvent, of key: StreamKey) throws {
        let last = stream.records.last
        guard let entry = event.frame?.entry else {
            return stream.append(.veiled(stream.version + 1, after: last))
        }
        var record = try TicketJournal.record(entry, of: key)
        if case .filled(var filled) = record.event, let fields = event.fields {
            for field in fields {
                guard case .hidden = field.value else { continue }
                filled.fields[String(decoding: field.name, as: UTF8.self)] = .text("")
            }
            record.event = .filled(filled)
        }
        stream.append(record)
    }
}
