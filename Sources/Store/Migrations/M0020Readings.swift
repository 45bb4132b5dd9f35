extension Migration {
    /// Who read a ticket is looked up by it.
    static let m0020Readings = Migration(
        number: 20, name: "readings",
        sql: "CREATE INDEX audit_subject ON audit (desk, act, subject, number);")
}
