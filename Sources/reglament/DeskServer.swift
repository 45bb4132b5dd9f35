import Foundation
import Logging
import Runtime
import ServiceLifecycle
import Simulation
import Web

/// The server of one data folder: pages of each desk on a port of its own, the desks' own work, the
/// control socket. One desk listens on the address of the options; with several of them a first
/// page does, which leads to each.
struct DeskServer {
    let desks: [Desk]
    let options: ServeOptions
    /// Of the first desk.
    var mailboxes: [MailboxSettings] = []
    var seals = SealSettings()
    /// Where the first desk has its time from; nil: from the machine.
    var time: CallersTime?

    /// - Parameter onStart: called once, when everything listens.
    func run(onStart: @escaping @Sendable (Doors.Addresses) -> Void) async throws {
        // What this process writes is its owner's alone, whatever the shell says.
        umask(0o077)
        for desk in desks {
            let resumed = try await Intake(desk: desk).resume(in: .quick)
            if resumed > 0 { desk.log.notice("\(resumed) contacts of the last run were judged") }
        }
        guard let first = desks.first else { return }
        let signIn = SignIn(store: first.store, world: first.world)
        let controls = Controls(
            desks.map {
                Control(desk: $0, signIn: signIn, seals: seals, trial: Simulation.trial, time: time)
            })
        let room = ConnectionRoom()
        let control = try ControlSite(folder: options.data, room: room) {
            await controls.answer($0)
        }
        defer { control.remove() }
        let group = ServiceGroup(
            services: try work + doors(signIn, control, onStart) + [ClosingRoom(room: room)]
                + mailboxes.map { MailboxService(desk: first, settings: $0) },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: first.log)
        try await group.run()
        try first.store.close()
    }

    /// What the desks do by themselves.
    private var work: [any Service] {
        desks.map { desk -> any Service in
            if time != nil { return StandingDesk(desk: desk) }
            return DeskServices(
                desk: desk, dataFolder: options.data, isAlone: desks.count == 1, seals: seals)
        }
    }

    private func doors(
        _ signIn: SignIn, _ control: ControlSite,
        _ onStart: @escaping @Sendable (Doors.Addresses) -> Void
    ) throws -> [any Service] {
        let (host, port, isAlone) = (options.host, try options.port(), desks.count == 1)
        let (doors, room) = (
            Doors(awaiting: desks.count + (isAlone ? 1 : 2), onOpen: onStart), ConnectionRoom()
        )
        let sites = desks.enumerated().map { index, desk in
            site(desk, signIn, room).server(
                host: host, port: port == 0 || isAlone ? port : port + 1 + index
            ) {
                doors.open($0, of: desk.id)
            }
        }
        let front = FrontSite(desks: desks, doors: doors, room: room)
        let servers: [any Service] =
            [control.server { doors.openControl() }]
            + (isAlone ? sites : [front.server(host: host, port: port)] + sites)
        // Services end in reverse order: first those who keep a server waiting leave.
        return servers + [ClosingRoom(room: room)]
    }

    private func site(_ desk: Desk, _ signIn: SignIn, _ room: ConnectionRoom) -> Site {
        Site(
            desk: desk, signIn: signIn, isSecure: !options.insecureCookies,
            proxies: TrustedProxies(options.proxy),
            callsPerMinute: options.apiCallsPerMinute, publicURL: options.publicURL, room: room,
            streamsMax: Site.streamsMax / desks.count)
    }
}

/// Ends the wait for clients when the process is told to end: else each slow one would hold it up
/// until its own limit.
private struct ClosingRoom: Service {
    let room: ConnectionRoom

    func run() async throws {
        try await gracefulShutdown()
        room.close()
    }
}
