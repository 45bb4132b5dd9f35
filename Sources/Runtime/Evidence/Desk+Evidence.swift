import Foundation
import ServiceDesk
import Store
import WorkingTime

/// A pack that is asked for.
public struct EvidenceOrder: Sendable, Codable {
    public var client: String
    /// First day of it.
    public var month: CivilDate
    /// Of the seal that binds the pack; nil: the last one.
    public var day: CivilDate?
    /// Whole path of the file; there must be none.
    public var path: String

    public init(client: String, month: CivilDate, day: CivilDate?, path: String) {
        self.client = client
        self.month = month
        self.day = day
        self.path = path
    }
}

extension Desk {
    /// Tickets read in one snapshot: what is sealed does not change between two.
    private static let packedAtOnce = 100

    /// Writes all that a client needs to recompute a month, as the seal knew it.
    ///
    /// - Returns: one line for people.
    /// - Throws: `EvidenceFault`, `SealedClient.Problem`, `EditionError`.
    func writeEvidence(_ order: EvidenceOrder) async throws -> String {
        guard people.clients[order.client] != nil else {
            throw StatementError.noSuchClient(order.client)
        }
        let (id, through) = (id, order.day?.description ?? "9999")
        let sealed = try await store.read {
            try SealedClient(order.client, through: through, desk: id, in: $0)
        }
        guard order.day == nil || sealed.seal.day == through,
            let day = CivilDate(sealed.seal.day)
        else { throw EvidenceFault("there is no seal of \(through)") }
        var pack = EvidencePack(
            desk: id, try EvidenceOutput(order.path), sealed: sealed, client: order.client)
        try pack.addHead(month: order.month.firstOfMonth)
        let month = try await addGround(to: &pack, order, day)
        var (streams, needed) = ([TicketStream](), sealed.tickets(needed: month)[...])
        while !needed.isEmpty {
            let few = needed.prefix(Self.packedAtOnce)
            needed = needed.dropFirst(Self.packedAtOnce)
            let read = try await store.read { transaction in
                try few.map { stream, entries in
                    let events = try sealed.events(
                        of: stream, entries, desk: id, in: transaction)
                    return (stream, events)
                }
            }
            for (stream, events) in read {
                streams.append(try pack.add(events, ofTicket: stream, month))
            }
        }
        try pack.finish(streams, month)
        return "\(order.path): \(streams.count) tickets of '\(order.client)', sealed \(day) "
            + Hexadecimal.text(sealed.seal.hash)
    }

    /// What every ticket is judged by: editions and the client's own stream.
    private func addGround(
        to pack: inout EvidencePack, _ order: EvidenceOrder, _ day: CivilDate
    ) async throws -> EvidenceMonth {
        let (id, sealed) = (id, pack.sealed)
        let own = try await store.read {
            try sealed.events(of: DeskJournal.key, sealed.own, desk: id, in: $0)
        }
        try pack.addOwn(own)
        let kept = try own.compactMap { event -> DeskEvent.EditionKept? in
            guard let entry = event.frame?.entry else { return nil }
            if case .editionKept(let kept) = try DeskJournal.event(entry) { return kept }
            return nil
        }
        let editions = try await store.read { transaction in
            try kept.map { kept in
                guard let edition = try Editions(desk: id).edition(kept, in: transaction) else {
                    throw EvidenceFault(
                        "the edition \(kept.kind) \(kept.name) is gone; run 'reglament verify'")
                }
                return (kind: kept.kind, edition: edition)
            }
        }
        for (kind, edition) in editions { try pack.add(edition, kind: kind) }
        let stream = StreamKey(.client, order.client)
        let entries = sealed.entries.filter { $0.kind == stream.kind.rawValue }
        let events = try await store.read {
            try sealed.events(of: stream, entries, desk: id, in: $0)
        }
        try pack.add(events, of: stream)
        let history = try events.compactMap(\.frame?.entry).map {
            (recordedAt: $0.recordedAt, event: try PeopleJournal.event($0, of: stream))
        }
        return try EvidenceMonth(
            of: order.client, month: order.month.firstOfMonth, sealed: day,
            on: .init(
                editions: editions, history: history,
                settled: try await addSettlements(to: &pack, order)))
    }

    /// What was done about the month and about those that it may correct, or that corrected them.
    private func addSettlements(to pack: inout EvidencePack, _ order: EvidenceOrder) async throws
        -> [Settlement]
    {
        let (id, sealed) = (id, pack.sealed)
        let around = monthsAround(statement: order.month)
        let found = Dictionary(grouping: sealed.entries) { $0.id }.sorted { $0.key < $1.key }
        var settled: [Settlement] = []
        for (name, entries) in found where entries[0].kind == StreamKey.Kind.settlement.rawValue {
            guard let month = SettlementJournal.month(of: order.client, in: name),
                around.contains(month)
            else { continue }
            let stream = SettlementJournal.stream(order.client, month)
            let events = try await store.read {
                try sealed.events(of: stream, entries, desk: id, in: $0)
            }
            try pack.add(events, of: stream)
            let steps = try events.compactMap(\.frame?.entry).map {
                try SettlementJournal.step($0, of: stream)
            }
            settled.append(
                steps.reduce(into: Settlement(client: order.client, month: month)) {
                    $0.evolve($1)
                })
        }
        return settled
    }
}

extension SealedClient {
    /// The client's tickets on which the month may rest, in order of their ids, each as the seals
    /// found it.
    fileprivate func tickets(needed month: EvidenceMonth) -> [(StreamKey, [ShareEntry])] {
        let own = entries.filter { $0.kind != StreamKey.Kind.client.rawValue }
        return Dictionary(grouping: own, by: \.id).sorted { $0.key < $1.key }.compactMap {
            id, found in
            guard let last = found.last, last.kind == StreamKey.Kind.ticket.rawValue,
                CivilDate(last.day).map(month.needs(movedOn:)) ?? true
            else { return nil }
            return (StreamKey(.ticket, id), found.filter { $0.kind == last.kind })
        }
    }
}
