import Foundation
import ServiceDesk
import Store
import WorkingTime

/// A pack while the desk writes it, line by line in the order of docs/evidence.md.
struct EvidencePack: ~Copyable {
    let desk: String
    let client: String
    let sealed: SealedClient
    private var output: EvidenceOutput

    init(
        desk: String, _ output: consuming EvidenceOutput, sealed: SealedClient, client: String
    ) {
        (self.desk, self.client, self.sealed) = (desk, client, sealed)
        self.output = output
    }

    mutating func addHead(month: CivilDate) throws {
        let (seal, parts) = (sealed.seal, sealed.parts)
        try output.add(EvidenceHead.magic, [.text(EvidenceHead.version)])
        try output.add("desk", [.text(desk)])
        try output.add("client", [.text(client)])
        try output.add("month", [.text(month.description)])
        try output.add(
            "seal",
            [.text(seal.day)]
                + [parts.previous, parts.moved, parts.shares, seal.hash, seal.signature ?? Data()]
                .map { .hexadecimal($0) })
        for (name, path) in [("client", sealed.path), ("desk", sealed.ownPath)] {
            try output.add("path", [.text(name)])
            for step in path {
                try output.add(
                    "step", [.text(step.isLeft ? "left" : "right"), .hexadecimal(step.digest)])
            }
        }
        for entry in sealed.own { try add(entry, "own") }
        for entry in sealed.entries { try add(entry, "share") }
    }

    private mutating func add(_ entry: ShareEntry, _ name: String) throws {
        try output.add(
            name,
            [
                .text(entry.day), .text(entry.kind), .text(entry.id),
                .number(Int64(entry.sequence)), .hexadecimal(entry.view),
            ])
    }

    // MARK: Streams

    /// Of the desk's own stream only what is told of editions: the rest is about others.
    mutating func addOwn(_ events: [ViewedEvent]) throws {
        try add(
            events.map { $0.type == DeskEvent.editionKept ? $0 : $0.hidden },
            of: DeskJournal.key)
    }

    mutating func add(_ events: [ViewedEvent], of stream: StreamKey) throws {
        try output.add("stream", [.text(stream.kind.rawValue), .text(stream.id)])
        for event in events {
            guard let frame = event.frame else {
                try output.add("hidden", [.text(event.type), .hexadecimal(event.inner)])
                continue
            }
            let entry = frame.entry
            let fields: [EvidenceOutput.Field] = [
                .text(entry.type), .number(Int64(entry.schema)),
                .number(entry.occurredAt.seconds), .number(entry.recordedAt.seconds),
                .hexadecimal(frame.salt), .bytes(entry.actor),
            ]
            try output.add("event", fields + (event.fields == nil ? [.bytes(entry.payload)] : []))
            for field in event.fields ?? [] { try add(field) }
        }
    }

    private mutating func add(_ field: ViewedEvent.Field) throws {
        switch field.value {
        case .shown(let value, let salt):
            try output.add("field", [.bytes(field.name), .hexadecimal(salt), .bytes(value)])
        case .hidden(let digest):
            try output.add("hidden-field", [.bytes(field.name), .hexadecimal(digest)])
        }
    }

    /// - Returns: the ticket as whoever reads the pack has it.
    mutating func add(
        _ events: [ViewedEvent], ofTicket key: StreamKey, _ month: EvidenceMonth
    ) throws -> TicketStream {
        let whole = try EvidenceTicket(key, events)
        let regulation = try month.edition(of: whole.stream).regulation
        let shown = events.map { event in
            TicketEvent.Kind(rawValue: event.type)?.canBeVeiled == true
                ? event.hidden : event.hiding { regulation.canBeVeiled(field: $0) }
        }
        try add(shown, of: key)
        return try EvidenceTicket(key, shown).stream
    }

    mutating func add(_ edition: Editions.Edition, kind: String) throws {
        try output.add(
            "edition",
            [
                .text(kind), .text(edition.digest), .text(edition.name), .text(edition.inForce),
                .number(edition.publishedAt.seconds), .bytes(edition.bytes.base64EncodedData()),
            ])
    }

    // MARK: What follows

    mutating func finish(_ streams: [TicketStream], _ month: EvidenceMonth) throws {
        for row in try month.statement(streams) { try add(row, "statement") }
        if let sent = try month.sent(streams) {
            for row in sent.rows { try add(row, "sent") }
            for row in sent.costs { try output.add("cost", [.bytes(try Self.cells(row))]) }
        }
        for row in try month.promises(streams) {
            try output.add("promise", [.bytes(try Self.cells(row))])
        }
        try output.finish()
    }

    private mutating func add(_ row: EvidenceMonth.Row, _ name: String) throws {
        try output.add(
            name, [.bytes(try Self.cells(row.cells)), .text(row.hour.map { "\($0)" } ?? "")])
    }

    private static func cells(_ row: [String]) throws -> Data { try EntryCodec.bytes(row) }
}
