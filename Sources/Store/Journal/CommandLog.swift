import WorkingTime

/// Commands carried out, so that the same command again gives the same answer (decision 10).
public struct CommandLog: Sendable {
    public let desk: String

    public init(desk: String) { self.desk = desk }

    /// Outcome of the command, if it has been carried out with the same content.
    ///
    /// - Throws: `StoreError.conflict` if the id was used for another content.
    public func outcome(
        of id: String, digest: String, in transaction: Transaction
    ) throws(StoreError) -> String? {
        let found = try transaction.query(
            "SELECT digest, outcome FROM command WHERE desk = $1 AND id = $2",
            [.text(desk), .text(id)]
        ).first
        guard let found else { return nil }
        guard found.text(0) == digest else { throw .conflict(.command(id: id)) }
        return found.text(1)
    }

    public func record(
        _ id: String, digest: String, outcome: String, at: Instant, in transaction: Transaction
    ) throws(StoreError) {
        try transaction.send(
            "INSERT INTO command (desk, id, digest, outcome, at) VALUES ($1, $2, $3, $4, $5)",
            [.text(desk), .text(id), .text(digest), .text(outcome), .integer(at.seconds)])
    }
}
