import Foundation
import Regulations
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Store

/// What the doctor says of a healthy folder, and that each fault planted in one is told.
@Suite struct DoctorTests {
    /// A folder as it lies there when its desk has been stopped, in good health.
    private final class Patient: Sendable {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "doctor-\(UUID().uuidString)"
        ).path
        let now: Instant

        init(
            at now: Instant = TemporaryDesk.tuesday, people change: (String) -> String = { $0 }
        ) async throws {
            self.now = now
            let store = try Store(folder: folder)
            let desk = try await Desk(
                id: "echo", store: store,
                world: World(now: { now }, randomBytes: World.system.randomBytes),
                checkWorld: TemporaryDesk.checkWorld, mail: nil, log: .init(label: "test"))
            let repository = TemporaryDesk.repository
            let regulation = try String(
                contentsOf: repository.appending(path: "regulations/echo/regulation.yaml"),
                encoding: .utf8)
            _ = try await desk.publish(RegulationFolder(regulation: regulation), name: "echo")
            let people = try String(
                contentsOf: repository.appending(path: "demo/echo/people.yaml"), encoding: .utf8)
            _ = try await desk.apply(
                try PeopleFile(
                    text: change(people), file: "people.yaml", edition: try desk.edition()))
            var facts = LetterFacts()
            facts.messageID = "one@alfa.example"
            let interaction = Interaction(
                .letter(facts), channel: "mail", address: "anna@alfa.example",
                letter: StoredLetter(subject: "Filter", text: "See https://lavka.example"),
                arrivedAt: now)
            _ = try await Intake(desk: desk).receive(interaction)
            try await store.write { try Upkeep(desk: "echo").noteBackup(at: now, in: $0) }
            _ = try await Maintenance(store: store).seal(
                desk: "echo", day: "2026-10-05", salt: Data(repeating: 7, count: 32))
            try store.close()
        }

        deinit { try? FileManager.default.removeItem(atPath: folder) }

        func doctor(after seconds: Int64 = 0, free: Int64 = 50 << 30, secrets: [String] = [])
            -> Doctor
        {
            let now = now + seconds
            return Doctor(
                folder: folder, secrets: secrets,
                world: World(now: { now }, randomBytes: World.system.randomBytes),
                checkWorld: TemporaryDesk.checkWorld, freeBytes: { _ in free })
        }

        func change(_ sql: String) async throws {
            let store = try Store(folder: folder)
            _ = try await store.write { try $0.execute(sql) }
            try store.close()
        }

