import Foundation
import ServiceDesk
import WorkingTime

/// Some streams of one kind in one snapshot: their rows, events, seals and projections, held
/// against each other.
struct StreamChunk: Sendable {
    private(set) var problems: [Verification.Problem] = []
    private(set) var references: [StreamWalk.Reference] = []
    private(set) var events = 0
    private(set) var streams = 0
    /// Id of the last stream; nil: there are no more.
    private(set) var last: String?

    private let journal: Journal
    private let kind: StreamKey.Kind
    private let days: SealedDays

    /// What is known of a stream beside its events.
    private struct Known {
        var row: (version: Int, head: Data, sealed: Int)?
        var seals: [StreamWalk.Sealed] = []
        var projected: Projected?
        var hasEvents = false
    }

    private struct Projected {
        var version: Int?
        var interaction: InteractionRow?
    }

    private var known: [String: Known] = [:]

    init(_ kind: StreamKey.Kind, desk: String, days: SealedDays) {
        (self.kind, self.days) = (kind, days)
        journal = Journal(desk: desk)
    }

    /// The streams that come after `id`.
    mutating func walk(after id: String, in transaction: Transaction) throws(StoreError) {
        let rows = try journal.streams(kind, after: id, limit: Verifier.streamsMax, in: transaction)
        let through =
            rows.count < Verifier.streamsMax ? Verifier.end : rows.last?.id ?? Verifier.end
        try gather("> $3 AND id <= $4", [.text(id), .text(through)], in: transaction)
        try walkEvents(from: (id, Int.max), through: through, start: nil, in: transaction)
        finish()
        last = through == Verifier.end ? nil : through
    }

    /// One stream, from where a seal found it.
    mutating func walk(one id: String, from start: StreamWalk.Sealed?, in transaction: Transaction)
        throws(StoreError)
    {
        try gather("= $3", [.text(id)], in: transaction)
        if let start, try hash(of: id, at: start.sequence, in: transaction) != start.head {
            problems.append(
                .init(
                    StreamKey(kind, id).description, start.day,
                    "event \(start.sequence) is not the one that was sealed on \(start.day)"))
        }
        try walkEvents(from: (id, start?.sequence ?? 0), through: id, start: start, in: transaction)
        finish()
    }

    private func hash(of id: String, at sequence: Int, in transaction: Transaction)
        throws(StoreError) -> Data?
    {
        try transaction.query(
            "SELECT hash FROM event WHERE desk = $1 AND kind = $2 AND stream = $3 AND sequence = $4",
            [.text(journal.desk), .text(kind.rawValue), .text(id), .integer(sequence)]
        ).first?.bytes(0)
    }

    // MARK: Beside the events

    private mutating func gather(_ ids: String, _ bounds: [Value], in transaction: Transaction)
        throws(StoreError)
    {
        let values = [.text(journal.desk), .text(kind.rawValue)] + bounds
        for row in try transaction.query(
            "SELECT id, version, head, sealed FROM stream WHERE desk = $1 AND kind = $2 AND id \(ids)",
            values)
        {
            known[row.text("id"), default: Known()].row = (
                row.int("version"), row.bytes("head"), row.int("sealed")
            )
            streams += 1
        }
        for row in try transaction.query(
            """
            SELECT id, day, sequence, head, view FROM seal_leaf WHERE desk = $1 AND kind = $2 AND id \(ids)
            ORDER BY id, day
            """, values)
        {
            known[row.text("id"), default: Known()].seals.append(.init(row))
        }
        guard let (table, columns) = projection else { return }
        // The kind is bound as well, so that the numbers of the other values are the same.
        for row in try transaction.query(
            "SELECT id, \(columns) FROM \(table) WHERE desk = $1 AND $2 <> '' AND id \(ids)", values
        ) {
            known[row.text("id"), default: Known()].projected =
                kind == .interaction
                ? Projected(version: nil, interaction: InteractionRow(row))
                : Projected(version: row.int("version"))
        }
    }

    private var projection: (table: String, columns: String)? {
        switch kind {
        case .ticket: ("ticket", "version")
        case .client: ("client", "version")
        case .staff: ("staff", "version")
        case .interaction: ("interaction", InteractionRow.columns.joined(separator: ", "))
        case .desk, .settlement: nil
        }
    }

    // MARK: Events

    private mutating func walkEvents(
        from: (id: String, sequence: Int), through: String, start: StreamWalk.Sealed?,
        in transaction: Transaction
    ) throws(StoreError) {
        var (cursor, walk) = (from, StreamWalk?.none)
        while true {
            let rows = try transaction.query(
                """
                SELECT stream, \(Entry.columns) FROM event
                WHERE desk = $1 AND kind = $2 AND (stream, sequence) > ($3, $4) AND stream <= $5
                ORDER BY stream, sequence LIMIT \(Verifier.eventsMax)
                """,
                [
                    .text(journal.desk), .text(kind.rawValue), .text(cursor.id),
                    .integer(cursor.sequence),
                    .text(through),
                ])
            for row in rows {
                let (id, entry) = (row.text("stream"), Entry(row))
                cursor = (id, entry.sequence)
                if walk?.key.id != id {
                    if let walk { finish(walk) }
                    walk = StreamWalk(
                        StreamKey(kind, id), desk: journal.desk, seals: known[id]?.seals ?? [],
                        days: days,
                        start: start)
                }
                walk?.take(entry, hash: row.bytes("hash"))
            }
            guard rows.count == Verifier.eventsMax else { break }
        }
        if let walk { finish(walk) }
    }

    private mutating func finish(_ walk: StreamWalk) {
        let id = walk.key.id
        var (walk, known) = (walk, known[id] ?? Known())
        if let row = known.row {
            walk.finish(version: row.version, head: row.head, sealed: row.sealed)
        } else {
            problems.append(
                .init(
                    walk.key.description, walk.lastDay,
                    "its row is gone, \(walk.events) events are left"))
        }
        known.hasEvents = true
        self.known[id] = known
        problems += walk.problems
        if let day = walk.lastDay { problems += projectionProblems(walk, known, day) }
        references += walk.references
        events += walk.events
    }

    private func projectionProblems(_ walk: StreamWalk, _ known: Known, _ day: String)
        -> [Verification.Problem]
    {
        guard let table = projection?.table else { return [] }
        func fault(_ words: String) -> [Verification.Problem] {
            [.init(walk.key.description, day, words)]
        }
        guard let projected = known.projected else {
            return fault("its row of the table '\(table)' is gone")
        }
        if let version = projected.version, version != walk.sequence {
            return fault(
                "its row of the table '\(table)' is of version \(version), its last event is \(walk.sequence)"
            )
        }
        guard let row = projected.interaction, let told = walk.interaction else { return [] }
        let columns = row.differing(from: told)
        return columns.isEmpty
            ? []
            : fault(
                "its row of the table '\(table)' tells another \(columns.joined(separator: ", "))")
    }

    /// Streams without events, and what their seals say.
    private mutating func finish() {
        for (id, known) in known.sorted(by: { $0.key < $1.key }) {
            let place = StreamKey(kind, id).description
            let sealed = known.seals.last
            if !known.hasEvents {
                let words = sealed.map { ", event \($0.sequence) was sealed on \($0.day)" } ?? ""
                problems.append(.init(place, sealed?.day, "its events are gone\(words)"))
            }
            guard let row = known.row, row.sealed != sealed?.sequence ?? 0 else { continue }
            problems.append(
                .init(
                    place, sealed?.day,
                    "it says that it is sealed through event \(row.sealed), its seals through "
                        + "\(sealed?.sequence ?? 0)"))
        }
        known = [:]
    }
}
