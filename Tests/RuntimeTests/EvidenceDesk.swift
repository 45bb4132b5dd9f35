import Foundation
import ServiceDesk
import WorkingTime

@testable import Runtime
@testable import Store

/// A desk of which `alfa` has fifty tickets with answers, notes and work in October, and `beta` a
/// few; four days are sealed. Its pack is made once for all tests.
final class EvidenceDesk: Sendable {
    static let october = CivilDate("2026-10-01")!
    static let ticketCount = 50
    static let shared = Task { try await EvidenceDesk() }

    let desk: TemporaryDesk
    /// Of the last seal.
    let paper: EvidenceReport.Paper
    let text: String

    private init() async throws {
        desk = try await Self.made()
        var worked: Set<String> = []
        for day in 0..<4 { try await Self.pass(Int64(day), on: desk, &worked) }
        let id = desk.desk.id
        let seal = try await desk.desk.store.read { try Seals(desk: id).last(in: $0) }!
        paper = .init(hash: [UInt8](seal.hash), day: CivilDate(seal.day)!)
        text = try await Self.pack(of: "alfa", on: desk)
    }

    /// An hour costs 2 000; the contract is a package of three hours a month.
    static func made() async throws -> TemporaryDesk {
        try await TemporaryDesk { text in
            text.replacing(
                "per: hour, amount: by_agreement } }",
                with: """
                    per: hour, amount: 2000 } }
                      packages:
                        contract: { clause: "0.3", hours: 3, per: month, amount: 5000, then: work }
                    """)
        }
    }

    static func seal(_ desk: TemporaryDesk) async throws {
        _ = try await Sealing(desk: desk.desk, settings: SealSettings()).run()
    }

    /// A day with its letters, work and seal.
    private static func pass(_ day: Int64, on desk: TemporaryDesk, _ worked: inout Set<String>)
        async throws
    {
        let morning = TemporaryDesk.tuesday + day * 86_400
        desk.clock.stand(at: morning)
        if day == 2 { try await publishHolidays(desk) }
        let perDay = (ticketCount + 3) / 4
        let first = Int(day) * perDay
        for number in first..<min(first + perDay, ticketCount) {
            try await deliver("alfa", "gleb", number, desk)
            if number % 12 == 0 { try await deliver("beta", "boris", 100 + number, desk) }
        }
        try await desk.send()
        desk.clock.stand(at: morning + 4 * 3600)
        try await work(on: desk, day, since: morning, &worked)
        desk.clock.stand(at: morning + 86_400 - 8 * 3600)
        try await seal(desk)
    }

    static func deliver(_ client: String, _ person: String, _ number: Int, _ desk: TemporaryDesk)
        async throws
    {
        _ = try await desk.deliver(
            desk.letter(
                from: "\(person)@\(client).example", id: "\(number)@\(client).example",
                subject: "Matter \(number)",
                text: "See https://lavka.example/page\(number), it differs: \(number * 7919)"))
    }

    /// Two of three tickets of the day are answered; each is noted on and has work, one after
    /// another.
    private static func work(
        on desk: TemporaryDesk, _ day: Int64, since morning: Instant, _ worked: inout Set<String>
    ) async throws {
        let all = try await desk.desk.store.read { transaction in
            try desk.desk.journal.streams(.ticket, after: "", limit: 500, in: transaction)
        }
        let fresh = all.map(\.id).filter { !worked.contains($0) }
        worked.formUnion(fresh)
        for (index, id) in fresh.enumerated() {
            let id = TicketID(id)
            let note = try desk.say("for colleagues \(index)")
            try await perform(.note(note.ref), note, on: id, "note-\(day)-\(index)", desk)
            if index % 3 != 0 {
                let reply = try desk.say("answer \(index)")
                try await perform(.reply(reply.ref), reply, on: id, "reply-\(day)-\(index)", desk)
            }
            let logged = TicketEvent.Logged(
                entry: "\(day)-\(index)", person: "pavel", role: "programmer",
                from: morning + Int64(index) * 840, minutes: 3 + index * 7 % 11,
                work: "execution")
            try await perform(.log(logged), nil, on: id, "log-\(day)-\(index)", desk)
        }
    }

    static func perform(
        _ command: Command, _ draft: Contents.Draft?, on id: TicketID, _ commandID: String,
        _ desk: TemporaryDesk
    ) async throws {
        _ = try await desk.desk.perform(
            Instruction(
                command, on: id, by: .staff("pavel"), commandID: commandID,
                contents: draft.map { [$0] } ?? []))
    }

    private static func publishHolidays(_ desk: TemporaryDesk) async throws {
        let dayOff = """
            BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@echo.example\r\nDTSTART;VALUE=DATE:20261012\r\n\
            SUMMARY:City day\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n
            """
        _ = try await desk.desk.publish(.file(dayOff, .merge), country: "RU")
    }

    /// The text of a new pack.
    static func pack(
        of client: String, month: CivilDate = october, day: CivilDate? = nil,
        on desk: TemporaryDesk
    ) async throws -> String {
        let path = desk.folder + "-\(UUID().uuidString).pack"
        defer { unlink(path) }
        _ = try await desk.desk.writeEvidence(
            EvidenceOrder(client: client, month: month, day: day, path: path))
        return try String(contentsOfFile: path, encoding: .utf8)
    }

    /// Goes over a text as if it were a file.
    static func verify(
        _ text: String, paper: EvidenceReport.Paper? = nil, publicKey: Data? = nil
    ) throws -> EvidenceReport {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "\(UUID().uuidString).pack"
        ).path
        defer { unlink(path) }
        try Data(text.utf8).write(to: URL(filePath: path))
        return try EvidenceCheck.run(path, paper: paper, publicKey: publicKey)
    }
}
