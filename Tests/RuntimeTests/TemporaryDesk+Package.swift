import ServiceDesk
import WorkingTime

@testable import Runtime

extension TemporaryDesk {
    /// An hour costs 2 000; the contract is a package of one hour a month. Two tickets of the
    /// client are there, and five hours are over.
    static func packaged(
        _ package: String = "hours: 1, per: month, amount: 5000, then: work",
        amended: @escaping (String) -> String = { $0 }
    ) async throws -> TemporaryDesk {
        let desk = try await TemporaryDesk { text in
            amended(text).replacing(
                "per: hour, amount: by_agreement } }",
                with: """
                    per: hour, amount: 2000 } }
                      packages:
                        contract: { clause: "0.3", \(package) }
                    """)
        }
        for name in ["one", "two"] {
            _ = try await desk.deliver(
                desk.letter(
                    from: "gleb@alfa.example", id: "\(name)@alfa.example",
                    subject: "Matter \(name)", text: "See https://lavka.example/\(name)"))
        }
        try await desk.send()
        desk.clock.stand(at: TemporaryDesk.tuesday + 5 * 3600)
        return desk
    }

    /// - Parameter from: minutes after `tuesday`.
    func log(
        on number: Int, _ entry: String, from: Int64, minutes: Int, by node: Desk? = nil
    ) async throws {
        let logged = TicketEvent.Logged(
            entry: entry, person: "pavel", role: "programmer",
            from: TemporaryDesk.tuesday + from * 60, minutes: minutes, work: "execution")
        try await act(.log(logged), on: number, "log-\(entry)", by: node)
    }

    func act(_ command: Command, on number: Int, _ id: String, by node: Desk? = nil) async throws {
        _ = try await (node ?? desk).perform(
            Instruction(
                command, on: try await ticket(number).row.id, by: .staff("pavel"), commandID: id))
    }
}
