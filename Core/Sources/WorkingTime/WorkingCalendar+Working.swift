/// Working time: forward, backward and between (vectors README; LANGUAGE §4).
extension WorkingCalendar {
    /// The earliest instant by which `seconds` of working time have passed. Outside a window the
    /// count starts at the next opening; a span that ends exactly at closing is due at that
    /// closing. Zero is "at once": the start itself when open, else the next opening (decision 35).
    ///
    /// - Parameter seconds: 0 or more.
    public func add(working seconds: Int64, to start: Instant) throws(BeyondHorizon) -> Instant {
        precondition(seconds >= 0, "working seconds to add: \(seconds)")
        try requireKnown(start)
        if seconds == 0 { return try nextOpening(from: start) }
        let before = worked(before: start)
        guard let all = ends.last, seconds <= all - before else { throw beyond }
        let target = before + seconds
        let index = endIndex(reaching: target)
        return spans[index].to - (ends[index] - target)
    }

    /// The same with the clock stopped during `pauses`, which may overlap and stand in any order. A
    /// target reached exactly when a pause begins is reached. Zero is the first instant that is
    /// open and not paused.
    ///
    /// - Parameter seconds: 0 or more.
    /// - Returns: nil if the target is not reached before a pause that is still open.
    public func add(working seconds: Int64, to start: Instant, pauses: [Pause])
        throws(BeyondHorizon) -> Instant?
    {
        precondition(seconds >= 0, "working seconds to add: \(seconds)")
        guard !pauses.isEmpty else { return try add(working: seconds, to: start) }
        try requireKnown(start)
        var (left, from) = (seconds, start)
        for pause in pauses.united(from: start) {
            let available = workingSeconds(from: from, to: pause.from)
            let isReached = seconds == 0 ? available > 0 : left <= available
            if isReached { return try add(working: left, to: from) }
            left -= available
            guard let until = pause.until else { return nil }
            from = until
        }
        return try add(working: left, to: from)
    }

    /// The latest instant from which `seconds` of working time pass until `end`.
    public func subtract(working seconds: Int64, from end: Instant) throws(BeyondHorizon) -> Instant
    {
        precondition(seconds >= 0, "working seconds to subtract: \(seconds)")
        try requireKnown(end)
        guard seconds > 0 else { return end }
        let before = worked(before: end)
        guard seconds <= before else { throw beyond }
        let target = before - seconds
        let index = endIndex(reaching: target + 1)
        return spans[index].to - (ends[index] - target)
    }

    /// Working seconds from one instant to another; negative if `to` is earlier.
    public func workingSeconds(from: Instant, to: Instant) -> Int64 {
        worked(before: to) - worked(before: from)
    }

    /// Working seconds outside the pauses.
    public func workingSeconds(from: Instant, to: Instant, pauses: [Pause]) -> Int64 {
        let paused = pauses.united(from: from).reduce(Int64(0)) { sum, pause in
            let end = min(pause.until ?? to, to)
            return pause.from < end ? sum + workingSeconds(from: pause.from, to: end) : sum
        }
        return workingSeconds(from: from, to: to) - paused
    }

    /// First span by whose end `target` working seconds have passed since the beginning.
    @inline(__always)
    private func endIndex(reaching target: Int64) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) >> 1
            if ends[middle] >= target { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
