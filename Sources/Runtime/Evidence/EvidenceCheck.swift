import Crypto
import Foundation
import ServiceDesk
import Store
import WorkingTime

/// Goes over a pack with nothing but the pack: hashes first, so that what is computed afterwards is
/// computed of what the seal holds.
public struct EvidenceCheck {
    var reading: EvidenceReading
    var report = EvidenceReport()
    /// Entries of a stream that are still to be met, in order of days.
    private(set) var expected: [StreamKey: [ShareEntry]] = [:]
    private var editions: [(kind: String, edition: Editions.Edition)] = []
    private(set) var streams: [TicketStream] = []
    /// Kind of the last entry of each id.
    private(set) var lasts: [String: String] = [:]

    /// Of an entry of work, longer than any desk takes: it is split day by day.
    private static let minutesMax = 31 * 24 * 60

    private init(_ descriptor: Int32) { reading = EvidenceReading(descriptor) }

    /// - Parameters:
    ///   - paper: the seal as the client has it; nil: the pack is only held against itself.
    ///   - publicKey: whose signature the seal must have, 32 bytes; nil: nobody's is asked for.
    /// - Throws: `EvidenceFault`: it is no pack, or cannot be gone over.
    public static func run(
        _ path: String, paper: EvidenceReport.Paper? = nil, publicKey: Data? = nil
    ) throws(EvidenceFault) -> EvidenceReport {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw EvidenceFault(String(cString: strerror(errno))) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw EvidenceFault("it is no file")
        }
        guard status.st_size <= EvidenceLines.bytesMax else {
            throw EvidenceFault("it is larger than any pack")
        }
        var check = EvidenceCheck(descriptor)
        try check.run(paper, publicKey)
        return check.report
    }

    private mutating func run(_ paper: EvidenceReport.Paper?, _ publicKey: Data?)
        throws(EvidenceFault)
    {
        let head = try reading.head()
        let own = try reading.entries("own")
        let share = try reading.entries("share")
        checkSeal(head, own, share, paper, publicKey)
        // What is known to be another's is not computed.
        if paper != nil && !report.problems.isEmpty { return }
        for entry in share { lasts[entry.id] = entry.kind }
        for entry in own + share {
            guard let kind = StreamKey.Kind(rawValue: entry.kind) else { continue }
            expected[StreamKey(kind, entry.id), default: []].append(entry)
        }
        let kept = try readOwn()
        editions = try reading.editions()
        checkEditions(kept)
        let history = try readClient(head.client)
        let settled = try readSettlements(head)
        let month: EvidenceMonth
        do {
            month = try EvidenceMonth(
                of: head.client, month: head.month, sealed: head.day,
                on: .init(editions: editions, history: history, settled: settled))
        } catch {
            throw EvidenceFault("nothing can be computed: \(error)")
        }
        try readTickets(head, month)
        checkCompleteness(head, month)
        try compare(month, share)
        try reading.end()
    }

    // MARK: Streams

    private mutating func readOwn() throws(EvidenceFault) -> [DeskEvent.EditionKept] {
        guard let (key, events) = try reading.stream(.desk), key == DeskJournal.key else {
            throw EvidenceFault("the desk's own stream is missing")
        }
        check(events, of: key) { $0 != DeskEvent.editionKept }
        var kept: [DeskEvent.EditionKept] = []
        for event in events {
            guard let entry = event.viewed.frame?.entry else { continue }
            let told = try Self.decode(event) { try DeskJournal.event(entry) }
            if case .editionKept(let edition) = told { kept.append(edition) }
        }
        return kept
    }

    private mutating func readClient(_ client: String) throws(EvidenceFault)
        -> [(recordedAt: Instant, event: ClientEvent)]
    {
        guard let (key, events) = try reading.stream(.client), key == StreamKey(.client, client)
        else { throw EvidenceFault("the stream of the client is missing") }
        check(events, of: key) { _ in false }
        var history: [(recordedAt: Instant, event: ClientEvent)] = []
        for event in events {
            guard let entry = event.viewed.frame?.entry else { continue }
            let told = try Self.decode(event) { try PeopleJournal.event(entry, of: key) }
            history.append((entry.recordedAt, told))
        }
        return history
    }

    private mutating func readTickets(_ head: EvidenceHead, _ month: EvidenceMonth)
        throws(EvidenceFault)
    {
        while let (key, events) = try reading.stream(.ticket) {
            check(events, of: key) { TicketEvent.Kind(rawValue: $0)?.canBeVeiled == true }
            var ticket = EvidenceTicket(key)
            for event in events {
                try Self.decode(event) { try ticket.take(event.viewed, of: key) }
            }
            let longest = ticket.stream.ticket.worklog.map(\.minutes).max() ?? 0
            guard longest <= Self.minutesMax else {
                throw EvidenceFault(
                    line: events.last?.line, "the ticket has an entry of \(longest) minutes of work"
                )
            }
            report.hidden += events.count { $0.viewed.frame == nil }
            if ticket.stream.ticket.client != head.client {
                report.add(key.description, nil, "it is not the client's")
            }
            if lasts[key.id] == ShareEntry.gone {
                report.add(key.description, nil, "it went over to another client")
            }
            checkFields(events, of: ticket.stream, key, month)
            report.tickets += 1
            streams.append(ticket.stream)
        }
    }

    private mutating func checkFields(
        _ events: [EvidenceReading.Event], of stream: TicketStream, _ key: StreamKey,
        _ month: EvidenceMonth
    ) {
        for event in events {
            for field in event.viewed.fields ?? [] {
                let name = String(decoding: field.name, as: UTF8.self)
                guard case .hidden = field.value,
                    (try? month.edition(of: stream))?.regulation.canBeVeiled(field: name) != true
                else { continue }
                report.add(
                    key.description, nil,
                    "the field '\(name)' must not be hidden (line \(event.line))")
            }
        }
    }

    static func decode<T>(
        _ event: EvidenceReading.Event, _ read: () throws -> T
    ) throws(EvidenceFault) -> T {
        do {
            // Values of fields are people's own numbers, of which nothing is summed up.
            if event.viewed.fields == nil {
                try EvidenceNumbers.require(event.viewed.frame?.entry.payload ?? Data())
            }
            return try read()
        } catch let fault as EvidenceFault {
            throw EvidenceFault(line: event.line, fault.cause)
        } catch {
            throw EvidenceFault(line: event.line, "the event cannot be read by this program")
        }
    }

    /// The events against what the seals found of their stream.
    ///
    /// - Parameter canBeHidden: a type of event.
    mutating func check(
        _ events: [EvidenceReading.Event], of key: StreamKey, _ canBeHidden: (String) -> Bool
    ) {
        guard let entries = expected.removeValue(forKey: key) else {
            report.add(key.description, nil, "the seal does not hold it, or it stands here twice")
            return
        }
        var (view, rest) = (StreamView(), entries[...])
        for (index, event) in events.enumerated() {
            let (sequence, type) = (index + 1, event.viewed.type)
            report.events += 1
            if event.viewed.frame == nil, !canBeHidden(type) {
                report.add(
                    "\(key), event \(sequence)", nil,
                    "an event '\(type)' must not be hidden (line \(event.line))")
            }
            view.take(event.viewed, of: key)
            while let sealed = rest.first, sealed.sequence <= sequence {
                rest.removeFirst()
                guard sealed.sequence < sequence || sealed.view != view.digest else { continue }
                report.add(
                    "\(key), event \(sequence)", sealed.day,
                    "it or one before it was changed, put there or taken away (line \(event.line))")
                return
            }
        }
        guard let sealed = entries.last, sealed.sequence != events.count else { return }
        report.add(
            key.description, sealed.day,
            "the seal holds \(sealed.sequence) events of it, the pack \(events.count)")
    }

    // MARK: Editions

    private mutating func checkEditions(_ kept: [DeskEvent.EditionKept]) {
        var rest = editions[...]
        for told in kept {
            let place = "edition \(told.kind) \(told.name)"
            guard let (kind, edition) = rest.popFirst() else {
                report.add(place, nil, "it is gone")
                continue
            }
            let digest = Hexadecimal.text(SHA256.hash(data: edition.bytes))
            if digest != edition.digest {
                report.add(place, nil, "its bytes do not have the digest \(edition.digest)")
            }
            let here = DeskEvent.EditionKept(
                kind: kind, digest: edition.digest, name: edition.name,
                inForce: edition.inForce, publishedAt: edition.publishedAt)
            if here != told { report.add(place, nil, "it is not the one that the desk published") }
        }
        for (kind, edition) in rest {
            report.add("edition \(kind) \(edition.name)", nil, "the desk never published it")
        }
    }

    // MARK: Completeness

    private mutating func checkCompleteness(_ head: EvidenceHead, _ month: EvidenceMonth) {
        for (key, entries) in expected.sorted(by: { $0.key.id < $1.key.id }) {
            guard let sealed = entries.last else { continue }
            // A ticket that went over to another client is not this one's to show.
            if key.kind == .ticket, lasts[key.id] == ShareEntry.gone { continue }
            let isOld = CivilDate(sealed.day).map { !month.needs(movedOn: $0) } ?? false
            if key.kind == .ticket && isOld || isFar(key, head) { continue }
            report.add(
                key.description, sealed.day, "the seal holds it, and the pack leaves it out")
        }
    }

    private mutating func compare(_ month: EvidenceMonth, _ share: [ShareEntry])
        throws(EvidenceFault)
    {
        let rows = try reading.statement("statement")
        let (sent, costs) = (try reading.statement("sent"), try reading.rows("cost"))
        let promises = try reading.rows("promise")
        (report.lines, report.promises) = (rows.count, promises.count)
        do {
            report.compare(
                rows.map(\.whole), try month.statement(streams).map(\.whole), "statement")
            try compare(sent, costs, month, share)
            report.compare(promises, try month.promises(streams), "promises")
        } catch {
            report.add("pack", nil, "nothing can be computed: \(error)")
        }
    }
}

extension EvidenceReport {
    /// Rows that only one of two has.
    ///
    /// - Parameter teller: whose rows are held against the events.
    mutating func compare(
        _ said: [[String]], _ told: [[String]], _ place: String, by teller: String = "the pack"
    ) {
        guard said != told else { return }
        for change in told.difference(from: said) {
            switch change {
            case .remove(let at, let row, _):
                add(
                    "\(place), line \(at + 1)", nil,
                    "\(teller) says '\(row.joined(separator: " "))', which its events do not")
            case .insert(let at, let row, _):
                add(
                    "\(place), line \(at + 1)", nil,
                    "its events say '\(row.joined(separator: " "))', which \(teller) does not")
            }
        }
    }
}
