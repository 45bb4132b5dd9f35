import Synchronization
import Testing

@testable import Web

/// Who gives way to whom.
struct ConnectionRoomTests {
    private final class Closed: Sendable {
        let numbers = Mutex<[Int]>([])
        var all: [Int] { numbers.withLock { $0.sorted() } }
    }

    private func holder(_ address: String, isOwn: Bool = true) -> ConnectionRoom.Holder {
        .init(address: address, isOwn: isOwn)
    }

    private func limits(_ change: (inout ConnectionLimits) -> Void) -> ConnectionLimits {
        var limits = ConnectionLimits()
        change(&limits)
        return limits
    }

    /// Connections of one holder, each telling when it is closed by its place among all.
    private func enter(
        _ count: Int, _ holder: ConnectionRoom.Holder, _ room: ConnectionRoom, _ closed: Closed
    ) -> [Int?] {
        (0..<count).map { _ in
            let place = Mutex(0)
            let box = Box(place: place)
            let number = room.enter(holder) {
                closed.numbers.withLock { $0.append(box.place.withLock(\.self)) }
            }
            box.place.withLock { $0 = number ?? 0 }
            return number
        }
    }

    private final class Box: Sendable {
        let place: Mutex<Int>
        init(place: consuming Mutex<Int>) { self.place = place }
    }

    @Test func `whoever holds the most gives way, the one that waits longest first`() {
        let (room, closed) = (ConnectionRoom(limits { $0.connections = 6 }), Closed())
        let few = enter(2, holder("192.0.2.1"), room, closed)
        let many = enter(4, holder("192.0.2.2"), room, closed)
        #expect(enter(2, holder("192.0.2.3"), room, closed).allSatisfy { $0 != nil })
        #expect(closed.all == many.prefix(2).compactMap(\.self))
        #expect(few.count == 2 && room.count == 6)
    }

    @Test func `what the desk works on never gives way; where nothing can, newcomers are refused`()
    {
        let (room, closed) = (ConnectionRoom(limits { $0.connections = 3 }), Closed())
        let busy = enter(3, holder("192.0.2.1"), room, closed).compactMap(\.self)
        for number in busy { room.set(number, .working) }
        #expect(enter(1, holder("192.0.2.2"), room, closed) == [nil])
        room.set(busy[1], .untaken)
        #expect(enter(1, holder("192.0.2.2"), room, closed)[0] != nil)
        #expect(closed.all == [busy[1]])
    }

    @Test func `when the process ends, whoever keeps it waiting leaves and nobody comes in`() {
        let (room, closed) = (ConnectionRoom(), Closed())
        let all = enter(5, holder("192.0.2.1"), room, closed).compactMap(\.self)
        for (number, act) in zip(
            all, [.working, .sending, .untaken, .working] as [ConnectionRoom.Act])
        {
            room.set(number, act)
        }
        room.close()
        #expect(closed.all == [all[1], all[2], all[4]])
        #expect(enter(1, holder("192.0.2.2"), room, closed) == [nil] && room.count == 2)
        room.leave(all[0])
        #expect(room.count == 1)
    }

    @Test
    func
        `one address has so many connections; whoever may be everybody is bounded by the whole only`()
    {
        let (room, closed) = (
            ConnectionRoom(limits { ($0.connections, $0.ofAddress) = (100, 5) }), Closed()
        )
        _ = enter(9, holder("192.0.2.1"), room, closed)
        #expect(room.count == 5 && closed.all.count == 4)
        _ = enter(20, holder("127.0.0.1", isOwn: false), room, closed)
        #expect(room.count == 25)
    }

    @Test func `of slow bodies of one address, or of one session, the oldest gives way`() {
        let (room, closed) = (
            ConnectionRoom(limits { ($0.bodiesOfAddress, $0.bodiesOfSession) = (4, 2) }), Closed()
        )
        let one = holder("192.0.2.1")
        let numbers = enter(6, one, room, closed).compactMap(\.self)
        for number in numbers { room.begin(number, for: one, claim: nil) }
        #expect(closed.all == Array(numbers.prefix(2)))
        // The same session from many addresses.
        let others = (2..<6).compactMap { enter(1, holder("192.0.2.\($0)"), room, closed)[0] }
        for (index, number) in others.enumerated() {
            room.begin(number, for: holder("192.0.2.\(index + 2)"), claim: "session-echo=1")
        }
        #expect(closed.all == (numbers.prefix(2) + others.prefix(2)).sorted())
    }

    @Test func `behind a named proxy each request is counted as whoever it was forwarded for`() {
        let (room, closed) = (ConnectionRoom(limits { $0.bodiesOfAddress = 3 }), Closed())
        let proxies = TrustedProxies(["10.0.0.1"])
        let numbers = enter(5, proxies.holder(remote: "10.0.0.1", forwarded: nil), room, closed)
            .compactMap(\.self)
        for number in numbers.prefix(4) {
            room.begin(
                number, for: proxies.holder(remote: "10.0.0.1", forwarded: "203.0.113.7"),
                claim: nil)
        }
        room.begin(
            numbers[4], for: proxies.holder(remote: "10.0.0.1", forwarded: "203.0.113.8"),
            claim: nil)
        #expect(closed.all == [numbers[0]])
        for number in numbers { room.leave(number) }
        #expect(room.count == 0)
    }
}
