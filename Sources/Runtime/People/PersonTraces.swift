import Foundation
import ServiceDesk
import Store

/// What one person left: letters, raw letters, files, and the tickets they stand on.
public struct PersonTraces: Sendable, Hashable {
    public var person: String
    public var addresses: [String]
    public var interactions: [String] = []
    public var tickets: [TicketID] = []
    public var numbers: [Int] = []
    /// Content rows that still hold something, by kind.
    public var contents: [Contents.Kind: [String]] = [:]
    public var bytes = 0

    public var count: Int { contents.values.reduce(0) { $0 + $1.count } }

    /// One line for the administrator.
    public var line: String {
        let kinds = [
            (Contents.Kind.letter, "texts"), (.html, "formatted parts"), (.raw, "raw letters"),
            (.file, "files"), (.sealed, "secrets"),
        ].map { "\($0.1): \(contents[$0.0]?.count ?? 0)" }
        let few = numbers.prefix(Self.numbersMax).map { "#\($0)" }.joined(separator: " ")
        let more = numbers.count > Self.numbersMax ? " …" : ""
        return "\(kinds.joined(separator: ", ")), bytes: \(bytes), tickets: \(numbers.count)"
            + (few.isEmpty ? "" : " (\(few)\(more))")
    }

    private static let numbersMax = 20
}

/// Why nothing was erased.
public struct ErasureProblem: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
}

extension Desk {
    /// What a contact of a client, or whoever writes from an address, has left.
    ///
    /// - Parameter person: `client.contact`, also one that was withdrawn, or a mail address.
    func traces(of person: String, in transaction: Transaction) throws -> PersonTraces {
        let client =
            person.contains("@") ? nil : person.split(separator: ".").first.map(String.init)
        let addresses =
            try client.map { try self.addresses(of: person, client: $0, in: transaction) } ?? [
                person.lowercased()
            ]
        var traces = PersonTraces(person: person, addresses: addresses)
        let erasure = Erasure(desk: id)
        var tickets = try client.map { try erasure.tickets(of: $0, in: transaction) } ?? []
        for interaction in try erasure.interactions(from: addresses, in: transaction) {
            guard let received = try received(interaction, by: person, in: transaction) else {
                continue
            }
            traces.interactions.append(interaction)
            try take(received.content.id, as: .letter, into: &traces, in: transaction)
            if let raw = received.raw { try take(raw.id, as: .raw, into: &traces, in: transaction) }
            let row = try InteractionJournal(journal: journal).row(interaction, in: transaction)
            if let ticket = row?.ticket { tickets.append(TicketID(ticket)) }
        }
        for ticket in Set(tickets).sorted() { try take(ticket, into: &traces, in: transaction) }
        if let client { try takeStatements(of: client, into: &traces, in: transaction) }
        traces.numbers.sort()
        return traces
    }

    /// Everything that was written on a ticket, by whomever.
    func texts(of stream: TicketStream, in transaction: Transaction) throws -> PersonTraces {
        var traces = PersonTraces(person: "", addresses: [])
        traces.tickets = [stream.ticket.id]
        traces.numbers = [stream.ticket.number ?? 0]
        for facts in stream.records.map(\.event.facts) {
            if let content = facts.content {
                try take(content.id, as: .letter, into: &traces, in: transaction)
            }
            guard let interaction = facts.interaction else { continue }
            try take(interaction: interaction, into: &traces, in: transaction)
        }
        return traces
    }

    /// Everything of an interaction that became no ticket.
    func texts(ofInteraction id: String, in transaction: Transaction) throws -> PersonTraces {
        var traces = PersonTraces(person: "", addresses: [])
        try take(interaction: id, into: &traces, in: transaction)
        return traces
    }

    private func take(
        interaction: String, into traces: inout PersonTraces, in transaction: Transaction
    ) throws {
        traces.interactions.append(interaction)
        let found = try InteractionJournal(journal: journal).received(interaction, in: transaction)?
            .received
        guard let found else { return }
        try take(found.content.id, as: .letter, into: &traces, in: transaction)
        if let raw = found.raw { try take(raw.id, as: .raw, into: &traces, in: transaction) }
    }

