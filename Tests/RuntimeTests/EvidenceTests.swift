import Crypto
import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// What a client recomputes of a month with the pack alone.
@Suite struct EvidenceTests {
    @Test func `a pack agrees with itself and with the seal on paper`() async throws {
        let shared = try await EvidenceDesk.shared.value
        let found = try EvidenceDesk.verify(shared.text, paper: shared.paper)
        #expect(found.problems == [])
        #expect(found.tickets == EvidenceDesk.ticketCount && found.isHeld)
        #expect(found.lines > 50 && found.promises > 10 && found.hidden >= 50)
        #expect(found.summary.contains("it is the seal that was named"))
    }

    @Test func `its statement is that of the desk, whose work it has whole`() async throws {
        let shared = try await EvidenceDesk.shared.value
        let statement = try await shared.desk.desk.statement(
            of: "alfa", month: EvidenceDesk.october)
        let table = StatementTable(statement, in: try shared.desk.desk.edition().zone)
        let rows = try shared.text.split(separator: "\n").filter { $0.hasPrefix("statement\t") }
            .map { line in
                try JSONDecoder().decode(
                    [String].self, from: Data(line.split(separator: "\t")[1].utf8))
            }
        #expect(rows == table.rows)
        #expect(statement.total.amount ?? 0 > 500_000)
    }

    @Test func `nothing that is not the client's stands in it`() async throws {
        let shared = try await EvidenceDesk.shared.value
        let client = try await EvidenceDesk.pack(of: "beta", on: shared.desk)
        #expect(client.contains("boris") && !client.contains("gleb"))
        #expect(!shared.text.contains("boris") && !shared.text.contains("beta"))
        #expect(!shared.text.contains("event\tnoted\t"))
        #expect(shared.text.contains("\nhidden\tnoted\t"))
        #expect(!shared.text.contains("for colleagues") && !shared.text.contains("it differs"))
    }

    @Test func `what is erased stays bound, and the pack the same`() async throws {
        let desk = try await EvidenceDesk.made()
        for number in 1...3 { try await EvidenceDesk.deliver("alfa", "gleb", number, desk) }
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        try await EvidenceDesk.seal(desk)
        let before = try await EvidenceDesk.pack(of: "alfa", on: desk)
        _ = try await desk.desk.erase("alfa.gleb", ground: "request of 7 October")
        desk.clock.stand(at: TemporaryDesk.tuesday + 2 * 86_400)
        try await EvidenceDesk.seal(desk)
        let again = try await EvidenceDesk.pack(
            of: "alfa", day: CivilDate("2026-10-06"), on: desk)
        #expect(again == before)
        let after = try await EvidenceDesk.pack(of: "alfa", on: desk)
        #expect(try EvidenceDesk.verify(after).problems == [])
        #expect(!after.contains("request of 7 October"))
    }

    @Test func `a pack of an earlier seal knows what that seal knew, and another seal is told`()
        async throws
    {
        let shared = try await EvidenceDesk.shared.value
        let early = try await EvidenceDesk.pack(
            of: "alfa", day: CivilDate("2026-10-07"), on: shared.desk)
        let found = try EvidenceDesk.verify(early)
        #expect(found.problems == [] && found.tickets < EvidenceDesk.ticketCount && !found.isHeld)
        #expect(found.summary.contains("without it the pack only agrees with itself"))
        let other = try EvidenceDesk.verify(early, paper: shared.paper).problems
        #expect(other.map(\.fault) == ["the pack is bound by this seal; ask for one of 2026-10-09"])
        var wrong = shared.paper
        wrong.hash[0] ^= 1
        let forged = try EvidenceDesk.verify(shared.text, paper: wrong).problems
        #expect(forged.map(\.place) == ["seal"] && forged[0].fault.contains("written anew"))
    }

