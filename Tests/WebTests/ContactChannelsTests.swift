import Foundation
import ServiceDesk
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Whatever channel the regulation has, a contact by it is written down by form and by call.
@Suite struct ContactChannelsTests {
    private static let added = ["sms", "chat", "meeting", "social", "post"]

    private static func regulation(_ text: String) -> String {
        let more = added.map { kind in
            """
              by_\(kind): { title: { ru: \(kind), en: \(kind) }, clause: "2.1(1)", kind: \(kind), arrival: submitted }

            """
        }
        return text.replacing("\nchannels:\n", with: "\nchannels:\n" + more.joined())
    }

    private static var channels: [String] {
        added.map { "by_\($0)" } + ["monitor", "phone", "mail", "telegram"]
    }

    @Test func `the form offers every channel and registers by each`() async throws {
        let live = try await LiveDesk(regulation: Self.regulation)
        let marina = try await live.enter("marina")
        let page = try await live.get("/contacts/new", marina).body
        let now = try live.desk.edition().zone.civil(at: live.clock.now())
        for (index, channel) in Self.channels.enumerated() {
            #expect(page.contains(#"name="channel" value="\#(channel)""#), "\(channel)")
            let form = [
                "channel": channel, "arrived": now.fieldValue, "who": "anna@alfa.example",
                "category": "site_down",
                "subject": "Call \(index)", "text": "Matter of its own, number \(index) \(channel)",
            ]
            let sent = try await live.post("/contacts/new", marina, form)
            #expect(sent.status == 303, "\(channel): \(sent.body)")
            let number = sent.location.flatMap { $0.split(separator: "/").last }.flatMap { Int($0) }
            let view = try await live.desk.ticket(
                number: try #require(number, "\(channel)"), for: .desk)
            #expect(view?.stream.ticket.channel == channel && view?.row.project == "lavka")
        }
    }

    @Test func `a call registers by each of them as well`() async throws {
        let desk = try await APIDesk(regulation: Self.regulation)
        let marina = try await desk.token()
        for channel in Self.channels {
            let body = """
                {"channel": "\(channel)", "sender": "anna@alfa.example", "subject": "By \(channel)",
                 "text": "Matter of its own, \(channel)", "category": "site_down"}
                """
            let made = try await desk.call(
                .post, "/tickets", token: marina, body: body, key: channel)
            let number = try #require(made["number"] as? Int, "\(channel): \(made.object)")
            let view = try #require(try await desk.desk.ticket(number: number, for: .desk))
            #expect(view.stream.ticket.channel == channel && view.row.project == "lavka")
        }
    }

    @Test func `who calls has their project filled in, and only theirs are offered`() async throws {
        let live = try await LiveDesk()
        let marina = try await live.enter("marina")
        let form = ["channel": "phone", "who": "anna@alfa.example", "arrived": "2026-10-06T11:00"]
        let page = try await live.post("/contacts/preview", marina, form).body
        #expect(page.contains(#"<option value="alfa/lavka" selected>"#))
        #expect(!page.contains("beta/bereg") && !page.contains("gamma/lighthouse"))
        let nobody = try await live.post(
            "/contacts/preview", marina, ["channel": "phone", "who": "somebody"]
        ).body
        #expect(nobody.contains("alfa/lavka") && nobody.contains("gamma/lighthouse"))
    }
}
