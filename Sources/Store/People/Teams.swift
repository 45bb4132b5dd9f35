import ServiceDesk

/// Who is in the team of what project, as people are called, one row each; one of nobody (`''`)
/// says that there is the project. Disposable.
struct Teams {
    let desk: String

    private struct Seat: Hashable, Comparable {
        var person: String
        var project: String

        static func < (left: Self, right: Self) -> Bool {
            (left.project, left.person) < (right.project, right.person)
        }
    }

    /// - Parameter before: projects that the rows are of now.
    func save(
        _ client: Client, replacing before: [String: Project], in transaction: Transaction
    ) throws(StoreError) {
        guard client.projects != before else { return }
        let (old, new) = (Self.seats(before), Self.seats(client.projects))
        for seat in old.subtracting(new).sorted() {
            try transaction.send(
                "DELETE FROM team WHERE desk = $1 AND person = $2 AND client = $3 AND project = $4",
                values(seat, client))
        }
        for seat in new.subtracting(old).sorted() {
            try transaction.send(
                """
                INSERT INTO team (desk, person, client, project) VALUES ($1, $2, $3, $4)
                ON CONFLICT (desk, person, client, project) DO NOTHING
                """, values(seat, client))
        }
    }

    private func values(_ seat: Seat, _ client: Client) -> [Value] {
        [.text(desk), .text(seat.person), .text(client.id), .text(seat.project)]
    }

    private static func seats(_ projects: [String: Project]) -> Set<Seat> {
        Set(
            projects.values.flatMap { project in
                ([""] + project.team.values.joined()).map { Seat(person: $0, project: project.id) }
            })
    }

    /// Condition on a ticket row: its project is one of the person's; where no client is known, one
    /// client alone has a project called so.
    ///
    /// - Parameter parameter: number of the one that is the name of the person.
    static func condition(_ parameter: Int) -> String {
        let mine =
            "own.desk = ticket.desk AND own.person = $\(parameter) AND own.project = ticket.project"
        let called =
            "FROM team AS alike WHERE alike.desk = ticket.desk AND alike.project = ticket.project"
            + " AND alike.person = ''"
        return """
             AND (EXISTS (SELECT 1 FROM team AS own WHERE \(mine) AND own.client = ticket.client)
            OR ticket.client IS NULL AND EXISTS (SELECT 1 FROM team AS own WHERE \(mine))
            AND (SELECT MIN(alike.client) \(called)) = (SELECT MAX(alike.client) \(called)))
            """
    }
}
