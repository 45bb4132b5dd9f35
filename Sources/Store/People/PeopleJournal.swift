import Foundation
import ServiceDesk
import WorkingTime

/// Clients and staff as streams, with rows that find them.
public struct PeopleJournal: Sendable {
    public let journal: Journal

    /// Guard that moves with every change of people.
    public static let guardName = "people"

    public init(journal: Journal) { self.journal = journal }

    public func append(
        _ events: [ClientEvent], to client: inout Client, at: Instant, actor: Actor,
        in transaction: Transaction
    ) throws {
        let (version, before, projects) = (client.version, client.addresses, client.projects)
        for event in events { client.evolve(event) }
        let entries = try events.enumerated().map { offset, event in
            try entry(
                version + offset + 1, event.kind.rawValue, ClientEvent.schema, at, actor,
                EntryCodec.bytes(event.payload))
        }
        try journal.append(
            entries, to: StreamKey(.client, client.id), expecting: version, in: transaction)
        try journal.step(Self.guardName, in: transaction)
        try project(client, replacing: before, in: transaction)
        try Teams(desk: journal.desk).save(client, replacing: projects, in: transaction)
    }

    public func append(
        _ events: [StaffEvent], to member: inout StaffMember, at: Instant, actor: Actor,
        in transaction: Transaction
    ) throws {
        let version = member.version
        for event in events { member.evolve(event) }
        let entries = try events.enumerated().map { offset, event in
            try entry(
                version + offset + 1, event.kind.rawValue, StaffEvent.schema, at, actor,
                event.payload.map { try EntryCodec.bytes($0) } ?? Data())
        }
        try journal.append(
            entries, to: StreamKey(.staff, member.called), expecting: version, in: transaction)
        try journal.step(Self.guardName, in: transaction)
        try project(member, in: transaction)
    }

    private func entry(
        _ sequence: Int, _ type: String, _ schema: Int, _ at: Instant, _ actor: Actor,
        _ payload: Data
    ) throws -> Entry {
        Entry(
            sequence: sequence, type: type, schema: schema, occurredAt: at, recordedAt: at,
            actor: try EntryCodec.bytes(actor), payload: payload
        )
    }

    /// The row and the addresses of a client, as its stream has them.
    ///
    /// - Parameter before: addresses that it had: by them their rows are found.
    private func project(
        _ client: Client, replacing before: Set<String>, in transaction: Transaction
    ) throws {
        try transaction.execute(
            """
            INSERT INTO client (desk, id, version, name) VALUES ($1, $2, $3, $4)
            ON CONFLICT (desk, id) DO UPDATE SET version = excluded.version, name = excluded.name
            """,
            [.text(journal.desk), .text(client.id), .integer(client.version), .text(client.name)])
        for address in before.subtracting(client.addresses).sorted() {
            try transaction.execute(
                "DELETE FROM address WHERE desk = $1 AND address = $2 AND client = $3",
                [.text(journal.desk), .text(address), .text(client.id)])
        }
        for contact in client.contacts.values {
            for address in Set(contact.addresses.map { $0.lowercased() }) {
                try transaction.execute(
                    """
                    INSERT INTO address (desk, address, client, contact) VALUES ($1, $2, $3, $4)
                    ON CONFLICT (desk, address, client) DO UPDATE SET contact = excluded.contact
                    """, [.text(journal.desk), .text(address), .text(client.id), .text(contact.id)])
            }
        }
    }

    public func project(_ member: StaffMember, in transaction: Transaction) throws {
        try transaction.execute(
            """
            INSERT INTO staff (desk, id, version, name) VALUES ($1, $2, $3, $4)
            ON CONFLICT (desk, id) DO UPDATE SET version = excluded.version, name = excluded.name
            """,
            [
                .text(journal.desk), .text(member.called), .integer(member.version),
                .text(member.name),
            ])
    }

    // MARK: Loading

    public func client(_ id: String, in transaction: Transaction) throws -> Client {
        try history(of: id, in: transaction).reduce(into: Client(id: id)) { $0.evolve($1.event) }
    }

    /// What became true about the client, and when it was written down, in order of the journal.
    public func history(of client: String, in transaction: Transaction) throws -> [(
        recordedAt: Instant, event: ClientEvent
    )] {
        let stream = StreamKey(.client, client)
        return try journal.entries(of: stream, in: transaction).map { entry, _ in
            (entry.recordedAt, try Self.event(entry, of: stream))
        }
    }

    /// An event of a client's stream.
    public static func event(_ entry: Entry, of stream: StreamKey) throws -> ClientEvent {
        guard let kind = ClientEvent.Kind(rawValue: entry.type) else {
            throw unknown(entry, of: stream)
        }
        return try EntryCodec.decode(entry.payload) { try ClientEvent(kind: kind, decode: $0) }
    }

    public func member(_ id: String, in transaction: Transaction) throws -> StaffMember {
        let stream = StreamKey(.staff, id)
        return try journal.entries(of: stream, in: transaction).reduce(into: StaffMember(id: id)) {
            member, pair in
            guard let kind = StaffEvent.Kind(rawValue: pair.entry.type) else {
                throw Self.unknown(pair.entry, of: stream)
            }
            let payload = pair.entry.payload.isEmpty ? Data("{}".utf8) : pair.entry.payload
            member.evolve(try EntryCodec.decode(payload) { try StaffEvent(kind: kind, decode: $0) })
        }
    }

    /// What a contact's card ever said, the oldest first; also of one who was withdrawn. What was
    /// said of others who were called so is none of theirs.
    public func cards(of contact: String, client: String, in transaction: Transaction) throws
        -> [Contact]
    {
        let (withdrawn, stated) = (
            ClientEvent.Kind.contactWithdrawn, ClientEvent.Kind.contactStated
        )
        var (known, cards) = (Client(id: client), [Contact]())
        for (entry, _) in try journal.entries(of: StreamKey(.client, client), in: transaction) {
            guard let kind = [withdrawn, stated].first(where: { $0.rawValue == entry.type }) else {
                continue
            }
            let event = try EntryCodec.decode(entry.payload) {
                try ClientEvent(kind: kind, decode: $0)
            }
            known.evolve(event)
            guard case .contactStated(let stated) = event else { continue }
            if let card = known.contact(called: stated.called), card.id == contact {
                cards.append(card)
            }
        }
        return cards
    }

    private static func unknown(_ entry: Entry, of stream: StreamKey) -> StoreError {
        .unknownEvent(stream: stream.description, type: entry.type, schema: entry.schema)
    }

    /// Ids of all clients, or of all staff, with the heads of their chains: another head is another
    /// history.
    public func heads(
        _ kind: StreamKey.Kind, in transaction: Transaction
    ) throws(StoreError) -> [(id: String, head: Data)] {
        try transaction.query(
            "SELECT id, head FROM stream WHERE desk = $1 AND kind = $2 ORDER BY id",
            [.text(journal.desk), .text(kind.rawValue)]
        ).map { ($0.text(0), $0.bytes(1)) }
    }
}

extension Client {
    /// Addresses of its contacts as rows have them.
    fileprivate var addresses: Set<String> {
        Set(contacts.values.flatMap { $0.addresses.map { $0.lowercased() } })
    }
}