        func setPermissions(_ mode: Int, of file: String = "") throws {
            try FileManager.default.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: folder + file)
        }
    }

    private func notWell(_ doctor: Doctor) async -> [Doctor.Topic] {
        await doctor.examine().filter { !$0.isWell }.map(\.topic)
    }

    @Test func `a healthy folder is well, and every topic is spoken of`() async throws {
        let patient = try await Patient()
        let findings = await patient.doctor().examine()
        #expect(findings.filter { !$0.isWell } == [])
        #expect(Set(findings.map(\.topic)) == Set(Doctor.Topic.allCases))
        _ = patient
        #expect(findings.allSatisfy { $0.sentence.hasSuffix(".") })
    }

    @Test(arguments: [
        (Durability(), true, "on one server"),
        (Durability(isWrittenOut: false), false, "fsync"),
        (
            Durability(commit: "off", standbys: 1, synchronousNames: "b"), false,
            "synchronous_commit = on"
        ),
        (Durability(standbys: 2), false, "asynchronous"),
        (Durability(commit: "local", standbys: 1, synchronousNames: "b"), false, "asynchronous"),
        (
            Durability(commit: "remote_apply", standbys: 1, synchronousNames: "b"), true,
            "second server"
        ),
    ])
    func `what the database promises of a commit is told`(
        found: Durability, isWell: Bool, words: String
    ) {
        let doctor = Doctor(
            folder: "/nonexistent/desk", world: .system, checkWorld: TemporaryDesk.checkWorld)
        let finding = doctor.durabilityFinding(found)
        #expect(finding.isWell == isWell && finding.sentence.contains(words), "\(finding)")
    }

    @Test(
        arguments: [
            (nil, true, "no connection leads to it"),
            (
                Transit(mode: "verify-full", isEncrypted: true, isLocal: false), true,
                "certificate is verified"
            ),
            (
                Transit(mode: "verify-ca", isEncrypted: true, isLocal: false), false,
                "sslmode=verify-full"
            ),
            (
                Transit(mode: "require", isEncrypted: true, isLocal: false), false,
                "TLS to a server that is not verified"
            ),
            (
                Transit(mode: "prefer", isEncrypted: false, isLocal: false), false,
                "not TLS (sslmode=prefer)"
            ),
            (
                Transit(mode: "prefer", isEncrypted: false, isLocal: true), true,
                "(sslmode=prefer); it does not leave"
            ),
        ] as [(Transit?, Bool, String)])
    func `how the way to the database is protected is told`(
        transit: Transit?, isWell: Bool, words: String
    ) {
        let doctor = Doctor(
            folder: "/nonexistent/desk", world: .system, checkWorld: TemporaryDesk.checkWorld)
        let finding = doctor.connectionFinding(transit)
        #expect(finding.isWell == isWell && finding.sentence.contains(words), "\(finding)")
    }

    @Test(arguments: [
        (
            "UPDATE event SET payload = 'x' WHERE kind = 'ticket' AND sequence = 1",
            Doctor.Topic.integrity
        ),
        ("UPDATE content SET bytes = 'other'", .integrity),
        ("DELETE FROM counter WHERE name = 'backup'", .backup),
        ("UPDATE counter SET value = value - 1000000 WHERE name = 'backup'", .backup),
        ("UPDATE seal SET day = '2026-09-01'", .seal),
        (
            "INSERT INTO verification VALUES ('echo', 1791273600, 9, 1, 'ticket x of 2026-10-06: …')",
            .verification
        ),
        ("INSERT INTO verification VALUES ('echo', 1790409600, 9, 0, '')", .verification),
        ("UPDATE ticket SET updated_at = updated_at - 1000000", .verification),
        ("UPDATE ticket SET updated_at = updated_at + 7200", .clock),
        ("UPDATE timer SET at = 1790000000", .timers),
        ("UPDATE edition SET kind = 'gone' WHERE kind = 'regulation'", .regulation),
        ("UPDATE edition SET in_force = 'x', bytes = 'x' WHERE kind = 'regulation'", .regulation),
        (
            "INSERT INTO outbox VALUES ('echo', 'a', NULL, 'letter', 'x', 'failed', 1, NULL, 12, 1, 'no', NULL)",
            .outgoing
        ),
        (
            "INSERT INTO outbox VALUES ('echo', 'a', NULL, 'letter', 'x', 'waiting', 1, NULL, 2, 1, 'no', NULL)",
            .outgoing
        ),
        ("UPDATE interaction SET outcome = NULL", .incoming),
    ])
    func `a fault in the database is told`(sql: String, topic: Doctor.Topic) async throws {
        let patient = try await Patient()
        try await patient.change(sql)
        #expect(await notWell(patient.doctor()).contains(topic))
    }

    @Test func `a roster with nobody on duty is told, with the role`() async throws {
        let patient = try await Patient(people: {
            $0.replacing("roles: [duty]", with: "roles: [development]")
        })
        let told = await patient.doctor().examine().filter { !$0.isWell }
        #expect(told.map(\.topic) == [.staff])
        #expect(told.first?.sentence.contains("as duty") == true)
    }

    @Test func `a letter that could not be read is named with its day and sender`() async throws {
        let patient = try await Patient()
        let store = try Store(folder: patient.folder)
        let desk = try await Desk(
            id: "echo", store: store,
            world: World(now: { patient.now }, randomBytes: World.system.randomBytes),
            checkWorld: TemporaryDesk.checkWorld, mail: nil, log: .init(label: "test"))
        let parts = String(repeating: "--x\nContent-Type: image/png\n\nz\n", count: 300)
        let letter =
            "From: boris@beta.example\nContent-Type: multipart/mixed; boundary=x\n\n" + parts
        _ = try await Intake(desk: desk).deliver(Array(letter.utf8), arrivedAt: patient.now)
        try store.close()
        let finding = try #require(await patient.doctor().examine().first { $0.topic == .unread })
        #expect(!finding.isWell)
        #expect(finding.sentence.contains("2026-10-06 from boris@beta.example"))
        #expect(await notWell(patient.doctor(after: 8 * 86_400)).contains(.unread) == false)
    }

    @Test func `permissions, disk, spool, secrets and a server that was killed are told`()
        async throws
    {
        let patient = try await Patient()
        #expect(await notWell(patient.doctor(free: 100 << 20)) == [.disk])
        let full = await patient.doctor(free: 1 << 20).examine().first { $0.topic == .disk }
        #expect(full?.sentence.contains("turned away") == true)
        try patient.setPermissions(0o755)
        #expect(await notWell(patient.doctor()) == [.folder])
        try patient.setPermissions(0o500)
        #expect(await notWell(patient.doctor()).contains(.folder))
        try patient.setPermissions(0o700)
        try Spool(data: patient.folder).keep(Data("x".utf8), arrivedAt: patient.now, id: "a")
        #expect(await notWell(patient.doctor()) == [])
        #expect(await notWell(patient.doctor(after: 1200)).contains(.spool))
        try FileManager.default.removeItem(atPath: patient.folder + "/spool")
        try Spool(data: patient.folder, desk: "echo").keep(
            Data("x".utf8), arrivedAt: patient.now, id: "b")
        #expect(await notWell(patient.doctor(after: 1200)).contains(.spool))
        try FileManager.default.removeItem(atPath: patient.folder + "/spool")
        try Spool(data: patient.folder, desk: "ehco").keep(
            Data("x".utf8), arrivedAt: patient.now, id: "c")
        let stranded = await patient.doctor().examine().first { $0.topic == .spool && !$0.isWell }
        #expect(stranded?.sentence.contains("/spool/ehco are for no desk here") == true)
        try FileManager.default.removeItem(atPath: patient.folder + "/spool")
        try Data("k1 0".utf8).write(to: URL(filePath: patient.folder + "/reply.key"))
        try patient.setPermissions(0o644, of: "/reply.key")
        #expect(await notWell(patient.doctor()) == [.secrets])
        try patient.setPermissions(0o600, of: "/reply.key")
        #expect(await notWell(patient.doctor(secrets: [patient.folder + "/none"])) == [.secrets])
        try Data().write(to: URL(filePath: patient.folder + "/control"))
        try patient.setPermissions(0o600, of: "/control")
        #expect(await notWell(patient.doctor()) == [.server])
    }

    @Test
    func
        `a file that others may read and a link in the folder are told, and the next start mends the file`()
        async throws
    {
        let patient = try await Patient()
        for name in ["/reglament.sqlite", "/lock"] {
            try patient.setPermissions(0o644, of: name)
            let told = await patient.doctor().examine().filter { !$0.isWell }
            #expect(
                told.map(\.topic) == [.folder]
                    && told[0].sentence.contains("chmod 600 \(patient.folder)\(name)"))
            try patient.setPermissions(0o600, of: name)
        }
        try patient.setPermissions(0o666, of: "/reglament.sqlite")
        try await patient.change("UPDATE counter SET value = value")
        #expect(await notWell(patient.doctor()) == [])
        let link = patient.folder + "/spool"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/tmp")
        let told = await patient.doctor().examine().filter { !$0.isWell }
        let words = "'spool' in the data folder is a symbolic link"
        #expect(told.contains { $0.topic == .folder && $0.sentence.hasPrefix(words) })
    }

    @Test func `holidays that end soon are told in time`() async throws {
        let patient = try await Patient(at: Instant(iso8601: "2027-11-30T08:00:00Z")!)
        #expect(await notWell(patient.doctor()).contains(.calendars))
    }

    @Test func `a newer schema, an older one and no desk at all are told apart`() async throws {
        let patient = try await Patient()
        try await patient.change("INSERT INTO schema_version (number, name) VALUES (900, 'later')")
        #expect(await notWell(patient.doctor()) == [.schema])
        let empty = Doctor(
            folder: "/nonexistent/desk", world: .system, checkWorld: TemporaryDesk.checkWorld)
        #expect(await notWell(empty) == [.folder])
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "doctor-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let golden = TemporaryDesk.repository.appending(
            path: "Tests/StoreTests/Golden/journal-1.sqlite"
        ).path
        try FileManager.default.copyItem(atPath: golden, toPath: folder + "/reglament.sqlite")
        let older = Doctor(folder: folder, world: .system, checkWorld: TemporaryDesk.checkWorld)
        let first = await older.examine().first { $0.topic == .schema }
        #expect(first?.sentence.contains("next start") == true)
        // It was looked at, and not brought up to date.
        #expect(await older.examine().first { $0.topic == .schema } == first)
    }
}
