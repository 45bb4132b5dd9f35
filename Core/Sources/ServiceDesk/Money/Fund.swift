import Regulations
import WorkingTime

/// Hours of a package for one of its periods, as one agreement of the client grants them.
public struct Fund: Sendable, Hashable {
    /// Which one it is among those of the client.
    public struct Key: Sendable, Hashable {
        /// Id of the client's agreement.
        public var agreement: String
        /// When its period begins.
        public var from: Instant
    }

    /// Id of the client's agreement.
    public var agreement: String
    /// Name of the package, which is that of the agreement's kind.
    public var package: String
    /// The project whose work may use it; nil: all work of the client.
    public var project: String?
    /// What of the package's period the agreement covers, half-open.
    public var period: Range<Instant>
    /// Until when hours left over may be used: the end of the period, or later.
    public var until: Instant
    /// Thousandths of minutes.
    public var granted: Int64
    /// Thousandths of minutes.
    public internal(set) var left: Int64
    /// By the regulation: lower ones are used up first.
    var rank: Int

    /// Agreement and period tell it from every other.
    public var key: Key { Key(agreement: agreement, from: period.lowerBound) }

    /// Work of the project at the instant may use it.
    func serves(_ project: String?, at instant: Instant) -> Bool {
        period.lowerBound <= instant && instant < until
            && (self.project == nil || self.project == project)
    }

    /// Of several that serve, this one is used up first: what the regulation ranks first, what is
    /// for the project alone, what ends first.
    func isBefore(_ other: Fund) -> Bool {
        let (mine, theirs) = (project == nil ? 1 : 0, other.project == nil ? 1 : 0)
        return (rank, mine, until, period.lowerBound, agreement)
            < (other.rank, theirs, other.until, other.period.lowerBound, other.agreement)
    }
}

extension Tariffs {
    /// The packages that the agreements grant in periods which begin before `end`, in the order in
    /// which they are used up; by the edition in force when each period begins.
    func funds(of agreements: [ClientAgreement], until end: Instant) throws(EditionError)
        -> [Fund]
    {
        var funds: [Fund] = []
        for agreement in agreements where agreement.from < end && agreement.isOrdered {
            let prices = { (edition: Edition) in
                edition.regulation.prices.packages[agreement.agreement]
            }
            for (period, edition) in try periods(of: agreement, until: end, { prices($0)?.per }) {
                guard let package = prices(edition) else { continue }
                funds.append(Fund(of: agreement, package, in: period, edition.zone))
            }
        }
        return funds.sorted { $0.isBefore($1) }
    }

    /// The periods of an agreement's item that begin before `end`, with the edition in force at
    /// the beginning of each, as everything is known now.
    ///
    /// - Parameter recurrence: of the item; nil: the edition has no such item.
    func periods(
        of agreement: ClientAgreement, until end: Instant,
        _ recurrence: (Edition) -> Recurrence?
    ) throws(EditionError) -> [(period: CoveredPeriod, edition: Edition)] {
        let last = try edition(at: max(agreement.from, end - 1), known: .distantFuture)
        let first = try edition(at: agreement.from, known: .distantFuture)
        guard let every = recurrence(last) ?? recurrence(first) else { return [] }
        var periods: [(CoveredPeriod, Edition)] = []
        for period in agreement.periods(of: every, in: last.zone, until: last.dayAfter(end)) {
            let start = max(agreement.from, last.zone.startOfDay(period.covered.lowerBound))
            periods.append((period, try edition(at: start, known: .distantFuture)))
        }
        return periods
    }
}

extension Edition {
    /// The first day that begins at `end` or later.
    fileprivate func dayAfter(_ end: Instant) -> CivilDate {
        zone.civil(at: end - 1).date.adding(days: 1)
    }
}

extension Fund {
    fileprivate init(
        of agreement: ClientAgreement, _ package: Prices.Package, in period: CoveredPeriod,
        _ zone: ZoneRules
    ) {
        let days = period.days
        let carried = package.unused == .carriesOver
        let lastDay: CivilDate? =
            carried
            ? package.carriedFor.map { package.per.beginning($0 + 1, after: days.lowerBound) }
            : days.upperBound
        let bound = agreement.until ?? .distantFuture
        let start = max(agreement.from, zone.startOfDay(days.lowerBound))
        let granted = period.share(
            of: Int64((package.hours * 60_000).rounded()), package.begun)
        self.init(
            agreement: agreement.id, package: agreement.agreement, project: agreement.project,
            period: start..<max(start, min(bound, zone.startOfDay(days.upperBound))),
            until: min(bound, lastDay.map { zone.startOfDay($0) } ?? .distantFuture),
            granted: granted, left: granted, rank: package.drawn ?? 0)
    }
}
