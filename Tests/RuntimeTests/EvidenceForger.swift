import Crypto
import Foundation
import ServiceDesk
import WorkingTime

@testable import Runtime
@testable import Store

/// Somebody who knows how everything in a pack is computed, and has all of it but the seal on
/// paper.
struct EvidenceForger {
    /// Fields of the lines.
    var lines: [[String]]

    init(_ text: String) {
        lines = text.split(separator: "\n").map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    var text: String {
        lines.map { $0.joined(separator: "\t") + "\n" }.joined()
    }

    /// With the number of lines that it has.
    static func counted(_ text: String) -> String {
        var forger = EvidenceForger(text)
        forger.lines[forger.lines.count - 1] = ["end", "\(forger.lines.count - 1)"]
        return forger.text
    }

    /// Indices of the lines of this kind.
    func all(_ kind: String) -> [Int] { lines.indices.filter { lines[$0][0] == kind } }

    /// Indices of the lines of each stream of tickets, its head first.
    var tickets: [Range<Int>] {
        let starts = all("stream").filter { lines[$0][1] == "ticket" }
        let end = all("statement").first ?? lines.count - 1
        return zip(starts, starts.dropFirst() + [end]).map { $0..<$1 }
    }

    // MARK: Everything anew

    /// Views after each event, by the lines of a stream: most of a pack is as it was.
    final class Known {
        fileprivate var views: [[[String]]: [Data]] = [:]
        init() {}
    }

    private static let computed: Set<String> = ["statement", "sent", "cost", "promise"]
    private static let body: Set<String> = ["event", "field", "hidden-field", "hidden"]

    /// Streams by kind and id, with the lines of their events.
    private var streams: [(key: [String], lines: [[String]])] {
        all("stream").map { start in
            let rest = lines[(start + 1)...].prefix { Self.body.contains($0[0]) }
            return (Array(lines[start].dropFirst()), Array(rest))
        }
    }

    private static func events(_ lines: [[String]]) throws -> [ViewedEvent] {
        var (events, at) = ([ViewedEvent](), 0)
        while at < lines.count {
            let line = lines[at]
            let fields = lines[(at + 1)...].prefix { $0[0] == "field" || $0[0] == "hidden-field" }
            at += 1 + fields.count
            guard line[0] == "event" else {
                events.append(ViewedEvent(hidden: line[1], hex(line[2])))
                continue
            }
            let told = fields.map { field in
                ViewedEvent.Field(
                    name: Data(field[1].utf8),
                    value: field[0] == "field"
                        ? .shown(Data(field[3].utf8), salt: hex(field[2])) : .hidden(hex(field[2])))
            }
            let entry = Entry(
                sequence: events.count + 1, type: line[1], schema: Int(line[2]) ?? 0,
                occurredAt: Instant(seconds: Int64(line[3]) ?? 0),
                recordedAt: Instant(seconds: Int64(line[4]) ?? 0), actor: Data(line[6].utf8),
                payload: line.count == 8
                    ? Data(line[7].utf8)
                    : FilledFields.joined(
                        fields.filter { $0[0] == "field" }.map {
                            (Data($0[1].utf8), Data($0[3].utf8))
                        }))
            events.append(
                ViewedEvent(
                    .init(entry: entry, salt: hex(line[5])), fields: line.count == 8 ? nil : told))
        }
        return events
    }

    private static func hex(_ text: String) -> Data { Hexadecimal.bytes(text) ?? Data() }

    private func views(_ known: Known) throws -> [[String]: [Data]] {
        try streams.reduce(into: [:]) { found, stream in
            let name = [stream.key] + stream.lines
            if let views = known.views[name] {
                found[stream.key] = views
                return
            }
            let key = StreamKey(StreamKey.Kind(rawValue: stream.key[0])!, stream.key[1])
            var (view, views) = (StreamView(), [Data]())
            for event in try Self.events(stream.lines) {
                view.take(event, of: key)
                views.append(view.digest)
            }
            (known.views[name], found[stream.key]) = (views, views)
        }
    }

    /// Views, shares, tree and seal as they follow from the events that stand there now, and with
    /// them what is computed of the month.
    func anew(isComputed: Bool = true, _ known: Known = Known()) throws -> String {
        let views = try views(known)
        let own = Self.entries(all("own").map { lines[$0] }, views)
        let share = Self.entries(all("share").map { lines[$0] }, views)
        let (desk, client) = (lines[1][1], lines[2][1])
        var whole = ClientShare(client: client)
        for day in Set(share.map(\.day)).sorted() {
            whole.take(share.filter { $0.day == day }, of: day)
        }
        let tree = ShareTree([.client(client): whole.digest, .desk: own.last?.view ?? Data()])
        var seal = lines[all("seal")[0]]
        let parts = Seal.Parts(
            previous: Self.hex(seal[2]), moved: Self.hex(seal[3]), shares: tree.root)
        (seal[4], seal[6]) = (Hexadecimal.text(tree.root), "")
        seal[5] = Hexadecimal.text(parts.hash(desk: desk, day: seal[1]))
        var forged = EvidenceForger("")
        forged.lines = lines.prefix { $0[0] != "seal" } + [seal]
        for (name, place) in [("client", ShareTree.Place.client(client)), ("desk", .desk)] {
            forged.lines.append(["path", name])
            forged.lines += (tree.path(to: place) ?? []).map {
                ["step", $0.isLeft ? "left" : "right", Hexadecimal.text($0.digest)]
            }
        }
        forged.lines += own.map { Self.line("own", $0) } + share.map { Self.line("share", $0) }
        let body = Array(lines.drop { $0[0] != "stream" })
        forged.lines +=
            isComputed ? body.filter { !Self.computed.contains($0[0]) } : body
        if isComputed { try forged.compute() }
        forged.lines[forged.lines.count - 1] = ["end", "\(forged.lines.count - 1)"]
        return forged.text
    }

    private static func line(_ kind: String, _ entry: ShareEntry) -> [String] {
        [
            kind, entry.day, entry.kind, entry.id, "\(entry.sequence)",
            Hexadecimal.text(entry.view),
        ]
    }

    /// What the seals would have found of the streams.
    private static func entries(_ lines: [[String]], _ views: [[String]: [Data]])
        -> [ShareEntry]
    {
        let lasts = Dictionary(lines.indices.map { (lines[$0][3], $0) }, uniquingKeysWith: { $1 })
        return lines.indices.compactMap { index in
            let line = lines[index]
            var entry = ShareEntry(
                day: line[1], kind: line[2], id: line[3], sequence: Int(line[4]) ?? 0,
                view: hex(line[5]))
            guard let views = views[[entry.kind, entry.id]], !views.isEmpty else { return entry }
            let isLast = lasts[entry.id] == index
            guard isLast || entry.sequence < views.count else { return nil }
            entry.sequence = isLast ? views.count : entry.sequence
            entry.view = views[entry.sequence - 1]
            return entry
        }
    }

    private mutating func compute() throws {
        let (client, streams) = (lines[2][1], streams)
        let history = try streams.filter { $0.key[0] == "client" }.flatMap { key, lines in
            try Self.events(lines).compactMap(\.frame?.entry).map {
                (
                    recordedAt: $0.recordedAt,
                    event: try PeopleJournal.event($0, of: StreamKey(.client, key[1]))
                )
            }
        }
        let settled = try streams.filter { $0.key[0] == "settlement" }.map { key, lines in
            let month = SettlementJournal.month(of: client, in: key[1])!
            return try Self.events(lines).compactMap(\.frame?.entry).reduce(
                into: Settlement(client: client, month: month)
            ) { $0.evolve(try SettlementJournal.step($1, of: StreamKey(.settlement, key[1]))) }
        }
        let editions = all("edition").map { lines[$0] }.map { line in
            (
                kind: line[1],
                edition: Editions.Edition(
                    digest: line[2], name: line[3], inForce: line[4],
                    bytes: Data(base64Encoded: line[6]) ?? Data(),
                    publishedAt: Instant(seconds: Int64(line[5]) ?? 0))
            )
        }
        let month = try EvidenceMonth(
            of: client, month: CivilDate(lines[3][1])!, sealed: CivilDate(lines[4][1])!,
            on: .init(editions: editions, history: history, settled: settled))
        let tickets = try streams.filter { $0.key[0] == "ticket" }.map {
            try EvidenceTicket(StreamKey(.ticket, $0.key[1]), Self.events($0.lines)).stream
        }
        lines.removeLast()
        func text(_ row: [String]) throws -> String {
            String(decoding: try EntryCodec.bytes(row), as: UTF8.self)
        }
        func add(_ name: String, _ rows: [EvidenceMonth.Row]) throws {
            for row in rows {
                lines.append([name, try text(row.cells), row.hour.map { "\($0)" } ?? ""])
            }
        }
        let sent = try month.sent(tickets)
        try add("statement", month.statement(tickets))
        try add("sent", sent?.rows ?? [])
        for row in sent?.costs ?? [] { lines.append(["cost", try text(row)]) }
        for row in try month.promises(tickets) { lines.append(["promise", try text(row)]) }
        lines.append(["end", ""])
    }
}
