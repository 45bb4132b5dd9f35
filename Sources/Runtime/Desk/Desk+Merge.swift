import Foundation
import ServiceDesk
import Store

extension Desk {
    /// Merges a ticket into another one of the same client: one goes on, the other points to it (decision 30).
    ///
    /// - Returns: the number of the ticket that goes on; nil: there is no such pair for this viewer.
    public func merge(_ number: Int, into other: Int, by person: String, for viewer: Viewer) async throws -> Int? {
        let (now, people) = (world.now(), people)
        let ids = [world.newID(), world.newID()]
        let changed = try await store.write { [self] transaction -> [TicketID]? in
            guard let row = try tickets.ticket(number: number, for: viewer, in: transaction),
                let target = try tickets.ticket(number: other, for: viewer, in: transaction), target.isOpen,
                row.isOpen, target.client == row.client, target.id != row.id
            else { return nil }
            let requests = [
                Request(
                    .merge(into: target.id, number: other), on: row.id, by: .staff(person),
                    commandID: "merge-\(ids[0])"),
                Request(
                    .absorb(row.id, number: number), on: target.id, by: .staff(person),
                    commandID: "merge-\(ids[1])"),
            ]
            for request in requests { _ = try carryOut(request, people: people, at: now, in: transaction) }
            return [row.id, target.id]
        }
        guard let changed else { return nil }
        for ticket in changed { changes.announce(ticket) }
        return other
    }
}
