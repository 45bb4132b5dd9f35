import Databases
import Foundation
import Logging
import Runtime
import Store
import Testing
import Web

@testable import reglament

/// Which desk a command means: through the program itself, on the embedded database and on
/// PostgreSQL.
@Suite struct DeskFoundTests {
    private static let letter = "From: <anna@alfa.example>\r\nSubject: Filter\r\n\r\nIt fails.\r\n"

    /// Beside no scenarios, which would be played.
    private let regulation = "regulation.yaml"
    private let people = Program.repository.appending(path: "demo/echo/people.yaml").path

    /// A data folder `data` that holds the desk `echo`.
    private func withDesk(_ program: Program) throws {
        try FileManager.default.copyItem(
            at: Program.repository.appending(path: "regulations/echo/regulation.yaml"),
            to: program.folder.appending(path: regulation))
        try program.serving("--data", "data", "--desk", "echo") {
            let published = try program.run("publish", "--data", "data", regulation)
            try #require(published.code == 0, "\(published.error)")
        }
    }

    private func spooled(_ program: Program) -> [String] {
        let found = FileManager.default.enumerator(
            atPath: program.folder.appending(path: "data/spool").path)
        return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".eml") }
            .map { $0.split(separator: "/").dropLast().joined(separator: "/") }
    }

    @Test func `the only desk of a folder needs no name, in any command`() throws {
        let database = try TestDatabase()
        let program = try Program(database: database.address)
        try withDesk(program)
        try program.serving("--data", "data") {
            for command in [
                ["publish", regulation], ["people", "apply", people], ["verify"], ["rebuild"],
                ["token", "list"], ["statement", "--client", "alfa", "--month", "2026-10"],
                ["webhook", "list"], ["people", "erase", "anna@alfa.example", "--preview"],
                ["backup", "copy"],
            ] {
                let answer = try program.run(command + ["--data", "data"])
                #expect(answer.code == 0, "\(command): \(answer.error)")
            }
            let taken = try program.run("deliver", "--data", "data", input: Self.letter)
            #expect(taken.code == 0 && taken.output.contains("#1"), "\(taken)")
            let examined = try program.run("doctor", "--data", "data", "--json")
            #expect(
                examined.output.contains("A server runs on the data folder and answers.")
                    && examined.output.contains(#""desk":"echo""#)
                    && !examined.output.contains(#""desk":"desk""#))
        }
        let kept = try program.run("deliver", "--data", "data", input: Self.letter)
        #expect(kept.output == "spooled")
        // The folder's own database tells whose it is; another one is not asked by a pipe.
        #expect(spooled(program) == [database.address == nil ? "echo" : ""])
    }

    @Test func `a name that is not there is refused with those that are, and makes no desk`() throws
    {
        let database = try TestDatabase()
        let program = try Program(database: database.address)
        try withDesk(program)
        let sentence = "reglament: data: no desk 'ehco' here; desks: echo (nearest: echo)"
        let server = try program.run(
            "serve", "--data", "data", "--desk", "ehco", "--listen", "127.0.0.1:0")
        #expect(server.code == 64)
        #expect(server.error == sentence + "; to make another desk beside them add --new-desk")
        try program.serving("--data", "data", "--desk", "echo") {
            for command in [
                ["publish", regulation], ["people", "apply", people], ["verify"], ["rebuild"],
                ["token", "list"],
                ["webhook", "list"], ["backup", "copy"], ["clock", "show"],
                ["people", "erase", "anna@alfa.example", "--preview"],
            ] {
                let answer = try program.run(command + ["--data", "data", "--desk", "ehco"])
                #expect(answer.code == 64 && answer.error == sentence, "\(command): \(answer)")
            }
            try refused(
                program, "no desk 'ehco' here; desks: echo (nearest: echo)", "--desk", "ehco")
        }
        let examined = try program.run("doctor", "--data", "data", "--json")
        #expect(!examined.output.contains("ehco"))
    }

    /// A letter stays with the mail server, and nothing of it here.
    private func refused(_ program: Program, _ cause: String, _ options: String...) throws {
        let answer = try program.run(["deliver", "--data", "data"] + options, input: Self.letter)
        #expect(answer.code == 75)
        #expect(answer.error == "reglament: data: the letter could not be kept: \(cause)")
        #expect(spooled(program) == [])
    }

    @Test func `a second desk is made only where that is said, and then each needs its name`()
        throws
    {
        let database = try TestDatabase()
        let program = try Program(database: database.address)
        try withDesk(program)
        let nameless = try program.run("serve", "--data", "data", "--new-desk")
        #expect(nameless.code == 64 && nameless.error.contains("name it with --desk"))
        let odd = try program.run("serve", "--data", "data", "--new-desk", "--desk", "../x")
        #expect(odd.code == 64 && odd.error.contains("cannot be called '../x'"), "\(odd.error)")
        try program.serving("--data", "data", "--desk", "cetera", "--new-desk") {
            let published = try program.run("publish", "--data", "data", regulation)
            #expect(published.code == 0)
        }
        let server = try program.run("serve", "--data", "data", "--listen", "127.0.0.1:0")
        #expect(server.code == 64)
        #expect(
            server.error
                == "reglament: data: there are several desks here; name one with --desk: cetera, echo"
        )
        try program.serving("--data", "data", "--desk", "echo") {
            let listed = try program.run("token", "list", "--data", "data")
            #expect(listed.code == 0, "it is the server's only one")
        }
        guard database.address == nil else { return }
        try refused(program, "there are several desks here; name one with --desk: cetera, echo")
        try refused(
            program, "no desk 'ceterra' here; desks: cetera, echo (nearest: cetera)", "--desk",
            "ceterra")
        #expect(
            try program.run("deliver", "--data", "data", "--desk", "cetera", input: Self.letter)
                .code == 0)
        #expect(spooled(program) == ["cetera"])
    }

    @Test func `a server of several desks takes no letter and no command that names none`()
        async throws
    {
        let program = try Program()
        let data = program.folder.appending(path: "data").path
        let store = try Store(folder: data)
        defer { try? store.close() }
        var controls: [Control] = []
        for id in ["echo", "cetera"] {
            let desk = try await Desk(
                id: id, store: store, world: .system,
                checkWorld: RegulationPath.world(zoneinfo: ZoneFiles.systemFolder),
                log: Logger(label: "test"))
            controls.append(Control(desk: desk, signIn: SignIn(store: store, world: .system)))
        }
        let desks = Controls(controls)
        let site = try ControlSite(folder: data) { await desks.answer($0) }
        try await site.listening { try namesNone(program) }
    }

    private func namesNone(_ program: Program) throws {
        try refused(program, "there are several desks here; name one with --desk: echo, cetera")
        try refused(
            program, "no desk 'eco' here; desks: echo, cetera (nearest: echo)", "--desk", "eco")
        let listed = try program.run("token", "list", "--data", "data")
        #expect(listed.code == 64)
        #expect(
            listed.error
                == "reglament: data: there are several desks here; name one with --desk: echo, cetera"
        )
        #expect(try program.run("token", "list", "--data", "data", "--desk", "echo").code == 0)
        #expect(
            try program.run("backup", "copy", "--data", "data").code == 0,
            "it is of the whole folder")
    }

    @Test func `the line that restore prints starts a server on what was restored`() throws {
        let (source, target) = (try TestDatabase(), try TestDatabase())
        let program = try Program(database: source.address)
        try withDesk(program)
        try program.serving("--data", "data") {
            let copied = try program.run("backup", "the copy", "--data", "data")
            #expect(copied.code == 0)
        }
        let folder = "new year's data"
        let options = target.address.map { ["--database", $0] } ?? []
        let restored = try program.run(["restore", "the copy", "--data", folder] + options)
        #expect(restored.code == 0, "\(restored.error)")
        let line = String(restored.output.split(separator: "\n").last ?? "")
        try program.serving(line: line) {
            let said = try program.run("verify", "--data", folder)
            #expect(said.code == 0 && !said.output.contains("0 events"), "\(said)")
        }
    }

    @Test func `the line of a server names the desk of several, and no database of the shell`() {
        let here = ServeLine(
            program: "reglament", environment: [:], data: "/srv/desk", desk: "echo")
        #expect(here.description == "reglament serve --data /srv/desk --desk echo")
        let astray = ServeLine(
            program: "reglament", environment: ["REGLAMENT_DATABASE": "postgresql:///x"], data: "d")
        #expect(astray.description == "env -u REGLAMENT_DATABASE reglament serve --data d")
        let advice = StartAdvice(
            done: "restored", data: "d", database: "postgresql:///a?b", desks: ["echo", "cetera"])
        #expect(
            advice.description.hasPrefix(
                "restored; it holds the desks echo, cetera: start one with\n"))
        #expect(
            advice.description.hasSuffix(
                "serve --data d --database 'postgresql:///a?b' --desk echo"))
    }
}
