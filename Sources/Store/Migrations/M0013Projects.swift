extension Migration {
    /// Projects of two clients may be called alike: whoever looks for one names its client as well.
    static let m0013Projects = Migration(
        number: 13, name: "projects",
        sql: """
            DROP INDEX ticket_project;
            CREATE INDEX ticket_project ON ticket (desk, is_open, client, project, queue_key);
            """, oldest: 9
    )
}
