import Foundation
import WorkingTime

/// Days of the seals that tell what they are over.
struct SealedDays: Sendable {
    private var days: [String] = []
    private var starts: [Int64] = []
    private var adopted: Set<String> = []
    private var salts: [String: Data] = [:]
    private var last = ""

    init() {}

    /// - Parameter seals: in the order of their days.
    init(_ seals: [Seal], _ adopted: DeskEvent.Adopted?) {
        self.adopted = Set(adopted?.seals.map(\.day) ?? [])
        for seal in seals { add(seal) }
    }

    /// With the seals that were made since: what is read of streams beside it may tell of them.
    ///
    /// - Parameter transaction: the snapshot in which the streams are read.
    func current(_ desk: String, in transaction: Transaction) throws(StoreError) -> SealedDays {
        let newer = try Seals(desk: desk).all(after: last, in: transaction)
        var current = self
        for seal in newer { current.add(seal) }
        return current
    }

    private mutating func add(_ seal: Seal) {
        (last, salts[seal.day]) = (seal.day, seal.salt)
        guard !adopted.contains(seal.day) else { return }
        days.append(seal.day)
        starts.append(Self.start(of: seal.day))
    }

    /// Of a seal that tells of clients; empty: there is none of that day.
    func salt(of day: String) -> Data { salts[day] ?? Data() }

    func isAdopted(_ day: String) -> Bool { adopted.contains(day) }

    /// When the last sealed day before `day` began, in UTC; nil: none was sealed before. What that
    /// seal did not hold cannot have been recorded before.
    func floor(before day: String) -> (day: String, seconds: Int64)? {
        let count = days.partitioningIndex { $0 >= day }
        return count == 0 ? nil : (days[count - 1], starts[count - 1])
    }

    private static func start(of day: String) -> Int64 {
        CivilDate(day).map { Int64($0.dayNumber) * 86_400 } ?? Int64.min
    }
}

extension Array {
    /// How many at the beginning do not fulfil the condition, where none fulfils it before one that
    /// does not.
    fileprivate func partitioningIndex(_ isBehind: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
