import Foundation
import ServiceDesk

extension Verifier {
    /// Rows looked for in one query.
    private static let lookedUpMax = 100
    /// Moved streams of one snapshot.
    private static let movedMax = 50

    /// What was found in a stream that moved.
    private struct MovedWalk: Sendable {
        var chunk: StreamChunk
        var contents: ContentWalk
        var faults: [Verification.Problem]
    }

    /// Every stream of a kind.
    mutating func verifyStreams(_ kind: StreamKey.Kind) async throws {
        var last: String? = ""
        while let from = last {
            let (desk, days) = (desk, days)
            let (chunk, faults) = try await store.read { transaction in
                let days = try days.current(desk, in: transaction)
                var chunk = StreamChunk(kind, desk: desk, days: days)
                try chunk.walk(after: from, in: transaction)
                return (chunk, try Self.missing(chunk.references, desk, in: transaction))
            }
            take(chunk, faults)
            last = chunk.last
        }
    }

    /// Streams that moved since the seal which the walk begins behind, each from there on.
    mutating func verifyMovedStreams() async throws {
        let (desk, days, day) = (desk, days, start?.day ?? "")
        var (cursor, seen): ((String, String)?, Set<StreamKey>) = (("", ""), [])
        var examined: Set<String> = []
        while let from = cursor {
            let keys = try await store.read {
                try Self.moved(after: from, since: day, desk, in: $0)
            }
            cursor = keys.last
            let moved = keys.compactMap { Self.key($0) }.filter { seen.insert($0).inserted }
            for first in stride(from: 0, to: moved.count, by: Self.movedMax) {
                let (few, known, before) = (
                    moved[first..<min(first + Self.movedMax, moved.count)], erasures, examined
                )
                let walks = try await store.read { transaction in
                    let days = try days.current(desk, in: transaction)
                    var (walks, erasures, met): ([MovedWalk], Erasures, Set<String>) = (
                        [], known, []
                    )
                    for key in few {
                        var chunk = StreamChunk(key.kind, desk: desk, days: days)
                        let sealed = try Self.sealed(key, through: day, desk, in: transaction)
                        try chunk.walk(one: key.id, from: sealed, in: transaction)
                        var contents = ContentWalk(desk: desk, erasures: erasures)
                        let ids = Set(chunk.references.map(\.content.id)).filter {
                            !before.contains($0) && !met.contains($0)
                        }
                        try contents.take(ids.sorted(), in: transaction)
                        erasures = contents.erasures
                        met.formUnion(contents.found)
                        let faults = try Self.missing(chunk.references, desk, in: transaction)
                        walks.append(MovedWalk(chunk: chunk, contents: contents, faults: faults))
                    }
                    return walks
                }
                for walk in walks {
                    examined.formUnion(walk.contents.found)
                    take(walk.contents)
                    take(walk.chunk, walk.faults)
                }
            }
        }
    }

    private static func key(_ pair: (String, String)) -> StreamKey? {
        StreamKey.Kind(rawValue: pair.0).map { StreamKey($0, pair.1) }
    }

    /// Kinds and ids of streams that are in a later seal, or in none yet.
    private static func moved(
        after: (String, String), since day: String, _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> [(String, String)] {
        let values: [Value] = [.text(desk), .text(after.0), .text(after.1)]
        let sealed = try transaction.query(
            """
            SELECT DISTINCT kind, id FROM seal_leaf WHERE desk = $1 AND (kind, id) > ($2, $3) AND day > $4
            ORDER BY kind, id LIMIT \(streamsMax)
            """, values + [.text(day)])
        let unsealed = try transaction.query(
            """
            SELECT kind, id FROM stream WHERE desk = $1 AND (kind, id) > ($2, $3) AND version > sealed
            ORDER BY kind, id LIMIT \(streamsMax)
            """, values)
        // Of two pages the one that ends first says how far both are known.
        let pages = [sealed, unsealed].map { page in page.map { ($0.text(0), $0.text(1)) } }
        let ends = pages.filter { $0.count == streamsMax }.compactMap(\.last).min(by: <)
        return pages.joined().filter { pair in ends.map { pair <= $0 } ?? true }.sorted(by: <)
    }

    private static func sealed(
        _ key: StreamKey, through day: String, _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> StreamWalk.Sealed? {
        try transaction.query(
            """
            SELECT day, sequence, head, view FROM seal_leaf WHERE desk = $1 AND kind = $2 AND id = $3 AND day <= $4
            ORDER BY day DESC LIMIT 1
            """, [.text(desk), .text(key.kind.rawValue), .text(key.id), .text(day)]
        ).first.map { .init($0) }
    }

    private mutating func take(_ chunk: StreamChunk, _ faults: [Verification.Problem]) {
        report.streams += chunk.streams
        report.events += chunk.events
        report.add(chunk.problems + faults)
        for reference in chunk.references {
            loose.claim(reference.content.id)
            guard let faults = suspects.removeValue(forKey: reference.content.id) else { continue }
            report.add(faults.map { .init(reference.place, reference.day, $0) })
        }
    }

    /// Contents that events refer to and that are gone, or of which the row holds another
    /// commitment.
    private static func missing(
        _ references: [StreamWalk.Reference], _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> [Verification.Problem] {
        let known = try commitments(of: references.map(\.content.id), desk, in: transaction)
        return references.compactMap { reference in
            let (id, place, day) = (reference.content.id, reference.place, reference.day)
            guard let commitment = known[id] else {
                return .init(place, day, "its content \(id) is gone")
            }
            return commitment == reference.content.commitment
                ? nil : .init(place, day, "its content \(id) is not the one that it commits to")
        }
    }

    static func commitments(
        of ids: [String], _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> [String: String] {
        var found: [String: String] = [:]
        for row in try rows(
            "SELECT id, commitment FROM content WHERE desk = $1 AND id", ids, desk, in: transaction)
        {
            found[row.text(0)] = row.text(1)
        }
        return found
    }

    /// Rows of ids, asked for by the same statement however many there are.
    static func rows(
        _ sql: String, _ ids: [String], _ desk: String, in transaction: Transaction
    ) throws(StoreError) -> [Row] {
        let places = (2...lookedUpMax + 1).map { "$\($0)" }.joined(separator: ", ")
        let ids = Set(ids).sorted()
        var found: [Row] = []
        for from in stride(from: 0, to: ids.count, by: lookedUpMax) {
            let few = ids[from..<min(from + lookedUpMax, ids.count)]
            let padded = few + Array(repeating: few[few.startIndex], count: lookedUpMax - few.count)
            found += try transaction.query(
                "\(sql) IN (\(places))", [.text(desk)] + padded.map { .text($0) })
        }
        return found
    }
}
