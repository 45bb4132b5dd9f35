import Regulations
import WorkingTime

@testable import ServiceDesk

/// Two months of one client by chance: a tariff that changes on a day, a factor outside the hours,
/// units, packages from some day until another, tickets with entries of all lengths.
struct RandomMonth {
    private static let days = 61
    private static let changed = 16 * MoneyStory.day

    private(set) var story: MoneyStory
    private let later: Edition
    private let tariff: (before: Int, after: Int, beyond: Int, factor: Int)
    private let unit: (minutes: Int, atLeast: Int)
    /// What the amounts are paid for, by the work's own rate and beyond packages.
    private let per: (own: NaiveBiller.Per, beyond: NaiveBiller.Per)
    private var packages: [Package] = []
    let entries: [NaiveBiller.Entry]

    /// An agreement about a package, in days from the first of October.
    private struct Package {
        var name: String
        var thousandths: Int
        var isByDay: Bool
        /// Further months; nil: none.
        var carried: Int?
        var from: Int
        var until: Int?
    }

    /// - Parameter entries: instead of those by chance, in the order in which they are logged.
    init(seed: Int, entries others: [NaiveBiller.Entry]? = nil) throws {
        var random = SplitMix(state: UInt64(seed))
        tariff = (
            Int.random(in: 1...999_999, using: &random),
            Int.random(in: 1...999_999, using: &random),
            Int.random(in: 1...999_999, using: &random),
            [1000, 1000, 1500, 2000, 333].randomElement(using: &random)!
        )
        unit = (
            [1, 6, 15, 60].randomElement(using: &random)!,
            [0, 30, 60].randomElement(using: &random)!
        )
        per = (Self.per(&random), Self.per(&random))
        for name in ["plus", "extra"] where Bool.random(using: &random) {
            packages.append(Self.package(name, &random))
        }
        entries = others ?? Self.work(&random)
        let (packages, tariff, unit, per) = (packages, tariff, unit, per)
        let prices = { (hour: Int) in
            { (prices: inout Prices) in
                Self.set(&prices, hour, tariff.beyond, tariff.factor, unit, packages)
                prices.rates["work"]?.per = per.own.rate
                prices.rates["beyond"]?.per = per.beyond.rate
            }
        }
        story = try MoneyStory(prices(tariff.before))
        later = try MoneyStory(prices(tariff.after)).edition
        for package in packages {
            story.agree(
                package.name, from: package.from * MoneyStory.day,
                until: package.until.map { $0 * MoneyStory.day })
        }
        for entry in entries {
            story.log(
                entry.name, on: entry.ticket, at: entry.start, minutes: entry.minutes,
                known: 100_000)
        }
    }

    /// By the hour in half of them.
    private static func per(_ random: inout SplitMix) -> NaiveBiller.Per {
        [.hour, .hour, .unit, .ticket].randomElement(using: &random)!
    }

    private static func package(_ name: String, _ random: inout SplitMix) -> Package {
        let from = Int.random(in: -60...40, using: &random)
        return Package(
            name: name, thousandths: Int.random(in: 1...2000, using: &random) * 600,
            isByDay: .random(using: &random),
            carried: Bool.random(using: &random) ? Int.random(in: 1...2, using: &random) : nil,
            from: from,
            until: Bool.random(using: &random)
                ? from + Int.random(in: 1...70, using: &random) : nil)
    }

    private static func work(_ random: inout SplitMix) -> [NaiveBiller.Entry] {
        (0..<Int.random(in: 1...12, using: &random)).map { index in
            NaiveBiller.Entry(
                ticket: Int.random(in: 1...3, using: &random), name: "e\(index)",
                start: Int.random(in: 0..<(days - 1) * MoneyStory.day, using: &random),
                minutes: Int.random(
                    in: 1...[20, 200, 1000].randomElement(using: &random)!, using: &random))
        }
    }

