import Regulations
import WorkingTime

/// How the hours of one package stand at an instant, in the period that has begun by then.
public struct PackageBalance: Sendable, Hashable {
    /// Id of the client's agreement.
    public var agreement: String
    /// Name of the package, which is that of the agreement's kind.
    public var package: String
    /// The project whose work may use it; nil: all work of the client.
    public var project: String?
    /// What of the package's period the agreement covers, half-open.
    public var period: Range<Instant>
    /// Thousandths of minutes that could be used when the period began, those carried over too.
    public var granted: Int64
    /// Thousandths of minutes used up in the period.
    public var drawn: Int64

    /// Thousandths of minutes.
    public var left: Int64 { granted - drawn }

    /// Whole percent that are used up, rounded down.
    public var share: Int { granted > 0 ? Int(Money.floor(of: 100, drawn, of: granted)) : 100 }

    /// When the hours are used up if the work goes on as it did since the period began; nil: they
    /// last, nothing is left, or the period is too young to tell.
    public func runsOut(asOf now: Instant) -> Instant? {
        let elapsed = now - period.lowerBound
        guard left > 0, drawn > 0, elapsed >= Self.youngest else { return nil }
        let instant = now + Money.share(of: elapsed, left, of: drawn)
        return instant < period.upperBound ? instant : nil
    }

    /// Seconds of a period after which its pace says something.
    private static let youngest: Int64 = 86_400
}

extension Ledger {
    /// The packages in force at the instant, in the order in which they are used up.
    public func packages(at instant: Instant) -> [PackageBalance] {
        funds.filter { $0.period.contains(instant) }.map { balance(of: $0, at: instant) }
    }

    private func balance(of current: Fund, at instant: Instant) -> PackageBalance {
        // Hours carried over are used up with those of the period.
        let serving = funds.filter {
            $0.agreement == current.agreement && $0.serves(current.project, at: instant)
        }
        let keys = Set(serving.map(\.key))
        let drawn = entries.filter { entry in entry.line.fund.map(keys.contains) ?? false }
        let before = Self.counted(drawn) { $0 < current.period.lowerBound }
        return PackageBalance(
            agreement: current.agreement, package: current.package, project: current.project,
            period: current.period,
            granted: serving.reduce(0) { $0 + $1.granted } - before,
            drawn: Self.counted(drawn) { current.period.contains($0) })
    }

    private static func counted(_ entries: [Entry], _ isMeant: (Instant) -> Bool) -> Int64 {
        entries.reduce(0) { isMeant($1.line.from) ? $0 + $1.line.counted : $0 }
    }

    /// Parts of packages that are used up at the instant and of which the regulation wants it told,
    /// where the journal does not say so yet: of each package the greatest.
    public func untold(at instant: Instant) throws(EditionError) -> [TicketEvent.PackageReached] {
        var untold: [TicketEvent.PackageReached] = []
        for balance in packages(at: instant) {
            let start = balance.period.lowerBound
            let prices = try tariffs.edition(at: start, known: .distantFuture).regulation.prices
            let shares = prices.packages[balance.package]?.warnAt ?? []
            guard let share = shares.filter({ $0 <= balance.share }).max() else { continue }
            let told = TicketEvent.PackageReached(
                agreement: balance.agreement, package: balance.package, from: start, share: share,
                left: balance.left)
            if !reached.contains(where: { $0.covers(told) }) { untold.append(told) }
        }
        return untold
    }
}

/// What one more hour of work on a ticket would use up and cost.
public struct NextHour: Sendable, Hashable {
    /// Thousandths of minutes that packages give.
    public var given: Int64
    /// Of what they do not give.
    public var price: Price
}

/// The price of the next hour on the ticket, by what packages have left.
///
/// - Parameters:
///   - agreed: the client's agreements as they are known now.
///   - packages: of the client, in force at `instant`.
public func nextHour(
    on ticket: Ticket, under edition: Edition, agreed: [Entitlement.Period],
    _ packages: [PackageBalance], at instant: Instant
) -> NextHour {
    let hour = hourPrice(of: ticket, under: edition, agreed: agreed, at: instant)
    guard case .packaged(_, let beyond) = hour else { return NextHour(given: 0, price: hour) }
    let counted = 60 * edition.times(on: ticket, at: instant)
    let left = packages.filter { $0.project == nil || $0.project == ticket.project }
        .reduce(Int64(0)) { $0 + max(0, $1.left) }
    let given = min(left, counted)
    guard given < counted else { return NextHour(given: given, price: .counted(0)) }
    let rest = beyond.map { Money.share(of: $0, counted - given, of: counted) }
    return NextHour(given: given, price: rest.map { .counted($0) } ?? .byAgreement)
}
