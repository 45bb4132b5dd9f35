import ServiceDesk
import Store

/// Who wrote for one client and is a contact of another now.
extension Desk {
    /// Another client for whom the address wrote, while something of that is open there.
    func formerClient(
        of address: String, besides client: String, among people: People,
        in transaction: Transaction
    ) throws -> String? {
        try people.former(address: address).first { before in
            guard before.client.id != client else { return false }
            let own = Viewer.contact(
                person: before.contact.id, client: before.client.id, scope: .own)
            return try tickets.count(.all, for: own, in: transaction) > 0
        }?.client.id
    }
}
