import Foundation
import ServiceDesk
import WorkingTime

/// The row that lists an interaction, beside what its events tell.
struct InteractionRow: Sendable, Hashable {
    static let columns = [
        "channel", "address", "received_at", "content", "raw", "message_id", "outcome", "ticket",
        "rule", "reason",
    ]

    private let values: [String: Value]

    init(_ row: Row) {
        values = Dictionary(uniqueKeysWithValues: Self.columns.map { ($0, row[$0]) })
    }

    /// What the events of an interaction say its row must hold.
    struct Told: Sendable {
        private var received: InteractionEvent.Received
        private var at: Instant
        private var concluded: InteractionEvent.Concluded?

        static func take(_ entry: Entry, into told: inout Told?) throws {
            // An event of a newer program is nothing that this one can compare.
            guard let kind = InteractionEvent.Kind(rawValue: entry.type),
                entry.schema == InteractionEvent.schema
            else {
                return
            }
            switch kind {
            case .received:
                let received = try JSONDecoder().decode(
                    InteractionEvent.Received.self, from: entry.payload)
                told = Told(received: received, at: entry.occurredAt)
            case .concluded:
                told?.concluded = try JSONDecoder().decode(
                    InteractionEvent.Concluded.self, from: entry.payload)
            }
        }

        fileprivate var values: [String: Value] {
            [
                "channel": .text(received.channel), "address": .text(received.sender.address),
                "received_at": .integer(at.seconds), "content": .text(received.content.id),
                "raw": .optional(received.raw?.id), "message_id": .optional(received.messageID),
                "outcome": .optional(concluded?.outcome.rawValue),
                "ticket": .optional(concluded?.ticket?.text),
                "rule": .optional(concluded?.rule), "reason": .optional(concluded?.reason?.stored),
            ]
        }
    }

    /// Columns that say something else than the events.
    func differing(from told: Told) -> [String] {
        Self.columns.filter { values[$0]?.comparable != told.values[$0]?.comparable }
    }
}

extension Value {
    /// A zero in a text ends it in one database, and is put by another character in the other.
    fileprivate var comparable: Value {
        guard case .text(let text) = self else { return self }
        return .text(String(text.prefix { $0 != "\0" && $0 != "\u{FFFD}" }))
    }
}
