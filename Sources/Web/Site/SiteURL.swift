import Regulations
import ServiceDesk
import TextRules
import WorkingTime

/// Every address of the site: one value for the route and for the links to it.
public enum SiteURL: Sendable, Hashable {
    case signIn(next: String?)
    case signOut
    case language(Language)
    case queue(QueueView, after: String?)
    /// Takes the first ticket of the regulation's order.
    case next
    case search(String)
    case ticket(Int)
    /// GET asks, POST does.
    case act(Act, ticket: Int)
    /// One clock's argument as a page of its own.
    case explain(ticket: Int, clock: String)
    /// The ticket's meeting as a file for calendars.
    case meeting(ticket: Int)
    /// Shows a secret of the ticket, once.
    case secret(ticket: Int)
    /// Register a call or a messenger contact.
    case interaction
    /// What the regulation would promise to the interaction as filled in so far.
    case interactionPreview
    /// Contacts that became no ticket; how many were judged by the press before.
    case unticketed(judged: Int?)
    /// Has interactions judged that were kept aside.
    case judge(String, UnticketedAct)
    /// The measures of a month; nil: of the present one.
    case figures(CivilDate?)
    case regulation(id: String, version: String, clause: String?)
    /// The person's own sessions, roles and password.
    case account(done: AccountAction?)
    case accountAct(AccountAction)
    case admin(AdminURL)
    /// Where somebody invited chooses a password: the secret of the link.
    case invitation(String)
    case events
    case asset(String)
    /// An attachment.
    case content(String)
    /// The HTML part of a letter, for a sandboxed frame.
    case letter(String)
    /// The clients' side.
    case portal(PortalURL)
    case health
}

/// Which of the interactions kept aside are judged: this one, or all of its sender.
public enum UnticketedAct: String, Sendable, Hashable, CaseIterable {
    case one = "judgement"
    case allOfSender = "sender-judgement"
}

/// What a person does with their own account.
public enum AccountAction: String, Sendable, Hashable, CaseIterable {
    case endSession = "sessions"
    case endOthers = "other-sessions"
    case password
}

/// Which tickets the queue shows.
public enum QueueView: String, Sendable, Hashable, CaseIterable {
    case all, mine, unassigned, waiting
    case dueToday = "due-today"
    case breached
    /// Held by people who are away or have left.
    case absent
}

extension SiteURL {
    /// Path and query, percent-encoded.
    public var path: String {
        let (segments, query, fragment) = parts
        var path = segments.isEmpty ? "/" : ""
        for segment in segments { path += "/" + PercentCoding.encode(segment) }
        for (index, item) in query.enumerated() {
            path += (index == 0 ? "?" : "&") + item.name + "=" + PercentCoding.encode(item.value)
        }
        if let fragment { path += "#" + PercentCoding.encode(fragment) }
        return path
    }

    private typealias Parts = (
        segments: [String], query: [(name: String, value: String)], fragment: String?
    )

    private var parts: Parts {
        switch self {
        case .signIn(let next): (["sign-in"], next.map { [("next", $0)] } ?? [], nil)
        case .signOut: (["sign-out"], [], nil)
        case .language(let language): (["language", language.rawValue], [], nil)
        case .queue(let view, let after):
            (
                view == .all ? [] : ["queue", view.rawValue], after.map { [("after", $0)] } ?? [],
                nil
            )
        case .next: (["next"], [], nil)
        case .search(let text): (["search"], [("q", text)], nil)
        case .ticket(let number): (["tickets", String(number)], [], nil)
        case .act(let action, let number): (["tickets", String(number), action.rawValue], [], nil)
        case .explain(let number, let clock):
            (["tickets", String(number), "clocks", clock], [], nil)
        case .meeting(let number): (["tickets", String(number), "meeting.ics"], [], nil)
        case .secret(let number): (["tickets", String(number), "secret"], [], nil)
        case .interaction: (["contacts", "new"], [], nil)
        case .interactionPreview: (["contacts", "preview"], [], nil)
        case .unticketed(let judged):
            (["unticketed"], judged.map { [("judged", String($0))] } ?? [], nil)
        case .judge(let interaction, let act): (["unticketed", interaction, act.rawValue], [], nil)
        case .figures(let date):
            (["figures"], date.map { [("month", $0.monthWord)] } ?? [], nil)
        case .regulation(let id, let version, let clause):
            (["regulations", id, version], [], clause.map { "p" + $0 })
        case .account(let done): (["account"], done.map { [("done", $0.rawValue)] } ?? [], nil)
        case .accountAct(let action): (["account", action.rawValue], [], nil)
        case .admin(let url): (["admin"] + url.segments, url.query, nil)
        case .invitation(let token): (["invitations", token], [], nil)
        case .events: (["events"], [], nil)
        case .asset(let name): (["static", name], [], nil)
        case .content(let id): (["content", id], [], nil)
        case .letter(let id): (["letters", id], [], nil)
        case .portal(let url): (["portal"] + url.parts.segments, url.parts.query, nil)
        case .health: (["healthz"], [], nil)
        }
    }
}

