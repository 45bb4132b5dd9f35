extension Migration {
    /// Finds the open ticket that an interaction says again, however many its client has.
    static let m0005Repeats = Migration(
        number: 5, name: "repeats",
        sql: "CREATE INDEX ticket_repeat ON ticket (desk, client, is_open, title);"
    )
}
