import ServiceDesk

/// What the intake found out about a contact before the regulation judges it.
struct Incoming: Sendable {
    var client: Client?
    var project: String?
    var repeats: TicketID?
    var overlaps = false
    var spam = false
}
