import ServiceDesk

extension Migration {
    /// Who is in the team of what project, so that a list asks it of each ticket instead of being
    /// told all projects. Programs before this would change teams that these rows do not show: all
    /// nodes are stopped first.
    static let m0017Teams = Migration(
        number: 17, name: "teams",
        sql: """
            CREATE TABLE team (
                desk TEXT NOT NULL, person TEXT NOT NULL, client TEXT NOT NULL, project TEXT NOT NULL,
                PRIMARY KEY (desk, person, client, project)
            );
            CREATE INDEX team_project ON team (desk, project, person, client);
            """,
        fill: { transaction throws(StoreError) in
            let clients = try transaction.query(
                "SELECT desk, id FROM stream WHERE kind = 'client' ORDER BY desk, id"
            )
            .map { (desk: $0.text(0), client: $0.text(1)) }
            for (desk, id) in clients {
                do {
                    let client = try PeopleJournal(journal: Journal(desk: desk)).client(
                        id, in: transaction)
                    try Teams(desk: desk).save(client, replacing: [:], in: transaction)
                } catch {
                    throw StoreError(error, sql: "teams of client \(id)")
                }
            }
        })
}
