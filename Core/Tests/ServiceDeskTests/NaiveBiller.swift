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
    struct Entry {
        var ticket: Int
        var name: String
        var start: Int
        var minutes: Int
    }

    /// Minor units of an hour without any package, at a minute.
    var rate: (Int) -> Int
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
            amount += stretches.filter { !$0.isGiven }.reduce(0) { $0 + Self.price($1) }
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
        let serving = pots.indices.filter { pots[$0].minutes.contains(minute) }
        for index in serving where rest > 0 && pots[index].left > 0 {
            let part = min(rest, pots[index].left)
            pots[index].left -= part
            rest -= part
            add(part, true, 0, seam, ticket, &stretches)
        }
        guard rest > 0 else { return }
        let hour = serving.last.map { pots[$0].beyond } ?? rate(minute)
        add(rest, false, hour, seam * 100_000 + thousandths, ticket, &stretches)
    }

    private func add(
        _ part: Int, _ isGiven: Bool, _ hour: Int, _ seam: Int, _ ticket: Int,
        _ stretches: inout [Stretch]
    ) {
        if let last = stretches.last, last.isGiven == isGiven, last.hour == hour, last.seam == seam
        {
            stretches[stretches.count - 1].thousandths += part
        } else {
            stretches.append(
                Stretch(ticket: ticket, isGiven: isGiven, thousandths: part, hour: hour, seam: seam)
            )
        }
    }

    private static func price(_ stretch: Stretch) -> Int {
        let exact = stretch.hour * stretch.thousandths
        return exact / 60_000 + (exact % 60_000 * 2 >= 60_000 ? 1 : 0)
    }
}
