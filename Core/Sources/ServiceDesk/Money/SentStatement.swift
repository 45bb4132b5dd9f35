import Regulations
import WorkingTime

/// A statement as it was sent: what the journal keeps, whatever is known later. Its lines are
/// numbered from 1, charges first, then work, then adjustments.
public struct SentStatement: Sendable, Hashable, Codable {
    /// A package or a fee.
    public struct Charged: Sendable, Hashable, Codable {
        public var kind: String
        public var name: String
        public var agreement: String
        public var project: String?
        public var from: CivilDate
        public var until: CivilDate
        public var day: CivilDate
        /// nil: of a package.
        public var units: Int?
        /// Minor units.
        public var amount: Int64
        public var clauses: [String]
    }

    /// Part of an entry of the worklog.
    public struct Worked: Sendable, Hashable, Codable {
        /// Number of the ticket.
        public var ticket: Int
        public var project: String?
        public var entry: String
        public var person: String
        public var role: String
        public var work: String
        public var from: Instant
        public var until: Instant
        /// Before factors, rounded.
        public var minutes: Int
        /// Minutes.
        public var worked: Int
        /// Thousandths by which the factors multiply.
        public var times: Int64
        /// Thousandths of minutes.
        public var counted: Int64
        public var rate: String?
        public var factors: [String]
        /// The agreement whose package gives the time, and when that period of it began.
        public var fund: String?
        public var fundFrom: Instant?
        /// Minor units.
        public var amount: Int64
        public var clauses: [String]
        public var clause: String?
    }

    /// What an earlier month costs more or less than it was agreed at.
    public struct Adjusted: Sendable, Hashable, Codable {
        public var month: CivilDate
        public var kind: String
        /// nil: of a charge.
        public var ticket: Int?
        public var entry: String
        public var day: CivilDate?
        public var name: String?
        /// Minutes more than were billed; below zero: fewer.
        public var worked: Int
        /// Thousandths of minutes.
        public var counted: Int64
        /// Thousandths of minutes of packages.
        public var given: Int64
        /// Minor units.
        public var amount: Int64
        public var clauses: [String]
    }

    /// A bill by a rule; no part of the sum.
    public struct Invoiced: Sendable, Hashable, Codable {
        /// Number of the ticket.
        public var ticket: Int
        public var at: Instant
        public var invoiced: TicketEvent.Invoiced
        public var clauses: [String]
    }

    /// How a package stood.
    public struct Balanced: Sendable, Hashable, Codable {
        public var agreement: String
        public var package: String
        public var project: String?
        public var from: Instant
        public var end: Instant
        public var until: Instant
        /// Thousandths of minutes.
        public var granted: Int64
        /// Thousandths of minutes at the end of the month.
        public var left: Int64
        /// Thousandths of minutes, in the month.
        public var drawn: Int64
        /// Thousandths of minutes that may no longer be used.
        public var expired: Int64
    }

    /// The tax of the sum.
    public struct Taxed: Sendable, Hashable, Codable {
        /// 0 … 100.
        public var percent: Double
        public var stands: String
        /// Minor units.
        public var amount: Int64
        public var clauses: [String]
    }

    /// Which sending of this month it is, from 1.
    public var number: Int
    /// Events of the client's stream that were known: its agreements.
    public var clientVersion: Int
    public var client: String
    /// First day of the month.
    public var month: CivilDate
    /// ISO 4217.
    public var currency: String
    public var charges: [Charged]
    public var work: [Worked]
    public var adjustments: [Adjusted]
    public var bills: [Invoiced]
    public var balances: [Balanced]
    /// Minor units.
    public var sum: Int64
    public var tax: Taxed?
    /// Minor units, with the tax.
    public var total: Int64

    /// How many lines there are to dispute.
    public var lines: Int { charges.count + work.count + adjustments.count }

    /// Work that nobody has approved yet is no part of it; it is an adjustment when it is.
    ///
    /// - Returns: nil where a part of the statement has no number: it cannot be sent.
    public init?(_ statement: Statement, number: Int, clientVersion: Int = 0) {
        guard let sum = statement.sum.amount, let total = statement.total.amount else { return nil }
        self.number = number
        self.clientVersion = clientVersion
        (client, month, currency) = (statement.client, statement.month, statement.currency)
        charges = statement.charges.compactMap(Charged.init)
        work = statement.work.compactMap(Worked.init)
        adjustments = statement.adjustments.compactMap(Adjusted.init)
        bills = statement.bills.map {
            Invoiced(
                ticket: $0.ticket, at: $0.bill.at, invoiced: $0.bill.invoiced, clauses: $0.clauses)
        }
        balances = statement.balances.map(Balanced.init)
        (self.sum, self.total) = (sum, total)
        tax = statement.tax.map {
            Taxed(
                percent: $0.percent, stands: $0.stands.rawValue, amount: $0.amount,
                clauses: $0.clauses)
        }
    }

