import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// A client with its people and rights, under the names of the people file.
struct ClientBody: Encodable {
    struct Person: Encodable {
        var name: String
        var addresses: [String]
        var roles: [String]
        var language: String
        var scope: String?
        var projects: [String]?
        var department: String?
        var shared: [String]?
    }
    struct Right: Encodable {
        var agreement: String
        var from: String?
        var until: String?
        var changes: [String: String]?
        var services: [String]?
        var project: String?
    }
    struct Site: Encodable {
        var name: String
        var team: [String: [String]]
        var sites: [String]?
    }

    var id: String
    var version: Int
    var name: String
    var people: [String: Person]
    var agreements: [String: Right]
    var projects: [String: Site]

    init(_ client: Client, zone: ZoneRules) {
        id = client.id
        version = client.version
        name = client.name
        people = Dictionary(
            client.contacts.values.map { contact in
                // A contact is called `client.name`; the file and the API say `name`.
                let isLong = contact.called.hasPrefix(client.id + ".")
                let short = isLong ? contact.called.dropFirst(client.id.count + 1) : ""
                let person = Person(
                    name: contact.name, addresses: contact.addresses, roles: contact.roles,
                    language: contact.language,
                    scope: contact.scope == .own ? nil : contact.scope.rawValue,
                    projects: contact.projects.nonEmpty,
                    department: contact.department, shared: contact.shared.nonEmpty)
                return (short.isEmpty ? contact.called : String(short), person)
            }, uniquingKeysWith: { first, _ in first })
        agreements = client.agreements.mapValues { item in
            Right(
                agreement: item.agreement,
                from: item.from == .distantPast
                    ? nil : PeriodEdge.beginning.words(item.from, in: zone),
                until: item.until.map { PeriodEdge.end.words($0, in: zone) },
                changes: item.changes.isEmpty ? nil : item.changes,
                services: item.services.nonEmpty,
                project: item.project)
        }
        projects = client.projects.mapValues {
            Site(name: $0.name, team: $0.team, sites: $0.sites.nonEmpty)
        }
    }
}

struct ClientPageBody: Encodable {
    var clients: [ClientBody]
    var next: String?
}

struct StaffBody: Encodable {
    struct Member: Encodable {
        var id: String
        var version: Int
        var name: String
        var email: String
        var language: String
        var roles: [String]
        var isAway: Bool
        var hasLeft: Bool
        var absences: [Absence]

        init(_ member: StaffMember, at now: Instant) {
            (id, version, name, email) = (member.id, member.version, member.name, member.email)
            (language, roles) = (member.language, member.roles)
            (isAway, hasLeft) = (member.isAway(at: now), member.left)
            absences = member.absences.filter { $0.until.map { now < $0 } ?? true }.sorted {
                $0.from < $1.from
            }
            .map { Absence(from: $0.from.iso8601, until: $0.until?.iso8601) }
        }
    }
    struct Absence: Encodable {
        var from: String
        var until: String?
    }

    var staff: [Member]

    init(_ members: some Sequence<StaffMember>, at now: Instant) {
        staff = members.sorted { $0.id < $1.id }.map { Member($0, at: now) }
    }
}

extension Array {
    fileprivate var nonEmpty: Self? { isEmpty ? nil : self }
}
