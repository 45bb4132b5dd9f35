/// Offsets of a time zone: sorted transitions as a value. Built from TZif bytes by `init(tzif:)`.
public struct ZoneRules: Sendable, Hashable {
    /// A moment at which the offset changes.
    public struct Transition: Sendable, Hashable {
        public var at: Instant
        /// Seconds east of UTC from `at` on.
        public var offset: Int
    }

    /// IANA name.
    public let name: String
    /// Names the tzdata the rules come from.
    public let edition: String
    /// Offset before the first transition.
    public let firstOffset: Int
    public let transitions: [Transition]

    public static let utc = ZoneRules(name: "UTC", edition: "", firstOffset: 0, transitions: [])

    /// Seconds east of UTC at `instant`.
    public func offset(at instant: Instant) -> Int {
        let after = transitions.partitionIndex { $0.at > instant }
        return after == 0 ? firstOffset : transitions[after - 1].offset
    }

    /// What clocks of the zone show then.
    public func civil(at instant: Instant) -> CivilMoment {
        CivilMoment(secondsFromEpoch: instant.seconds + Int64(offset(at: instant)))
    }

    /// Which of two instants, where a local moment comes twice.
    public enum Choice: Sendable { case first, last }

    /// The instant of a local moment. In a gap: the first instant after it. In an overlap: the one
    /// `choice` names, so that a window opens at the first and closes at the last (decision 35).
    public func instant(of moment: CivilMoment, choosing choice: Choice = .first) -> Instant {
        let local = moment.secondsFromEpoch
        let around = Instant(seconds: local)
        let low = transitions.partitionIndex { $0.at > around - 172_800 }
        let offset = low == 0 ? firstOffset : transitions[low - 1].offset
        // Nearly always the clock does not change around that day.
        guard low < transitions.count, transitions[low].at <= around + 172_800 else {
            return Instant(seconds: local - Int64(offset))
        }
        let high = transitions.partitionIndex { $0.at > around + 172_800 }
        let offsets = [offset] + transitions[low..<high].map(\.offset)
        let valid = offsets.map { Instant(seconds: local - Int64($0)) }
            .filter { $0.seconds + Int64(self.offset(at: $0)) == local }
        if let first = valid.min(), let last = valid.max() {
            return choice == .first ? first : last
        }
        return transitions[low..<high].map(\.at).first { isGap($0, over: local) }
            ?? Instant(seconds: local - Int64(offset))
    }

    /// The transition skips the local second.
    private func isGap(_ at: Instant, over local: Int64) -> Bool {
        let (before, after) = (offset(at: at - 1), offset(at: at))
        return at.seconds + Int64(before) <= local && local < at.seconds + Int64(after)
    }

    /// 00:00 of the day. Where the clock goes back around midnight: the one after which the day
    /// before does not return.
    public func startOfDay(_ date: CivilDate) -> Instant {
        let midnight = CivilTime(minutes: 0)
        let last = instant(of: date, midnight, choosing: .last)
        return civil(at: last - 1).date < date
            ? last : instant(of: date, midnight, choosing: .first)
    }

    /// The instant of a local date and time, as `instant(of:choosing:)` finds it.
    public func instant(of date: CivilDate, _ time: CivilTime, choosing choice: Choice = .first)
        -> Instant
    {
        instant(of: CivilMoment(date: date, time: time), choosing: choice)
    }
}

extension RandomAccessCollection where Index == Int {
    /// First index whose element fulfils `belongsBehind`, in a collection where those come last;
    /// binary search.
    func partitionIndex(_ belongsBehind: (Element) -> Bool) -> Int {
        var (low, high) = (startIndex, endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if belongsBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
