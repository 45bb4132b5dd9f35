import Foundation
import Store
import Testing

@testable import Runtime

/// Keys of programs: who made them and took them away stands in the audit, their secrets nowhere.
@Suite struct ProgramAuditTests {
    @Test func `tokens and webhooks made and taken away are told, their secrets are not`()
        async throws
    {
        let desk = try await TemporaryDesk()
        let (tokens, webhooks) = (APITokens(desk: desk.desk), Webhooks(desk: desk.desk))
        let token = try await tokens.create(
            .init(name: "build server", holder: "marina", permissions: ["read"], days: 30))
        let hook = try await webhooks.add(
            .init(url: "https://hooks.example/desk", events: ["replied"]))
        #expect(try await tokens.revoke(token.row.prefix))
        #expect(try await !tokens.revoke(token.row.prefix))
        #expect(try await webhooks.remove(hook.webhook.id))
        #expect(try await !webhooks.remove(hook.webhook.id))
        let rows = try await desk.desk.audit(by: nil, before: nil).rows.prefix(4).map(\.entry)
        #expect(rows.map(\.act) == [.webhookRemoved, .tokenRevoked, .webhookMade, .tokenMade])
        #expect(
            rows[0].subject == "https://hooks.example/desk" && rows[2].detail.contains("replied"))
        #expect(
            rows[1].subject == "marina"
                && rows[3].detail == "\(token.row.prefix)… build server: read")
        for row in rows {
            #expect(!"\(row)".contains(token.token) && !"\(row)".contains(hook.secret))
        }
    }

    @Test func `a secret is shown once`() async throws {
        let desk = try await TemporaryDesk()
        let made = await desk.control.answer(.addWebhook(.init(url: "https://hooks.example/desk")))
        let secret = try #require(made.text.split(separator: "\n").first { $0.hasPrefix("whsec_") })
        let list = await desk.control.answer(.listWebhooks)
        #expect(list.isDone && list.text.contains("hooks.example") && !list.text.contains(secret))
    }
}
