import Channels
import Crypto
import Foundation
import Store
import WorkingTime

/// Tells webhooks what they are to be told: a committed lease, the attempt, a second commit
/// (decision 14). An attempt whose outcome is lost is made again under the same id.
public struct WebhookDispatch: Sendable {
    /// Deliveries taken at once; with four calls at a time they end well within the lease.
    static let batchMax = 20
    static let leaseSeconds: Int64 = 120
    static let retrySeconds: Int64 = 30
    static let retrySecondsMax: Int64 = 6 * 3600
    /// What was delivered is remembered so long.
    static let keptSeconds: Int64 = 30 * 86_400

    let desk: Desk

    private var rows: WebhookRows { WebhookRows(desk: desk.id) }

    /// - Returns: how many deliveries were tried.
    public func send() async throws -> Int {
        let (rows, now) = (rows, desk.world.now())
        let isIdle = try await desk.store.read { try rows.all(in: $0).isEmpty }
        if isIdle { return 0 }
        let (items, webhooks) = try await desk.store.write { transaction in
            (
                try rows.lease(
                    at: now, until: now + Self.leaseSeconds, limit: Self.batchMax, in: transaction),
                try rows.all(in: transaction)
            )
        }
        let known = Dictionary(uniqueKeysWithValues: webhooks.map { ($0.id, $0) })
        try await withThrowingTaskGroup(of: Void.self) { group in
            for item in items {
                guard let webhook = known[item.webhook] else { continue }
                group.addTask { try await send(item, to: webhook) }
            }
            try await group.waitForAll()
        }
        return items.count
    }

    public func purge() async throws -> Int {
        let (rows, before) = (rows, desk.world.now() - Self.keptSeconds)
        return try await desk.store.write { try rows.purge(before: before, in: $0) }
    }

    private func send(_ item: WebhookDelivery, to webhook: WebhookRow) async throws {
        let now = desk.world.now()
        let outcome = await desk.webhooks.post(
            String(decoding: item.payload, as: UTF8.self), to: webhook.url,
            headers: [
                "Content-Type: application/json", "User-Agent: Reglament", "Expect:",
                "Reglament-Event: \(item.event)", "Reglament-Delivery: \(item.id)",
                "Reglament-Signature: \(Self.signature(item.payload, secret: webhook.secret, at: now))",
            ])
        switch outcome {
        case .answered(200..<300): try await finish(item, as: .done, problem: nil)
        case .answered(410): try await finish(item, as: .dead, problem: .gone)
        case .answered(let status): try await retry(item, problem: .answered(status))
        case .forbidden:
            try await finish(item, as: .dead, problem: .inside)
        case .unreachable(let cause): try await retry(item, problem: .said(cause))
        }
    }

    /// `t=SECONDS,v1=HEX`: HMAC-SHA256 over the seconds, a dot and the body, keyed with the secret
    /// as it was shown.
    static func signature(_ body: Data, secret: Data, at: Instant) -> String {
        let signed = Data("\(at.seconds).".utf8) + body
        let code = HMAC<SHA256>.authenticationCode(for: signed, using: SymmetricKey(data: secret))
        return "t=\(at.seconds),v1=\(Hexadecimal.text(code))"
    }

    private func finish(
        _ item: WebhookDelivery, as state: WebhookDelivery.State, problem: WebhookProblem?
    ) async throws {
        let rows = rows
        try await desk.store.write { try rows.finish(item.id, as: state, problem: problem, in: $0) }
    }

    /// After 30 seconds, 1, 2, 4 … minutes; the last failure leaves a dead letter.
    private func retry(_ item: WebhookDelivery, problem: WebhookProblem) async throws {
        guard item.attempts + 1 < WebhookRows.attemptsMax else {
            return try await finish(item, as: .dead, problem: problem)
        }
        let pause = min(Self.retrySecondsMax, Self.retrySeconds << Int64(item.attempts))
        let (rows, at) = (rows, desk.world.now() + pause)
        try await desk.store.write { try rows.retry(item.id, at: at, problem: problem, in: $0) }
    }
}
