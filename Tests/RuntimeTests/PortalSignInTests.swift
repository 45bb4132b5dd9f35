import Channels
import Foundation
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime

/// A client signs in by a link that goes to their mail address.
@Suite struct PortalSignInTests {
    private func signIn(_ temporary: TemporaryDesk) -> PortalSignIn {
        PortalSignIn(desk: temporary.desk, publicURL: "https://desk.example/")
    }

    /// Token of the link in the only letter sent.
    private func token(_ temporary: TemporaryDesk) async throws -> String {
        try await temporary.send()
        let letter = try #require(try temporary.sent().last)
        let lines = letter.text.split(separator: "\n")
        let link = try #require(lines.first { $0.hasPrefix("https://desk.example/portal/") })
        return String(try #require(link.split(separator: "/").last))
    }

    @Test func `a link enters once`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        try await signIn.ask(address: " Anna@alfa.example", remote: "192.0.2.1")
        let token = try await token(temporary)
        #expect(try await signIn.choices(link: token).map(\.contact.id) == ["alfa.anna"])
        let session = try #require(
            try await signIn.enter(link: token, as: "alfa.anna", agent: "test"))
        #expect(try await signIn.session(token: session)?.contact.id == "alfa.anna")
        #expect(try await signIn.enter(link: token, as: "alfa.anna", agent: "test") == nil)
        #expect(try await signIn.choices(link: token).isEmpty)
    }

    @Test func `a link is for the people of its address alone`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        try await signIn.ask(address: "anna@alfa.example", remote: nil)
        let token = try await token(temporary)
        #expect(try await signIn.enter(link: token, as: "alfa.gleb", agent: "") == nil)
        #expect(try await signIn.enter(link: token, as: "beta.boris", agent: "") == nil)
        // A wrong guess uses nothing up.
        #expect(try await signIn.enter(link: token, as: "alfa.anna", agent: "") != nil)
    }

    @Test func `a link ends after a quarter of an hour`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        try await signIn.ask(address: "anna@alfa.example", remote: nil)
        let token = try await token(temporary)
        temporary.clock.stand(at: TemporaryDesk.tuesday + PortalSignIn.linkSeconds)
        #expect(try await signIn.enter(link: token, as: "alfa.anna", agent: "") == nil)
    }

    @Test func `an unknown address gets no letter and leaves the same trace`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        try await signIn.ask(address: "nobody@alfa.example", remote: nil)
        try await signIn.ask(address: "no address at all", remote: nil)
        try await temporary.send()
        #expect(try temporary.sent().isEmpty)
        let rows = try await temporary.desk.store.read {
            try $0.query("SELECT id, address FROM portal_link")
        }
        #expect(rows.map { $0.text(1) } == [""])
    }

    @Test func `neither a link nor a session can be read from the database`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        try await signIn.ask(address: "anna@alfa.example", remote: nil)
        let token = try await token(temporary)
        let session = try #require(try await signIn.enter(link: token, as: "alfa.anna", agent: ""))
        try await signIn.ask(address: "gleb@alfa.example", remote: nil)
        let second = try await self.token(temporary)
        let rows = try await temporary.desk.store.read { transaction in
            try transaction.query("SELECT id, id FROM portal_link")
                + transaction.query("SELECT id, id FROM portal_session")
                + transaction.query("SELECT id, payload FROM outbox")
        }
        #expect(rows.count == 4)
        for row in rows {
            let text = row.text(0) + row.text(1) + String(decoding: row.bytes(1), as: UTF8.self)
            for secret in [token, second, session] { #expect(!text.contains(secret)) }
        }
    }

    @Test func `letters to one address are few, and a remote address waits`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        for _ in 0..<10 { try await signIn.ask(address: "anna@alfa.example", remote: "192.0.2.1") }
        try await temporary.send()
        #expect(try temporary.sent().count == PortalSignIn.lettersMax)
        for _ in 10..<PortalSignIn.remoteMax {
            try await signIn.ask(address: "x@y.example", remote: "192.0.2.1")
        }
        await #expect(throws: PortalSignIn.TooMany.self) {
            try await signIn.ask(address: "gleb@alfa.example", remote: "192.0.2.1")
        }
        try await signIn.ask(address: "gleb@alfa.example", remote: "192.0.2.2")
    }

    @Test func `ever new addresses fill nothing, and crowd out no client's`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        let count = PortalSignIn.strangersMax + 30
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<count {
                group.addTask { try await signIn.ask(address: "x\(number)@y.example", remote: nil) }
            }
            try await group.waitForAll()
        }
        let rows = try await temporary.desk.store.read {
            try $0.query("SELECT COUNT(*) FROM portal_link")
        }
        #expect(rows[0].int(0) == PortalSignIn.strangersMax)
        try await signIn.ask(address: "anna@alfa.example", remote: nil)
        try await temporary.send()
        #expect(try temporary.sent().count == 1)
        let limit = RateLimit(1, inSeconds: 900)
        for number in 0...RateLimit.keysMax {
            _ = limit.take("\(number)", at: temporary.clock.now())
        }
        #expect(limit.take("new", at: temporary.clock.now()) == nil)
        #expect(limit.take("new", at: temporary.clock.now()) != nil)
    }

    @Test func `the letter speaks the contact's language`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        for address in ["boris@beta.example", "grace@gamma.example"] {
            try await signIn.ask(address: address, remote: nil)
        }
        try await temporary.send()
        let subjects = Set(try temporary.sent().map(\.subject))
        #expect(subjects == ["Кіруге арналған сілтеме", "Your sign-in link"])
    }

    @Test func `an address of several clients leaves the choice`() async throws {
        let temporary = try await TemporaryDesk()
        let shared = try temporary.people {
            $0.replacing("[boris@beta.example,", with: "[boris@beta.example, anna@alfa.example,")
                .replacing(
                    "language: kk }\n    agree",
                    with: "language: kk, shared: [anna@alfa.example] }\n    agree")
        }
        _ = try await temporary.desk.apply(shared)
        let signIn = signIn(temporary)
        try await signIn.ask(address: "anna@alfa.example", remote: nil)
        let token = try await token(temporary)
        #expect(
            try await signIn.choices(link: token).map(\.contact.id) == ["alfa.anna", "beta.boris"])
        let session = try #require(try await signIn.enter(link: token, as: "beta.boris", agent: ""))
        #expect(
            try await signIn.session(token: session)?.viewer
                == .contact(person: "beta.boris", client: "beta", scope: .own))
    }

    @Test func `a session ends with its time, its address or its contact`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        let token = try #require(try await signIn.link(for: "gleb@alfa.example", seconds: 60))
        let session = try #require(try await signIn.enter(link: token, as: "alfa.gleb", agent: ""))
        #expect(try await signIn.session(token: session) != nil)
        _ = try await temporary.desk.apply(
            try temporary.people {
                $0.replacing("[gleb@alfa.example]", with: "[other@alfa.example]")
            })
        #expect(try await signIn.session(token: session) == nil)
        _ = try await temporary.desk.apply(try temporary.people())
        #expect(try await signIn.session(token: session) != nil)
        temporary.clock.stand(at: TemporaryDesk.tuesday + PortalSignIn.sessionSeconds)
        #expect(try await signIn.session(token: session) == nil)
    }

    @Test func `sessions are listed, and ended by their own contact only`() async throws {
        let temporary = try await TemporaryDesk()
        let signIn = signIn(temporary)
        var tokens: [String] = []
        for (address, contact) in [
            ("anna@alfa.example", "alfa.anna"), ("gleb@alfa.example", "alfa.gleb"),
        ] {
            let link = try #require(try await signIn.link(for: address, seconds: 60))
            tokens.append(try #require(try await signIn.enter(link: link, as: contact, agent: "")))
        }
        let anna = try #require(try await signIn.session(token: tokens[0]))
        let gleb = try #require(try await signIn.session(token: tokens[1]))
        #expect(try await signIn.sessions(of: anna.contact).map(\.id) == [anna.stored.id])
        try await signIn.end(anna.stored.id, of: gleb.contact)
        #expect(try await signIn.session(token: tokens[0]) != nil)
        try await signIn.end(anna.stored.id, of: anna.contact)
        #expect(try await signIn.session(token: tokens[0]) == nil)
    }

    @Test func `a signature under the regulation becomes a fact of later tickets`() async throws {
        let temporary = try await TemporaryDesk()
        let desk = temporary.desk
        _ = try await temporary.deliver(temporary.letter())
        #expect(try await temporary.ticket(1).stream.ticket.entitlement.acknowledged == false)
        let client = try #require(desk.people.clients["alfa"])
        let version = try desk.versionToSign(of: client)
        #expect(version.signed == nil)
        let anna = try #require(client.contacts["alfa.anna"])
        try await desk.acknowledge(digest: version.digest, by: anna, of: "alfa")
        try await desk.acknowledge(digest: version.digest, by: anna, of: "alfa")
        #expect(desk.people.clients["alfa"]?.acknowledgements.map(\.contact) == ["alfa.anna"])
        _ = try await temporary.deliver(temporary.letter(id: "two@alfa.example", subject: "Other"))
        #expect(try await temporary.ticket(2).stream.ticket.entitlement.acknowledged)
        await #expect(throws: StoreError.self) {
            try await desk.acknowledge(digest: "another", by: anna, of: "alfa")
        }
    }

    @Test func `a card without a scope is one's own, as in journals written before`() throws {
        let old = Data(
            #"{"addresses":[],"id":"alfa.anna","language":"ru","name":"Anna","roles":[]}"#.utf8)
        let contact = try JSONDecoder().decode(Contact.self, from: old)
        #expect(contact.scope == .own)
        #expect(try EntryCodec.bytes(contact) == old)
    }
}
