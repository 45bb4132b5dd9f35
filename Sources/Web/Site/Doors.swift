import Synchronization

/// Where the sites of one server listen, known one after another while it starts.
public final class Doors: Sendable {
    /// `http://host:port/` each.
    public struct Addresses: Sendable {
        /// Of the first page; nil: there is one desk, which needs none.
        public var front: String?
        public var desks: [String: String] = [:]
    }

    private let state: Mutex<(awaited: Int, addresses: Addresses)>
    private let onOpen: @Sendable (Addresses) -> Void

    /// - Parameter onOpen: called once, when so many doors are open.
    public init(awaiting awaited: Int, onOpen: @escaping @Sendable (Addresses) -> Void) {
        state = Mutex((awaited, Addresses()))
        self.onOpen = onOpen
    }

    public func open(_ address: String, of desk: String) { note { $0.desks[desk] = address } }

    public func openFront(_ address: String) { note { $0.front = address } }

    /// The socket for commands, which nobody reaches from elsewhere.
    public func openControl() { note { _ in } }

    private func note(_ change: (inout Addresses) -> Void) {
        let all = state.withLock { state -> Addresses? in
            change(&state.addresses)
            state.awaited -= 1
            return state.awaited == 0 ? state.addresses : nil
        }
        if let all { onOpen(all) }
    }

    /// How clients reach the desk, without a slash at the end; nil: it does not listen yet.
    func address(of desk: String) -> String? {
        state.withLock { $0.addresses.desks[desk] }.map { String($0.dropLast()) }
    }
}
