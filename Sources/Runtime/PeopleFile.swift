import Foundation
import Regulations
import ServiceDesk
import TextRules
import WorkingTime

/// The people of a desk as a file: staff, clients, contacts, agreements, projects
/// (docs/operations.md).
public struct PeopleFile: Sendable {
    /// Why the file was refused: file, line, cause and cure.
    public struct Problem: Error, Sendable, CustomStringConvertible {
        public var description: String
    }

    public struct Member: Sendable, Hashable {
        public var id: String
        public var card: StaffEvent.Card
    }

    /// Some fifty thousand clients.
    static let mebibytesMax = 32

    public var staff: [Member] = []
    public private(set) var clients: [Client] = []
    /// Places of clients in the file, by the parts that they are summed up in.
    private var parts: [Int: [Int]] = [:]
    private var sums = ClientSums()

    /// Where each of them stands, to be named when a change is refused.
    private var places: [PeopleRefusal.Place: Node] = [:]
    /// Staff whom teams may name.
    private var named: Set<String> = []
    private let file: String
    private let edition: Edition
    private var regulation: Regulation { edition.regulation }
    private var zone: ZoneRules { edition.zone }

    /// Reads and checks the text against the regulation in force.
    public init(text: String, file: String, edition: Edition) throws(Problem) {
        self.file = file
        self.edition = edition
        let (node, findings) = Node.read(
            text, file: file, mebibytes: Self.mebibytesMax,
            cure: "put the clients into several files: whom a file does not name stays as they are")
        guard let node else {
            throw Problem(description: findings.map(\.description).joined(separator: "\n"))
        }
        try plain(node)
        try only(node, ["people", "staff", "clients"])
        guard node["people"]?.string == "1" else {
            throw problem(node, "the file must begin with 'people: 1', the version of its language")
        }
        for entry in node["staff"]?.entries ?? [] { staff.append(try member(entry)) }
        named = Set(staff.map(\.id))
        for entry in node["clients"]?.entries ?? [] { add(try client(entry)) }
    }

    private mutating func add(_ client: Client) {
        parts[ClientSums.part(of: client.id), default: []].append(clients.count)
        sums.replace(nil, by: client)
        clients.append(client)
    }

    /// Those of whom the file may say something that is not so, in its order.
    func clients(unlike known: ClientSums) -> [Client] {
        parts.filter { !sums.agrees(with: known, in: $0.key) }.values.joined().sorted().map {
            clients[$0]
        }
    }

    // MARK: Parts

    private mutating func member(_ entry: Node.Entry) throws(Problem) -> Member {
        let node = entry.value
        places[.member(entry.key)] = node["email"] ?? node
        try only(node, ["name", "email", "language", "roles", "administrator"])
        let roles = node["roles"]?.strings ?? []
        for role in roles { try checkRole(role, side: .provider, at: node) }
        return Member(
            id: try id(entry),
            card: .init(
                name: try text(node, "name"), email: node["email"]?.string ?? "",
                language: try language(node),
                roles: roles, administrator: try flag(node, "administrator")))
    }

    private mutating func client(_ entry: Node.Entry) throws(Problem) -> Client {
        let node = entry.value
        try only(node, ["name", "people", "agreements", "projects"])
        var client = Client(id: try id(entry))
        client.name = try text(node, "name")
        for person in node["people"]?.entries ?? [] {
            let contact = try contact(person, of: client.id)
            places[.roles(contact.called)] = person.value["roles"] ?? person.value
            places[.contact(contact.called)] = person.value["addresses"] ?? person.value
            client.contacts[contact.called] = contact
        }
        for item in node["agreements"]?.entries ?? [] {
            let agreement = try agreement(item)
            places[.agreement(agreement.id, client: client.id)] = item.value
            client.agreements[agreement.id] = agreement
        }
        for item in node["projects"]?.entries ?? [] {
            let project = try project(item)
            client.projects[project.id] = project
        }
        for agreement in client.agreements.values {
            guard let project = agreement.project, client.projects[project] == nil else { continue }
            throw problem(
                node,
                "the agreement '\(agreement.id)' is for the project '\(project)', which this client does not have"
            )
        }
        for contact in client.contacts.values {
            for project in contact.projects where client.projects[project] == nil {
                throw problem(
                    node,
                    "'\(contact.called)' sees the project '\(project)', which this client does not have"
                )
            }
        }
        return client
    }

