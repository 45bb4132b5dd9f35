import Databases
import Foundation
import ServiceDesk
import Simulation
import Store
import Testing
import WorkingTime

@testable import Runtime

@Suite struct DemoTests {
    @Test func `the story shows tickets in every state, warnings and breaches, and is played once`()
        async throws
    {
        let database = try TestDatabase()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "demo-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder, address: database.address)
        let desk = try await FiveDesksTests.desk("echo", in: store, at: TemporaryDesk.tuesday).0
        var states: Set<String> = []
        for number in 1...22 {
            guard let view = try await desk.ticket(number: number, for: .desk) else { continue }
            states.insert(view.stream.ticket.state.rawValue)
        }
        #expect(
            states.isSuperset(of: [
                "admitted", "in_progress", "waiting_client", "postponed", "done", "signed_off",
                "refused", "held",
            ]))
        let counts = try await desk.counts(of: [.missed, .pool], for: .desk)
        #expect(counts[.missed] ?? 0 > 0)
        #expect(counts[.pool] ?? 0 > 3)
        let again = try await FiveDesksTests.desk("echo", in: store, at: TemporaryDesk.tuesday)
        #expect(again.1.count >= 20)
        try store.close()
        database.drop()
    }

    @Test(arguments: [
        ("came: 0.4", "came: soon", "working hours"),
        ("act: take }", "act: juggle }", "'act' is one of"),
        ("subject:", "topic:", "unknown key 'topic'"),
        ("mail_from:", "mail_form:", "unknown key 'mail_form'"),
    ])
    func `a wrong story file is refused with its place`(old: String, new: String, cause: String)
        throws
    {
        let file = TemporaryDesk.repository.appending(path: "demo/echo/story.yaml")
        let text = try String(contentsOf: file, encoding: .utf8).replacing(old, with: new)
        let thrown = #expect(throws: DemoStoryFile.Problem.self) {
            try DemoStoryFile(text: text, file: "story.yaml")
        }
        #expect(thrown?.description.contains(cause) == true, "\(thrown?.description ?? "")")
        #expect(thrown?.description.hasPrefix("story.yaml:") == true)
    }

    @Test func `people are applied once, and only changes are told`() async throws {
        let temporary = try await TemporaryDesk()
        #expect(try await temporary.desk.apply(try temporary.people()) == [])
        let changed = try temporary.people { $0.replacing("Лавка 24", with: "Лавка 25") }
        #expect(try await temporary.desk.apply(changed) == ["client alfa: project lavka stated"])
        let withdrawn = try temporary.people { text in
            text.split(separator: "\n", omittingEmptySubsequences: false).filter {
                !$0.contains("gleb:")
            }.joined(
                separator: "\n")
        }
        let lines = try await temporary.desk.apply(withdrawn)
        #expect(lines.contains("client alfa: contact alfa.gleb withdrawn"))
    }

    @Test(arguments: [
        ("roles: [head]", "roles: [boss]", "no role 'boss'"),
        ("people: 1", "people: 2", "'people: 1'"),
        ("until: 2027-06-30", "until: 2027-13-01", "neither a day"),
        ("commitments.standard_reaction.within", "commitments.solution.within", "may not change"),
        ("programmer: [pavel, aigul]", "programmer: [nobody]", "not among the staff"),
        ("language: kk, roles", "language: xx, roles", "language 'xx'"),
        ("  gamma:", "  Gamma Ltd!:", "the name"),
        ("name: \"Gamma Ltd\"", "nome: \"Gamma Ltd\"", "unknown key 'nome'"),
    ])
    func `a wrong people file is refused with its place and changes nothing`(
        old: String, new: String, cause: String
    ) async throws {
        let temporary = try await TemporaryDesk()
        do {
            _ = try temporary.people { $0.replacing(old, with: new) }
            Issue.record("it was read")
        } catch let problem as PeopleFile.Problem {
            #expect(problem.description.contains(cause), "\(problem)")
            #expect(problem.description.hasPrefix("people.yaml:"))
        }
    }

    @Test func `everything is there again after a restart`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "restart-\(UUID().uuidString)"
        ).path
        let database = try TestDatabase()
        var first: TemporaryDesk? = try await TemporaryDesk(folder: folder, database: database)
        _ = try await first?.deliver(first!.letter())
        let before = try await first?.ticket(1).stream.records
        try first?.desk.store.close()
        let copy = folder + "-copy"
        try FileManager.default.copyItem(atPath: folder, toPath: copy)
        first = nil
        let second = try await TemporaryDesk(folder: copy, database: database)
        #expect(try await second.ticket(1).stream.records == before)
    }
}
