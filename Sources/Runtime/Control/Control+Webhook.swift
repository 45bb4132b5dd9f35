import Foundation
import Store
import WorkingTime

/// `reglament webhook`.
extension Control {
    func addWebhook(_ draft: Webhooks.Draft) async throws -> ControlReply {
        let made = try await Webhooks(desk: desk).add(draft)
        return .done(
            "\(made.webhook.id)\n\(made.secret)\nKeep the secret now: it is not shown again.")
    }

    func listWebhooks() async throws -> ControlReply {
        let lines = try await Webhooks(desk: desk).all().map(\.line)
        return .done(lines.isEmpty ? "no webhooks" : lines.joined(separator: "\n"))
    }

    func retryWebhook(_ id: String) async throws -> ControlReply {
        .done("\(try await Webhooks(desk: desk).revive(id)) are sent again")
    }

    func removeWebhook(_ id: String) async throws -> ControlReply {
        let isRemoved = try await Webhooks(desk: desk).remove(id)
        let cause = "there is no webhook '\(id)'; see 'webhook list'"
        return ControlReply(isDone: isRemoved, text: isRemoved ? "removed" : cause)
    }
}

extension Webhooks.Status {
    /// As `reglament webhook list` shows it.
    var line: String {
        func count(_ state: WebhookDelivery.State) -> Int { counts[state] ?? 0 }
        let events = webhook.events.isEmpty ? "all events" : webhook.events.joined(separator: ",")
        let client = webhook.client.map { " of \($0)" } ?? ""
        let waiting = count(.waiting) + count(.leased)
        let fares = "\(count(.done)) delivered, \(waiting) waiting, \(count(.dead)) dead"
        let last = problem.map { "  last: \($0.sentence)" } ?? ""
        return "\(webhook.id)  \(webhook.url)  \(events)\(client)  \(fares)\(last)"
    }
}
