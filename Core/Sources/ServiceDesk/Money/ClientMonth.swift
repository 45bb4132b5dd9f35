import WorkingTime

/// Where a client's month stands, as a row of the list of all clients' months.
public struct ClientMonth: Sendable, Hashable {
    /// What the month comes to.
    public struct Sums: Sendable, Hashable {
        /// Minutes.
        public var worked: Int
        /// Thousandths of minutes that packages give.
        public var given: Int64
        /// Thousandths of minutes beyond them.
        public var beyond: Int64
        /// ISO 4217.
        public var currency: String
        /// With the tax.
        public var total: Price

        /// Of a statement, sent or not.
        public init(_ statement: Statement) {
            (worked, given, beyond) = (
                statement.workedMinutes, statement.given, statement.beyond
            )
            (currency, total) = (statement.currency, statement.total)
        }
    }

    public var client: String
    public var name: String
    public var state: Settlement.State
    /// Of the sending; 0: nothing was sent.
    public var number: Int
    /// How many lines wait for an answer.
    public var open: Int
    /// As it was sent, else by what is known now; nil: it is not computed, or is beyond what one
    /// statement takes.
    public var sums: Sums?

    public init(client: String, name: String, _ settlement: Settlement) {
        (self.client, self.name) = (client, name)
        (state, number, open) = (settlement.state, settlement.sendings, settlement.open.count)
        sums = settlement.sent.map { Sums($0.statement) }
    }

    /// What somebody has to do something about comes first; then by the client.
    public func isBefore(_ other: ClientMonth) -> Bool {
        (rank, client) < (other.rank, other.client)
    }

    private var rank: Int {
        switch state {
        case .disputed: open > 0 ? 0 : 1
        case .sent: 2
        case .draft: 3
        case .agreed: 4
        case .closed: 5
        }
    }

    public static let columns = [
        "client", "name", "state", "number", "open", "worked", "package", "over", "currency",
        "total",
    ]

    /// As `columns` name them; minutes and sums are decimal numbers.
    public var cells: [String] {
        [client, name, state.rawValue, "\(number)", "\(open)"]
            + (sums.map {
                [
                    "\($0.worked)", StatementTable.minutes($0.given),
                    StatementTable.minutes($0.beyond), $0.currency, StatementTable.words($0.total),
                ]
            } ?? ["", "", "", "", ""])
    }
}
