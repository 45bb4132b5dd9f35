import Foundation
import ServiceDesk
import Synchronization

/// Tells open pages that something changed; the pages ask for what they show.
public final class Changes: Sendable {
    private struct State {
        var next = 0
        var listeners: [Int: AsyncStream<TicketID?>.Continuation] = [:]
    }

    /// Pages that may listen at once.
    public static let listenersMax = 2000
    private let state = Mutex(State())

    /// Changed tickets as they are committed; nil: something that concerns every page. nil result: too many listen.
    public func listen() -> AsyncStream<TicketID?>? {
        let (stream, continuation) = AsyncStream<TicketID?>.makeStream(bufferingPolicy: .bufferingNewest(64))
        let id: Int? = state.withLock { state in
            guard state.listeners.count < Self.listenersMax else { return nil }
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        guard let id else { return nil }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { $0.listeners[id] = nil }
        }
        return stream
    }

    func announce(_ ticket: TicketID?) {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(ticket) }
    }

    /// Ends every stream, when the server stops.
    public func finish() {
        for listener in state.withLock({ Array($0.listeners.values) }) { listener.finish() }
    }
}
