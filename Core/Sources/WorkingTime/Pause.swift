/// Time in which a clock stands still, half-open; without an end it goes on.
public struct Pause: Sendable, Hashable, Codable {
    public var from: Instant
    public var until: Instant?

    public init(from: Instant, until: Instant?) {
        self.from = from
        self.until = until
    }

    var isEmpty: Bool { until.map { $0 <= from } ?? false }
    /// The end, or the end of time.
    var end: Instant { until ?? .distantFuture }
}

extension [Pause] {
    /// Sorted, without overlaps and without what lies before `start`.
    func united(from start: Instant) -> [Pause] {
        var result: [Pause] = []
        for pause in filter({ !$0.isEmpty && $0.end > start }).sorted(by: { $0.from < $1.from }) {
            let clipped = Pause(from: Swift.max(pause.from, start), until: pause.until)
            if let last = result.last, clipped.from <= last.end {
                if clipped.end > last.end { result[result.count - 1].until = clipped.until }
            } else {
                result.append(clipped)
            }
        }
        return result
    }
}
