import ServiceDesk
import WorkingTime

/// Addresses of the administrators' pages, under `/admin`.
public enum AdminURL: Sendable, Hashable {
    case overview
    case staff
    case newStaff
    /// GET shows, POST saves.
    case member(String)
    case memberAct(MemberAct, String)
    case clients
    /// A further page of the staff, or those who are searched for.
    case staffFound(ListPlace)
    case clientsFound(ListPlace)
    /// The projects whose team somebody is in.
    case teams(String, after: String?)
    case newClient
    case client(String)
    /// A contact, agreement or project; without an id a new one.
    case part(ClientPart, of: String, id: String?)
    case withdrawal(ClientPart, of: String, id: String)
    /// What a client owes for the month in which the day lies; nil: for the present one.
    case statement(String, month: CivilDate?)
    /// The same as a file.
    case statementFile(String, month: CivilDate, StatementFormat)
    /// POST does something about it.
    case settlement(SettlementAct, String, month: CivilDate)
    case mail
    /// Letters that were given up.
    case letters(before: String?)
    case letterAct(LetterAct, String)
    case audit(by: String?, before: String?)
}

/// Where in a list a page begins, and what is searched for in it.
public struct ListPlace: Sendable, Hashable {
    public var words: String
    /// The last one of the page before; nil: this is the first.
    public var after: String?

    public init(words: String = "", after: String? = nil) {
        (self.words, self.after) = (words, after)
    }

    /// nil: the whole list from its beginning.
    fileprivate init?(_ query: [String: String]) {
        self.init(words: query["q"] ?? "", after: query["after"].flatMap { $0.isEmpty ? nil : $0 })
        if self == ListPlace() { return nil }
    }

    fileprivate var query: [(String, String?)] {
        [("q", words.isEmpty ? nil : words), ("after", after)]
    }
}

public enum MemberAct: String, Sendable, Hashable, CaseIterable {
    case absence, comeback, leaving, sessions, invitation
}

public enum ClientPart: String, Sendable, Hashable, CaseIterable {
    case contacts, agreements, projects
}

public enum LetterAct: String, Sendable, Hashable, CaseIterable { case resending, discarding }

extension AdminURL {
    var segments: [String] {
        switch self {
        case .overview: []
        case .staff, .staffFound: ["staff"]
        case .newStaff: ["new-staff"]
        case .member(let id): ["staff", id]
        case .memberAct(let act, let id): ["staff", id, act.rawValue]
        case .clients, .clientsFound: ["clients"]
        case .teams(let id, _): ["staff", id, "teams"]
        case .newClient: ["new-client"]
        case .client(let id): ["clients", id]
        case .part(let part, let client, let id):
            ["clients", client, part.rawValue] + [id].compactMap(\.self)
        case .withdrawal(let part, let client, let id):
            ["clients", client, part.rawValue, id, "withdrawal"]
        case .statement(let client, _): ["clients", client, "statement"]
        case .statementFile(let client, _, let format):
            ["clients", client, "statement.\(format.rawValue)"]
        case .settlement(let act, let client, let month):
            ["clients", client, "statement", month.monthWord, act.rawValue]
        case .mail: ["mail"]
        case .letters: ["letters"]
        case .letterAct(let act, let id): ["letters", id, act.rawValue]
        case .audit: ["audit"]
        }
    }

    var query: [(name: String, value: String)] {
        let pairs: [(String, String?)] =
            switch self {
            case .letters(let before): [("before", before)]
            case .audit(let by, let before): [("by", by), ("before", before)]
            case .staffFound(let place), .clientsFound(let place): place.query
            case .teams(_, let after): [("after", after)]
            case .statement(_, let month): [("month", month?.monthWord)]
            case .statementFile(_, let month, _): [("month", month.monthWord)]
            case .overview, .staff, .newStaff, .member, .memberAct, .clients, .newClient, .client,
                .part, .withdrawal, .settlement, .mail, .letterAct:
                []
            }
        return pairs.compactMap { name, value in value.map { (name, $0) } }
    }

    init?(_ segments: [String], query: [String: String]) {
        switch (segments.count, segments.first) {
        case (0, _): self = .overview
        case (1, "staff"): self = ListPlace(query).map { .staffFound($0) } ?? .staff
        case (1, "new-staff"): self = .newStaff
        case (1, "clients"): self = ListPlace(query).map { .clientsFound($0) } ?? .clients
        case (1, "new-client"): self = .newClient
        case (1, "mail"): self = .mail
        case (1, "letters"): self = .letters(before: query["before"])
        case (1, "audit"):
            self = .audit(
                by: query["by"].flatMap { $0.isEmpty ? nil : $0 }, before: query["before"])
        case (2, "staff"): self = .member(segments[1])
        case (2, "clients"): self = .client(segments[1])
        case (3, "staff") where segments[2] == "teams":
            self = .teams(segments[1], after: query["after"])
        case (3, "staff"):
            guard let act = MemberAct(rawValue: segments[2]) else { return nil }
            self = .memberAct(act, segments[1])
        case (3, "letters"):
            guard let act = LetterAct(rawValue: segments[2]) else { return nil }
            self = .letterAct(act, segments[1])
        case (3, "clients") where segments[2] == "statement":
            self = .statement(segments[1], month: CivilDate(monthIn: query))
        case (3, "clients") where segments[2].hasPrefix("statement."):
            guard let month = CivilDate(monthIn: query),
                let format = StatementFormat(rawValue: String(segments[2].dropFirst(10)))
            else { return nil }
            self = .statementFile(segments[1], month: month, format)
        case (5, "clients") where segments[2] == "statement":
            guard let month = CivilDate(monthIn: ["month": segments[3]]),
                let act = SettlementAct(rawValue: segments[4])
            else { return nil }
            self = .settlement(act, segments[1], month: month)
        case (3...5, "clients"):
            guard let part = ClientPart(rawValue: segments[2]) else { return nil }
            switch segments.count {
            case 3: self = .part(part, of: segments[1], id: nil)
            case 4: self = .part(part, of: segments[1], id: segments[3])
            default:
                guard segments[4] == "withdrawal" else { return nil }
                self = .withdrawal(part, of: segments[1], id: segments[3])
            }
        default: return nil
        }
    }
}
