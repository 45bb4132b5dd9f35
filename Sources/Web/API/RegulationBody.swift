import Regulations
import ServiceDesk
import WorkingTime

/// What callers need of the regulation in force.
struct RegulationBody: Encodable {
    struct Term: Encodable {
        var name: String
        var title: String
        var clauses: [String]
        var kind: String?
        var options: [String]?
        var limit: String?
    }

    var id: String
    var version: String
    var inForce: String
    var digest: String
    var timeZone: String
    var authoritative: String
    var channels: [Term]
    var categories: [Term]
    var priorities: [Term]
    var roles: [Term]
    var fields: [Term]
    var commitments: [Term]

    init(_ reader: EditionReader) {
        let regulation = reader.regulation
        id = regulation.id
        version = regulation.version
        inForce = regulation.inForce.description
        digest = reader.edition.signedDigest
        timeZone = regulation.timeZone
        authoritative = regulation.authoritative
        channels = regulation.channels.pairs.map { name, item in
            Term(
                name: name, title: reader.channelLabel(name), clauses: item.clauses,
                kind: item.kind.rawValue)
        }
        categories = regulation.categories.pairs.map { name, item in
            Term(
                name: name, title: reader.caption(item.title, item.clauses), clauses: item.clauses,
                kind: item.under)
        }
        priorities = regulation.priorities.pairs.map { name, item in
            Term(name: name, title: reader.caption(item.title, item.clauses), clauses: item.clauses)
        }
        roles = regulation.roles.pairs.map { name, item in
            Term(
                name: name, title: reader.caption(item.title, item.clauses), clauses: item.clauses,
                kind: item.side.rawValue)
        }
        fields = regulation.fields.pairs.map { name, item in
            Term(
                name: name, title: reader.caption(item.title, item.clauses), clauses: item.clauses,
                kind: item.kind.rawValue,
                options: item.options.names.isEmpty ? nil : item.options.names)
        }
        commitments = regulation.commitments.pairs.map { name, item in
            Term(
                name: name, title: reader.commitment(name), clauses: item.clauses,
                kind: item.nature.rawValue,
                limit: item.within.map {
                    LimitPhrases(language: reader.language.rawValue).phrase($0)
                })
        }
    }
}

struct HealthBody: Encodable {
    var status = "ok"
}
