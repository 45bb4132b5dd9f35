import ServiceDesk
import Testing

@testable import Web

/// Every page from mock models, in every language.
struct MockPage: Sendable, CustomStringConvertible {
    let name: String
    let language: Language
    let html: String
    var description: String { "\(name).\(language.rawValue)" }

    static let all: [MockPage] = Language.allCases.flatMap { language -> [MockPage] in
        let desk = MockDesk(language: language)
        let pages: [(String, HTML)] = [
            (
                "sign-in",
                SignInPage.view(.init(language: language, deskName: "Веха", formToken: "token"))
            ),
            (
                "sign-in-wrong",
                SignInPage.view(
                    .init(
                        language: language, deskName: "Веха", formToken: "token",
                        mail: "a\"@b.example", isWrong: true,
                        next: "/tickets/7"))
            ),
            ("queue", QueuePage.view(desk.queue)),
            ("queue-empty", QueuePage.view(desk.emptyQueue(.mine))),
            ("ticket", TicketPage.view(desk.ticket)), ("explain", ExplainPage.view(desk.explain)),
            ("contact", InteractionPage.view(desk.interaction)),
            ("contact-wrong", InteractionPage.view(desk.wrongInteraction)),
            ("regulation", RegulationPage.view(desk.regulation)),
            ("unticketed", UnticketedPage.view(.init(frame: desk.frame, rows: [desk.unticketed]))),
            ("account", AccountPage.view(desk.account())),
            ("figures", FiguresPage.view(desk.figures)),
            ("unticketed-none", UnticketedPage.view(.init(frame: desk.frame, rows: []))),
        ]
        let acts = Act.withForm.flatMap { act in
            [nil, "reason", "until", "text"].map { (ask: String?) in
                let fault = ActOffer.Fault(ask, Words.of(language)[.required])
                return (
                    "act-\(act.rawValue)-\(ask ?? "form")",
                    ActPage.view(desk.act(act, fault: fault))
                )
            }
        }
        let accounts = AccountPage.Fault.allCases.map {
            ("account-\($0)", AccountPage.view(desk.account(fault: $0)))
        }
        let blocked = ActOffer(.take, comesAfter: (311, desk.clause("6.1")))
        let order = ActPage.Model(
            frame: desk.frame, ticket: 309, subject: "Остатки не выгружаются", seen: 3,
            offer: blocked)
        let errors = ErrorPage.Kind.allCases.map { kind in
            (
                "error-\(kind.rawValue)",
                ErrorPage.view(
                    .init(
                        language: language, deskName: "Веха", kind: kind,
                        reason: kind == .refused ? "…" : nil,
                        clauses: [desk.clause("3.4")], ticket: 7, typed: "<текст>"))
            )
        }
        return (pages + accounts + acts + [("act-take-blocked", ActPage.view(order))] + errors)
            .map {
                MockPage(name: $0.0, language: language, html: $0.1.text)
            }
    }
}

struct PageTests {
    @Test(arguments: MockPage.all) func `the markup is sound`(_ page: MockPage) {
        #expect(Markup(page.html).faults == [])
    }

    @Test(arguments: MockPage.all) func `nothing is styled or scripted in place`(_ page: MockPage) {
        for tag in Markup(page.html).tags {
            #expect(tag["style"] == nil && tag.name != "style")
            #expect(!tag.attributes.contains { $0.name.hasPrefix("on") }, "\(tag.attributes)")
            #expect(tag.name != "script" || tag.isClosing || tag["src"] != nil)
        }
    }

    @Test(arguments: MockPage.all) func `nothing is loaded from elsewhere`(_ page: MockPage) {
        for tag in Markup(page.html).tags where tag.name != "a" {
            for name in ["src", "href", "action", "formaction"] {
                guard let address = tag[name] else { continue }
                #expect(
                    address.hasPrefix("/") && !address.hasPrefix("//"),
                    "<\(tag.name) \(name)=\(address)>")
            }
        }
    }

    @Test(arguments: MockPage.all) func `every own link is a route`(_ page: MockPage) {
        for tag in Markup(page.html).tags {
            guard let href = tag["href"] ?? tag["action"], href.hasPrefix("/") else { continue }
            let path = href.split(separator: "#")[0].split(separator: "?")
            #expect(
                SiteURL(
                    path: String(path.first ?? "/"), query: path.count > 1 ? String(path[1]) : "")
                    != nil, "\(href)"
            )
        }
    }

    @Test(arguments: MockPage.all)
    func `one heading, one main part, a language, a way past the navigation`(
        _ page: MockPage
    ) {
        let tags = Markup(page.html).tags.filter { !$0.isClosing }
        #expect(tags.filter { $0.name == "h1" }.count == 1)
        #expect(tags.filter { $0.name == "main" }.map { $0["id"] } == ["main"])
        #expect(tags.first { $0.name == "html" }?["lang"] == page.language.rawValue)
        #expect(tags.first { $0.name == "a" }?["href"] == "#main")
    }

    @Test(arguments: MockPage.all) func `every form that changes something carries its token`(
        _ page: MockPage
    ) {
        let tags = Markup(page.html).tags
        for (index, tag) in tags.enumerated() where tag.name == "form" && tag["method"] == "post" {
            let inside = tags[index...].prefix { !($0.name == "form" && $0.isClosing) }
            #expect(
                inside.contains { $0["name"] == "form_token" && $0["value"] == "token" },
                "\(tag.attributes)")
        }
    }

    @Test(arguments: MockPage.all) func `every field and every icon button has a name`(
        _ page: MockPage
    ) {
        let tags = Markup(page.html).tags
        let labelled = Set(tags.filter { $0.name == "label" }.compactMap { $0["for"] })
        for tag in tags where ["textarea", "select"].contains(tag.name) && !tag.isClosing {
            #expect(labelled.contains(tag["id"] ?? ""), "\(tag.attributes)")
        }
        for tag in tags where tag["class"]?.contains("icon-only") == true {
            #expect(tag["aria-label"]?.isEmpty == false)
        }
    }

    @Test func `what people wrote is never markup`() {
        for page in MockPage.all where page.name == "queue" {
            #expect(page.html.contains("в подвале &lt;b&gt;"))
        }
        for page in MockPage.all where page.name == "error-409" {
            #expect(page.html.contains("&lt;текст&gt;"))
        }
        for page in MockPage.all where page.name == "sign-in-wrong" {
            #expect(page.html.contains("a&quot;@b.example"))
        }
    }
}