    @Test func `a month before the tickets needs none of them, and a later one no old ones`()
        async throws
    {
        let desk = try await TemporaryDesk()
        try await EvidenceDesk.deliver("alfa", "gleb", 1, desk)
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        try await EvidenceDesk.seal(desk)
        desk.clock.stand(at: TemporaryDesk.tuesday + 40 * 86_400)
        try await EvidenceDesk.deliver("alfa", "gleb", 2, desk)
        desk.clock.stand(at: TemporaryDesk.tuesday + 41 * 86_400)
        try await EvidenceDesk.seal(desk)
        let november = CivilDate("2026-11-01")!
        let pack = try await EvidenceDesk.pack(of: "alfa", month: november, on: desk)
        let found = try EvidenceDesk.verify(pack)
        #expect(found.problems == [] && found.tickets == 1)
        // Left out as if it were old.
        let streams = pack.components(separatedBy: "\nstream\tticket\t")
        let end = streams[1].components(separatedBy: "\nstatement\t").dropFirst()
        let less = ([streams[0]] + end).joined(separator: "\nstatement\t")
        let problems = try? EvidenceDesk.verify(EvidenceForger.counted(less)).problems
        #expect(problems?.contains { $0.fault.contains("the pack leaves it out") } == true)
    }

    @Test func `a ticket that went over to another client is the other's alone`() async throws {
        let desk = try await EvidenceDesk.made()
        try await EvidenceDesk.deliver("alfa", "gleb", 1, desk)
        try await EvidenceDesk.deliver("alfa", "gleb", 2, desk)
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        try await EvidenceDesk.seal(desk)
        let id = try await desk.ticket(1).row.id
        // As a sorted ticket is placed: only its row matters to the seal.
        try await desk.desk.store.write { transaction in
            _ = try transaction.execute(
                "UPDATE ticket SET client = 'beta' WHERE id = $1", [.text(id.text)])
        }
        let note = try desk.say("more")
        try await EvidenceDesk.perform(.note(note.ref), note, on: id, "n", desk)
        try await desk.desk.store.write { transaction in
            _ = try transaction.execute(
                "UPDATE ticket SET client = 'beta' WHERE id = $1", [.text(id.text)])
        }
        desk.clock.stand(at: TemporaryDesk.tuesday + 2 * 86_400)
        try await EvidenceDesk.seal(desk)
        let pack = try await EvidenceDesk.pack(of: "alfa", on: desk)
        #expect(pack.contains("\tgone\t\(id.text)\t"))
        #expect(!pack.contains("stream\tticket\t\(id.text)"))
        #expect(try EvidenceDesk.verify(pack).problems == [])
        let other = try await EvidenceDesk.pack(of: "beta", on: desk)
        #expect(
            try EvidenceDesk.verify(other).problems.map(\.fault).contains("it is not the client's"),
            "its events say otherwise than the row that was changed here")
    }

    @Test func `who is not there, what is not sealed and what is there already is refused`()
        async throws
    {
        let desk = try await TemporaryDesk()
        func ask(_ client: String, _ path: String, day: CivilDate? = nil) async -> ControlReply {
            await desk.control.answer(
                .evidence(
                    EvidenceOrder(
                        client: client, month: EvidenceDesk.october, day: day, path: path)))
        }
        let path = desk.folder + "-refused.pack"
        defer { unlink(path) }
        #expect(await ask("nobody", path).text == "there is no client 'nobody'")
        #expect(await ask("alfa", path).text.contains("nothing is sealed by that day"))
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        try await EvidenceDesk.seal(desk)
        let later = await ask("alfa", path, day: CivilDate("2026-10-20"))
        #expect(later.text == "there is no seal of 2026-10-20")
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(await ask("alfa", path).isDone)
        #expect(await ask("alfa", path).text.contains("File exists"))
        #expect(await ask("alfa", "/nowhere/at/all").text.contains("No such file"))
    }

    @Test func `a signed seal is known by its key`() async throws {
        let desk = try await EvidenceDesk.made()
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        let folder = desk.folder + "-keys"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var settings = SealSettings()
        settings.key = try SealKey(file: folder + "/key", data: desk.folder, world: .system)
        _ = try await Sealing(desk: desk.desk, settings: settings).run()
        let pack = try await EvidenceDesk.pack(of: "alfa", on: desk)
        let key = settings.key?.publicKey
        #expect(try EvidenceDesk.verify(pack, publicKey: key).problems == [])
        let other = Curve25519.Signing.PrivateKey().publicKey.rawRepresentation
        let problems = try EvidenceDesk.verify(pack, publicKey: other).problems
        #expect(problems.map(\.fault) == ["it is not signed by the key that was named"])
    }
}
