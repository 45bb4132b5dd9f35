import Foundation
import ServiceDesk

extension Migration {
    /// Who worked when, across tickets. Programs before this would log work that is not found: all
    /// nodes are stopped first.
    static let m0016Work = Migration(
        number: 16, name: "work",
        sql: """
            CREATE TABLE work (
                desk TEXT NOT NULL, ticket TEXT NOT NULL, entry TEXT NOT NULL, person TEXT NOT NULL,
                number BIGINT NOT NULL, from_at BIGINT NOT NULL, until_at BIGINT NOT NULL,
                PRIMARY KEY (desk, ticket, entry)
            );
            CREATE INDEX work_person ON work (desk, person, from_at);
            """,
        fill: { transaction throws(StoreError) in
            let tickets = try transaction.query(
                "SELECT DISTINCT desk, stream FROM event WHERE kind = 'ticket' AND type = $1",
                [.text(TicketEvent.Kind.logged.rawValue)]
            ).map { (desk: $0.text(0), ticket: TicketID($0.text(1))) }
            for (desk, ticket) in tickets {
                do {
                    let stream = try TicketJournal(journal: Journal(desk: desk)).load(
                        ticket, in: transaction)
                    try Works(desk: desk).save(stream.ticket, in: transaction)
                } catch {
                    throw StoreError(error, sql: "worklog of ticket \(ticket)")
                }
            }
        })
}