    private func contact(_ entry: Node.Entry, of client: String) throws(Problem) -> Contact {
        let node = entry.value
        try only(
            node,
            ["name", "addresses", "roles", "language", "scope", "projects", "department", "shared"])
        let roles = node["roles"]?.strings ?? []
        for role in roles { try checkRole(role, side: .client, at: node) }
        let projects = node["projects"]?.strings ?? []
        let scope = try scope(node)
        guard (scope == .project) == !projects.isEmpty else {
            throw problem(
                node,
                "'projects' names what a person of 'scope: project' sees; write both or neither")
        }
        let addresses = node["addresses"]?.strings ?? []
        return Contact(
            id: "\(client).\(try id(entry))", name: try text(node, "name"), addresses: addresses,
            roles: roles, language: try language(node), scope: scope, projects: projects,
            department: node["department"]?.string, shared: try shared(node, of: addresses))
    }

    private func shared(_ node: Node, of addresses: [String]) throws(Problem) -> [String] {
        let shared = node["shared"]?.strings ?? []
        for address in shared where !addresses.contains(address) {
            throw problem(
                node,
                "'shared' names '\(address)', which is not among the 'addresses': write it there as well"
            )
        }
        return shared
    }

    private func scope(_ node: Node) throws(Problem) -> Contact.Scope {
        guard let word = node["scope"]?.string else { return .own }
        guard let scope = Contact.Scope(rawValue: word) else {
            throw problem(node, "'scope: \(word)' is not known; use own, project or company")
        }
        return scope
    }

    private func agreement(_ entry: Node.Entry) throws(Problem) -> ClientAgreement {
        let node = entry.value
        try only(node, ["agreement", "from", "until", "changes", "services", "project"])
        let kind = node["agreement"]?.string ?? entry.key
        guard regulation.agreements[kind] != nil else {
            let known = regulation.agreements.names.joined(separator: ", ")
            throw problem(node, "the regulation has no agreement '\(kind)'; it has: \(known)")
        }
        let changes = Dictionary(
            (node["changes"]?.entries ?? []).map { ($0.key, $0.value.string ?? "") },
            uniquingKeysWith: { $1 })
        for path in changes.keys
        where !(regulation.agreements[kind]?.mayChange.contains { $0.path == path } ?? false) {
            throw problem(
                node, "'\(kind)' may not change '\(path)'; see may_change in the regulation")
        }
        let stated = ClientAgreement(
            id: try id(entry), agreement: kind,
            from: try edge(.beginning, node, "from") ?? .distantPast,
            until: try edge(.end, node, "until"), changes: changes,
            services: try services(node), project: node["project"]?.string)
        guard stated.isOrdered else {
            let (from, until) = (node["from"]?.string ?? "", node["until"]?.string ?? "")
            throw problem(
                node,
                "'until: \(until)' is before 'from: \(from)': the end comes after the beginning")
        }
        return stated
    }

    private func services(_ node: Node) throws(Problem) -> [String] {
        let services = node["services"]?.strings ?? []
        guard ServiceNames.areFit(services) else {
            throw problem(
                node,
                "'services' are up to \(ServiceNames.countMax) names of up to \(ServiceNames.lengthMax) characters"
            )
        }
        return services
    }

