import Synchronization

/// Who holds the server's connections. Where there are too many, the one that has waited longest
/// for its own client is closed, of whoever holds the most: a flood pushes out its own, and a
/// request that comes whole finds room.
public final class ConnectionRoom: Sendable {
    /// Who is at the other end, as far as it is known.
    struct Holder: Sendable, Hashable {
        var address: String
        /// One network's own; false: everybody may stand behind it, as behind a proxy that was not
        /// named.
        var isOwn: Bool
    }

    /// What a connection is at.
    enum Act: Sendable {
        /// The client's next request is awaited.
        case awaiting
        /// A request is being sent by the client.
        case sending
        /// The desk is at work on it: it never gives way.
        case working
        /// The client does not take its answer.
        case untaken
    }

    fileprivate struct Seat {
        var holder: Holder
        /// Session or token that the request names; whether it is one is not known here.
        var claim: String?
        var act: Act
        /// When the act began: a place in the order of all acts.
        var since: Int
        var close: @Sendable () -> Void
    }

    fileprivate struct State {
        var order = 0
        var seats: [Int: Seat] = [:]
        var held: [Holder: Int] = [:]
        var isClosed = false
    }

    let limits: ConnectionLimits
    private let state = Mutex(State())

    public convenience init() { self.init(.standard) }

    init(_ limits: ConnectionLimits) { self.limits = limits }

    var count: Int { state.withLock { $0.seats.count } }

    /// A new connection.
    ///
    /// - Returns: its number; nil: nobody can give way to it.
    func enter(_ holder: Holder, close: @escaping @Sendable () -> Void) -> Int? {
        let (number, leaving) = state.withLock { state -> (Int?, Seat?) in
            guard !state.isClosed else { return (nil, nil) }
            var leaving: Seat?
            if holder.isOwn, state.held[holder] ?? 0 >= limits.ofAddress {
                leaving = state.giveWay { $0.holder == holder }
                guard leaving != nil else { return (nil, nil) }
            } else if state.seats.count >= limits.connections {
                leaving = state.giveWay()
                guard leaving != nil else { return (nil, nil) }
            }
            return (state.add(holder, close), leaving)
        }
        leaving?.close()
        return number
    }

    /// A request's header has come; `holder` is the one it was forwarded for.
    func begin(_ number: Int, for holder: Holder, claim: String?) {
        let leaving = state.withLock { state -> [Seat] in
            guard state.hold(number, holder, claim) else { return [] }
            var leaving: [Seat?] = []
            if holder.isOwn, state.held[holder] ?? 0 > limits.ofAddress {
                leaving.append(state.giveWay(except: number) { $0.holder == holder })
            }
            if holder.isOwn {
                leaving.append(
                    state.giveWay(beyond: limits.bodiesOfAddress, except: number) {
                        $0.holder == holder
                    })
            }
            if let claim {
                leaving.append(
                    state.giveWay(beyond: limits.bodiesOfSession, except: number) {
                        $0.claim == claim
                    })
            }
            return leaving.compactMap(\.self)
        }
        for seat in leaving { seat.close() }
    }

    func set(_ number: Int, _ act: Act) { state.withLock { $0.set(number, act) } }

    func leave(_ number: Int) { _ = state.withLock { $0.remove(number) } }

    /// The process ends: nobody comes in any more, and whoever keeps the desk waiting leaves. What
    /// it works on goes on.
    public func close() {
        let leaving = state.withLock { state -> [Seat] in
            state.isClosed = true
            let waiting = state.seats.filter { $0.value.act != .working }.keys
            return waiting.compactMap { state.remove($0) }
        }
        for seat in leaving { seat.close() }
    }
}

extension ConnectionRoom.State {
    fileprivate mutating func add(
        _ holder: ConnectionRoom.Holder, _ close: @escaping @Sendable () -> Void
    ) -> Int {
        order += 1
        seats[order] = .init(holder: holder, act: .awaiting, since: order, close: close)
        held[holder, default: 0] += 1
        return order
    }

    fileprivate mutating func remove(_ number: Int) -> ConnectionRoom.Seat? {
        guard let seat = seats.removeValue(forKey: number) else { return nil }
        let left = (held[seat.holder] ?? 1) - 1
        held[seat.holder] = left > 0 ? left : nil
        return seat
    }

    fileprivate mutating func set(_ number: Int, _ act: ConnectionRoom.Act) {
        guard seats[number] != nil else { return }
        order += 1
        seats[number]?.act = act
        seats[number]?.since = order
    }

    /// - Returns: false: it has given way meanwhile.
    fileprivate mutating func hold(_ number: Int, _ holder: ConnectionRoom.Holder, _ claim: String?)
        -> Bool
    {
        guard var seat = remove(number) else { return false }
        order += 1
        (seat.holder, seat.claim, seat.act, seat.since) = (holder, claim, .sending, order)
        seats[number] = seat
        held[holder, default: 0] += 1
        return true
    }

    /// The connection that has waited longest for its client, of the holder with the most.
    fileprivate mutating func giveWay(
        except number: Int? = nil, among isMeant: (ConnectionRoom.Seat) -> Bool = { _ in true }
    ) -> ConnectionRoom.Seat? {
        let waiting = seats.filter {
            $0.key != number && $0.value.act != .working && isMeant($0.value)
        }
        let least = waiting.min { one, other in
            let (most, next) = (held[one.value.holder] ?? 0, held[other.value.holder] ?? 0)
            return most == next ? one.value.since < other.value.since : most > next
        }
        return least.flatMap { remove($0.key) }
    }

    /// The request that has been sent for longest, where more than `limit` are.
    fileprivate mutating func giveWay(
        beyond limit: Int, except number: Int, among isMeant: (ConnectionRoom.Seat) -> Bool
    ) -> ConnectionRoom.Seat? {
        let sending = seats.filter { $0.value.act == .sending && isMeant($0.value) }
        guard sending.count > limit else { return nil }
        let oldest = sending.filter { $0.key != number }.min { $0.value.since < $1.value.since }
        return oldest.flatMap { remove($0.key) }
    }
}
