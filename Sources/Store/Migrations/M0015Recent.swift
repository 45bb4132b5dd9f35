extension Migration {
    /// What an interaction may say again is looked for among the client's latest open tickets,
    /// whatever their titles.
    static let m0015Recent = Migration(
        number: 15, name: "recent",
        sql: """
            DROP INDEX ticket_repeat;
            CREATE INDEX ticket_recent ON ticket (desk, client, is_open, arrived_at, id);
            """, oldest: 14
    )
}
