import Logging
import ServiceDesk
import Store
import WorkingTime

/// Wakes tickets whose warning, due instant or end of postponement has come; the command takes the
/// ordinary path.
public struct Timekeeper: Sendable {
    /// Tickets woken at once.
    static let batchMax = 200

    let desk: Desk

    /// Lets every timer ring that is due.
    ///
    /// - Returns: how many tickets were woken.
    public func ring() async throws -> Int {
        let (id, now) = (desk.id, desk.world.now())
        let due = try await desk.store.read { transaction in
            try Timers(desk: id).due(at: now, limit: Self.batchMax, in: transaction)
        }
        for ticket in due {
            do {
                _ = try await desk.perform(
                    Instruction(
                        .ring, on: ticket, by: .desk, commandID: "ring-\(ticket)-\(now.seconds)"))
                try await rewind(ticket, at: now)
            } catch {
                desk.log.error("timer of ticket \(ticket): \(error)")
                try await postpone(ticket, to: now + 300)
            }
        }
        return due.count
    }

    /// A ring that journalled nothing leaves the timer where it was; it must not ring for ever.
    private func rewind(_ ticket: TicketID, at now: Instant) async throws {
        let desk = desk
        try await desk.store.write { transaction in
            let stream = try TicketJournal(journal: desk.journal).load(ticket, in: transaction)
            let next = nextRing(of: stream, under: try desk.edition(of: stream.ticket))
            if let next, next <= now {
                try desk.project(
                    stream, under: try desk.edition(of: stream.ticket), at: now, in: transaction)
            }
            // Last: the projection sets the timer as well.
            try Timers(desk: desk.id).set(
                next.map { max($0, now + 1) }, for: ticket, in: transaction)
        }
    }

    private func postpone(_ ticket: TicketID, to instant: Instant) async throws {
        let id = desk.id
        try await desk.store.write { try Timers(desk: id).set(instant, for: ticket, in: $0) }
    }
}
