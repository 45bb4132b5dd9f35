import ArgumentParser
import Channels
import Foundation
import Logging
import Runtime
import Simulation
import Store
import Web

struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract:
            "Five desks in one deployment, with sample people and tickets around the present moment.",
        discussion: """
            Every desk lives by its own regulation, with a port of its own; the first page leads to each. Everything \
            is invented. Letters that a desk writes lie in DATA/outgoing/DESK as files. The next start goes on with \
            the same data; remove the folder to begin anew. Exit codes: 0 stopped by a signal, 2 it cannot start.
            """
    )

    @Option(help: "Data folder.")
    var data = "data/demo"

    @Option(
        help: "PostgreSQL database to work with; without it the data are kept in the data folder.")
    var database: String?

    @Option(
        help:
            "Address of the first page: host:port; the desks take the ports that follow. Port 0 takes free ones."
    )
    var listen = "127.0.0.1:8080"

    @Option(help: "Folder of the regulations.")
    var regulations = "regulations"

    @Option(help: "Folder with people and a story for each desk.")
    var desks = "demo"

    @Option(help: "Only this desk; may be given several times.")
    var only: [String] = []

    @Option(help: "Folder of compiled time zones.")
    var zoneinfo = ZoneFiles.systemFolder

    /// Whose door comes first.
    private static let first = "echo"

    func run() async throws {
        do {
            let options = try ServeOptions.parse(
                [
                    "--data", data, "--listen", listen, "--zoneinfo", zoneinfo,
                    "--insecure-cookies", "--secrets-key", "\(data)-secrets.key",
                ] + (database.map { ["--database", $0] } ?? []))
            let folders = DemoFolder.all(demo: desks, regulations: regulations, first: Self.first)
                .filter { only.isEmpty || only.contains($0.id) }
            guard !folders.isEmpty else {
                throw ValidationError("'\(desks)' holds no folder with a story.yaml")
            }
            let store = try options.store()
            try await refuseForeign(store)
            let signIn = SignIn(store: store, world: .system)
            let open = try await opened(folders, signIn, options)
            try await DeskServer(desks: open.map(\.desk), options: options).run { addresses in
                // Written at once, also when the output is a pipe.
                FileHandle.standardOutput.write(Data(welcome(addresses, open).utf8))
            }
        } catch let error as PublishError {
            let isOlder = error.findings.contains { $0.code == .V103 }
            let cure =
                "\n\(data) was filled by another edition of the demo; begin anew: --data FOLDER, or remove it"
            throw Stop(error.description + (isOlder ? cure : ""))
        }
    }

    /// Invented tickets have no place beside those of people.
    private func refuseForeign(_ store: Store) async throws {
        let ours = DemoFolder.all(demo: desks, regulations: regulations, first: Self.first).map(
            \.id)
        guard let other = try await store.desks().first(where: { !ours.contains($0) }) else {
            return
        }
        throw Stop(
            "\(data): it holds the desk '\(other)', which is none of the demo; name another folder with --data"
        )
    }

    /// All at once: each desk plays its story by a clock of its own.
    private func opened(
        _ folders: [DemoFolder], _ signIn: SignIn, _ options: ServeOptions
    ) async throws -> [DemoDesk] {
        try await withThrowingTaskGroup(of: DemoDesk.self) { group in
            for folder in folders {
                group.addTask { try await DemoDesk(folder, signIn: signIn, options: options) }
            }
            var open: [String: DemoDesk] = [:]
            for try await desk in group { open[desk.desk.id] = desk }
            return folders.compactMap { open[$0.id] }
        }
    }

    private func welcome(_ addresses: Doors.Addresses, _ open: [DemoDesk]) -> String {
        let front = addresses.front.map { ["", "Reglament demo: \($0)"] } ?? []
        let desks = open.flatMap { $0.welcome(address: addresses.desks[$0.desk.id] ?? "") }
        let lines =
            front + desks + [
                "", "Clients enter by a link, once each; the desk's page /portal sends another.",
                "",
                "Try a letter:   reglament deliver --data \(data) --desk echo < letters/1-urgent-ru.eml",
                "Letters sent:   \(data)/outgoing/DESK", "Stop with Ctrl-C.", "",
            ]
        return lines.joined(separator: "\n")
    }
}
