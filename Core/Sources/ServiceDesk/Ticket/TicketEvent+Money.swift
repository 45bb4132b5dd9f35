import WorkingTime

extension TicketEvent {
    /// Work on the ticket has used up so much of a package that the regulation wants it told.
    public struct PackageReached: Sendable, Hashable, Codable {
        /// Id of the client's agreement.
        public var agreement: String
        /// Name of the package, which is that of the agreement's kind.
        public var package: String
        /// When the period begins whose hours are used up.
        public var from: Instant
        /// Percent, 1 … 100.
        public var share: Int
        /// Thousandths of minutes.
        public var left: Int64

        public init(
            agreement: String, package: String, from: Instant, share: Int, left: Int64
        ) {
            self.agreement = agreement
            self.package = package
            self.from = from
            self.share = share
            self.left = left
        }

        /// It is about the same hours, and as much of them or more was used up.
        func covers(_ other: PackageReached) -> Bool {
            agreement == other.agreement && from == other.from && share >= other.share
        }
    }

    /// Somebody whom the regulation names approves an entry of the worklog, as it stands.
    public struct WorkApproved: Sendable, Hashable, Codable {
        public var entry: String
        /// Those that the entry had then: with others it is to be approved again.
        public var minutes: Int

        public init(entry: String, minutes: Int) {
            self.entry = entry
            self.minutes = minutes
        }
    }

    /// A rule of the regulation bills by how much a newly agreed estimate differs from the one that
    /// was agreed before.
    public struct Invoiced: Sendable, Hashable, Codable {
        public var rule: String
        /// Of the estimate that was agreed to.
        public var version: Int
        /// Of the one agreed before; nil: there was none.
        public var before: Int?
        /// More by so many than before; nil: the estimates do not say.
        public var minutes: Int?
        /// Minor units; nil: hours of a package come first, or the price is by agreement.
        public var amount: Int64?

        public init(
            rule: String, version: Int, before: Int?, minutes: Int?, amount: Int64?
        ) {
            self.rule = rule
            self.version = version
            self.before = before
            self.minutes = minutes
            self.amount = amount
        }
    }
}

/// A bill of a ticket, and when it was made.
public struct Bill: Sendable, Hashable {
    public var at: Instant
    public var invoiced: TicketEvent.Invoiced
}

extension Ticket {
    mutating func evolveMoney(_ record: TicketRecord) {
        if case .invoiced(let invoiced) = record.event {
            bills.append(Bill(at: record.occurredAt, invoiced: invoiced))
        }
        if case .packageReached(let reached) = record.event { packagesReached.append(reached) }
        if case .workApproved(let approved) = record.event {
            approvedWork[approved.entry] = approved.minutes
        }
    }
}
