import Foundation
import ServiceDesk
import WorkingTime

/// One event as it is stored.
public struct Entry: Sendable, Hashable {
    public var sequence: Int
    public var type: String
    public var schema: Int
    public var occurredAt: Instant
    public var recordedAt: Instant
    public var actor: Data
    public var payload: Data

    public init(
        sequence: Int, type: String, schema: Int, occurredAt: Instant, recordedAt: Instant,
        actor: Data, payload: Data
    ) {
        self.sequence = sequence
        self.type = type
        self.schema = schema
        self.occurredAt = occurredAt
        self.recordedAt = recordedAt
        self.actor = actor
        self.payload = payload
    }

    /// Chain over the stored bytes (decision 4).
    func hash(after previous: Data, desk: String, stream: StreamKey) -> Data {
        ChainHasher.hash([
            previous, Data(desk.utf8), Data(stream.kind.rawValue.utf8), Data(stream.id.utf8),
            Data(type.utf8), numbers, actor, payload,
        ])
    }

    /// As they are hashed.
    var numbers: Data {
        Data("\(sequence) \(schema) \(occurredAt.seconds) \(recordedAt.seconds)".utf8)
    }

    static let columns = "sequence, type, schema, occurred_at, recorded_at, actor, payload, hash"

    /// From `columns`.
    init(_ row: Row) {
        self.init(
            sequence: row.int("sequence"), type: row.text("type"), schema: row.int("schema"),
            occurredAt: Instant(seconds: row.integer("occurred_at")),
            recordedAt: Instant(seconds: row.integer("recorded_at")), actor: row.bytes("actor"),
            payload: row.bytes("payload"))
    }
}

/// JSON with sorted keys: the same event has the same bytes.
public enum EntryCodec {
    public static func bytes(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    /// Gives `read` a decoder over `bytes`.
    static func decode<T>(_ bytes: Data, _ read: @escaping (PayloadDecoder) throws -> T) throws -> T
    {
        let decoder = JSONDecoder()
        let box = Box(read)
        decoder.userInfo[Reading<T>.key] = box
        return try decoder.decode(Reading<T>.self, from: bytes).value
    }

    private final class Box<T>: @unchecked Sendable {
        let read: (PayloadDecoder) throws -> T
        init(_ read: @escaping (PayloadDecoder) throws -> T) { self.read = read }
    }

    /// JSONDecoder lends its decoder only to a `Decodable`.
    private struct Reading<T>: Decodable {
        static var key: CodingUserInfoKey { CodingUserInfoKey(rawValue: "read")! }
        let value: T

        init(from decoder: any Decoder) throws {
            guard let box = decoder.userInfo[Self.key] as? Box<T> else {
                preconditionFailure("no reader was supplied")
            }
            value = try box.read(PayloadDecoder(decoder))
        }
    }
}