extension SiteURL {
    /// Longest accepted path with its query, in bytes.
    static let lengthMax = 2048

    /// The route of a request; nil: there is no such page.
    public init?(path: String, query: String = "") {
        guard path.utf8.count + query.utf8.count <= Self.lengthMax else { return nil }
        let raw = path.split(separator: "/", omittingEmptySubsequences: true)
        let segments = raw.compactMap { PercentCoding.decode($0) }
        guard segments.count == raw.count, segments.allSatisfy(Self.isPlain) else { return nil }
        let values = Self.values(query)
        // What is searched for is a form's field, whose page says what is wrong with it; `next` is
        // read as an address.
        guard values.allSatisfy({ ["q", "next"].contains($0.key) || Self.isPlain($0.value) }) else {
            return nil
        }
        let spelled = SpelledAddress(segments: Self.current(segments), query: values)
        let read = spelled.read(by: Self.rows) { $0.parts.segments }
        guard let url = read else { return nil }
        self = url
    }

    private static func isPlain(_ text: String) -> Bool { TextShape.line.fault(in: text) == nil }

    /// What addresses were called before: a bookmark still leads on, and a form that was kept.
    private static func current(_ segments: [String]) -> [String] {
        var segments = segments
        if segments == ["queue", QueueView.all.rawValue] { return [] }
        if segments.first == "contacts", segments.count != 2 { segments[0] = "unticketed" }
        if segments.first == "tickets", segments.count == 3,
            let act = Act.formerAddresses[segments[2]]
        {
            segments[2] = act.rawValue
        }
        return segments
    }

    private static let rows: [SpelledAddress.Row<SiteURL>] = [
        { .queue(.all, after: $0["after"]) },
        { at in at.word(1).map { .queue($0, after: at["after"]) } },
        { .signIn(next: $0["next"]) }, { _ in .signOut }, { _ in .next }, { _ in .events },
        { _ in .health }, { _ in .interaction }, { _ in .interactionPreview },
        { at in at.word(1).map { .language($0) } }, { .search($0["q"] ?? "") },
        { at in at.number(1).map { .ticket($0) } },
        { at in
            guard let number = at.number(1), let act: Act = at.word(2), act.hasForm else {
                return nil
            }
            return .act(act, ticket: number)
        },
        { at in at.number(1).map { .explain(ticket: $0, clock: at[3]) } },
        { at in at.number(1).map { .meeting(ticket: $0) } },
        { at in at.number(1).map { .secret(ticket: $0) } },
        { .unticketed(judged: $0["judged"].flatMap { Int($0) }) },
        { at in at.word(2).map { .judge(at[1], $0) } }, { .figures($0.month) },
        { .regulation(id: $0[1], version: $0[2], clause: nil) },
        { .account(done: $0["done"].flatMap(AccountAction.init(rawValue:))) },
        { at in at.word(1).map { .accountAct($0) } }, { .invitation($0[1]) }, { .asset($0[1]) },
        { .content($0[1]) }, { .letter($0[1]) },
        { $0.below("admin").flatMap { AdminURL($0) }.map { .admin($0) } },
        { $0.below("portal").flatMap { PortalURL($0) }.map { .portal($0) } },
    ]

    private static func values(_ query: String) -> [String: String] {
        var values: [String: String] = [:]
        for item in query.split(separator: "&") {
            let pair = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = PercentCoding.decode(pair[0]) else { continue }
            values[name] = pair.count == 2 ? PercentCoding.decode(pair[1], plusIsSpace: true) : ""
        }
        return values
    }
}
