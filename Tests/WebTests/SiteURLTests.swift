import ServiceDesk
import Testing
import WorkingTime

@testable import Web

struct SiteURLTests {
    static let samples: [SiteURL] =
        [
            .signIn(next: nil), .signIn(next: "/tickets/7?a=b&c=d#e"), .signOut,
            .queue(.all, after: nil),
            .queue(.all, after: "a b+c/ә"), .next, .search(""), .search("50% & «ЛВ»"), .ticket(1),
            .ticket(1042),
            .explain(ticket: 7, clock: "reaction-0"), .meeting(ticket: 7), .interaction,
            .interactionPreview,
            .unticketed(judged: nil), .unticketed(judged: 3), .judge("0f3a", .one),
            .judge("0f3a", .allOfSender),
            .figures(nil), .figures(CivilDate("2026-10-01")),
            .regulation(id: "demo", version: "2026.1", clause: nil), .events, .asset("app.0011.js"),
            .content("0f3a"), .letter("0f3a"), .health,
            .account(done: nil), .account(done: .password),
            .admin(.overview), .admin(.staff), .admin(.newStaff), .admin(.member("olga")),
            .admin(.clients),
            .admin(.staffFound(.init(words: "ә b"))),
            .admin(.clientsFound(.init(words: "a&b", after: "alfa"))),
            .admin(.clientsFound(.init(after: "alfa"))), .admin(.teams("olga", after: nil)),
            .admin(.teams("olga", after: "alfa/shop")), .admin(.newClient),
            .admin(.client("alfa")), .admin(.mail), .admin(.letters(before: nil)),
            .admin(.letters(before: "1~a")), .admin(.audit(by: nil, before: nil)),
            .admin(.audit(by: "olga", before: "7")), .admin(.part(.contacts, of: "alfa", id: nil)),
            .admin(.part(.projects, of: "alfa", id: "lavka")),
            .admin(.withdrawal(.contacts, of: "alfa", id: "anna")),
            .admin(.statement("alfa", month: nil)),
            .admin(.statement("alfa", month: CivilDate("2026-10-01")!)),
            .admin(.memberAct(.absence, "olga")), .admin(.letterAct(.resending, "a-1")),
            .invitation("0f3a"),
        ] + AccountAction.allCases.map { .accountAct($0) } + Language.allCases.map { .language($0) }
        + QueueView.allCases.map { .queue($0, after: nil) }
        + Act.withForm.map { .act($0, ticket: 7) }
        + portal.map { .portal($0) } + statements.map { .admin($0) }

    private static let october = CivilDate("2026-10-01")!
    private static let statements: [AdminURL] =
        StatementFormat.allCases.map { .statementFile("alfa", month: october, $0) }
        + SettlementAct.allCases.map { .settlement($0, "alfa", month: october) }
        + StatementsFormat.allCases.map { .statementsFile(month: october, $0) }
        + [.statements(month: nil, after: 0), .statements(month: october, after: 50)]
    private static let portalStatements: [PortalURL] =
        StatementFormat.allCases.map { .statementFile(month: october, $0) }
        + SettlementAct.allCases.map { .settlement($0, month: october) }

    static let portal: [PortalURL] =
        [
            .signIn, .link("0f3a"), .signOut, .person, .sessionEnd, .request, .requestPreview,
            .head, .ticket(7),
            .file("0f-3a", ticket: 7), .meeting(ticket: 7), .regulation,
            .version(id: "demo", "2026.1"),
            .acknowledgement, .home(.mine, after: "a b"), .statement(month: nil),
            .statement(month: CivilDate("2026-10-01")),
        ] + portalStatements + PortalView.allCases.map { .home($0, after: nil) }
        + PortalAction.allCases.map { .act($0, ticket: 7) }

    @Test func `a form's former address leads to the act that it is called as now`() {
        #expect(SiteURL(path: "/tickets/7/completion") == .act(.finish, ticket: 7))
        #expect(SiteURL(path: "/tickets/7/question") == .act(.ask, ticket: 7))
        #expect(SiteURL(path: "/tickets/7/decline") == nil, "it has no form of its own")
        for (name, act) in Act.formerAddresses {
            #expect(Act(rawValue: name) == nil && Act.withForm.contains(act), "\(name)")
        }
    }

    @Test func `the list of contacts without a ticket is found where it was before`() {
        #expect(SiteURL(path: "/contacts") == .unticketed(judged: nil))
        #expect(SiteURL(path: "/contacts/0f3a/judgement") == .judge("0f3a", .one))
        #expect(SiteURL.unticketed(judged: nil).path == "/unticketed", "as doctor says it")
    }

    @Test(arguments: samples) func `a link leads back to its route`(_ url: SiteURL) {
        let parts = url.path.split(separator: "?", maxSplits: 1)
        #expect(
            SiteURL(path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "") == url)
    }

    @Test func `every link is plain ASCII`() {
        for url in Self.samples {
            #expect(url.path.utf8.allSatisfy { $0 > 32 && $0 < 127 }, "\(url.path)")
        }
    }

    @Test(arguments: [
        "/tickets", "/tickets/0", "/tickets/-1", "/tickets/+7", "/tickets/007", "/tickets/7/delete",
        "/tickets/7/reply/1",
        "/queue/everything", "/language/de", "/nowhere", "/static/a/b", "/%ZZ", "/tickets/%37%",
        "/content/%FF", "/tickets/99999999999999999999", "/portal/tickets/07", "/portal/list/mine",
        "/portal/sign-in/a/b", "/portal/tickets/7/files", "/portal/tickets/7/reply",
    ])
    func `an unknown path is no route`(_ path: String) {
        #expect(SiteURL(path: path) == nil)
    }

    @Test func `a path of any length is answered`() {
        #expect(SiteURL(path: "/" + String(repeating: "a", count: SiteURL.lengthMax)) == nil)
        #expect(SiteURL(path: "/search", query: "q=a+b%20c") == .search("a b c"))
    }

    @Test func `a clause is a fragment of its edition`() {
        let url = SiteURL.regulation(id: "demo", version: "2026.1", clause: "2.2(1)")
        #expect(url.path == "/regulations/demo/2026.1#p2.2%281%29")
    }
}
