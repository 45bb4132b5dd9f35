import Foundation
import ServiceDesk
import WorkingTime

/// Finds and takes away what a person wrote, where it lies beside the journal (decision 3). The
/// events stay: they hold commitments to rows that bind nothing once their salt is gone.
public struct Erasure: Sendable {
    public let desk: String
    /// Addresses that one person has had.
    public static let addressesMax = 100
    /// Contacts, and tickets of a client, that one erasure looks at.
    public static let rowsMax = 100_000

    public init(desk: String) { self.desk = desk }

    /// Contacts that came from one of the addresses, the oldest first.
    public func interactions(from addresses: [String], in transaction: Transaction)
        throws(StoreError) -> [String]
    {
        let few = addresses.prefix(Self.addressesMax)
        guard !few.isEmpty else { return [] }
        let marks = few.indices.map { "$\($0 - few.startIndex + 2)" }.joined(separator: ", ")
        return try transaction.query(
            """
            SELECT id FROM interaction WHERE desk = $1 AND lower(address) IN (\(marks))
            ORDER BY received_at LIMIT \(Self.rowsMax)
            """, [.text(desk)] + few.map { .text($0.lowercased()) }
        ).map { $0.text(0) }
    }

    public func tickets(of client: String, in transaction: Transaction) throws(StoreError)
        -> [TicketID]
    {
        try transaction.query(
            "SELECT id FROM ticket WHERE desk = $1 AND client = $2 LIMIT \(Self.rowsMax)",
            [.text(desk), .text(client)]
        ).map { TicketID($0.text(0)) }
    }

    /// Bytes of a row that are still there; nil: it was erased before, or never was.
    public func size(of content: String, in transaction: Transaction) throws(StoreError) -> Int? {
        try transaction.query(
            "SELECT LENGTH(bytes) FROM content WHERE desk = $1 AND id = $2 AND erased_at IS NULL",
            [.text(desk), .text(content)]
        ).first?.int(0)
    }

    /// The subject, which lists show.
    public func forgetTitle(of interaction: String, in transaction: Transaction) throws(StoreError)
    {
        try transaction.execute(
            "UPDATE interaction SET title = '' WHERE desk = $1 AND id = $2",
            [.text(desk), .text(interaction)])
    }

    /// What stands of the addresses where no journal gives it back: letters counted an hour, links
    /// to the portal, and sessions that began with one.
    public func forgetAddresses(_ addresses: [String], in transaction: Transaction)
        throws(StoreError)
    {
        let few = addresses.prefix(Self.addressesMax)
        guard !few.isEmpty else { return }
        let marks = few.indices.map { "$\($0 - few.startIndex + 2)" }.joined(separator: ", ")
        let values = [Value.text(desk)] + few.map { .text($0.lowercased()) }
        for table in ["automatic_letter", "portal_link", "portal_session"] {
            try transaction.execute(
                "DELETE FROM \(table) WHERE desk = $1 AND lower(address) IN (\(marks))", values)
        }
        try forgetLinks(to: few.map { $0.lowercased() }, in: transaction)
    }

    /// Letters of no ticket that were written to them and have left; links to the portal also where
    /// they have not, and do not any more.
    private func forgetLinks(to addresses: [String], in transaction: Transaction)
        throws(StoreError)
    {
        let letters = try transaction.query(
            """
            SELECT id, payload FROM outbox
            WHERE desk = $1 AND ticket IS NULL
                AND (state IN (\(Self.settled)) OR kind = 'sign-in' AND state = 'waiting')
            LIMIT \(Self.rowsMax)
            """, [.text(desk)])
        for letter in letters {
            let words = String(decoding: letter.bytes(1), as: UTF8.self).lowercased()
            guard addresses.contains(where: words.contains) else { continue }
            try transaction.execute(
                """
                UPDATE outbox SET payload = $3, problem = NULL,
                    state = CASE WHEN state = 'waiting' THEN 'discarded' ELSE state END
                WHERE desk = $1 AND id = $2
                """, [.text(desk), .text(letter.text(0)), .bytes(Data())])
        }
    }

    /// States in which a letter waits for nobody.
    private static let settled = "'done', 'failed', 'uncertain', 'withheld', 'discarded'"

    /// Letters about the ticket that have left or never will: they quote its subject.
    public func forgetLetters(about ticket: TicketID, in transaction: Transaction)
        throws(StoreError)
    {
        try transaction.execute(
            """
            UPDATE outbox SET payload = $3,
                problem = CASE WHEN problem LIKE '%@%' THEN NULL ELSE problem END
            WHERE desk = $1 AND ticket = $2 AND state IN (\(Self.settled))
            """, [.text(desk), .text(ticket.text), .bytes(Data())])
    }
}
