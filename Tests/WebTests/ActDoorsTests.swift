import Foundation
import HTTPTypes
import Regulations
import ServiceDesk
import Store
import Testing
import WorkingTime

@testable import Runtime
@testable import Web

/// Every act, in every state, by everybody, through the real doors: pages, portal and API offer and
/// refuse what the core's table says.
@Suite struct ActDoorsTests {
    /// One who has roles here, one who has none and may look, and a contact.
    private static let staff = ["marina", "olga"]

    /// A ticket that is led from state to state.
    private struct Walk {
        let live: LiveDesk
        let browsers: [(person: String, cookie: LiveDesk.Browser)]
        let portal: PortalBrowser
        let tokens: [(who: Performer, token: String)]

        init() async throws {
            live = try await LiveDesk()
            var browsers: [(String, LiveDesk.Browser)] = []
            for person in ActDoorsTests.staff {
                browsers.append((person, try await live.enter(person)))
            }
            self.browsers = browsers
            portal = try await PortalBrowser(live.site, as: "anna@alfa.example")
            var tokens: [(Performer, String)] = []
            for holder in [ActDoorsTests.staff[0], "alfa.anna"] {
                let token = try await APITokens(desk: live.desk).create(
                    .init(
                        name: holder, holder: holder, scope: "own",
                        permissions: ["read", "write"], days: 30)
                ).token
                tokens.append((holder == "alfa.anna" ? .contact(holder) : .staff(holder), token))
            }
            self.tokens = tokens
        }

        var view: TicketView {
            get async throws { try #require(try await live.desk.ticket(number: 1, for: .desk)) }
        }

        func perform(_ command: Command, by who: Performer = .staff("marina")) async throws {
            let said = try live.desk.draft(saying: "Words")
            _ = try await live.desk.perform(
                Instruction(
                    command, on: try await view.row.id, by: who,
                    commandID: live.desk.world.newID(), contents: [said]))
        }
    }

    private static func scene(_ walk: Walk, _ who: Performer) async throws -> ActScene {
        let view = try await walk.view
        var actor = walk.live.desk.actor(
            who, project: view.row.projectKey, people: walk.live.desk.people)
        if case .staff(let person) = who {
            let roles = walk.live.desk.roles(of: person, on: view)
            actor.roles = roles.own + roles.standingIn
        }
        return ActScene(
            ticket: view.stream.ticket, actor: actor, regulation: view.edition.regulation)
    }

    /// Acts that a page leads to.
    private static func linked(_ page: String) -> Set<String> {
        Set(
            page.matches(of: /\/tickets\/1\/([a-z_]+)"/).map { String($0.output.1) }.filter {
                Act(rawValue: $0) != nil
            })
    }

    /// The staff's page offers what the table offers, and nothing else; what it does not offer is
    /// not had by its address.
    private static func lookAtPages(_ walk: Walk, _ state: String) async throws {
        for (person, cookie) in walk.browsers {
            let scene = try await scene(walk, .staff(person))
            let page = linked(try await walk.live.get("/tickets/1", cookie).body)
            for act in Act.withForm where !act.isWritten {
                let isOffered = act.isOffered(in: scene)
                let isLinked = page.contains(act.rawValue)
                // A form without anything to choose is not offered.
                #expect(!isLinked || isOffered, "\(state): \(person) is offered \(act)")
                if isOffered, act.rule.asks.allSatisfy({ !$0.kind.isChosen || $0.need != .must }) {
                    #expect(isLinked, "\(state): \(person) is not offered \(act)")
                }
                guard person == Self.staff[0], !isLinked else { continue }
                let status = try await walk.live.get("/tickets/1/\(act.rawValue)", cookie).status
                #expect(status != 200, "\(state): \(person), \(act)")
            }
        }
    }

    /// The portal shows a form exactly where its act is offered.
    private static func lookAtPortal(_ walk: Walk, _ state: String) async throws {
        let scene = try await scene(walk, .contact("alfa.anna"))
        let page = try await walk.portal.get("/portal/tickets/1").text
        for (form, act) in [
            ("acceptance", Act.signOff), ("defect", .reportDefect), ("approval", .approve),
        ] {
            let isShown = page.contains("id=\"\(form)\"")
            #expect(isShown == act.isOffered(in: scene), "\(state): \(form)")
        }
        let writes = page.contains("id=\"answer\"") || page.contains("id=\"reopening\"")
        #expect(writes == Act.write.isOffered(in: scene), "\(state): write")
    }

    /// A body that is well formed for every act.
    private static func body(_ act: Act) -> String {
        let members = act.rule.asks.filter { $0.need == .must }.map { ask -> String in
            "\"\(ask.name)\": \(ask.kind.sample)"
        }
        return "{" + (["\"action\": \"\(act.rawValue)\""] + members).joined(separator: ", ") + "}"
    }

