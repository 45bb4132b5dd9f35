import Foundation
import ServiceDesk
import WorkingTime

/// Goes over the events of one stream in their order, and says what does not fit them.
struct StreamWalk {
    /// A reference of an event to a content.
    struct Reference: Sendable {
        var content: ContentRef
        var place: String
        var day: String
    }

    /// The stream as a seal found it.
    struct Sealed: Sendable {
        var day: String
        var sequence: Int
        var head: Data
        /// Over its events as clients get them to see; nil: the seal tells of none.
        var view: Data?

        init(day: String, sequence: Int, head: Data, view: Data? = nil) {
            (self.day, self.sequence, self.head, self.view) = (day, sequence, head, view)
        }

        /// From day, sequence, head and view.
        init(_ row: Row) {
            let view = row.bytes("view")
            self.init(
                day: row.text("day"), sequence: row.int("sequence"), head: row.bytes("head"),
                view: view.isEmpty ? nil : view)
        }
    }

    let key: StreamKey
    private let desk: String
    private let days: SealedDays
    private(set) var head: Data
    private(set) var sequence: Int
    private(set) var events = 0
    private(set) var lastDay: String?
    private(set) var references: [Reference] = []
    private(set) var problems: [Verification.Problem] = []
    private var seals: ArraySlice<Sealed>
    private var views: ArraySlice<Sealed>
    private var view: StreamView
    private(set) var interaction: InteractionRow.Told?
    private var isBroken = false

    /// - Parameter start: where a seal found it; nil: it begins with the first event.
    init(_ key: StreamKey, desk: String, seals: [Sealed], days: SealedDays, start: Sealed? = nil) {
        (self.key, self.desk, self.days) = (key, desk, days)
        (sequence, head) = (start?.sequence ?? 0, start?.head ?? Data())
        self.seals = seals.drop { $0.sequence <= start?.sequence ?? 0 }
        // A view is over all events: behind a seal without one it cannot be followed.
        let isFollowed = start == nil || start?.view != nil
        view = StreamView(start?.view ?? Data())
        views =
            isFollowed
            ? seals.filter { $0.view != nil && $0.day > start?.day ?? "" }[...] : []
    }

    mutating func take(_ entry: Entry, hash: Data) {
        events += 1
        let day = entry.recordedAt.day
        lastDay = day
        chain(entry, hash, day)
        hold(entry, hash, day)
        look(at: entry, day)
        let place = "\(key), event \(entry.sequence)"
        let found = ContentScan.references(in: entry.payload)
        references += found.map { Reference(content: $0, place: place, day: day) }
        if key.kind == .interaction { tell(entry, place, day) }
    }

    /// Each event is held against the stored link before it: so the one is named that was changed.
    private mutating func chain(_ entry: Entry, _ hash: Data, _ day: String) {
        defer { (sequence, head) = (entry.sequence, hash) }
        guard !isBroken else { return }
        if entry.sequence != sequence + 1 {
            fault(day, "event \(sequence + 1) is gone, event \(entry.sequence) follows")
        } else if entry.hash(after: head, desk: desk, stream: key) != hash {
            fault(day, "event \(entry.sequence) was changed, or does not follow the one before it")
        }
    }

    private mutating func hold(_ entry: Entry, _ hash: Data, _ day: String) {
        let covering = seals.first?.day
        if let floor = days.floor(before: covering ?? Verifier.end),
            entry.recordedAt.seconds < floor.seconds,
            !isBroken
        {
            fault(
                day,
                "event \(entry.sequence) says that it was recorded on \(day), and the seal of \(floor.day) does not "
                    + "hold it: it was put there later, or the clock was set back")
        }
        while let seal = seals.first, seal.sequence <= entry.sequence {
            seals.removeFirst()
            if seal.sequence == entry.sequence, seal.head != hash, !isBroken {
                fault(day, "event \(entry.sequence) is not the one that was sealed on \(seal.day)")
            }
        }
    }

    /// What clients get to see, as the seals that tell of it found it.
    private mutating func look(at entry: Entry, _ day: String) {
        guard let covering = views.first, !isBroken else { return }
        let salt = days.salt(of: covering.day)
        view.take(ViewedEvent(entry, of: key, day: salt), of: key)
        while let seal = views.first, seal.sequence <= entry.sequence {
            views.removeFirst()
            if seal.sequence == entry.sequence, seal.view != view.digest {
                fault(
                    day,
                    "event \(entry.sequence) is not the one that the seal of \(seal.day) tells its client of"
                )
            }
        }
    }

    private mutating func fault(_ day: String?, _ words: String) {
        isBroken = true
        problems.append(.init(key.description, day, words))
    }

    private mutating func tell(_ entry: Entry, _ place: String, _ day: String) {
        do {
            try InteractionRow.Told.take(entry, into: &interaction)
        } catch {
            problems.append(.init(place, day, "it cannot be read"))
        }
    }

    /// Seals over events that are not there.
    mutating func finish(version: Int, head: Data, sealed: Int) {
        if let seal = seals.first, !isBroken {
            fault(seal.day, "event \(seal.sequence), sealed on \(seal.day), is gone")
        }
        guard !isBroken else { return }
        if sequence != version {
            fault(lastDay, "its version is \(version), its last event is number \(sequence)")
        } else if self.head != head {
            fault(lastDay, "its head is not its last event")
        }
    }
}
