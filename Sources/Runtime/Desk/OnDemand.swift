import Synchronization

/// A value that is dear to count and not always asked for: it is counted once, when it is.
final class OnDemand<Value: Sendable>: Sendable {
    private let known = Mutex<Value?>(nil)
    private let count: @Sendable () -> Value

    init(_ count: @escaping @Sendable () -> Value) { self.count = count }

    var value: Value {
        known.withLock { known in
            let value = known ?? count()
            known = value
            return value
        }
    }
}
