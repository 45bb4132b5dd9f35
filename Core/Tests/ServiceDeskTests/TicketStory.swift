import Regulations
import WorkingTime

@testable import ServiceDesk

/// A ticket's events told one after another, in hours of a Monday morning in UTC.
struct TicketStory {
    /// Monday, 2026-10-05, 08:00 UTC.
    static let start = Instant(iso8601: "2026-10-05T08:00:00Z")!
    static let content = ContentRef(id: "c", commitment: "")

    private(set) var stream = TicketStream(id: TicketID("t"))
    let edition: Edition

    /// A regulation with one calendar (Monday to Friday, 8 to 16 UTC) and these commitments.
    ///
    /// - Parameter hours: until then the calendars were as before the change.
    init(
        _ commitments: [(String, Commitment)], olderUntil hours: Double? = nil, number: Int = 1,
        change: (inout Regulation) -> Void = { _ in }
    ) throws {
        var regulation = Regulation()
        regulation.calendar = "support"
        regulation.languages = ["en"]
        var item = CalendarItem()
        item.week = Dictionary(
            uniqueKeysWithValues: (1...5).map { ($0, [.init(from: 480, to: 960)]) })
        regulation.calendars["support"] = item
        var (high, low) = (Priority(), Priority())
        high.rank = 1
        (low.rank, low.isDefault) = (2, true)
        regulation.priorities = Section([("high", high), ("low", low)])
        regulation.commitments = Section(commitments)
        let plain = regulation
        change(&regulation)
        let world = CheckWorld(
            zone: { _ in .utc }, holidays: { _ in nil }, today: CivilDate("2026-10-01")!
        ).sharingCalendars
        let earlier = try hours.map { hours in
            let older = try Edition(compiling: plain, digest: "older", world: world)
            return [Edition.Earlier(until: Self.at(hours), calendars: older.calendars)]
        }
        edition = try Edition(
            compiling: regulation, digest: "story", world: world, earlier: earlier ?? [])
        var arrived = Self.arrived
        arrived.number = number
        happen(.arrived(arrived), 0)
        happen(.prioritised(.init(priority: "low", ground: .proposed)), 0)
        happen(.registered, 0)
    }

    static var arrived: TicketEvent.Arrived {
        .init(
            interaction: "i", number: 1, channel: "mail", client: nil, project: nil,
            sender: Sender(address: "anna@alfa.example", listed: true), content: content,
            marks: TextMarks(),
            entitlement: Entitlement(),
            basis: Basis(regulation: "", digest: "", calendarEdition: "", zoneEdition: ""))
    }

    /// The event `hours` after the start, by somebody of the staff where nobody is named.
    mutating func happen(
        _ event: TicketEvent, _ hours: Double, by actor: Actor = Actor(kind: .staff, id: "s")
    ) {
        let at = Self.at(hours)
        stream.append(
            TicketRecord(
                event: event, sequence: stream.version + 1, occurredAt: at, recordedAt: at,
                actor: actor))
    }

    static func at(_ hours: Double) -> Instant { start + Int64(hours * 3600) }

    func clocks(asOf hours: Double) -> [Clock] {
        ServiceDesk.clocks(of: stream, under: edition, asOf: Self.at(hours))
    }

    var reply: TicketEvent { .replied(.init(content: Self.content, first: true)) }
    var question: TicketEvent { .askedClient(.init(content: Self.content, first: false)) }
    var answer: TicketEvent { Self.answered }
    static var answered: TicketEvent {
        .clientWrote(
            .init(
                interaction: "j", sender: Sender(address: "anna@alfa.example", listed: true),
                content: content,
                entitlement: Entitlement()))
    }
}