    /// A contact which is this person's, not another's who has the address now.
    private func received(
        _ interaction: String, by person: String, in transaction: Transaction
    ) throws -> InteractionEvent.Received? {
        let found = try InteractionJournal(journal: journal).received(interaction, in: transaction)?
            .received
        guard let found else { return nil }
        return found.sender.person == nil || found.sender.person == person || person.contains("@")
            ? found : nil
    }

    /// Every address that the contact ever had.
    private func addresses(of person: String, client: String, in transaction: Transaction) throws
        -> [String]
    {
        let own = try PeopleJournal(journal: journal).cards(
            of: person, client: client, in: transaction)
        guard !own.isEmpty else {
            throw ErasureProblem(
                description:
                    "there never was a contact '\(person)': name one as client.contact, or a mail address"
            )
        }
        return Set(own.flatMap { $0.addresses.map { $0.lowercased() } }).sorted()
    }

    // MARK: Contents

    /// What the person said of the client's statements.
    private func takeStatements(
        of client: String, into traces: inout PersonTraces, in transaction: Transaction
    ) throws {
        let settlements = try SettlementJournal(journal: journal).all(of: client, in: transaction)
        for step in settlements.flatMap(\.steps) where step.actor.id == traces.person {
            guard step.actor.kind == .contact, let content = step.event.content else { continue }
            try take(content.id, as: .letter, into: &traces, in: transaction)
        }
    }

    private func take(
        _ ticket: TicketID, into traces: inout PersonTraces, in transaction: Transaction
    ) throws {
        let stream = try TicketJournal(journal: journal).load(ticket, in: transaction)
        let own = stream.records.filter { $0.isWritten(by: traces.person, at: traces.addresses) }
        guard !own.isEmpty else { return }
        traces.tickets.append(ticket)
        traces.numbers.append(stream.ticket.number ?? 0)
        for record in own {
            for secret in record.event.secrets {
                try take(secret.id, as: .sealed, into: &traces, in: transaction)
            }
            guard let content = record.event.facts.content else { continue }
            try take(content.id, as: .letter, into: &traces, in: transaction)
        }
    }

    private func take(
        _ content: String, as kind: Contents.Kind, into traces: inout PersonTraces,
        in transaction: Transaction
    ) throws {
        guard traces.contents[kind]?.contains(content) != true,
            let size = try Erasure(desk: id).size(of: content, in: transaction)
        else { return }
        traces.contents[kind, default: []].append(content)
        traces.bytes += size
        let contents = Contents(desk: id)
        guard kind == .letter, let bytes = try contents.bytes(content, in: transaction) else {
            return
        }
        guard let letter = try? StoredLetter.read(bytes) else {
            // It does not name its parts any more; they are the person's all the same.
            for part in try contents.parts(of: content, in: transaction) {
                guard let kind = part.kind else { continue }
                try take(part.id, as: kind, into: &traces, in: transaction)
            }
            return
        }
        if let html = letter.html { try take(html, as: .html, into: &traces, in: transaction) }
        for file in letter.files {
            try take(file.content, as: .file, into: &traces, in: transaction)
        }
    }
}

extension TicketEvent {
    /// Rows of the secrets that it filled in.
    fileprivate var secrets: [ContentRef] {
        guard case .filled(let filled) = self else { return [] }
        return filled.fields.sorted { $0.key < $1.key }.compactMap { _, value in
            if case .sealed(let ref) = value { ref } else { nil }
        }
    }
}

extension TicketRecord {
    /// What the person said on a ticket, by letter or signed in.
    fileprivate func isWritten(by person: String, at addresses: [String]) -> Bool {
        let facts = event.facts
        if let sender = facts.sender { return sender.isOne(person, addresses) }
        return actor.kind == .contact && actor.id == person
            && (facts.content != nil || !event.secrets.isEmpty)
    }
}

extension Sender {
    /// - Parameter known: the contact's id, or a mail address.
    fileprivate func isOne(_ known: String, _ addresses: [String]) -> Bool {
        if let person, !known.contains("@") { return person == known }
        return addresses.contains(address.lowercased())
    }
}
