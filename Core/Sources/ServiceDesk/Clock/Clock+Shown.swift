import WorkingTime

extension [Clock] {
    /// The clock that a list shows: the promise that is nearest due, or broken; else what else
    /// runs; else the last.
    public var shown: Clock? {
        func rank(_ clock: Clock) -> (Int, Instant) {
            let isPromise = clock.nature == .binding || clock.nature == .notGuaranteed
            let weight: Int =
                switch clock.outcome {
                case .missed where clock.endedAt == nil: 0
                case .running where isPromise: 0
                case .paused where isPromise: 1
                case .running, .paused: 2
                case .missed, .met, .withdrawn: 3
                case .cancelled: 4
                }
            return (weight, clock.due ?? .distantFuture)
        }
        return self.min { rank($0) < rank($1) }
    }
}
