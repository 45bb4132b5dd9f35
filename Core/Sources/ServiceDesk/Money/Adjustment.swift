import WorkingTime

/// What is charged or given back now for an earlier month whose statement was agreed or closed: the
/// journal says otherwise since.
public struct Adjustment: Sendable, Hashable {
    /// What of the month it is: an entry of the worklog, or a charge.
    public struct Subject: Sendable, Hashable {
        /// Whether it is work or what is paid for a period.
        public enum Kind: String, Sendable, Hashable { case work, package, fee }

        /// First day of the month that it belongs to.
        public var month: CivilDate
        public var kind: Kind
        /// nil: of a charge.
        public var ticket: Int?
        /// Of the worklog; of a charge: id of the agreement.
        public var entry: String
        /// On which a charge falls; nil: of work.
        public var day: CivilDate?
    }

    public var subject: Subject
    /// Of the rate, package or fee; nil: the work is not charged.
    public var name: String?
    public var clauses: [String]
    /// Minutes more than were billed; below zero: fewer.
    public var worked: Int
    /// The same in thousandths of minutes, with factors.
    public var counted: Int64
    /// The same of what packages give.
    public var given: Int64
    /// Minor units more than were billed; below zero: given back.
    public var price: Price

    /// Thousandths of minutes beyond packages.
    public var beyond: Int64 { counted - given }
}

/// How many months back a statement corrects; what changes in older ones is in none.
let correctedMonths = 12

/// What is to be paid for earlier months beside what was billed for them.
///
/// - Parameters:
///   - month: first day of the month whose statement it stands in.
///   - settled: what is known of other months' statements.
///   - now: what a month costs by what is known now.
func adjustments(
    in month: CivilDate, after settled: [Settlement],
    now: (CivilDate) throws(EditionError) -> [Billed]
) throws(EditionError) -> [Adjustment] {
    let sent = settled.filter { $0.month != month }.compactMap(\.sent)
    var found: [Adjustment] = []
    for earlier in settled.corrected(in: month) {
        var before: [Adjustment.Subject: Billed] = [:]
        for line in earlier.sent?.billed ?? [] { before.add(line) }
        for statement in sent {
            for line in statement.statement.adjustments where line.subject.month == earlier.month {
                before.add(Billed(line))
            }
        }
        let after = [Adjustment.Subject: Billed](adding: try now(earlier.month))
        for subject in Set(before.keys).union(after.keys).sorted(by: { $0.isBefore($1) }) {
            let change = Adjustment(subject, from: before[subject], to: after[subject])
            if change.isOne { found.append(change) }
        }
    }
    return found
}

extension [Settlement] {
    /// Those that the statement of a month corrects, the earliest first.
    func corrected(in month: CivilDate) -> [Settlement] {
        filter { $0.isCorrected(in: month) }.sorted { $0.month < $1.month }
    }
}

/// What one entry or charge of a month costs, whatever parts it is split into.
struct Billed: Sendable, Hashable {
    var subject: Adjustment.Subject
    var name: String?
    var clauses: [String]
    var worked = 0
    var counted: Int64 = 0
    var given: Int64 = 0
    var price: Price
}

extension Billed {
    init(_ charge: Charge, in month: CivilDate) {
        let subject = Adjustment.Subject(
            month: month, kind: Adjustment.Subject.Kind(rawValue: charge.kind.rawValue) ?? .fee,
            ticket: nil, entry: charge.agreement, day: charge.day)
        self.init(
            subject: subject, name: charge.name, clauses: charge.clauses, price: charge.price)
    }

    init(_ entry: Ledger.Entry, in month: CivilDate) {
        let line = entry.line
        let subject = Adjustment.Subject(
            month: month, kind: .work, ticket: entry.ticket, entry: line.entry, day: nil)
        self.init(
            subject: subject, name: line.rate, clauses: line.clauses, worked: line.worked,
            counted: line.counted, given: line.fund == nil ? 0 : line.counted, price: line.price)
    }

    fileprivate init(_ line: Adjustment) {
        self.init(
            subject: line.subject, name: line.name, clauses: line.clauses, worked: line.worked,
            counted: line.counted, given: line.given, price: line.price)
    }
}

extension SentStatement {
    /// What it billed for its own month.
    fileprivate var billed: [Billed] {
        let statement = statement
        return statement.charges.map { Billed($0, in: month) }
            + statement.work.map { Billed($0, in: month) }
    }
}

extension [Adjustment.Subject: Billed] {
    fileprivate init(adding lines: [Billed]) {
        self = [:]
        for line in lines { add(line) }
    }

    fileprivate mutating func add(_ line: Billed) {
        guard var sum = self[line.subject] else {
            self[line.subject] = line
            return
        }
        sum.worked += line.worked
        sum.counted += line.counted
        sum.given += line.given
        sum.clauses = (sum.clauses + line.clauses).uniqued()
        sum.name = line.name ?? sum.name
        sum.price = total(of: [sum.price, line.price])
        self[line.subject] = sum
    }
}

extension Adjustment {
    /// Whole, as if nothing had been billed yet.
    static func costs(_ lines: [Billed]) -> [Adjustment] {
        let sums = [Subject: Billed](adding: lines)
        return sums.keys.sorted { $0.isBefore($1) }.map { Adjustment($0, from: nil, to: sums[$0]) }
    }

    fileprivate init(_ subject: Subject, from before: Billed?, to now: Billed?) {
        let price: Price =
            switch (now?.price ?? .counted(0)).amount {
            case let amount?: .counted(amount - (before?.price.amount ?? 0))
            case nil: now?.price ?? .byAgreement
            }
        self.init(
            subject: subject, name: now?.name ?? before?.name,
            clauses: now?.clauses ?? before?.clauses ?? [],
            worked: (now?.worked ?? 0) - (before?.worked ?? 0),
            counted: (now?.counted ?? 0) - (before?.counted ?? 0),
            given: (now?.given ?? 0) - (before?.given ?? 0), price: price)
    }

    /// Something differs.
    fileprivate var isOne: Bool {
        price != .counted(0) || worked != 0 || counted != 0 || given != 0
    }
}

extension Adjustment.Subject {
    fileprivate func isBefore(_ other: Self) -> Bool {
        (kind.rawValue, ticket ?? 0, entry, day?.dayNumber ?? 0)
            < (other.kind.rawValue, other.ticket ?? 0, other.entry, other.day?.dayNumber ?? 0)
    }
}
