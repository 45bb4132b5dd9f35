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

    /// - Parameter number: reads a ticket's number, one spelling for each.
    init?(_ segments: ArraySlice<String>, query: [String: String], number: (String) -> Int?) {
        let parts = Array(segments)
        switch (parts.count, parts.first) {
        case (0, _): self = .home(.mine, after: query["after"])
        case (1, "sign-in"): self = .signIn
        case (2, "sign-in"): self = .link(parts[1])
        case (1, "sign-out"): self = .signOut
        case (1, "person"): self = .person
        case (2, "person") where parts[1] == "sessions": self = .sessionEnd
        case (2, "requests") where parts[1] == "new": self = .request
        case (2, "requests") where parts[1] == "preview": self = .requestPreview
        case (1, "head"): self = .head
        case (1, "regulation"): self = .regulation
        case (1, "statement"): self = .statement(month: CivilDate(monthIn: query))
        case (1, let name?) where name.hasPrefix("statement."):
            guard let month = CivilDate(monthIn: query),
                let format = StatementFormat(rawValue: String(name.dropFirst(10)))
            else { return nil }
            self = .statementFile(month: month, format)
        case (3, "statement"):
            guard let month = CivilDate(monthIn: ["month": parts[1]]),
                let act = SettlementAct(rawValue: parts[2])
            else { return nil }
            self = .settlement(act, month: month)
        case (2, "regulation") where parts[1] == "acknowledgement": self = .acknowledgement
        case (3, "regulations"): self = .version(id: parts[1], parts[2])
        case (2, "list"):
            guard let view = PortalView(rawValue: parts[1]), view != .mine else { return nil }
            self = .home(view, after: query["after"])
        case (2...4, "tickets"):
            guard let number = number(parts[1]) else { return nil }
            if parts.count == 2 {
                self = .ticket(number)
            } else if parts.count == 4, parts[2] == "files" {
                self = .file(parts[3], ticket: number)
            } else if parts.count == 3, parts[2] == "meeting.ics" {
                self = .meeting(ticket: number)
            } else if parts.count == 3, let action = PortalAction(rawValue: parts[2]) {
                self = .act(action, ticket: number)
            } else {
                return nil
            }
        default: return nil
        }
    }
}
