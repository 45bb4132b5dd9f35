/// Addresses of the administrators' pages, under `/admin`.
public enum AdminURL: Sendable, Hashable {
    case overview
    case staff
    case newStaff
    /// GET shows, POST saves.
    case member(String)
    case memberAct(MemberAct, String)
    case clients
    case newClient
    case client(String)
    /// A contact, agreement or project; without an id a new one.
    case part(ClientPart, of: String, id: String?)
    case withdrawal(ClientPart, of: String, id: String)
    case mail
    /// Letters that were given up.
    case letters(before: String?)
    case letterAct(LetterAct, String)
    case audit(by: String?, before: String?)
}

public enum MemberAct: String, Sendable, Hashable, CaseIterable {
    case absence, comeback, leaving, sessions, invitation
}

public enum ClientPart: String, Sendable, Hashable, CaseIterable { case contacts, agreements, projects }

public enum LetterAct: String, Sendable, Hashable, CaseIterable { case resending, discarding }

extension AdminURL {
    var segments: [String] {
        switch self {
        case .overview: []
        case .staff: ["staff"]
        case .newStaff: ["new-staff"]
        case .member(let id): ["staff", id]
        case .memberAct(let act, let id): ["staff", id, act.rawValue]
        case .clients: ["clients"]
        case .newClient: ["new-client"]
        case .client(let id): ["clients", id]
        case .part(let part, let client, let id): ["clients", client, part.rawValue] + [id].compactMap(\.self)
        case .withdrawal(let part, let client, let id): ["clients", client, part.rawValue, id, "withdrawal"]
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
            case .overview, .staff, .newStaff, .member, .memberAct, .clients, .newClient, .client, .part, .withdrawal,
                .mail, .letterAct:
                []
            }
        return pairs.compactMap { name, value in value.map { (name, $0) } }
    }

    init?(_ segments: [String], query: [String: String]) {
        switch (segments.count, segments.first) {
        case (0, _): self = .overview
        case (1, "staff"): self = .staff
        case (1, "new-staff"): self = .newStaff
        case (1, "clients"): self = .clients
        case (1, "new-client"): self = .newClient
        case (1, "mail"): self = .mail
        case (1, "letters"): self = .letters(before: query["before"])
        case (1, "audit"): self = .audit(by: query["by"].flatMap { $0.isEmpty ? nil : $0 }, before: query["before"])
        case (2, "staff"): self = .member(segments[1])
        case (2, "clients"): self = .client(segments[1])
        case (3, "staff"):
            guard let act = MemberAct(rawValue: segments[2]) else { return nil }
            self = .memberAct(act, segments[1])
        case (3, "letters"):
            guard let act = LetterAct(rawValue: segments[2]) else { return nil }
            self = .letterAct(act, segments[1])
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
