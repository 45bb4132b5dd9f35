@testable import ServiceDesk

/// A biller that knows nothing of lines and cuts: it walks through every minute of every entry, one
/// after another, and asks what that minute is. Slow, and too simple to be wrong in the same way.
struct NaiveBiller {
    /// A package of one period, in thousandths of minutes.
    struct Pot {
        var minutes: Range<Int>
        var left: Int
        /// Minor units of an hour beyond it.
        var beyond: Int
    }
    /// For what an amount is paid.
    enum Per { case hour, unit, ticket }
    struct Entry {
        var ticket: Int
        var name: String
        var start: Int
        var minutes: Int
    }

    /// Minor units without any package, at a minute, and what they are paid for.
    var rate: (Int) -> Int
    var per: Per
    /// What the amounts beyond pots are paid for.
    var beyondPer: Per
    /// Thousandths by which a minute is multiplied.
    var factor: (Int) -> Int
    /// In the order in which they are used up.
    var pots: [Pot]
    /// Minutes of a unit, rounded up, and what any work costs at least.
    var unit: Int
    var atLeast: Int
    /// The beginnings of months and tariffs: nothing is rounded together across them.
    var seams: Set<Int>

    /// A stretch of minutes at one price; amounts are rounded once for each.
    struct Stretch: Equatable {
        var ticket: Int
        var isGiven: Bool
        var thousandths = 0
        var hour = 0
        var seam = 0
        var factor = 1000
        var isBeyond = false
    }

    /// Tickets that were charged as a whole, by their own rate and beyond packages.
    private var charged: Set<[Int]> = []

    init(
        rate: @escaping (Int) -> Int, per: Per, beyondPer: Per, factor: @escaping (Int) -> Int,
        pots: [Pot], unit: Int, atLeast: Int, seams: Set<Int>
    ) {
        (self.rate, self.per, self.beyondPer, self.factor) = (rate, per, beyondPer, factor)
        (self.pots, self.unit, self.atLeast, self.seams) = (pots, unit, atLeast, seams)
    }

    /// Minor units in all, and thousandths of minutes that packages gave.
    mutating func bill(_ entries: [Entry]) -> (amount: Int, given: Int) {
        var (spent, billed, amount, given) = ([Int: Int](), [Int: Int](), 0, 0)
        for entry in entries.sorted(by: { ($0.start, $0.name) < ($1.start, $1.name) }) {
            spent[entry.ticket, default: 0] += entry.minutes
            var due = spent[entry.ticket]!
            while due % unit != 0 { due += 1 }
            due = max(due, atLeast) - billed[entry.ticket, default: 0]
            billed[entry.ticket, default: 0] += due
            let stretches = walk(entry, billing: due)
            given += stretches.filter(\.isGiven).reduce(0) { $0 + $1.thousandths }
            for stretch in stretches where !stretch.isGiven { amount += price(stretch) }
        }
        return (amount, given)
    }

    /// Minutes beyond those worked belong to the last worked one; where there are fewer to bill,
    /// the last worked ones cost nothing.
    private mutating func walk(_ entry: Entry, billing due: Int) -> [Stretch] {
        var stretches: [Stretch] = []
        var seam = 0
        for index in 0..<max(due, entry.minutes) where index < due {
            let minute = entry.start + min(index, entry.minutes - 1)
            if index > 0, index < entry.minutes, seams.contains(minute) { seam += 1 }
            take(minute, factor(minute), seam, entry.ticket, &stretches)
        }
        return stretches
    }

    /// One minute: from the pots as far as they reach, then at a price.
    private mutating func take(
        _ minute: Int, _ thousandths: Int, _ seam: Int, _ ticket: Int,
        _ stretches: inout [Stretch]
    ) {
        var rest = thousandths
        // What is paid for the whole ticket takes nothing from a pot.
        let serving =
            per == .ticket ? [] : pots.indices.filter { pots[$0].minutes.contains(minute) }
        for index in serving where rest > 0 && pots[index].left > 0 {
            let part = min(rest, pots[index].left)
            pots[index].left -= part
            rest -= part
            add(Stretch(ticket: ticket, isGiven: true, thousandths: part, seam: seam), &stretches)
        }
        guard rest > 0 else { return }
        let hour = serving.last.map { pots[$0].beyond } ?? rate(minute)
        add(
            Stretch(
                ticket: ticket, isGiven: false, thousandths: rest, hour: hour,
                seam: seam * 100_000 + thousandths, factor: thousandths,
                isBeyond: !serving.isEmpty), &stretches)
    }

    private func add(_ more: Stretch, _ stretches: inout [Stretch]) {
        var whole = stretches.last ?? more
        whole.thousandths = more.thousandths
        guard !stretches.isEmpty, whole == more else { return stretches.append(more) }
        stretches[stretches.count - 1].thousandths += more.thousandths
    }

    private mutating func price(_ stretch: Stretch) -> Int {
        switch stretch.isBeyond ? beyondPer : per {
        case .hour: return Self.rounded(stretch.hour * stretch.thousandths, 60_000)
        case .unit: return Self.rounded(stretch.hour * stretch.thousandths, unit * 1000)
        case .ticket:
            let isFirst = charged.insert([stretch.ticket, stretch.isBeyond ? 1 : 0]).inserted
            return isFirst ? Self.rounded(stretch.hour * stretch.factor, 1000) : 0
        }
    }

    private static func rounded(_ exact: Int, _ whole: Int) -> Int {
        exact / whole + (exact % whole * 2 >= whole ? 1 : 0)
    }
}
