import Foundation
import Letters
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// What is beyond a quota is stored and kept aside; others are not held up by it.
struct IntakeQuotaTests {
    private func deliver(
        _ number: Int, from: String, to desk: TemporaryDesk, origin: LetterOrigin = LetterOrigin(),
        more: String = ""
    ) async throws -> Intake.Outcome {
        try await desk.deliver(
            desk.letter(
                from: from, id: "\(number)-\(from)", subject: "Letter \(number)", more: more),
            origin: origin)
    }

    @Test
    func `a sender's letters beyond the quota are kept whole, told of once, and not answered`()
        async throws
    {
        let desk = try await TemporaryDesk(quotas: IntakeQuotas(ofOne: 3))
        var outcomes: [Intake.Outcome] = []
        for number in 0..<9 {
            // What stands behind the plus makes nobody else of them.
            outcomes.append(
                try await deliver(number, from: "spam+\(number)@flood.example", to: desk))
        }
        let aside = outcomes.filter { $0.rule == IntakeExcess.sender.rawValue }
        #expect(
            outcomes.prefix(3).allSatisfy { $0.rule?.hasPrefix("quota") != true }
                && aside.count == 6)
        #expect(aside.allSatisfy { $0.outcome == .recorded && $0.ticket == nil })
        // Each is there as it came.
        let rows = try await desk.desk.unticketed().filter {
            $0.rule == IntakeExcess.sender.rawValue
        }
        #expect(rows.count == 6)
        for row in rows {
            let raw = try await desk.desk.store.read {
                try Contents(desk: "echo").bytes(try #require(row.raw), in: $0)
            }
            #expect(String(decoding: try #require(raw), as: UTF8.self).contains("<\(row.address)>"))
        }
        try await desk.send()
        let letters = try desk.sent()
        let told = desk.desk.people.staff.values.filter(\.isAdministrator).map(\.email)
        #expect(!told.isEmpty)
        for address in told { #expect(letters.count { $0.to.first?.address == address } == 1) }
        #expect(letters.count { $0.to.first?.address.hasSuffix("flood.example") == true } <= 3)
    }

    @Test func `known contacts are not shut out by strangers, of their own domain or of all`()
        async throws
    {
        let desk = try await TemporaryDesk(quotas: IntakeQuotas(ofOne: 2))
        for number in 0..<50 {
            _ = try await deliver(number, from: "s\(number)@alfa.example", to: desk)
        }
        #expect(
            try await deliver(1, from: "new@alfa.example", to: desk).rule
                == IntakeExcess.domain.rawValue)
        #expect(
            try await deliver(1, from: "one@other.example", to: desk).rule
                == IntakeExcess.channel.rawValue)
        #expect(try await deliver(1, from: "anna@alfa.example", to: desk).outcome == .ticket)
        _ = try await deliver(2, from: "anna@alfa.example", to: desk)
        #expect(
            try await deliver(3, from: "anna@alfa.example", to: desk).rule
                == IntakeExcess.contact.rawValue)
        desk.clock.stand(at: desk.clock.now() + 3600)
        #expect(
            try await deliver(4, from: "anna@alfa.example", to: desk).outcome == .ticket,
            "another hour")
    }

    @Test func `letters under somebody's name that nobody vouches for use up nothing of theirs`()
        async throws
    {
        let desk = try await TemporaryDesk(quotas: IntakeQuotas(ofOne: 2))
        let origin = LetterOrigin(channel: "mail", authserv: "mx.echo.example")
        let (no, yes) = (
            "Authentication-Results: mx.echo.example; dkim=fail; spf=fail; dmarc=fail\r\n",
            "Authentication-Results: mx.echo.example; dkim=pass header.d=alfa.example; "
                + "dmarc=pass header.from=alfa.example\r\n"
        )
        for number in 0..<6 {
            _ = try await deliver(
                number, from: "anna@alfa.example", to: desk, origin: origin, more: no)
        }
        let own = try await deliver(
            7, from: "anna@alfa.example", to: desk, origin: origin, more: yes)
        #expect(own.rule?.hasPrefix("quota") != true)
    }

    @Test func `letters that waited in a mailbox count in the hour in which they arrived`() {
        let count = IntakeCount(IntakeQuotas(ofOne: 1))
        let keys = [IntakeCount.Key(excess: .contact, value: "alfa.anna")]
        for hour in 0..<10 {
            #expect(count.take(keys, arrivedAt: Instant(seconds: 3600 * Int64(hour))) == nil)
        }
        #expect(count.take(keys, arrivedAt: Instant(seconds: 3601))?.isFirst == true)
        #expect(count.take(keys, arrivedAt: Instant(seconds: 3602))?.isFirst == false)
    }

    // MARK: Disk

    @Test(arguments: [
        (DiskRoom.Space(free: 256 << 20, size: 1 << 40), false),
        (DiskRoom.Space(free: (256 << 20) - 1, size: 1 << 40), true),
        (DiskRoom.Space(free: 60 << 20, size: 1 << 30), false),
        (DiskRoom.Space(free: 50 << 20, size: 1 << 30), true),
    ])
    func `below the watermark the spool takes no letter`(space: DiskRoom.Space, isShort: Bool)
        throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "spool-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let spool = Spool(data: folder)
        func keep() throws {
            try spool.keep(
                Data("x".utf8), arrivedAt: Instant(seconds: 0), id: "1", space: { _ in space })
        }
        if isShort { #expect(throws: StoreError.diskFull) { try keep() } } else { try keep() }
        #expect(spool.waiting().count == (isShort ? 0 : 1))
    }
}