    private static func set(
        _ prices: inout Prices, _ hour: Int, _ beyond: Int, _ times: Int,
        _ pieces: (minutes: Int, atLeast: Int), _ packages: [Package]
    ) {
        prices.rates["work"]?.amount = Int64(hour)
        prices.rates["beyond"]?.amount = Int64(beyond)
        var (unit, factor) = (Prices.Unit(), Prices.Factor())
        (unit.quantum.minutes, unit.quantum.atLeast) = (pieces.minutes, pieces.atLeast)
        (factor.times, factor.when) = (Double(times) / 1000, .fact(.outside("support")))
        prices.unit = unit
        prices.factors = Section(times == 1000 ? [] : [("night", factor)])
        for package in packages {
            prices.packages[package.name]?.hours = Double(package.thousandths) / 60_000
            prices.packages[package.name]?.begun = package.isByDay ? .byDay : .whole
            prices.packages[package.name]?.unused = package.carried == nil ? .expires : .carriesOver
            prices.packages[package.name]?.carriedFor = package.carried
        }
    }

    // MARK: Billing

    private var tariffs: Tariffs {
        let (first, later) = (story.edition, later)
        return story.tariffs { (at, _) throws(EditionError) in
            at < MoneyStory.at(Self.changed) ? first : later
        }
    }

    func ledger() throws -> Ledger {
        try Ledger(of: story.streams, by: tariffs, until: MoneyStory.at(Self.days * MoneyStory.day))
    }

    func statement(_ month: CivilDate) throws -> Statement {
        try ServiceDesk.statement(of: "alfa", month: month, tickets: story.streams, by: tariffs)
    }

    var biller: NaiveBiller {
        let (tariff, pots) = (tariff, pots)
        let (first, second) = (tariff.before, tariff.after)
        var seams: Set<Int> = [0, 31 * MoneyStory.day]
        if first != second { seams.insert(Self.changed) }
        for pot in pots { seams.formUnion([pot.minutes.lowerBound, pot.minutes.upperBound]) }
        return NaiveBiller(
            rate: { $0 < Self.changed ? first : second }, per: per.own, beyondPer: per.beyond,
            factor: { Self.isOpen($0) ? 1000 : tariff.factor }, pots: pots, unit: unit.minutes,
            atLeast: unit.atLeast, seams: seams)
    }

    /// Monday to Friday, eight to sixteen; the first of October 2026 is a Thursday.
    private static func isOpen(_ minute: Int) -> Bool {
        let (day, time) = ((minute / MoneyStory.day + 3) % 7, minute % MoneyStory.day)
        return day < 5 && time >= 480 && time < 960
    }

    /// First days of the months from August, and of the one after the last.
    private static let months = [-61, -30, 0, 31, 61, 92, 123]

    private var pots: [NaiveBiller.Pot] {
        packages.flatMap { package -> [(Int, NaiveBiller.Pot)] in
            (0..<4).compactMap { index in
                let month = Self.months[index]..<Self.months[index + 1]
                let until = package.until ?? 10_000
                let covered = month.filter { $0 >= package.from && $0 < until }
                guard let first = covered.first else { return nil }
                let share = package.thousandths * covered.count
                let all =
                    package.isByDay
                    ? (share * 2 + month.count) / (month.count * 2)
                    : package.thousandths
                let last = min(until, Self.months[index + 1 + (package.carried ?? 0)])
                let pot = NaiveBiller.Pot(
                    minutes: first * MoneyStory.day..<max(first, last) * MoneyStory.day, left: all,
                    beyond: tariff.beyond)
                return (package.name == "plus" ? 1 : 2, pot)
            }
        }.sorted {
            ($0.0, $0.1.minutes.upperBound, $0.1.minutes.lowerBound)
                < ($1.0, $1.1.minutes.upperBound, $1.1.minutes.lowerBound)
        }.map(\.1)
    }
}

extension NaiveBiller.Per {
    fileprivate var rate: Prices.Rate.Per {
        switch self {
        case .hour: .hour
        case .unit: .unit
        case .ticket: .ticket
        }
    }
}
