import Foundation
import Store
import WorkingTime

/// `reglament webhook`: the argument is `add`, `list`, `retry` or `remove`.
extension Control {
    func webhook(_ request: ControlRequest) async throws -> ControlReply {
        let webhooks = Webhooks(desk: desk)
        let id = String(decoding: request.payload, as: UTF8.self)
        switch request.argument {
        case "add":
            let made = try await webhooks.add(
                try JSONDecoder().decode(Webhooks.Draft.self, from: request.payload))
            return ControlReply(
                isDone: true,
                text:
                    "\(made.webhook.id)\n\(made.secret)\nKeep the secret now: it is not shown again."
            )
        case "list":
            let lines = try await webhooks.all().map(\.line)
            return ControlReply(
                isDone: true, text: lines.isEmpty ? "no webhooks" : lines.joined(separator: "\n"))
        case "retry":
            return ControlReply(
                isDone: true, text: "\(try await webhooks.revive(id)) are sent again")
        case "remove":
            let isRemoved = try await webhooks.remove(id)
            let cause = "there is no webhook '\(id)'; see 'webhook list'"
            return ControlReply(isDone: isRemoved, text: isRemoved ? "removed" : cause)
        default: return ControlReply(isDone: false, text: "webhook add, list, retry or remove")
        }
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
