import Crypto
import Foundation

/// Looking after the store: proof that history is whole, copies, and a seal a day.
public struct Maintenance: Sendable {
    let store: Store
    /// Rows looked at in one transaction.
    static let chunk = 500

    public init(store: Store) { self.store = store }

    /// What is wrong with the history of `desk`; empty: every chain and every content is whole.
    public func verify(desk: String) async throws -> [String] {
        var problems = try await store.database.integrityProblems()
        for kind in StreamKey.Kind.allCases { problems += try await verify(kind, desk: desk) }
        problems += try await verifyContents(desk: desk)
        return problems
    }

    private func verify(_ kind: StreamKey.Kind, desk: String) async throws -> [String] {
        var (problems, last) = ([String](), "")
        while true {
            let from = last
            let (found, next) = try await store.read { transaction in
                try Self.verify(kind, after: from, journal: Journal(desk: desk), in: transaction)
            }
            problems += found
            guard let next else { return problems }
            last = next
        }
    }

    private static func verify(
        _ kind: StreamKey.Kind, after id: String, journal: Journal, in transaction: Transaction
    ) throws -> (problems: [String], last: String?) {
        let streams = try journal.streams(kind, after: id, limit: chunk, in: transaction)
        var problems: [String] = []
        for stream in streams {
            let key = StreamKey(kind, stream.id)
            var head = Data()
            for (index, pair) in try journal.entries(of: key, in: transaction).enumerated() {
                head = pair.entry.hash(after: head, desk: journal.desk, stream: key)
                guard pair.entry.sequence == index + 1, head == pair.hash else {
                    let broken = StoreError.chainBroken(stream: key.description, sequence: index + 1)
                    problems.append(broken.description)
                    break
                }
            }
            if problems.isEmpty, head != stream.head {
                problems.append("the head of stream \(key) is not its last event")
            }
        }
        return (problems, streams.last?.id)
    }

    private func verifyContents(desk: String) async throws -> [String] {
        var (problems, last) = ([String](), "")
        while true {
            let from = last
            let (bad, next) = try await store.read { transaction in
                try Contents(desk: desk).changed(after: from, limit: Self.chunk, in: transaction)
            }
            problems += bad.map { StoreError.contentChanged($0).description }
            guard let next else { return problems }
            last = next
        }
    }

    /// A seal over the sorted heads of all streams, chained to the one before (decision 4).
    public func seal(desk: String, day: String) async throws -> Data {
        try await store.write { transaction in
            let rows = try transaction.query(
                "SELECT kind, id, head FROM stream WHERE desk = $1 ORDER BY kind, id", [.text(desk)])
            let before = try transaction.query(
                "SELECT hash FROM seal WHERE desk = $1 AND day < $2 ORDER BY day DESC LIMIT 1",
                [.text(desk), .text(day)])
            var hasher = SHA256()
            hasher.update(data: before.first?.bytes(0) ?? Data())
            hasher.update(data: Data("\(desk) \(day)".utf8))
            for row in rows {
                hasher.update(data: Data("\n\(row.text(0)) \(row.text(1)) ".utf8))
                hasher.update(data: row.bytes(2))
            }
            let hash = Data(hasher.finalize())
            try transaction.execute(
                """
                INSERT INTO seal (desk, day, hash, streams) VALUES ($1, $2, $3, $4)
                ON CONFLICT (desk, day) DO NOTHING
                """, [.text(desk), .text(day), .bytes(hash), .integer(rows.count)])
            return hash
        }
    }
}
