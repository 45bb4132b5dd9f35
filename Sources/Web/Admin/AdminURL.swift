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
    /// Where the months of all clients stand; nil: the present one. A page begins behind so many.
    case statements(month: CivilDate?, after: Int)
    /// The same as a file.
    case statementsFile(month: CivilDate, StatementsFormat)
    /// One client's as a file.
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
    public var words: String = ""
    /// The last one of the page before; nil: this is the first.
    public var after: String?
}

extension ListPlace {
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
        case .statements: ["statements"]
        case .statementsFile(_, let format): ["statements.\(format.rawValue)"]
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
            case .statements(let month, let after):
                [("month", month?.monthWord), ("after", after == 0 ? nil : "\(after)")]
            case .statementsFile(let month, _): [("month", month.monthWord)]
            case .statement(_, let month): [("month", month?.monthWord)]
            case .statementFile(_, let month, _): [("month", month.monthWord)]
            case .overview, .staff, .newStaff, .member, .memberAct, .clients, .newClient, .client,
                .part, .withdrawal, .settlement, .mail, .letterAct:
                []
            }
        return pairs.compactMap { name, value in value.map { (name, $0) } }
    }

    init?(_ spelled: SpelledAddress) {
        guard let url = spelled.read(by: Self.rows, spelledAs: \.segments) else { return nil }
        self = url
    }

    private static let rows: [SpelledAddress.Row<AdminURL>] = [
        { _ in .overview }, { ListPlace($0.query).map { .staffFound($0) } ?? .staff },
        { _ in .newStaff }, { ListPlace($0.query).map { .clientsFound($0) } ?? .clients },
        { _ in .newClient }, { _ in .mail }, { .letters(before: $0["before"]) },
        { .audit(by: $0["by"].flatMap { $0.isEmpty ? nil : $0 }, before: $0["before"]) },
        { .member($0[1]) }, { .client($0[1]) }, { .teams($0[1], after: $0["after"]) },
        { at in at.word(2).map { .memberAct($0, at[1]) } },
        { at in at.word(2).map { .letterAct($0, at[1]) } },
        { .statements(month: $0.month, after: $0["after"].flatMap { Int($0) } ?? 0) },
        { at in
            guard let month = at.month, let format: StatementsFormat = at.ending(0) else {
                return nil
            }
            return .statementsFile(month: month, format)
        },
        { .statement($0[1], month: $0.month) },
        { at in
            guard let month = at.month, let format: StatementFormat = at.ending(2) else {
                return nil
            }
            return .statementFile(at[1], month: month, format)
        },
        { at in
            guard let month = at.month(3), let act: SettlementAct = at.word(4) else { return nil }
            return .settlement(act, at[1], month: month)
        },
        { at in at.word(2).map { .part($0, of: at[1], id: nil) } },
        { at in at.word(2).map { .part($0, of: at[1], id: at[3]) } },
        { at in at.word(2).map { .withdrawal($0, of: at[1], id: at[3]) } },
    ]
}
