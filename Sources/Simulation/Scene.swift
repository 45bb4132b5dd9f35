import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// What stands on the desk after a step.
struct Scene: Sendable {
    let desk: Desk
    /// The regulation in force.
    let edition: Edition
    /// As the story calls them.
    var tickets: [String: TicketStream] = [:]
    /// In order of arrival.
    var names: [String] = []
    var pool: [PoolEntry] = []
    /// What the work on the step's ticket uses up and costs, where the step asks.
    var work: [WorkLine] = []
    /// Who of the staff sees what is kept back, where the step asks.
    var seeing: [String: [String]] = [:]
    /// Of the client and month of the step, where the step asks.
    var statement: Statement?

    var people: People { desk.people }

    func edition(of name: String) -> Edition {
        tickets[name].flatMap { try? desk.edition(of: $0.ticket) } ?? edition
    }

    func name(number: Int) -> String? { names.first { tickets[$0]?.ticket.number == number } }

    func client(of person: String) -> Client? { people.client(ofContact: person) }

    func contact(_ person: String) -> Contact? { client(of: person)?.contacts[person] }

    /// A step of a story may leave out whose project it names.
    func project(_ name: String?, of client: String?) -> ProjectKey? {
        name.map { name in
            let owner = people.clients.values.sorted { $0.id < $1.id }.first {
                $0.projects[name] != nil
            }
            return ProjectKey(client: client ?? owner?.id, name: name)
        }
    }

    /// Whom a mail address is: a person, a channel, else somebody whom the desk does not know.
    func addressee(_ address: String) -> String {
        let address = address.lowercased()
        if let known = people.contact(address: address) { return known.contact.id }
        if let member = people.staff.values.first(where: { $0.email.lowercased() == address }) {
            return member.id
        }
        let channel = edition.regulation.channels.pairs.first {
            $0.item.address?.lowercased() == address
        }
        return channel?.name ?? "stranger"
    }

    /// Roles of a roster in which nobody is on duty.
    func unmanned(at instant: Instant) -> [String] {
        edition.regulation.unmanned(
            holders: people.holders(project: nil), away: people.away(at: instant))
    }
}
