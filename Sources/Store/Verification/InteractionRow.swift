import Foundation
import ServiceDesk
import WorkingTime

/// The row that lists an interaction, beside what its events tell.
struct InteractionRow: Sendable, Hashable {
    static let columns =
        "channel, address, received_at, content, raw, message_id, outcome, ticket, rule, reason"

    private let values: [Value]

    /// From `columns`, which begin at `column`.
    init(_ row: Row, from column: Int) { values = Array(row.values[column..<(column + 10)]) }

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

        fileprivate var values: [Value] {
            [
                .text(received.channel), .text(received.sender.address), .integer(at.seconds),
                .text(received.content.id), .optional(received.raw?.id),
                .optional(received.messageID),
                .optional(concluded?.outcome.rawValue), .optional(concluded?.ticket?.text),
                .optional(concluded?.rule), .optional(concluded?.reason?.stored),
            ]
        }
    }

    /// Columns that say something else than the events.
    func differing(from told: Told) -> [String] {
        let names = Self.columns.split(separator: ", ").map(String.init)
        return zip(names, zip(values, told.values)).filter {
            $0.1.0.comparable != $0.1.1.comparable
        }.map(\.0)
    }
}

extension Value {
    /// A zero in a text ends it in one database, and is put by another character in the other.
    fileprivate var comparable: Value {
        guard case .text(let text) = self else { return self }
        return .text(String(text.prefix { $0 != "\0" && $0 != "\u{FFFD}" }))
    }
}
