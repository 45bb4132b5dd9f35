import Foundation
import ServiceDesk
import Synchronization

/// Tells those who listen that something changed; they ask for what they show.
public final class Changes: Sendable {
    public struct Listener: Sendable {
        /// A changed ticket as it is committed; nil: something that concerns everybody. It must be
        /// quick: it is called by whoever changed something.
        var changed: @Sendable (TicketID?) -> Void
        /// The server stops.
        var finished: @Sendable () -> Void

        public init(
            changed: @escaping @Sendable (TicketID?) -> Void,
            finished: @escaping @Sendable () -> Void
        ) {
            self.changed = changed
            self.finished = finished
        }
    }

    private let listeners = Mutex<[Listener]>([])

    /// For as long as the desk lives: a site listens once, whatever the number of its open pages.
    public func listen(_ listener: Listener) { listeners.withLock { $0.append(listener) } }

    func announce(_ ticket: TicketID?) {
        for listener in listeners.withLock(\.self) { listener.changed(ticket) }
    }

    /// Ends every stream, when the server stops.
    public func finish() {
        for listener in listeners.withLock(\.self) { listener.finished() }
    }
}
