import Regulations
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// Who has read what the regulation says is written down when it is read (`reads: logged`).
extension Desk {
    /// The ticket as somebody opens it; what is read of it is written down, if the regulation says
    /// so. nil: there is none for them.
    public func opened(number: Int, by viewer: Viewer) async throws -> TicketView? {
        guard let view = try await ticket(number: number, for: viewer) else { return nil }
        try await note(
            reading: number, isPlaced: view.row.project != nil, texts: !view.isWithheld, by: viewer)
        return view
    }

    /// The file as somebody opens it. nil: there is none for them.
    public func opened(file id: String, by viewer: Viewer) async throws -> File? {
        guard let file = try await file(id, for: viewer) else { return nil }
        if let ticket = file.ticket {
            try await note(
                reading: ticket.number, isPlaced: ticket.isPlaced, texts: true, by: viewer)
        }
        return file
    }

    /// The latest readings of a ticket, latest first, of those who see it; of nothing where none
    /// is written down.
    public func readings(of number: Int) async throws -> [NotedReading] {
        try await store.read { [self] in
            try Audit(desk: id).latest(
                .read, on: String(number), limit: Self.readingsMax, in: $0)
        }.map { NotedReading(person: $0.entry.actor ?? "", at: $0.at, matters: $0.entry.matters) }
    }

    /// Readings of one ticket that its page lists.
    static let readingsMax = 20

    private func note(
        reading number: Int, isPlaced: Bool, texts: Bool, by viewer: Viewer
    ) async throws {
        let matters = people.sight.logs(project: isPlaced, texts: texts)
        guard let person = viewer.colleague, !matters.isEmpty else { return }
        let now = world.now()
        let kept = Readings.Key(person: person, number: number, matters: matters)
        guard readings.isNew(kept, at: now) else { return }
        let detail = matters.map(\.rawValue).joined(separator: " ")
        try await store.write { [self] in
            try Audit(desk: id).record(
                .init(.read, by: person, on: String(number), detail: detail), at: now, in: $0)
        }
    }
}

/// One reading that was written down.
public struct NotedReading: Sendable, Hashable {
    public var person: String
    public var at: Instant
    public var matters: [KeptMatter]
}

extension Audit.Entry {
    /// What a reading was of.
    public var matters: [KeptMatter] {
        detail.split(separator: " ").compactMap { KeptMatter(rawValue: String($0)) }
    }
}

/// What was written down a moment ago: a page that is opened again, or renews itself, is the same
/// reading.
final class Readings: Sendable {
    struct Key: Hashable, Sendable {
        var person: String
        var number: Int
        var matters: [KeptMatter]
    }

    /// Seconds in which opening the same again is the same reading.
    static let sameSeconds: Int64 = 600
    private static let keptMax = 10_000

    private let latest = Mutex<[Key: Instant]>([:])

    func isNew(_ key: Key, at now: Instant) -> Bool {
        latest.withLock { latest in
            if let before = latest[key], now - before < Self.sameSeconds, before <= now {
                return false
            }
            if latest.count >= Self.keptMax { latest.removeAll() }
            latest[key] = now
            return true
        }
    }
}
