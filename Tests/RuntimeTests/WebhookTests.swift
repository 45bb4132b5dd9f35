import Crypto
import Foundation
import Store
import Testing
import WorkingTime

@testable import Runtime

@Suite struct WebhookTests {
    private func status(_ desk: Desk) async throws -> Webhooks.Status {
        try #require(try await Webhooks(desk: desk).all().first)
    }

    @Test func `an event is told once, signed, without anybody's words`() async throws {
        let listener = WebhookListener("204 No Content")
        let temporary = try await TemporaryDesk(webhooksInside: true)
        let made = try await Webhooks(desk: temporary.desk).add(
            .init(url: listener.url, events: ["registered"]))
        _ = try await temporary.deliver(temporary.letter(text: "A secret sentence"))
        #expect(try await WebhookDispatch(desk: temporary.desk).send() == 1)
        #expect(try await WebhookDispatch(desk: temporary.desk).send() == 0)
        let call = try #require(listener.calls.first)
        #expect(
            listener.calls.count == 1 && !call.body.contains("secret sentence")
                && !call.body.contains("Filter"))
        let body = try JSONSerialization.jsonObject(with: Data(call.body.utf8)) as? [String: Any]
        #expect(
            body?["event"] as? String == "registered"
                && call.head["reglament-event"] == "registered")
        #expect((body?["ticket"] as? [String: Any])?["client"] as? String == "alfa")
        #expect(body?["id"] as? String == call.head["reglament-delivery"])
        let seconds = TemporaryDesk.tuesday.seconds
        let code = HMAC<SHA256>.authenticationCode(
            for: Data("\(seconds).\(call.body)".utf8),
            using: SymmetricKey(data: Data(made.secret.utf8)))
        #expect(call.head["reglament-signature"] == "t=\(seconds),v1=\(Hexadecimal.text(code))")
        #expect(try await status(temporary.desk).counts == [.done: 1])
    }

    @Test
    func `a failing receiver is tried later and later, then the delivery is dead until revived`()
        async throws
    {
        let listener = WebhookListener("500 Broken")
        let temporary = try await TemporaryDesk(webhooksInside: true)
        let hook = try await Webhooks(desk: temporary.desk).add(
            .init(url: listener.url, events: ["arrived"])
        ).webhook
        _ = try await temporary.deliver(temporary.letter())
        let dispatch = WebhookDispatch(desk: temporary.desk)
        var pauses: [Int64] = []
        for _ in 1...WebhookRows.attemptsMax {
            let start = temporary.clock.now()
            while try await dispatch.send() == 0 {
                temporary.clock.stand(at: temporary.clock.now() + 30)
                try #require(temporary.clock.now() - start < 100_000)
            }
            pauses.append(temporary.clock.now() - start)
        }
        #expect(pauses.dropFirst() == [30, 60, 120, 240, 480, 960, 1920, 3840, 7680])
        let fared = try await status(temporary.desk)
        #expect(fared.counts == [.dead: 1] && fared.problem == .answered(500))
        #expect(listener.calls.count == WebhookRows.attemptsMax)
        #expect(Set(listener.calls.map { $0.head["reglament-delivery"] }).count == 1)
        #expect(try await Webhooks(desk: temporary.desk).revive(hook.id) == 1)
        #expect(try await dispatch.send() == 1)
    }

    @Test func `a redirect is not followed, and a receiver that is gone is not asked again`()
        async throws
    {
        let listener = WebhookListener("302 Found", "410 Gone")
        let temporary = try await TemporaryDesk(webhooksInside: true)
        _ = try await Webhooks(desk: temporary.desk).add(
            .init(url: listener.url, events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        let dispatch = WebhookDispatch(desk: temporary.desk)
        #expect(try await dispatch.send() == 1)
        #expect(listener.calls.count == 1)
        #expect(try await status(temporary.desk).problem == .answered(302))
        temporary.clock.stand(at: temporary.clock.now() + 30)
        _ = try await dispatch.send()
        #expect(try await status(temporary.desk).counts == [.dead: 1])
    }

    @Test func `an address inside the network is not called unless the operator says so`()
        async throws
    {
        let listener = WebhookListener("204 No Content")
        let temporary = try await TemporaryDesk()
        let webhooks = Webhooks(desk: temporary.desk)
        await #expect(throws: Webhooks.Problem.self) {
            try await webhooks.add(.init(url: listener.url))
        }
        _ = try await webhooks.add(
            .init(url: "https://localhost:\(listener.port)/hook", events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        _ = try await WebhookDispatch(desk: temporary.desk).send()
        #expect(try await status(temporary.desk).counts == [.dead: 1])
        #expect(listener.calls.isEmpty)
    }

    /// Forms of this machine's address. What names and numbers stand for is known when it is
    /// called, not before.
    private static let forms = [
        "127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "017700000001", "127.1", "127.0.1",
        "0x7f.1",
        "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "localhost", "LOCALHOST",
    ]

    @Test(arguments: forms)
    func `this machine is not called under any form of its address`(host: String) async throws {
        let listener = WebhookListener("204 No Content")
        let temporary = try await TemporaryDesk()
        _ = try await Webhooks(desk: temporary.desk).add(
            .init(url: "https://\(host):\(listener.port)/hook", events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        #expect(try await WebhookDispatch(desk: temporary.desk).send() == 1)
        #expect(try await status(temporary.desk).counts == [.dead: 1], "\(host)")
        #expect(try await status(temporary.desk).problem == .inside, "\(host)")
        #expect(listener.calls.isEmpty)
    }

    @Test(arguments: ["127.0.0.1", "2130706433", "0x7f000001", "127.1", "localhost"])
    func `the same forms lead to it where the operator says so`(host: String) async throws {
        let listener = WebhookListener("204 No Content")
        let temporary = try await TemporaryDesk(webhooksInside: true)
        _ = try await Webhooks(desk: temporary.desk).add(
            .init(url: "http://\(host):\(listener.port)/hook", events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        #expect(try await WebhookDispatch(desk: temporary.desk).send() == 1)
        #expect(listener.calls.count == 1)
        #expect(try await status(temporary.desk).counts == [.done: 1])
    }

    @Test(arguments: [
        "169.254.169.254", "2852039166", "0xa9fea9fe", "[fe80::1]", "[::ffff:169.254.169.254]",
        "[64:ff9b::a9fe:a9fe]",
        "[2001:0:a9fe:a9fe::1]", "[2002:a9fe:a9fe::1]", "0", "0.0.0.0", "[::]",
    ])
    func `what is link-local, or nobody's, is not called even where the operator allows the inside`(
        host: String
    ) async throws {
        let temporary = try await TemporaryDesk(webhooksInside: true)
        _ = try await Webhooks(desk: temporary.desk).add(
            .init(url: "http://\(host):9/hook", events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        #expect(try await WebhookDispatch(desk: temporary.desk).send() == 1)
        #expect(try await status(temporary.desk).counts == [.dead: 1], "\(host)")
    }

    @Test(arguments: ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
    func `no redirect is followed`(answer: String) async throws {
        let (listener, inside) = (WebhookListener(answer), WebhookListener("204 No Content"))
        listener.redirect(to: inside.url)
        let temporary = try await TemporaryDesk(webhooksInside: true)
        _ = try await Webhooks(desk: temporary.desk).add(
            .init(url: listener.url, events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        #expect(try await WebhookDispatch(desk: temporary.desk).send() == 1)
        #expect(listener.calls.count == 1 && inside.calls.isEmpty)
    }

    @Test func `a client's webhook is told of its own tickets, and nothing of the staff's own`()
        async throws
    {
        let temporary = try await TemporaryDesk(webhooksInside: true)
        let webhooks = Webhooks(desk: temporary.desk)
        _ = try await webhooks.add(.init(url: "http://127.0.0.1:9/", client: "alfa"))
        _ = try await temporary.deliver(temporary.letter())
        _ = try await temporary.deliver(
            temporary.letter(from: "boris@beta.example", id: "two@beta.example", subject: "Other"))
        let note = try temporary.say("between us")
        let row = try await temporary.ticket(1).row
        _ = try await temporary.desk.perform(
            Instruction(
                .note(note.ref), on: row.id, by: .staff("marina"), commandID: "note",
                contents: [note]))
        let told = try await temporary.desk.store.read {
            try $0.query("SELECT event, ticket FROM webhook_delivery")
        }
        #expect(
            !told.isEmpty && told.allSatisfy { $0.text(1) == row.id.text && $0.text(0) != "noted" })
    }

    @Test func `what a lost process had taken is taken again when its lease has run out`()
        async throws
    {
        let temporary = try await TemporaryDesk(webhooksInside: true)
        _ = try await Webhooks(desk: temporary.desk).add(
            .init(url: "http://127.0.0.1:9/", events: ["arrived"]))
        _ = try await temporary.deliver(temporary.letter())
        let (rows, now) = (WebhookRows(desk: "echo"), temporary.clock.now())
        func lease(_ at: Instant) async throws -> Int {
            try await temporary.desk.store.write {
                try rows.lease(at: at, until: at + WebhookDispatch.leaseSeconds, limit: 20, in: $0)
                    .count
            }
        }
        #expect(try await lease(now) == 1)
        #expect(try await lease(now + WebhookDispatch.leaseSeconds - 1) == 0)
        #expect(try await lease(now + WebhookDispatch.leaseSeconds) == 1)
    }

    @Test(arguments: [
        "ftp://x.example/", "https://", "https://user:word@x.example/", "http://x.example/", "x",
        "https://x.example/#a",
        "https://x.example/" + String(repeating: "a", count: 500),
    ])
    func `an address that cannot be called is refused`(url: String) async throws {
        let temporary = try await TemporaryDesk()
        await #expect(throws: Webhooks.Problem.self) {
            try await Webhooks(desk: temporary.desk).add(.init(url: url))
        }
    }

    @Test func `the command line adds, lists and removes`() async throws {
        let temporary = try await TemporaryDesk()
        let control = temporary.control
        let draft = Webhooks.Draft(url: "https://x.example/hook", events: ["replied"])
        let made = await control.answer(.addWebhook(draft)).text.split(separator: "\n")
        #expect(made.count == 3 && made[1].hasPrefix("whsec_"))
        let list = await control.answer(.listWebhooks).text
        #expect(list.contains("https://x.example/hook") && !list.contains(made[1]))
        #expect(await control.answer(.removeWebhook(id: String(made[0]))).isDone)
        #expect(await control.answer(.listWebhooks).text == "no webhooks")
        let bad = await control.answer(
            .addWebhook(.init(url: "https://x.example/", events: ["x"])))
        #expect(!bad.isDone)
    }
}
