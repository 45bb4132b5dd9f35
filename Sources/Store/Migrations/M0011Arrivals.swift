extension Migration {
    /// Tickets are found by the moment when their letter arrived.
    static let m0011Arrivals = Migration(
        number: 11, name: "arrivals",
        sql: "CREATE INDEX ticket_arrived ON ticket (desk, arrived_at, id);", oldest: 9
    )
}
