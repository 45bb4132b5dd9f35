import ServiceDesk
import WorkingTime

/// Every address of the clients' side; it stands under `/portal`.
public enum PortalURL: Sendable, Hashable {
    case home(PortalView, after: String?)
    /// Asks for the mail address that a link is sent to.
    case signIn
    /// GET shows who may enter, POST enters.
    case link(String)
    case signOut
    /// The person's card and open sessions.
    case person
    /// POST ends a session.
    case sessionEnd
    /// A new ticket.
    case request
    case requestPreview
    /// A letter to the head.
    case head
    case ticket(Int)
    /// GET asks, POST does.
    case act(PortalAction, ticket: Int)
    case file(String, ticket: Int)
    /// The ticket's meeting as a file for calendars.
    case meeting(ticket: Int)
    /// The version in force.
    case regulation
    /// A version by its label, as tickets that are judged by it cite it.
    case version(id: String, String)
    /// What the client owes for a month; nil: the present one.
    case statement(month: CivilDate?)
    /// The same as a file.
    case statementFile(month: CivilDate, StatementFormat)
    /// POST does something about it.
    case settlement(SettlementAct, month: CivilDate)
    /// POST signs the version in force.
    case acknowledgement
}

/// Which tickets the list shows.
public enum PortalView: String, Sendable, Hashable, CaseIterable {
    case mine, company, ended
}

/// What a client does with a ticket.
public enum PortalAction: String, Sendable, Hashable, CaseIterable {
    case answer, details, rating, consent, approval, rejection, acceptance, defect, reopening,
        escalation
}

extension PortalURL {
    typealias Parts = (segments: [String], query: [(name: String, value: String)])

    var parts: Parts {
        switch self {
        case .home(let view, let after):
            (view == .mine ? [] : ["list", view.rawValue], after.map { [("after", $0)] } ?? [])
        case .signIn: (["sign-in"], [])
        case .link(let token): (["sign-in", token], [])
        case .signOut: (["sign-out"], [])
        case .person: (["person"], [])
        case .sessionEnd: (["person", "sessions"], [])
        case .request: (["requests", "new"], [])
        case .requestPreview: (["requests", "preview"], [])
        case .head: (["head"], [])
        case .ticket(let number): (["tickets", String(number)], [])
        case .act(let action, let number): (["tickets", String(number), action.rawValue], [])
        case .file(let id, let number): (["tickets", String(number), "files", id], [])
        case .meeting(let number): (["tickets", String(number), "meeting.ics"], [])
        case .regulation: (["regulation"], [])
        case .version(let id, let version): (["regulations", id, version], [])
        case .acknowledgement: (["regulation", "acknowledgement"], [])
        case .statement(let month):
            (["statement"], month.map { [("month", $0.monthWord)] } ?? [])
        case .settlement(let act, let month): (["statement", month.monthWord, act.rawValue], [])
        case .statementFile(let month, let format):
            (["statement.\(format.rawValue)"], [("month", month.monthWord)])
        }
    }

    init?(_ spelled: SpelledAddress) {
        guard let url = spelled.read(by: Self.rows, spelledAs: \.parts.segments) else { return nil }
        self = url
    }

    private static let rows: [SpelledAddress.Row<PortalURL>] = [
        { .home(.mine, after: $0["after"]) },
        { at in at.word(1).map { .home($0, after: at["after"]) } }, { _ in .signIn },
        { .link($0[1]) }, { _ in .signOut }, { _ in .person }, { _ in .sessionEnd },
        { _ in .request }, { _ in .requestPreview }, { _ in .head }, { _ in .regulation },
        { _ in .acknowledgement }, { .statement(month: $0.month) },
        { at in
            guard let month = at.month, let format: StatementFormat = at.ending(0) else {
                return nil
            }
            return .statementFile(month: month, format)
        },
        { at in
            guard let month = at.month(1), let act: SettlementAct = at.word(2) else { return nil }
            return .settlement(act, month: month)
        }, { .version(id: $0[1], $0[2]) },
        { at in at.number(1).map { .ticket($0) } },
        { at in at.number(1).map { .file(at[3], ticket: $0) } },
        { at in at.number(1).map { .meeting(ticket: $0) } },
        { at in
            guard let number = at.number(1) else { return nil }
            return at.word(2).map { .act($0, ticket: number) }
        },
    ]
}
