import Foundation
import Testing

@testable import Runtime
@testable import Store
@testable import Web

/// Open pages are told of changes together.
struct LiveStreamsTests {
    private func session(_ live: LiveDesk, _ staff: String) async throws -> SignIn.Session {
        let browser = try await live.enter(staff)
        return try #require(try await live.signIn.session(token: browser.token ?? ""))
    }

    /// Processor time of this process, in seconds.
    private func processorSeconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private func deliver(_ count: Int, _ name: String, to live: LiveDesk) async throws -> Double {
        let start = processorSeconds()
        for number in 0..<count {
            _ = try await live.deliver(
                id: "\(name)-\(number)@alfa.example", subject: "\(name) \(number)")
        }
        return processorSeconds() - start
    }

    @Test
    func `four hundred and fifty open pages cost one question for many letters, and each is told`()
        async throws
    {
        let live = try await LiveDesk()
        _ = try await deliver(10, "warm", to: live)
        let alone = try await deliver(20, "alone", to: live)
        var all: [AsyncStream<LiveStreams.Word>] = []
        let staff = live.desk.people.staff.values.filter { !$0.roles.isEmpty }.map(\.id).sorted()
        let streams = LiveStreams(
            desk: live.desk, signIn: live.signIn,
            limits: .init(ofSession: 50, ofPerson: 100, look: .milliseconds(20)))
        for index in 0..<9 {
            let session = try await session(live, staff[index % staff.count])
            for _ in 0..<50 { all.append(try #require(streams.open(session)).words) }
        }
        #expect(streams.count == 450)
        let crowded = try await deliver(20, "crowded", to: live)
        print(
            "450 open pages: intake costs \(crowded / alone) of what it costs alone; \(streams.questions) questions"
        )
        for words in all {
            var iterator = words.makeAsyncIterator()
            #expect(await iterator.next() == .change)
        }
        #expect(streams.questions < 20)
    }

    @Test func `a session and a person have so many open pages; the first ones end`() async throws {
        let live = try await LiveDesk()
        let streams = LiveStreams(
            desk: live.desk, signIn: live.signIn, limits: .init(ofSession: 3, ofPerson: 5, inAll: 7)
        )
        let (first, second) = (try await session(live, "olga"), try await session(live, "olga"))
        let early = try #require(streams.open(first)).words
        for _ in 0..<3 { _ = streams.open(first) }
        #expect(streams.count == 3)
        var iterator = early.makeAsyncIterator()
        #expect(await iterator.next() == nil)
        for _ in 0..<3 { _ = streams.open(second) }
        #expect(streams.count == 5)
        let other = try await session(live, "marina")
        for _ in 0..<2 { #expect(streams.open(other) != nil) }
        #expect(
            streams.open(try await session(live, "adam")) == nil,
            "there are as many as there may be")
    }

    @Test
    func `somebody of a team is told of its projects only, and nobody whose session has ended`()
        async throws
    {
        let live = try await LiveDesk()
        let streams = LiveStreams(
            desk: live.desk, signIn: live.signIn, limits: .init(look: .milliseconds(10)))
        let (team, ended) = (try await session(live, "timur"), try await session(live, "olga"))
        let (own, over) = (
            try #require(streams.open(team)).words, try #require(streams.open(ended)).words
        )
        try await live.signIn.endAll(desk: "echo", staff: "olga", by: "adam")
        _ = try await live.deliver(
            from: "boris@beta.example", id: "beta@beta.example", subject: "Other",
            body: "Nothing of the shop\r\n")
        var listened = over.makeAsyncIterator()
        #expect(await listened.next() == nil, "the session has ended")
        var heard = own.makeAsyncIterator()
        let asked = streams.questions
        _ = try await live.deliver(id: "own@alfa.example")
        #expect(await heard.next() == .change)
        #expect(asked >= 1 && streams.questions > asked, "of the first letter it was not told")
    }
}
