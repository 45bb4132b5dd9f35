import Runtime
import ServiceDesk
import WorkingTime

/// A page of clients' months, for programs.
struct StatementListBody: Encodable {
    struct ClientMonthBody: Encodable {
        var client: String
        var name: String
        var state: String
        var number: Int
        var open: Int
        var workedMinutes: Int?
        var packageMinutes: Double?
        var overMinutes: Double?
        var currency: String?
        var total: Int64?
    }

    var month: String
    var statements: [ClientMonthBody]
    /// How many were read; nil: this is the last page.
    var next: Int?

    init(month: String, _ months: [ClientMonth], next: Int?) {
        (self.month, self.next) = (month, next)
        statements = months.map { entry in
            let sums = entry.sums
            return ClientMonthBody(
                client: entry.client, name: entry.name, state: entry.state.rawValue,
                number: entry.number, open: entry.open, workedMinutes: sums?.worked,
                packageMinutes: sums.map { Double($0.given) / 1000 },
                overMinutes: sums.map { Double($0.beyond) / 1000 }, currency: sums?.currency,
                total: sums?.total.amount)
        }
    }
}

/// What a client owes for a month, for programs: sums in minor units, times in minutes.
struct StatementBody: Encodable {
    struct ChargeBody: Encodable {
        var kind: String
        var name: String
        var day: String
        var units: Int?
        var amount: Int64?
        var clauses: [String]
    }
    struct WorkBody: Encodable {
        var ticket: Int
        var entry: String
        var person: String
        var work: String
        var from: String
        var until: String
        var rate: String?
        var clauses: [String]
        var workedMinutes: Int
        /// With the factors; parts of a minute as decimals.
        var countedMinutes: Double
        /// Whether the hours of a package give it.
        var isFromPackage: Bool
        var amount: Int64?
    }
    struct AdjustmentBody: Encodable {
        var month: String
        var kind: String
        var ticket: Int?
        var entry: String
        var clauses: [String]
        var workedMinutes: Int
        var countedMinutes: Double
        var packageMinutes: Double
        var amount: Int64?
    }
    struct WordsBody: Encodable {
        var line: Int
        var by: String
        var isClient: Bool
        var at: String
        /// Missing: erased.
        var text: String?
    }
    struct SettlementBody: Encodable {
        var state: String
        /// Of what was sent last; 0: nothing was.
        var number: Int
        var sentAt: String?
        /// Lines that wait for an answer.
        var open: [Int]
        var words: [WordsBody]
    }
    struct BillBody: Encodable {
        var ticket: Int
        var at: String
        /// Of the estimate that was agreed to.
        var version: Int
        var clauses: [String]
        var minutes: Int?
        var amount: Int64?
    }
    struct PackageBody: Encodable {
        var name: String
        var from: String
        var until: String
        var grantedMinutes: Double
        var drawnMinutes: Double
        var leftMinutes: Double
    }
    struct TaxBody: Encodable {
        var percent: Double
        var isOnTop: Bool
        var amount: Int64
    }

    var client: String
    var month: String
    var currency: String
    var charges: [ChargeBody]
    var work: [WorkBody]
    var adjustments: [AdjustmentBody]
    /// Their work is counted where it is done.
    var bills: [BillBody]
    var packages: [PackageBody]
    var settlement: SettlementBody
    /// Missing where a part of it has no number.
    var sum: Int64?
    var tax: TaxBody?
    var total: Int64?

    init(_ settled: SettledStatement) {
        let statement = settled.statement
        client = statement.client
        month = statement.month.monthWord
        currency = statement.currency
        charges = statement.charges.map(ChargeBody.init)
        work = statement.work.map(WorkBody.init)
        adjustments = statement.adjustments.map(AdjustmentBody.init)
        settlement = SettlementBody(settled)
        bills = statement.bills.map(BillBody.init)
        packages = statement.balances.map(PackageBody.init)
        sum = statement.sum.amount
        tax = statement.tax.map {
            TaxBody(percent: $0.percent, isOnTop: $0.stands == .onTop, amount: $0.amount)
        }
        total = statement.total.amount
    }
}

extension StatementBody.ChargeBody {
    fileprivate init(_ charge: Charge) {
        self.init(
            kind: charge.kind.rawValue, name: charge.name, day: charge.day.description,
            units: charge.units, amount: charge.price.amount, clauses: charge.clauses)
    }
}

extension StatementBody.WorkBody {
    fileprivate init(_ entry: Ledger.Entry) {
        let line = entry.line
        self.init(
            ticket: entry.ticket, entry: line.entry, person: line.person, work: line.work,
            from: line.from.iso8601, until: line.until.iso8601, rate: line.rate,
            clauses: line.clauses, workedMinutes: line.worked,
            countedMinutes: Double(line.counted) / 1000, isFromPackage: line.fund != nil,
            amount: line.price.amount)
    }
}

extension StatementBody.AdjustmentBody {
    fileprivate init(_ adjustment: Adjustment) {
        let subject = adjustment.subject
        self.init(
            month: subject.month.monthWord, kind: subject.kind.rawValue, ticket: subject.ticket,
            entry: subject.entry, clauses: adjustment.clauses, workedMinutes: adjustment.worked,
            countedMinutes: Double(adjustment.counted) / 1000,
            packageMinutes: Double(adjustment.given) / 1000, amount: adjustment.price.amount)
    }
}

extension StatementBody.SettlementBody {
    fileprivate init(_ settled: SettledStatement) {
        let settlement = settled.settlement
        self.init(
            state: settlement.state.rawValue, number: settlement.sendings,
            sentAt: settlement.sentAt?.iso8601, open: settlement.open,
            words: settlement.disputed.flatMap { line in
                settlement.words(on: line).map { step in
                    .init(
                        line: line, by: step.actor.id, isClient: step.actor.kind == .contact,
                        at: step.at.iso8601,
                        text: step.event.content.flatMap { settled.words[$0.id] })
                }
            })
    }
}

extension StatementBody.BillBody {
    fileprivate init(_ billed: Statement.Billed) {
        let (bill, invoiced) = (billed.bill, billed.bill.invoiced)
        self.init(
            ticket: billed.ticket, at: bill.at.iso8601, version: invoiced.version,
            clauses: billed.clauses, minutes: invoiced.minutes, amount: invoiced.amount)
    }
}

extension StatementBody.PackageBody {
    fileprivate init(_ balance: Statement.Balance) {
        let fund = balance.fund
        self.init(
            name: fund.package, from: fund.period.lowerBound.iso8601, until: fund.until.iso8601,
            grantedMinutes: Double(fund.granted) / 1000,
            drawnMinutes: Double(balance.drawn) / 1000, leftMinutes: Double(fund.left) / 1000)
    }
}