    /// As it is shown.
    public var statement: Statement {
        Statement(
            client: client, month: month, currency: currency, charges: charges.map(Charge.init),
            work: work.map(Ledger.Entry.init), adjustments: adjustments.map(Adjustment.init),
            bills: bills.map {
                .init(
                    ticket: $0.ticket, bill: Bill(at: $0.at, invoiced: $0.invoiced),
                    clauses: $0.clauses)
            },
            balances: balances.map(Statement.Balance.init), sum: .counted(sum),
            tax: tax.map(Statement.Tax.init), total: .counted(total))
    }
}

// MARK: Charges

extension SentStatement.Charged {
    fileprivate init?(_ charge: Charge) {
        guard let amount = charge.price.amount else { return nil }
        self.init(
            kind: charge.kind.rawValue, name: charge.name, agreement: charge.agreement,
            project: charge.project, from: charge.days.lowerBound, until: charge.days.upperBound,
            day: charge.day, units: charge.units, amount: amount, clauses: charge.clauses)
    }
}

extension Charge {
    fileprivate init(_ sent: SentStatement.Charged) {
        self.init(
            kind: Kind(rawValue: sent.kind) ?? .fee, name: sent.name, agreement: sent.agreement,
            project: sent.project, days: sent.from..<max(sent.from, sent.until), day: sent.day,
            units: sent.units, price: .counted(sent.amount), clauses: sent.clauses)
    }
}

// MARK: Work

extension SentStatement.Worked {
    fileprivate init?(_ entry: Ledger.Entry) {
        let line = entry.line
        guard let amount = line.amount else { return nil }
        self.init(
            ticket: entry.ticket, project: entry.project, entry: line.entry, person: line.person,
            role: line.role, work: line.work, from: line.from, until: line.until,
            minutes: line.minutes, worked: line.worked, times: line.times, counted: line.counted,
            rate: line.rate, factors: line.factors, fund: line.fund?.agreement,
            fundFrom: line.fund?.from, amount: amount, clauses: line.clauses, clause: line.clause)
    }
}

extension Ledger.Entry {
    fileprivate init(_ sent: SentStatement.Worked) {
        var line = WorkLine(
            entry: sent.entry, person: sent.person, role: sent.role, work: sent.work,
            from: sent.from, until: sent.until, minutes: sent.minutes, rate: sent.rate,
            factors: sent.factors, price: .counted(sent.amount), clauses: sent.clauses,
            clause: sent.clause)
        (line.worked, line.counted, line.basis.times) = (sent.worked, sent.counted, sent.times)
        if let fund = sent.fund, let from = sent.fundFrom {
            line.fund = Fund.Key(agreement: fund, from: from)
        }
        self.init(ticket: sent.ticket, project: sent.project, line: line)
    }
}

// MARK: Adjustments

extension SentStatement.Adjusted {
    fileprivate init?(_ adjustment: Adjustment) {
        guard let amount = adjustment.price.amount else { return nil }
        let subject = adjustment.subject
        self.init(
            month: subject.month, kind: subject.kind.rawValue, ticket: subject.ticket,
            entry: subject.entry, day: subject.day, name: adjustment.name,
            worked: adjustment.worked, counted: adjustment.counted, given: adjustment.given,
            amount: amount, clauses: adjustment.clauses)
    }
}

extension Adjustment {
    fileprivate init(_ sent: SentStatement.Adjusted) {
        self.init(
            subject: Subject(
                month: sent.month, kind: Subject.Kind(rawValue: sent.kind) ?? .work,
                ticket: sent.ticket, entry: sent.entry, day: sent.day),
            name: sent.name, clauses: sent.clauses, worked: sent.worked, counted: sent.counted,
            given: sent.given, price: .counted(sent.amount))
    }
}

// MARK: Packages and tax

extension SentStatement.Balanced {
    fileprivate init(_ balance: Statement.Balance) {
        let fund = balance.fund
        self.init(
            agreement: fund.agreement, package: fund.package, project: fund.project,
            from: fund.period.lowerBound, end: fund.period.upperBound, until: fund.until,
            granted: fund.granted, left: fund.left, drawn: balance.drawn, expired: balance.expired)
    }
}

extension Statement.Balance {
    fileprivate init(_ sent: SentStatement.Balanced) {
        self.init(
            fund: Fund(
                agreement: sent.agreement, package: sent.package, project: sent.project,
                period: sent.from..<max(sent.from, sent.end), until: sent.until,
                granted: sent.granted, left: sent.left, rank: 0),
            drawn: sent.drawn, expired: sent.expired)
    }
}

extension Statement.Tax {
    fileprivate init(_ sent: SentStatement.Taxed) {
        self.init(
            percent: sent.percent, stands: Prices.Tax.Stands(rawValue: sent.stands) ?? .inside,
            amount: sent.amount, clauses: sent.clauses)
    }
}
