import Foundation
import Store
import Testing
import WorkingTime

@testable import Runtime

/// Letters that were kept while no server ran, also those that ended one.
@Suite struct SpoolIntakeTests {
    private func spool(_ temporary: TemporaryDesk) -> (Spool, SpoolIntake) {
        let spool = Spool(data: temporary.folder)
        return (spool, SpoolIntake(desk: temporary.desk, spools: [spool]))
    }

    /// Takes more than the first lane gives, and not much more.
    private func slow(_ temporary: TemporaryDesk, _ number: Int) -> [UInt8] {
        temporary.letter(
            id: "slow-\(number)@alfa.example",
            more: "Content-Type: text/html; charset=utf-8\r\nX-Rest: ",
            text: String(repeating: "<div><b>х</b>&amp;<i>у</i></div>", count: 60_000))
    }

    @Test func `a letter that ended the process twice is kept unjudged and the next one is judged`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let (spool, intake) = spool(temporary)
        try spool.keep(Data(temporary.letter()), arrivedAt: temporary.clock.now(), id: "a")
        try spool.keep(
            Data(temporary.letter(id: "2@alfa.example")), arrivedAt: temporary.clock.now(), id: "b")
        // What two processes left behind that were ended by the first letter.
        _ = try spool.relabel(spool.waiting()[0]) { $0.attempts = 2 }
        #expect(try await intake.take(isSlow: false) == 2)
        #expect(spool.waiting().isEmpty)
        #expect(try await temporary.desk.queue(.all, for: .desk).rows.map(\.number) == [1])
        let kept = try #require(try await temporary.desk.unticketed().first)
        #expect(kept.outcome == .unreadable && kept.raw != nil)
    }

    @Test
    func `an attempt is written down before it is made and taken back when the process lives`()
        async throws
    {
        let temporary = try await TemporaryDesk()
        let (spool, intake) = spool(temporary)
        try spool.keep(Data(temporary.letter()), arrivedAt: temporary.clock.now(), id: "a")
        try temporary.desk.store.close()
        await #expect(throws: (any Error).self) { try await intake.take(isSlow: false) }
        #expect(spool.waiting().map(\.attempts) == [0])
        let before = try spool.relabel(spool.waiting()[0]) { $0.attempts += 1 }
        #expect(before.path.contains("~1-a") && spool.waiting() == [before])
    }

    @Test func `slow letters are set aside at once and judged among themselves`() async throws {
        let temporary = try await TemporaryDesk()
        let (spool, intake) = spool(temporary)
        for number in 0..<3 {
            try spool.keep(
                Data(slow(temporary, number)), arrivedAt: temporary.clock.now(), id: "\(number)")
        }
        try spool.keep(Data(temporary.letter()), arrivedAt: temporary.clock.now(), id: "good")
        #expect(try await intake.take(isSlow: false) == 4)
        #expect(try await temporary.desk.queue(.all, for: .desk).rows.count == 1)
        #expect(spool.waiting().map(\.isSlow) == [true, true, true])
        #expect(spool.waiting().allSatisfy { $0.attempts == 0 })
        #expect(try await intake.take(isSlow: true) == 3)
        #expect(spool.waiting().isEmpty)
    }

    @Test func `file names say all that is known of a letter, and strange ones are no letters`() {
        var letter = SpooledLetter(
            folder: "/s", arrivedAt: Instant(seconds: 1000), id: "0-1",
            origin: .init(channel: "mail", authserv: "mx.x"))
        for (attempts, isSlow) in [(0, false), (1, false), (2, true), (0, true)] {
            (letter.attempts, letter.isSlow) = (attempts, isSlow)
            #expect(SpooledLetter(folder: "/s", name: String(letter.path.dropFirst(3))) == letter)
        }
        for name in [
            "x.eml", "-.eml", "~-a.eml", "1~x-a.eml", "1~1~1-a.eml", "1-a.eml.part", "s-a.eml",
        ] {
            #expect(SpooledLetter(folder: "/s", name: name) == nil)
        }
    }
}
