import ServiceDesk
import Store
import Synchronization

/// What of the people is computed from all of them: when somebody asks, once for people as they
/// stand, and not at each request. Other people have another one.
final class PeopleKept: Sendable {
    private struct State {
        var viewers: [String: [Sight: Viewer]] = [:]
        var holders: [String: [String]]?
        var directory: ClientDirectory?
    }

    private let state = Mutex(State())

    func viewer(of person: String, by sight: Sight, _ make: () -> Viewer) -> Viewer {
        if let known = state.withLock({ $0.viewers[person]?[sight] }) { return known }
        let made = make()
        state.withLock { $0.viewers[person, default: [:]][sight] = made }
        return made
    }

    func holdersEverywhere(_ make: () -> [String: [String]]) -> [String: [String]] {
        if let known = state.withLock(\.holders) { return known }
        let made = make()
        state.withLock { $0.holders = made }
        return made
    }

    func directory(_ make: () -> ClientDirectory) -> ClientDirectory {
        if let known = state.withLock(\.directory) { return known }
        let made = make()
        state.withLock { $0.directory = made }
        return made
    }
}
