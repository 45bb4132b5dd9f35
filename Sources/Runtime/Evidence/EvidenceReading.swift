import Foundation
import ServiceDesk
import Store
import WorkingTime

/// A pack line by line: what has not the form of docs/evidence.md is refused at its line.
struct EvidenceReading {
    /// Steps from a leaf to the root: more leaves than there are clients.
    private static let stepsMax = 40
    /// Streams as seals found them.
    private static let entriesMax = 5_000_000
    /// Of one stream.
    private static let eventsMax = Journal.streamMax

    private var lines: EvidenceLines

    init(_ descriptor: Int32) { lines = EvidenceLines(descriptor) }

    // MARK: Head

    mutating func head() throws(EvidenceFault) -> EvidenceHead {
        let first = try lines.require(EvidenceHead.magic, 1...1)
        guard EvidenceHead.versions.contains(try first.text(1)) else {
            throw EvidenceFault(
                line: 1,
                "this program reads packs of version \(EvidenceHead.versions.joined(separator: " and "))"
            )
        }
        let desk = try lines.require("desk", 1...1).text(1)
        let client = try lines.require("client", 1...1).text(1)
        let month = try lines.require("month", 1...1).day(1)
        let seal = try lines.require("seal", 6...6)
        return EvidenceHead(
            desk: desk, client: client, month: month, day: try seal.day(1),
            parts: Seal.Parts(
                previous: try seal.hexadecimal(2, nil), moved: try seal.hexadecimal(3),
                shares: try seal.hexadecimal(4)),
            hash: try seal.hexadecimal(5), signature: try seal.hexadecimal(6, nil),
            path: try path("client"), ownPath: try path("desk"))
    }

    private mutating func path(_ name: String) throws(EvidenceFault) -> [ShareTree.Step] {
        let line = try lines.require("path", 1...1)
        guard try line.text(1) == name else {
            throw EvidenceFault(line: line.number, "the path of '\(name)' should stand here")
        }
        var steps: [ShareTree.Step] = []
        while let step = try lines.next("step", 2...2) {
            let side = try step.text(1)
            guard side == "left" || side == "right", steps.count < Self.stepsMax else {
                throw EvidenceFault(line: step.number, "this is no step of a path")
            }
            steps.append(.init(isLeft: side == "left", digest: try step.hexadecimal(2)))
        }
        return steps
    }

    /// Streams as the seals found them.
    mutating func entries(_ name: String) throws(EvidenceFault) -> [ShareEntry] {
        var entries: [ShareEntry] = []
        while let line = try lines.next(name, 5...5) {
            guard entries.count < Self.entriesMax else {
                throw EvidenceFault(line: line.number, "there are more streams than a pack has")
            }
            entries.append(
                ShareEntry(
                    day: try line.day(1).description, kind: try line.text(2),
                    id: try line.text(3), sequence: Int(try line.number(4)),
                    view: try line.hexadecimal(5, nil)))
        }
        return entries
    }

    // MARK: Streams

    /// An event as the pack has it.
    struct Event {
        /// Of the file.
        var line: Int
        var viewed: ViewedEvent
    }

    /// nil: no stream of this kind follows.
    ///
    /// - Parameter isLast: no stream of another kind may follow.
    mutating func stream(_ kind: StreamKey.Kind, isLast: Bool = true) throws(EvidenceFault)
        -> (key: StreamKey, events: [Event])?
    {
        let line = try lines.next("stream", 2...2, first: isLast ? nil : kind.rawValue)
        guard let line else { return nil }
        guard try line.text(1) == kind.rawValue else {
            throw EvidenceFault(
                line: line.number, "a stream of the kind '\(kind.rawValue)' should stand here")
        }
        let key = StreamKey(kind, try line.text(2))
        var events: [Event] = []
        while let event = try event(events.count + 1) {
            guard events.count < Self.eventsMax else {
                throw EvidenceFault(
                    line: event.line, "the stream has more events than there may be")
            }
            events.append(event)
        }
        return (key, events)
    }

