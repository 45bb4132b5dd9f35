import ServiceDesk

/// What the intake found out about a contact before the regulation judges it.
struct Incoming: Sendable {
    var client: Client?
    var project: String?
    var repeats: TicketID?
    /// Number of a ticket that it may repeat.
    var resembles: Int?
    var overlaps = false
    var spam = false
}
