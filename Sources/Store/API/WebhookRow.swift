import Foundation
import WorkingTime

/// An address that is told of events.
public struct WebhookRow: Sendable, Hashable {
    public var id: String
    public var url: String
    /// Kinds of ticket events; empty: all of them.
    public var events: [String]
    /// Only this client's tickets, and only what the client may know; nil: everything.
    public var client: String?
    /// Signs what is sent.
    public var secret: Data
    public var createdAt: Instant

    public init(
        id: String, url: String, events: [String], client: String?, secret: Data, createdAt: Instant
    ) {
        self.id = id
        self.url = url
        self.events = events
        self.client = client
        self.secret = secret
        self.createdAt = createdAt
    }
}

/// Something that a webhook is to be told.
public struct WebhookDelivery: Sendable, Hashable {
    public enum State: String, Sendable, Hashable { case waiting, leased, done, dead }

    public var id: String
    public var webhook: String
    public var ticket: String
    public var event: String
    public var payload: Data
    public var attempts: Int
    public var createdAt: Instant

    public init(
        id: String, webhook: String, ticket: String, event: String, payload: Data,
        attempts: Int = 0,
        createdAt: Instant
    ) {
        self.id = id
        self.webhook = webhook
        self.ticket = ticket
        self.event = event
        self.payload = payload
        self.attempts = attempts
        self.createdAt = createdAt
    }
}
