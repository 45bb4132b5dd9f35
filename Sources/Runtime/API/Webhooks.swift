import Channels
import Foundation
import Logging
import Regulations
import ServiceDesk
import Store
import TextRules
import WorkingTime

/// Webhooks of a desk: stated, listed, removed.
public struct Webhooks: Sendable {
    /// What is stated: where, what, whose.
    public struct Draft: Sendable, Hashable, Codable {
        public var url: String
        /// Kinds of ticket events; empty: all of them.
        public var events: [String]
        public var client: String?

        public init(url: String, events: [String] = [], client: String? = nil) {
            self.url = url
            self.events = events
            self.client = client
        }
    }

    /// Why a webhook was not made.
    public struct Problem: Error, Sendable, Hashable, CustomStringConvertible {
        public var description: String
    }

    /// A webhook and how it fares.
    public struct Status: Sendable {
        public var webhook: WebhookRow
        public var counts: [WebhookDelivery.State: Int]
        public var problem: WebhookProblem?
    }

    static let urlMax = 500
    private let desk: Desk

    public init(desk: Desk) { self.desk = desk }

    private var rows: WebhookRows { WebhookRows(desk: desk.id) }

    /// - Returns: the secret, which is shown this once, and the webhook.
    public func add(_ draft: Draft) async throws -> (secret: String, webhook: WebhookRow) {
        try check(draft)
        let secret = "whsec_" + desk.world.newToken()
        let row = WebhookRow(
            id: desk.world.newID(), url: draft.url, events: draft.events, client: draft.client,
            secret: Data(secret.utf8), createdAt: desk.world.now())
        let (rows, audit) = (rows, Audit(desk: desk.id))
        try await desk.store.write { transaction in
            guard try rows.all(in: transaction).count < WebhookRows.webhooksMax else {
                throw Problem(description: "there are \(WebhookRows.webhooksMax) webhooks already")
            }
            try rows.add(row, in: transaction)
            try audit.record(
                .init(.webhookMade, by: nil, on: row.url, detail: row.told), at: row.createdAt,
                in: transaction)
        }
        return (secret, row)
    }

    public func all() async throws -> [Status] {
        let rows = rows
        return try await desk.store.read { transaction in
            try rows.all(in: transaction).map { row in
                let (counts, problem) = try rows.summary(of: row.id, in: transaction)
                return Status(webhook: row, counts: counts, problem: problem)
            }
        }
    }

    /// - Returns: false: there is none of this id.
    public func remove(_ id: String) async throws -> Bool {
        let (rows, audit, now) = (rows, Audit(desk: desk.id), desk.world.now())
        return try await desk.store.write { transaction in
            guard let row = try rows.all(in: transaction).first(where: { $0.id == id }),
                try rows.remove(id, in: transaction)
            else { return false }
            try audit.record(
                .init(.webhookRemoved, by: nil, on: row.url, detail: row.told), at: now,
                in: transaction)
            return true
        }
    }

    /// Sends dead deliveries once more.
    ///
    /// - Returns: how many there were.
    public func revive(_ id: String) async throws -> Int {
        let (rows, now) = (rows, desk.world.now())
        return try await desk.store.write { try rows.revive(id, at: now, in: $0) }
    }

    private func check(_ draft: Draft) throws(Problem) {
        for text in [draft.url, draft.client ?? ""] + draft.events {
            if let fault = TextShape.line.fault(in: text) {
                throw Problem(
                    description: "'\(TextShape.line.marked(String(text.prefix(100))))' \(fault)")
            }
        }
        let parts = URLComponents(string: draft.url)
        guard let parts, draft.url.utf8.count <= Self.urlMax, !(parts.host ?? "").isEmpty,
            parts.user == nil,
            parts.fragment == nil,
            parts.scheme == "https" || (parts.scheme == "http" && desk.webhooks.isInside)
        else {
            throw Problem(
                description:
                    "'\(draft.url.prefix(100))' cannot be called: write https://host/path, up to "
                    + "\(Self.urlMax) bytes; http only when the server runs with --webhooks-inside")
        }
        let known = Set(TicketEvent.Kind.allCases.map(\.rawValue))
        let unknown = draft.events.filter { !known.contains($0) }
        guard unknown.isEmpty else {
            throw Problem(
                description: "unknown events: \(unknown.joined(separator: ", ")); known are "
                    + known.sorted().joined(separator: ", "))
        }
        if let client = draft.client, desk.people.clients[client] == nil {
            throw Problem(description: "there is no client '\(client)'")
        }
    }
}

extension WebhookRow {
    /// For the audit: which webhook, what it is told; never its secret.
    fileprivate var told: String {
        ([id, events.isEmpty ? "*" : events.joined(separator: ", ")] + [client].compactMap(\.self))
            .joined(separator: " ")
    }

    /// Whether it is told of this event.
    func wants(_ event: TicketEvent, client: String?, under regulation: Regulation) -> Bool {
        guard events.isEmpty || events.contains(event.kind.rawValue) else { return false }
        guard let own = self.client else { return true }
        return own == client && event.isVisibleToClient(under: regulation)
    }
}

/// An event as a webhook is told of it: names and numbers, no words of people; those are asked for
/// by the API.
struct WebhookBody: Codable {
    struct Ticket: Codable {
        var id: String
        var number: Int
        var version: Int
        var state: String
        var client: String?
        var project: String?
    }

    var id: String
    var event: String
    var desk: String
    var occurredAt: String
    var recordedAt: String
    var ticket: Ticket
}

extension Desk {
    /// Queues what webhooks are to be told, in the transaction of the events themselves.
    func tellWebhooks(_ change: Change, in transaction: Transaction) throws {
        let rows = WebhookRows(desk: id)
        let webhooks = try rows.all(in: transaction)
        guard !webhooks.isEmpty else { return }
        let ticket = change.after.ticket
        for record in change.records {
            for webhook in webhooks
            where webhook.wants(
                record.event, client: ticket.client, under: change.edition.regulation)
            {
                let delivery = "\(ticket.id)-\(record.sequence)-\(webhook.id)"
                let body = WebhookBody(
                    id: delivery, event: record.event.kind.rawValue, desk: id,
                    occurredAt: record.occurredAt.iso8601, recordedAt: record.recordedAt.iso8601,
                    ticket: .init(
                        id: ticket.id.text, number: ticket.number ?? 0, version: record.sequence,
                        state: ticket.state.rawValue, client: ticket.client, project: ticket.project
                    ))
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                encoder.keyEncodingStrategy = .convertToSnakeCase
                try rows.queue(
                    .init(
                        id: delivery, webhook: webhook.id, ticket: ticket.id.text,
                        event: body.event,
                        payload: try encoder.encode(body), createdAt: change.at), in: transaction)
            }
        }
    }
}
