import ServiceDesk
import WorkingTime

/// What a package has left in its period, for programs; parts of a minute as decimals.
struct PackageBalanceBody: Encodable {
    var name: String
    var agreement: String
    var project: String?
    var from: String
    var until: String
    var grantedMinutes: Double
    var drawnMinutes: Double
    var leftMinutes: Double
    /// At the pace of the period.
    var runsOut: String?

    init(_ balance: PackageBalance, asOf now: Instant) {
        name = balance.package
        agreement = balance.agreement
        project = balance.project
        from = balance.period.lowerBound.iso8601
        until = balance.period.upperBound.iso8601
        grantedMinutes = Double(balance.granted) / 1000
        drawnMinutes = Double(balance.drawn) / 1000
        leftMinutes = Double(balance.left) / 1000
        runsOut = balance.runsOut(asOf: now)?.iso8601
    }
}

/// What one more hour of work on a ticket would use up and cost.
struct NextHourBody: Encodable {
    var packageMinutes: Double
    /// Minor units; absent where it is not counted, or by agreement.
    var amount: Int64?

    init(_ hour: NextHour) {
        packageMinutes = Double(hour.given) / 1000
        amount = hour.price.amount
    }
}
