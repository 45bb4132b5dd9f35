import ServiceDesk
import Store
import WorkingTime

extension Desk {
    /// Takes in what another node has published or changed, before anything is decided by it. On a
    /// database that nobody shares there is nothing to ask for.
    func refresh(in transaction: Transaction) throws {
        guard store.isShared else { return }
        let known = cached.withLock { ($0.peopleVersion, $0.editionsVersion) }
        let people = try journal.guardVersion(PeopleJournal.guardName, in: transaction)
        let editions = try journal.guardVersion(Editions.guardName, in: transaction)
        // A piece that was undone may have left a later version behind: it is another, so it is
        // read again.
        if people != known.0 { try refreshPeople(in: transaction) }
        if editions != known.1 { try refreshEditions(in: transaction) }
    }

    /// The same before something is looked up outside a transaction.
    func refresh() async throws {
        guard store.isShared else { return }
        try await store.read { [self] in try refresh(in: $0) }
    }

    func refreshPeople(in transaction: Transaction) throws {
        let version = try journal.guardVersion(PeopleJournal.guardName, in: transaction)
        let people = try people.read(PeopleJournal(journal: journal), in: transaction)
        cached.withLock { ($0.people, $0.peopleVersion) = (people, version) }
    }

    func refreshEditions(in transaction: Transaction) throws {
        let version = try journal.guardVersion(Editions.guardName, in: transaction)
        let editions = Editions(desk: id)
        try library.load(
            try editions.all(.regulation, in: transaction),
            holidays: try editions.all(.holidays, in: transaction),
            zones: try editions.all(.zone, in: transaction))
        cached.withLock { $0.editionsVersion = version }
    }
}
