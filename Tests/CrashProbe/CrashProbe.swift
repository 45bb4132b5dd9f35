import Channels
import Foundation
import Logging
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A desk that takes letters in until it is killed at the point that `REGLAMENT_FAIL_POINT` names; prints each number
/// that was acknowledged. usage: crash-probe REPOSITORY FOLDER LETTERS
@main
struct CrashProbe {
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let count = Int(arguments[3]) else {
            fatalError("usage: crash-probe REPOSITORY FOLDER LETTERS")
        }
        let (repository, folder) = (arguments[1], arguments[2])
        let zones = ZoneFiles()
        let world = CheckWorld(
            zone: { zones.rules($0) }, holidays: { Holidays.bundled(country: $0) }, today: CivilDate("2026-10-01")!)
        let mail = MailSettings(
            transport: .folder(folder + "/outgoing"), from: MailAddress(address: "support@echo.example"),
            domain: "echo.example")
        let desk = try await Desk(
            id: "echo", store: try Store(folder: folder), world: .system, checkWorld: world, mail: mail,
            log: Logger(label: "probe"))
        let regulation = try String(contentsOfFile: repository + "/regulations/echo/regulation.yaml", encoding: .utf8)
        _ = try await desk.publish(RegulationFolder(regulation: regulation), name: "echo")
        let people = try String(contentsOfFile: repository + "/demo/people.yaml", encoding: .utf8)
        _ = try await desk.apply(try PeopleFile(text: people, file: "people.yaml", edition: try desk.edition()))
        _ = try await Intake(desk: desk).resume()
        for number in 1...count {
            let outcome = try await Intake(desk: desk).deliver(letter(number), arrivedAt: desk.world.now())
            FileHandle.standardOutput.write(Data("\(outcome.number ?? 0)\n".utf8))
            while try await Dispatch(desk: desk, settings: mail).send() > 0 {}
        }
        try desk.store.close()
    }

    static func letter(_ number: Int) -> [UInt8] {
        Array(
            """
            From: <anna@alfa.example>\r\nTo: support@echo.example\r\nSubject: Letter \(number)\r\n\
            Message-ID: <\(number)@alfa.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
            Please look at https://lavka.example/\(number)\r\n
            """.utf8)
    }
}
