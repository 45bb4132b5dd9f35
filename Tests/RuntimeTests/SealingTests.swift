import Channels
import Foundation
import LetterParsing
import Letters
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// The seal of each day leaves the database: into a file, into letters, signed.
@Suite struct SealingTests {
    private struct Place {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "seals-\(UUID().uuidString)"
        ).path
        var file: String { folder + "/seals.txt" }
        init() throws {
            try FileManager.default.createDirectory(
                atPath: folder, withIntermediateDirectories: true)
        }
        func remove() { try? FileManager.default.removeItem(atPath: folder) }
    }

    private func permissions(_ path: String) throws -> Int? {
        (try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber)?
            .intValue
    }

    @Test func `each day is one line of the file and one letter, however often it is asked for`()
        async throws
    {
        let (desk, place) = (try await TemporaryDesk(), try Place())
        defer { place.remove() }
        var settings = SealSettings()
        settings.file = try SealFile(path: place.file, data: desk.folder)
        settings.addresses = [MailAddress(address: "notary@gamma.example")]
        settings.key = try SealKey(
            file: place.folder + "/seal.key", data: desk.folder, world: .system)
        let sealing = Sealing(desk: desk.desk, settings: settings)
        #expect(try await sealing.run())
        #expect(try await !sealing.run())
        desk.clock.stand(at: TemporaryDesk.tuesday + 3 * 86_400)
        #expect(try await sealing.run())
        let lines = try String(contentsOfFile: place.file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines[1].hasPrefix("reglament-seal echo 2026-10-08 "))
        #expect(
            try permissions(place.file) == 0o600 && permissions(place.folder + "/seal.key") == 0o600
        )

        try await desk.send()
        let letters = try desk.sent().filter { $0.text.contains("reglament-seal") }
        #expect(letters.count == 2)
        // What the letter says in its reader's language does not matter to who compares.
        let anchors = letters.flatMap { SealAnchor.all(in: $0.text) }
        #expect(Set(anchors.map(\.line)) == Set(lines.map(String.init)))
        let key = try #require(settings.key).publicKey
        let found = try await Maintenance(store: desk.desk.store).verification(
            of: "echo", .init(anchors: anchors, publicKey: key))
        #expect(found.problems == [] && found.signed == 2)
    }

    @Test func `a seal that is made while the history is gone over makes nothing of it false`()
        async throws
    {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        // What a verification knows of the seals when it begins.
        var verifier = Verifier(store: desk.desk.store, desk: "echo", scope: .init())
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        #expect(try await Sealing(desk: desk.desk, settings: SealSettings()).run())
        for kind in StreamKey.Kind.allCases { try await verifier.verifyStreams(kind) }
        #expect(verifier.report.problems == [] && verifier.report.events > 0)
    }

    @Test
    func
        `days when the file was away are caught up, and a day of a clock set back is not sealed again`()
        async throws
    {
        let (desk, place) = (try await TemporaryDesk(), try Place())
        defer { place.remove() }
        var settings = SealSettings()
        try await Sealing(desk: desk.desk, settings: settings).run()
        desk.clock.stand(at: TemporaryDesk.tuesday + 86_400)
        settings.file = try SealFile(path: place.file, data: desk.folder)
        try await Sealing(desk: desk.desk, settings: settings).run()
        #expect(try settings.file?.anchors().map(\.day) == ["2026-10-05", "2026-10-06"])
        desk.clock.stand(at: TemporaryDesk.tuesday - 5 * 86_400)
        #expect(try await !Sealing(desk: desk.desk, settings: settings).run())
        #expect(try await Maintenance(store: desk.desk.store).verify(desk: "echo") == [])
    }

    @Test
    func `neither the file nor the key may lie in the data folder, nor a key be open to others`()
        async throws
    {
        let (desk, place) = (try await TemporaryDesk(), try Place())
        defer { place.remove() }
        let link = place.folder + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: desk.folder)
        for path in ["\(desk.folder)/seals", "\(desk.folder)/spool/../seals", "\(link)/seals"] {
            #expect(throws: SealProblem.self) { try SealFile(path: path, data: desk.folder) }
            #expect(throws: SealProblem.self) {
                try SealKey(file: path, data: desk.folder, world: .system)
            }
        }
        let key = place.folder + "/key"
        let first = try SealKey(file: key, data: desk.folder, world: .system).publicKey
        #expect(
            try SealKey(file: key, data: desk.folder, world: .system).publicKey == first,
            "it is made once")
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        #expect(throws: SealProblem.self) {
            try SealKey(file: key, data: desk.folder, world: .system)
        }
        try Data("words".utf8).write(to: URL(filePath: key))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        #expect(throws: SealProblem.self) {
            try SealKey(file: key, data: desk.folder, world: .system)
        }
    }

    @Test(arguments: ["ru", "kk", "en"])
    func `a letter in any language carries the seal through mail, and lines may break`(
        language: String
    ) throws {
        let seal = Seal(
            desk: "my desk", day: "2026-10-06", hash: Data(repeating: 7, count: 32), streams: 3,
            signature: Data(repeating: 9, count: 64))
        let words = SealLetter(language: language, seal: seal)
        let letter = OutboundLetter(
            from: MailAddress(address: "a@echo.example"),
            to: [MailAddress(address: "b@gamma.example")],
            subject: words.subject, text: words.text, messageID: "x@echo.example", desk: "echo",
            date: 1_791_273_600)
        let read = try MIMECodec.parse(MIMEComposer.compose(letter))
        #expect(SealAnchor.all(in: read.text) == [SealAnchor(seal)])
        #expect(SealAnchor.all(in: read.text.replacing(" ", with: "\n> ")).isEmpty)
        #expect(SealAnchor.all(in: read.text.replacing(" ", with: "\n")) == [SealAnchor(seal)])
        #expect(SealAnchor.all(in: "reglament-seal desk 2026-10-06 beef") == [])
    }

    @Test func `the server verifies by itself every week, and keeps what it found`() async throws {
        let desk = try await TemporaryDesk()
        _ = try await desk.deliver(desk.letter())
        let weekly = WeeklyVerification(desk: desk.desk, settings: SealSettings())
        #expect(try await weekly.run() == nil, "nothing is sealed yet")
        try await Sealing(desk: desk.desk, settings: SealSettings()).run()
        #expect(try await weekly.run()?.problems == [])
        desk.clock.stand(at: TemporaryDesk.tuesday + 6 * 86_400)
        #expect(try await weekly.run() == nil)
        _ = try await desk.desk.store.write {
            try $0.execute("UPDATE content SET bytes = 'x' WHERE kind = 'raw'")
        }
        desk.clock.stand(at: TemporaryDesk.tuesday + 7 * 86_400)
        #expect(try await weekly.run()?.problems.count == 1)
        let kept = try #require(
            try await desk.desk.store.read { try Upkeep(desk: "echo").lastVerified(in: $0) })
        #expect(
            kept.problems == 1 && kept.report.contains("(raw) was changed")
                && kept.at == desk.clock.now())
    }

    @Test func `the command says what was gone over, and refuses what is no scope`() async throws {
        let (desk, place) = (try await TemporaryDesk(), try Place())
        defer { place.remove() }
        var settings = SealSettings()
        settings.file = try SealFile(path: place.file, data: desk.folder)
        try await Sealing(desk: desk.desk, settings: settings).run()
        let control = Control(
            desk: desk.desk, signIn: SignIn(store: desk.desk.store, world: desk.desk.world),
            seals: settings)
        func ask(_ since: String) async -> ControlReply {
            await control.answer(.verify(scope: .init(since: since)))
        }
        let whole = await control.answer(.verify())
        #expect(whole.isDone && whole.text.hasPrefix("every chain is whole\n"))
        #expect(whole.text.contains("1 seals") && whole.text.contains("last seal 2026-10-05"))
        #expect(
            await ask("2026-10-05").text.contains("since the seal of 2026-10-05"))
        #expect(await ask("2026-10-04").text.contains("all was gone over"))
        #expect(await !ask("yesterday").isDone)
        // The server's own file tells without being named.
        _ = try await desk.desk.store.write { transaction in
            try transaction.execute("DELETE FROM seal")
            try transaction.execute("DELETE FROM seal_leaf")
            try transaction.execute("UPDATE stream SET sealed = 0")
        }
        #expect(
            await control.answer(.verify()).text.contains(
                "stands in the anchor"))
    }
}
