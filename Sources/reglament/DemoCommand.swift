import ArgumentParser
import Foundation
import Logging
import Runtime
import Store

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "A desk with sample people and tickets around the present moment, for a first look.",
        discussion: """
            Everything is invented. Letters that the desk writes lie in DATA/outgoing as files. The next start goes on \
            with the same data; remove the folder to begin anew. Exit codes: 0 stopped by a signal, 2 it cannot start.
            """
    )

    @Option(help: "Data folder.")
    var data = "data/demo"

    @Option(help: "PostgreSQL database to work with; without it the data are kept in the data folder.")
    var database: String?

    @Option(help: "Address to listen on: host:port; port 0 takes a free one.")
    var listen = "127.0.0.1:8080"

    @Option(help: "Folder of the regulation.")
    var regulation = "regulations/echo"

    @Option(help: "File with the people.")
    var people = "demo/people.yaml"

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    func run() async throws {
        do {
            let options = try ServeOptions.parse([
                "--data", data, "--desk", "echo", "--listen", listen, "--zoneinfo", zoneinfo, "--insecure-cookies",
            ] + (database.map { ["--database", $0] } ?? []))
            let clock = DemoClock()
            let desk = try await Desk(
                id: "echo", store: try options.store(), world: clock.world, checkWorld: options.checkWorld(),
                mail: try options.mail(), log: Logger(label: "desk"))
            let signIns = try await prepare(desk, clock)
            let links = try await self.links(desk)
            try await DeskServer(desk: desk, options: options).run { welcome($0, signIns, links) }
        } catch let error as StoreError {
            throw refusal(error.description)
        } catch let error as PeopleFile.Problem {
            throw refusal(error.description)
        } catch let error as PublishError {
            throw refusal(error.description)
        } catch let error as UnreadableFile {
            error.report()
            throw ExitCode(2)
        }
    }

    private func refusal(_ sentence: String) -> ExitCode {
        FileHandle.standardError.write(Data("reglament: \(sentence)\n".utf8))
        return ExitCode(2)
    }

    private func prepare(_ desk: Desk, _ clock: DemoClock) async throws -> [(
        login: String, who: String, password: String
    )] {
        let path = RegulationPath(regulation)
        _ = try await desk.publish(
            RegulationFolder(regulation: try RegulationPath.text(of: path.file)), name: path.file)
        let file = try PeopleFile(
            text: try RegulationPath.text(of: people), file: people, edition: try desk.edition())
        _ = try await desk.apply(file)
        let tickets = try await DemoStory(desk: desk, clock: clock).play()
        print("\(tickets) tickets in \(data)")
        return try await passwords(desk)
    }

    /// New ones at each start: nobody else can know them.
    private func passwords(_ desk: Desk) async throws -> [(login: String, who: String, password: String)] {
        let signIn = SignIn(store: desk.store, world: desk.world)
        var made: [(login: String, who: String, password: String)] = []
        for id in ["olga", "marina", "aigul", "tanya"] {
            guard let member = desk.people.staff[id] else { continue }
            let password = "demo-" + desk.world.newToken().prefix(10)
            try await signIn.setPassword(password, login: member.email, desk: desk.id, staff: id)
            made.append((member.email, "\(member.name), \(member.roles.joined(separator: ", "))", password))
        }
        return made
    }

    /// Links for clients last a day here; the ones that letters bring, a quarter of an hour.
    private func links(_ desk: Desk) async throws -> [(address: String, path: String)] {
        let signIn = PortalSignIn(desk: desk)
        var made: [(address: String, path: String)] = []
        for address in ["anna@alfa.example", "gleb@alfa.example", "boris@beta.example", "grace@gamma.example"] {
            guard let token = try await signIn.link(for: address, seconds: 86_400) else { continue }
            made.append((address, "portal/sign-in/\(token)"))
        }
        return made
    }

    private func welcome(
        _ address: String, _ signIns: [(login: String, who: String, password: String)],
        _ links: [(address: String, path: String)]
    ) {
        let lines =
            ["", "Reglament demo: \(address)", "", "Sign in as"]
            + signIns.map { "  \($0.login)  \($0.password)   \($0.who)" }
            + ["", "Clients enter by a link, once each; \(address)portal sends another"]
            + links.map { "  \($0.address)  \(address)\($0.path)" } + [
                "", "Try a letter:   reglament deliver --data \(data) < letters/1-urgent-ru.eml",
                "Letters sent:   \(data)/outgoing", "Stop with Ctrl-C.", "",
            ]
        // Written at once, also when the output is a pipe.
        FileHandle.standardOutput.write(Data(lines.joined(separator: "\n").utf8))
    }
}
