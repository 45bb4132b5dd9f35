import Foundation
import Logging
import Regulations
import ServiceDesk
import Simulation
import Store
import Testing
import WorkingTime

@testable import Runtime

/// The demo's desks, each under its own regulation, in one store.
@Suite struct FiveDesksTests {
    static let names = ["cetera", "echo", "mywebstor", "netpeak", "netpoint"]

    /// A desk of the demo with its story played.
    static func desk(_ name: String, in store: Store, at now: Instant) async throws -> (
        Desk, DemoStory.Played
    ) {
        let repository = TemporaryDesk.repository
        func text(_ path: String) throws -> String {
            try String(contentsOf: repository.appending(path: path), encoding: .utf8)
        }
        let clock = DemoClock(system: World(now: { now }, randomBytes: World.system.randomBytes))
        let story = try DemoStoryFile(
            text: try text("demo/\(name)/story.yaml"), file: "\(name)/story.yaml")
        let mail = MailSettings(
            transport: .folder("\(store.folder)/outgoing/\(name)"),
            from: .init(address: story.mailFrom),
            domain: "\(name).example")
        let desk = try await Desk(
            id: name, store: store, world: clock.world, checkWorld: TemporaryDesk.checkWorld,
            mail: mail,
            log: Logger(label: name))
        _ = try await desk.publish(
            RegulationFolder(regulation: try text("regulations/\(name)/regulation.yaml")),
            name: name)
        _ = try await desk.apply(
            PeopleFile(
                text: try text("demo/\(name)/people.yaml"), file: "people.yaml",
                edition: try desk.edition()))
        return (desk, try await DemoStory(desk: desk, clock: clock, file: story).play())
    }

    private func open(at now: Instant, _ body: ([String: Desk], Store) async throws -> Void)
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "five-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder)
        defer { try? store.close() }
        var desks: [String: Desk] = [:]
        for name in Self.names {
            let (desk, played) = try await Self.desk(name, in: store, at: now)
            #expect(played.refusals == [], "\(name)")
            #expect(played.count >= 10, "\(name)")
            desks[name] = desk
        }
        try await body(desks, store)
    }

    private func states(of desk: Desk) async throws -> Set<TicketState> {
        var states: Set<TicketState> = []
        for number in 1...40 {
            if let view = try await desk.ticket(number: number, for: .desk) {
                states.insert(view.stream.ticket.state)
            }
        }
        return states
    }

    @Test(arguments: [TemporaryDesk.tuesday, TemporaryDesk.saturday])
    func `five desks in one store show what is particular to their regulations`(now: Instant)
        async throws
    {
        try await open(at: now) { desks, store in
            let expected: [String: Set<TicketState>] = [
                "cetera": [.held, .admitted, .inProgress, .handedOver, .waitingClient, .done],
                "echo": [
                    .admitted, .inProgress, .waitingClient, .postponed, .done, .refused, .held,
                ],
                "mywebstor": [.admitted, .inProgress, .waitingApproval, .waitingClient, .done],
                "netpeak": [.received, .inProgress, .waitingClient, .done],
                "netpoint": [.admitted, .waitingClient, .refused, .done],
            ]
            for (name, states) in expected {
                let shown = try await self.states(of: try #require(desks[name]))
                #expect(shown.isSuperset(of: states), "\(name): \(shown)")
            }
            for desk in desks.values {
                #expect(
                    try await Maintenance(store: store).verify(desk: desk.id) == [], "\(desk.id)")
                #expect(try await desk.rebuild().changed == [], "\(desk.id)")
            }
        }
    }

    @Test func `an account opens its own desk and no other`() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "five-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder)
        defer { try? store.close() }
        let signIn = SignIn(
            store: store, world: .system,
            hash: PasswordHash(.init(rounds: 2, blockSize: 1, parallelism: 1)))
        let (login, password) = ("dana@agency.example", "a long password")
        try await signIn.setPassword(password, login: login, desk: "netpeak", staff: "dana")
        await #expect(throws: SignIn.Refusal.wrong) {
            try await signIn.signIn(login: login, password: password, at: "cetera", from: .init())
        }
        let token = try await signIn.signIn(
            login: login, password: password, at: "netpeak", from: .init())
        #expect(try await signIn.session(token: token)?.desk == "netpeak")
    }

    @Test func `a command reaches the desk that it names, and none of several when it names none`()
        async throws
    {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "five-\(UUID().uuidString)"
        ).path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try Store(folder: folder)
        defer { try? store.close() }
        let signIn = SignIn(store: store, world: .system)
        var controls: [Control] = []
        for name in ["netpeak", "cetera"] {
            let desk = try await Self.desk(name, in: store, at: TemporaryDesk.tuesday).0
            controls.append(Control(desk: desk, signIn: signIn))
        }
        let server = Controls(controls)
        let people = ControlRequest.people(
            text: "people: 1\nstaff:\n  x: { name: X, roles: [duty_head] }\n", file: "p",
            isConfirmed: false)
        let unfit = await server.answer(people, of: "netpeak")
        #expect(!unfit.isDone && unfit.text.contains("duty_head"), "netpeak knows no such role")
        let unnamed = await server.answer(people, of: "")
        #expect(!unnamed.isDone && unnamed.refused == .desk)
        #expect(
            unnamed.text == "there are several desks here; name one with --desk: netpeak, cetera")
        let fit = await server.answer(people, of: "cetera")
        #expect(fit.isDone, "\(fit.text)")
        let nobody = await server.answer(.verify(), of: "cetrea")
        #expect(nobody.text == "no desk 'cetrea' here; desks: cetera, netpeak (nearest: cetera)")
        #expect(nobody.refused == .desk)
        let copied = await server.answer(.backup(folder: folder + "/copy"), of: "")
        #expect(copied.isDone, "a backup is of all desks: \(copied.text)")
        for name in try await store.desks() {
            let noted = try await store.read { try Upkeep(desk: name).lastBackup(in: $0) }
            #expect(noted != nil, "noted for \(name)")
        }
    }
}