    /// A call is refused where the table refuses, for the same reason; nothing is done by it.
    private static func callEverything(_ walk: Walk, _ state: String) async throws {
        let before = try await walk.view.stream.version
        for (who, token) in walk.tokens {
            let scene = try await scene(walk, who)
            for act in APIContract.acts {
                guard let refusal = act.refusal(in: scene) else { continue }
                var headers: HTTPFields = [
                    .authorization: "Bearer \(token)", .contentType: "application/json",
                ]
                headers[.idempotencyKey] = UUID().uuidString
                headers[.ifMatch] = "*"
                let answer = try await walk.live.ask(
                    .post, "/api/v1/tickets/1/actions", .nobody, headers: headers, body: body(act))
                let isClosed = !act.isFor(scene.actor.kind) || !act.rule.hasClientsDoor
                if scene.actor.kind == .contact, isClosed {
                    #expect(answer.status == 403, "\(state): \(act) \(answer.body)")
                } else {
                    let isSaid = answer.body.contains("\"\(refusal.reason)\"") || act == .merge
                    #expect(answer.status == 422 && isSaid, "\(state): \(act) \(answer.body)")
                }
            }
        }
        #expect(try await walk.view.stream.version == before, "\(state)")
    }

    private static func look(_ walk: Walk) async throws {
        let state = try await walk.view.stream.ticket.state.rawValue
        // Calls are counted by the minute.
        walk.live.clock.stand(at: walk.live.clock.now() + 120)
        try await lookAtPages(walk, state)
        try await lookAtPortal(walk, state)
        try await callEverything(walk, state)
    }

    @Test func `pages, portal and API offer and refuse what the table of acts says`() async throws {
        let walk = try await Walk()
        _ = try await walk.live.deliver()
        try await Self.look(walk)
        try await walk.live.send()
        try await walk.perform(.categorise("bug"))
        try await Self.look(walk)
        try await walk.perform(.take(override: nil))
        try await Self.look(walk)
        try await walk.perform(.wait(.thirdParty, nil, expected: nil))
        try await Self.look(walk)
        try await walk.perform(.resume)
        try await walk.perform(.expedite(reason: "critical", nil), by: .staff("olga"))
        try await walk.perform(.handOver(to: ["programmer"]))
        try await walk.perform(.fill(["test_waiver": .text("small")]))
        try await walk.perform(.finish)
        try await Self.look(walk)
        try await walk.perform(.signOff, by: .contact("alfa.anna"))
        try await walk.perform(.close)
        try await Self.look(walk)
    }

    @Test func `a note is written on a ticket that is over, by the page as by a call`() async throws
    {
        let walk = try await Walk()
        _ = try await walk.live.deliver()
        try await walk.live.send()
        try await walk.perform(.refuse(reason: "out_of_scope", nil))
        let (browser, path) = (walk.browsers[0].cookie, "/tickets/1")
        var headers: HTTPFields = [
            .authorization: "Bearer \(walk.tokens[0].token)", .contentType: "application/json",
        ]
        headers[.idempotencyKey] = "note"
        let noted = try await walk.live.ask(
            .post, "/api/v1\(path)/notes", .nobody, headers: headers,
            body: #"{"text":"By a call"}"#)
        #expect(noted.status == 200, "\(noted.body)")
        let page = try await walk.live.get(path, browser).body
        #expect(page.contains("formaction=\"\(path)/note\""))
        #expect(!page.contains("formaction=\"\(path)/reply\""))
        let words = ["text": "By the page", "nonce": "n1"]
        #expect(try await walk.live.post("\(path)/note", browser, words).status == 303)
        let after = try await walk.live.get(path, browser).body
        #expect(after.contains("By a call") && after.contains("By the page"))
        let late = ["text": "Too late", "nonce": "n2"]
        let reply = try await walk.live.post("\(path)/reply", browser, late)
        #expect(reply.status == 400 && reply.body.contains("Too late"))
    }
}

extension ActAsk.Kind {
    /// The form lets choose from what there is.
    fileprivate var isChosen: Bool {
        switch self {
        case .entry, .subtask, .escalation, .breach, .fields, .roles, .people, .category, .priority,
            .message:
            true
        default: false
        }
    }

    /// As a call would state it.
    fileprivate var sample: String {
        switch self {
        case .number, .amount, .version, .instance, .message: "1"
        case .ticket: "2"
        case .flag: "true"
        case .moment: "\"2030-01-01T10:00:00Z\""
        case .day: "\"2030-01-01\""
        case .people: "[\"pavel\"]"
        case .roles: "[\"programmer\"]"
        case .fields: "{\"page\": \"https://lavka.example/x\"}"
        case .awaited: "\"client\""
        case .category: "\"bug\""
        case .entry, .subtask: "\"0192f0c0-0000-7000-8000-000000000000\""
        case .words, .lines, .reason, .priority, .work, .person, .role, .ownRole, .client,
            .project, .contact, .escalation, .breach:
            "\"x\""
        }
    }
}
