import Channels
import Foundation
import Letters
import Logging
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A desk that takes letters in until it is killed at the point that `REGLAMENT_FAIL_POINT` names;
/// prints each number that was acknowledged. usage: crash-probe REPOSITORY FOLDER LETTERS [node
/// NAME CLOCK], where CLOCK is a file with the second that it is; a node goes on with the desk's
/// own work until it is killed.
@main
struct CrashProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard [4, 7].contains(arguments.count), let count = Int(arguments[3]) else {
            fatalError("usage: crash-probe REPOSITORY FOLDER LETTERS [node NAME CLOCK]")
        }
        let node = arguments.count == 7 ? arguments[5] : nil
        let (repository, folder) = (arguments[1], arguments[2])
        let zones = ZoneFiles()
        let world = CheckWorld(
            zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) },
            today: CivilDate("2026-10-01")!)
        let mail = MailSettings(
            transport: .folder(folder + "/outgoing"),
            from: MailAddress(address: "support@echo.example"),
            domain: "echo.example")
        let desk = try await Desk(
            id: "echo",
            store: try Store(
                folder: folder, address: ProcessInfo.processInfo.environment["REGLAMENT_DATABASE"]),
            world: node == nil ? .system : clock(arguments[6]), checkWorld: world, mail: mail,
            log: Logger(label: "probe"))
        if let node { return try await work(desk, folder, as: node, letters: count) }
        let regulation = try String(
            contentsOfFile: repository + "/regulations/echo/regulation.yaml", encoding: .utf8)
        _ = try await desk.publish(RegulationFolder(regulation: regulation), name: "echo")
        let people = try String(
            contentsOfFile: repository + "/demo/echo/people.yaml", encoding: .utf8)
        _ = try await desk.apply(
            try PeopleFile(text: people, file: "people.yaml", edition: try desk.edition()))
        _ = try await Intake(desk: desk).resume()
        for number in 1...count {
            let outcome = try await Intake(desk: desk).deliver(
                letter(number), arrivedAt: desk.world.now())
            FileHandle.standardOutput.write(Data("\(outcome.number ?? 0)\n".utf8))
            while try await Dispatch(desk: desk, settings: mail).send() > 0 {}
        }
        try desk.store.close()
    }

    /// A world whose time stands in a file.
    private static func clock(_ file: String) -> World {
        var world = World.system
        world.now = {
            let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
            return Instant(
                seconds: Int64(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0)
        }
        return world
    }

    /// A node among others: takes its letters in while it does the desk's own work, until it is
    /// killed.
    private static func work(_ desk: Desk, _ folder: String, as node: String, letters: Int)
        async throws
    {
        let services = DeskServices(desk: desk, dataFolder: folder)
        async let own: Void = services.run()
        for number in 0..<letters {
            let outcome = try await Intake(desk: desk).deliver(
                letter(number, from: node), arrivedAt: desk.world.now())
            FileHandle.standardOutput.write(Data("\(outcome.number ?? 0)\n".utf8))
        }
        try await own
    }

    static func letter(_ number: Int, from node: String = "") -> [UInt8] {
        Array(
            """
            From: <anna@alfa.example>\r\nTo: support@echo.example\r\nSubject: Letter \(node)\(number)\r\n\
            Message-ID: <\(node)\(number)@alfa.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
            Please look at https://lavka.example/\(number)\r\n
            """.utf8)
    }
}
