import Foundation
import ServiceDesk
import Store

/// Heads of the streams that people were read from.
struct PeopleHeads: Sendable {
    var clients = Shelves<Data>()
    var staff = Shelves<Data>()
}

extension People {
    /// The people as the journal has them now; whose history is the one they were read from is not
    /// read again.
    ///
    /// Nobody leaves the journal: who has left is there as one who has.
    func read(_ journal: PeopleJournal, in transaction: Transaction) throws -> People {
        let clients = try journal.heads(.client, in: transaction).filter {
            heads.clients[$0.id] != $0.head
        }
        let staff = try journal.heads(.staff, in: transaction).filter {
            heads.staff[$0.id] != $0.head
        }
        var people = replacing(
            clients: try clients.map { try journal.client($0.id, in: transaction) },
            staff: try staff.map { try journal.member($0.id, in: transaction) })
        for (id, head) in clients { people.heads.clients[id] = head }
        for (id, head) in staff { people.heads.staff[id] = head }
        return people
    }
}
