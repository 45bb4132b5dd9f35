import Regulations
import WorkingTime

/// What is paid for a period whether anything is done or not: a package or a fee.
public struct Charge: Sendable, Hashable {
    /// By what part of the prices it is charged.
    public enum Kind: String, Sendable, Hashable { case package, fee }

    public var kind: Kind
    /// Of the package or fee, which is that of the agreement's kind.
    public var name: String
    /// Id of the client's agreement.
    public var agreement: String
    public var project: String?
    /// Days of the period that the agreement covers, half-open.
    public var days: Range<CivilDate>
    /// The day on which it is charged.
    public var day: CivilDate
    /// How many it is charged for; nil: by agreement, and none states it.
    public var units: Int?
    public var price: Price
    public var clauses: [String]
}

extension Tariffs {
    /// What the agreements charge on the days of the month.
    func charges(of agreements: [ClientAgreement], in month: Range<Instant>)
        throws(EditionError) -> [Charge]
    {
        var charges: [Charge] = []
        for agreement in agreements where agreement.from < month.upperBound && agreement.isOrdered {
            let name = agreement.agreement
            let packages = try periods(of: agreement, until: month.upperBound) {
                $0.regulation.prices.packages[name]?.per
            }
            charges += packages.compactMap { period, edition in
                edition.regulation.prices.packages[name].map { Charge(of: agreement, $0, period) }
            }
            let fees = try periods(of: agreement, until: month.upperBound) {
                $0.regulation.prices.fees[name].map { $0.per ?? .once }
            }
            charges += fees.compactMap { period, edition in
                edition.regulation.prices.fees[name].map { Charge(of: agreement, $0, period) }
            }
        }
        let zone = try edition(at: month.lowerBound, known: .distantFuture).zone
        return charges.filter { month.contains(zone.startOfDay($0.day)) }.sorted {
            ($0.day, $0.agreement, $0.kind.rawValue) < ($1.day, $1.agreement, $1.kind.rawValue)
        }
    }
}

extension Recurrence {
    /// Longer than any agreement: what is charged once has one period.
    fileprivate static let once = Recurrence(count: 8000, unit: .year)
}

extension Charge {
    fileprivate init(
        of agreement: ClientAgreement, _ package: Prices.Package, _ period: CoveredPeriod
    ) {
        self.init(
            kind: .package, name: agreement.agreement, agreement: agreement.id,
            project: agreement.project, days: period.covered, day: period.charged(package.paid),
            units: 1, price: .counted(period.share(of: package.amount, package.begun)),
            clauses: package.clauses)
    }

    fileprivate init(of agreement: ClientAgreement, _ fee: Prices.Fee, _ period: CoveredPeriod) {
        let whole = fee.amount.flatMap { amount in
            fee.units.map { Money.share(of: amount, Int64($0), of: 1) }
        }
        // What is paid once is paid for no part of anything, and when it begins.
        let (begun, paid) = fee.per == nil ? (.whole, .advance) : (fee.begun, fee.paid)
        self.init(
            kind: .fee, name: agreement.agreement, agreement: agreement.id,
            project: agreement.project, days: period.covered, day: period.charged(paid),
            units: fee.units,
            price: whole.map { .counted(period.share(of: $0, begun)) } ?? .byAgreement,
            clauses: fee.clauses)
    }
}
