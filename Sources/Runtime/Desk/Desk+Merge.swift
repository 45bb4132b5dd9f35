import Foundation
import ServiceDesk
import Store
import WorkingTime

/// What an act did that changes two tickets.
public struct Reached: Sendable {
    public var done: Performed
    /// Number of the other ticket.
    public var other: Int
}

extension Desk {
    /// Does an act that changes another ticket with this one, in one transaction.
    ///
    /// - Parameters:
    ///   - named: what its ask was answered by.
    ///   - id: of the command: the same id again does nothing.
    ///   - version: version that the ticket must still have; nil: whatever is there.
    /// - Returns: nil: there are no two such tickets for this viewer.
    public func reach(
        _ act: Act, from number: Int, named: Int, by person: String, for viewer: Viewer,
        as id: String, expecting version: Int? = nil
    ) async throws -> Reached? {
        switch act.rule.reach {
        case .goesOn:
            try await merge(
                number, into: named, by: person, for: viewer, as: id, expecting: version
            ).map { Reached(done: $0, other: named) }
        case .opens:
            try await split(
                number, message: named, by: person, for: viewer, as: id, expecting: version)
        case nil: nil
        }
    }

    /// Merges a ticket into another one of the same client: one goes on, the other points to it
    /// (decision 30).
    ///
    /// - Parameters:
    ///   - id: of the command: the same id again merges nothing; nil: a new one.
    ///   - version: version that the ticket must still have; nil: whatever is there.
    /// - Returns: what was done to the ticket that ends; nil: there is no such open pair for this
    ///   viewer.
    public func merge(
        _ number: Int, into other: Int, by person: String, for viewer: Viewer, as id: String? = nil,
        expecting version: Int? = nil
    ) async throws -> Performed? {
        let (now, id) = (world.now(), id ?? "merge-\(world.newID())")
        let digest = EditionLibrary.digest("merge \(number) \(other)".utf8)
        let done = try await store.write {
            [self] transaction -> (merged: Performed, other: TicketID)? in
            let isRepeat =
                try CommandLog(desk: self.id).outcome(of: id, digest: digest, in: transaction)
                != nil
            guard let row = try tickets.ticket(number: number, for: viewer, in: transaction),
                let target = try tickets.ticket(number: other, for: viewer, in: transaction),
                isRepeat || (target.isOpen && row.isOpen), target.client == row.client,
                target.id != row.id
            else { return nil }
            var merging = Instruction(
                .merge(into: target.id, number: other), on: row.id, by: .staff(person),
                commandID: id)
            var absorbing = Instruction(
                .absorb(try absorbed(row, at: now, in: transaction)), on: target.id,
                by: .staff(person),
                commandID: "\(id)-other")
            (merging.digest, merging.expecting, absorbing.digest) = (digest, version, digest)
            let merged = try carryOut(merging, at: now, in: transaction)
            _ = try carryOut(absorbing, at: now, in: transaction)
            if !merged.isRepeat {
                try bring(row.id, to: target.id, as: id, at: now, in: transaction)
            }
            return (merged, target.id)
        }
        guard let done else { return nil }
        if !done.merged.isRepeat {
            for ticket in [done.merged.ticket, done.other] { changes.announce(ticket) }
        }
        return done.merged
    }

    private func absorbed(
        _ row: TicketRow, at now: Instant, in transaction: Transaction
    ) throws -> TicketEvent.Absorbed {
        let stream = try TicketJournal(journal: journal).load(row.id, in: transaction)
        let running = running(
            on: stream, under: try edition(of: stream.ticket), asOf: stream.time(now))
        return .init(ticket: row.id, number: row.number, running: running.isEmpty ? nil : running)
    }

    /// Whoever asked on the one, or was brought in there, hears of every answer on the other.
    private func bring(
        _ merged: TicketID, to other: TicketID, as id: String, at now: Instant,
        in transaction: Transaction
    ) throws {
        let journal = TicketJournal(journal: journal)
        let (from, to) = (
            try journal.load(merged, in: transaction).ticket,
            try journal.load(other, in: transaction)
        )
        let people = ([from.requester?.person].compactMap(\.self) + from.watchers).uniqued()
        for person in people where person != to.ticket.requester?.person {
            let watching = Instruction(
                .watch(person), on: other, by: .desk, commandID: "\(id)-\(person)")
            _ = try carryOut(watching, at: now, in: transaction)
        }
    }
}