    private func project(_ entry: Node.Entry) throws(Problem) -> Project {
        let node = entry.value
        try only(node, ["name", "team", "sites"])
        let sites = node["sites"]?.strings ?? []
        for site in sites where !DomainName.isDomain(site) || sites.count > DomainName.countMax {
            throw problem(
                node,
                "'sites': '\(site)' is no domain such as shop.example, or there are more than 20")
        }
        var team: [String: [String]] = [:]
        for item in node["team"]?.entries ?? [] {
            try checkRole(item.key, side: .provider, at: item.value)
            for person in item.value.strings where !named.contains(person) {
                throw problem(item.value, "'\(person)' is not among the staff of this file")
            }
            team[item.key] = item.value.strings
        }
        return Project(
            id: try id(entry), name: node["name"]?.string ?? entry.key, team: team, sites: sites)
    }

    // MARK: Values

    private func problem(_ node: Node, _ cause: String) -> Problem {
        Problem(description: "\(file):\(node.line):\(node.column): \(cause)")
    }

    /// Every name and value of the file is one line.
    private func plain(_ node: Node) throws(Problem) {
        switch node.content {
        case .scalar(let text, _):
            if let fault = TextShape.line.fault(in: text) {
                throw problem(node, "'\(TextShape.line.marked(String(text.prefix(60))))' \(fault)")
            }
        case .list(let items): for item in items { try plain(item) }
        case .map(let entries):
            for entry in entries {
                if let fault = TextShape.line.fault(in: entry.key) {
                    throw problem(
                        entry.value, "the key '\(TextShape.line.marked(entry.key))' \(fault)")
                }
                try plain(entry.value)
            }
        }
    }

    /// The refusal with the place in this file where its cause stands.
    func problem(_ refusal: PeopleRefusal) -> Problem {
        guard let node = places[refusal.place] else {
            return Problem(description: "\(file): \(refusal)")
        }
        return problem(node, refusal.sentence)
    }

    private func only(_ node: Node, _ keys: [String]) throws(Problem) {
        for entry in node.entries where !keys.contains(entry.key) {
            throw Problem(
                description:
                    "\(file):\(entry.line):\(entry.column): unknown key '\(entry.key)'; known here: "
                    + keys.joined(separator: ", "))
        }
    }

    private func id(_ entry: Node.Entry) throws(Problem) -> String {
        let isPlain = entry.key.utf8.allSatisfy { byte in
            (97...122).contains(byte) || (48...57).contains(byte) || byte == 95 || byte == 45
        }
        guard isPlain, (1...48).contains(entry.key.utf8.count) else {
            throw problem(
                entry.value,
                "the name '\(entry.key)' must be lower-case letters, digits, '_' or '-', up to 48")
        }
        return entry.key
    }

    private func text(_ node: Node, _ key: String) throws(Problem) -> String {
        guard let text = node[key]?.string, !text.isEmpty, text.count <= 200 else {
            throw problem(node, "'\(key)' is missing, empty or longer than 200 characters")
        }
        return text
    }

    private func flag(_ node: Node, _ key: String) throws(Problem) -> Bool {
        switch node[key]?.string {
        case nil, "false": return false
        case "true": return true
        case let other?: throw problem(node, "'\(key)': '\(other)' is neither true nor false")
        }
    }

    private func language(_ node: Node) throws(Problem) -> String {
        let language = node["language"]?.string ?? regulation.authoritative
        guard ["ru", "kk", "en"].contains(language) else {
            throw problem(node, "language '\(language)' is not known; use ru, kk or en")
        }
        return language
    }

    private func checkRole(_ role: String, side: Role.Side, at node: Node) throws(Problem) {
        guard regulation.roles[role]?.side == side else {
            let known = regulation.roles.pairs.filter { $0.item.side == side }.map(\.name).joined(
                separator: ", ")
            throw problem(
                node, "the regulation has no role '\(role)' on this side; it has: \(known)")
        }
    }

    private func edge(_ edge: PeriodEdge, _ node: Node, _ key: String) throws(Problem) -> Instant? {
        guard let words = node[key]?.string else { return nil }
        guard let instant = edge.instant(words, in: zone) else {
            throw problem(
                node,
                "'\(key)': '\(words)' is neither a day such as 2026-01-31 nor an hour such as 2026-01-31 06:00"
            )
        }
        return instant
    }
}