    private mutating func event(_ sequence: Int) throws(EvidenceFault) -> Event? {
        if let hidden = try lines.next("hidden", 2...2) {
            return Event(
                line: hidden.number,
                viewed: ViewedEvent(hidden: try hidden.text(1), try hidden.hexadecimal(2)))
        }
        guard let line = try lines.next("event", 6...7) else { return nil }
        var entry = Entry(
            sequence: sequence, type: try line.text(1), schema: Int(try line.number(2)),
            occurredAt: Instant(seconds: try line.number(3)),
            recordedAt: Instant(seconds: try line.number(4)), actor: line.data(6),
            payload: line.fields.count == 8 ? line.data(7) : Data())
        let fields = line.fields.count == 8 ? nil : try self.fields()
        if let fields {
            entry.payload = FilledFields.joined(
                fields.compactMap { field in
                    if case .shown(let value, _) = field.value { (field.name, value) } else { nil }
                })
        }
        let frame = ViewedEvent.Frame(entry: entry, salt: try line.hexadecimal(5))
        return Event(line: line.number, viewed: ViewedEvent(frame, fields: fields))
    }

    private mutating func fields() throws(EvidenceFault) -> [ViewedEvent.Field] {
        var fields: [ViewedEvent.Field] = []
        while true {
            if let line = try lines.next("field", 3...3) {
                fields.append(
                    .init(
                        name: line.data(1),
                        value: .shown(line.data(3), salt: try line.hexadecimal(2))))
            } else if let line = try lines.next("hidden-field", 2...2) {
                fields.append(
                    .init(name: line.data(1), value: .hidden(try line.hexadecimal(2))))
            } else {
                return fields
            }
        }
    }

    mutating func editions() throws(EvidenceFault) -> [(kind: String, edition: Editions.Edition)] {
        var editions: [(String, Editions.Edition)] = []
        while let line = try lines.next("edition", 6...6) {
            guard let bytes = Data(base64Encoded: line.data(6)) else {
                throw EvidenceFault(line: line.number, "field 6 is no Base64")
            }
            editions.append(
                (
                    try line.text(1),
                    Editions.Edition(
                        digest: try line.text(2), name: try line.text(3),
                        inForce: try line.text(4), bytes: bytes,
                        publishedAt: Instant(seconds: try line.number(5)))
                ))
        }
        return editions
    }

    // MARK: What follows

    /// - Parameter name: of what is known, or of what was sent.
    mutating func statement(_ name: String) throws(EvidenceFault) -> [EvidenceMonth.Row] {
        var rows: [EvidenceMonth.Row] = []
        while let line = try lines.next(name, 2...2) {
            let hour = try line.text(2)
            rows.append(
                .init(cells: try cells(line), hour: hour.isEmpty ? nil : try line.amount(2)))
        }
        return rows
    }

    /// - Parameter name: of promises, or of what corrected months cost.
    mutating func rows(_ name: String) throws(EvidenceFault) -> [[String]] {
        var rows: [[String]] = []
        while let line = try lines.next(name, 1...1) { rows.append(try cells(line)) }
        return rows
    }

    private func cells(_ line: EvidenceLines.Line) throws(EvidenceFault) -> [String] {
        do {
            return try JSONDecoder().decode([String].self, from: line.data(1))
        } catch {
            throw EvidenceFault(line: line.number, "field 1 is no array of texts in JSON")
        }
    }

    mutating func end() throws(EvidenceFault) {
        let end = try lines.require("end", 1...1)
        guard try end.number(1) == end.number - 1 else {
            throw EvidenceFault(
                line: end.number, "the pack had \(try end.number(1)) lines before its end")
        }
        try lines.finish()
    }
}

extension EvidenceLines.Line {
    /// Minor units.
    fileprivate func amount(_ index: Int) throws(EvidenceFault) -> Int64 {
        guard let amount = Int64(try text(index)) else {
            throw EvidenceFault(line: number, "field \(index) is no sum in minor units")
        }
        return amount
    }
}
