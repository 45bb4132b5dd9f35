import Hummingbird
import Runtime
import ServiceDesk
import Store

/// Who did what to the desk.
extension Site {
    func adminAudit(by actor: String?, before: String?, _ visit: Visit) async throws -> Response {
        let (words, reader) = (visit.reader.words, visit.reader)
        let found = try await desk.audit(by: actor, before: before.flatMap { Int($0) })
        var table = CardTable(
            columns: [
                words[.when], words[.whoDid], words[.what], words[.whom],
                words[.sessionAddress],
            ],
            rows: found.rows.map { row in
                let entry = row.entry
                return [
                    .text(reader.full(row.at)), .text(reader.actor(entry)),
                    .text(words[entry.act.word]),
                    .two(reader.subject(entry), reader.detail(entry)), .text(entry.address ?? "—"),
                ]
            }, empty: words[.noAudit])
        if let next = found.next {
            table.links = [
                (words[.adminOlder], .admin(.audit(by: actor, before: String(next))))
            ]
        }
        let people = desk.people.staff.values.sorted { $0.name < $1.name }.map {
            FormChoice(id: $0.id, label: $0.name, isChosen: $0.id == actor)
        }
        let filter = AdminPage.Block.filter(
            label: words[.whoDid], name: "by",
            [.init(id: "", label: words[.everybody], isChosen: actor == nil)] + people,
            button: words[.show],
            .audit(by: nil, before: nil))
        return try await adminPage(
            .audit, words[.audit], lead: words[.auditLead], [filter, .table(table)], visit)
    }
}

extension EditionReader {
    fileprivate func actor(_ entry: Audit.Entry) -> String {
        if let actor = entry.actor { return people.staff[actor]?.name ?? actor }
        return entry.act == .signInFailed ? words[.nobodyKnown] : words[.machine]
    }

    fileprivate func subject(_ entry: Audit.Entry) -> String {
        switch entry.act {
        case .signInFailed, .sessionsEnded, .passwordSet, .invited, .staffChanged:
            people.staff[entry.subject]?.name ?? entry.subject
        case .clientChanged, .statementSettled:
            people.clients[entry.subject]?.name ?? entry.subject
        case .signedIn, .signedOut, .published, .letterResent, .letterDiscarded, .contactJudged,
            .erased, .tokenMade, .tokenRevoked, .webhookMade, .webhookRemoved:
            entry.subject
        case .read: "#\(entry.subject)"
        }
    }

    fileprivate func detail(_ entry: Audit.Entry) -> String {
        switch entry.act {
        case .signedIn: AgentName.of(entry.detail, unknown: words[.unknownAgent])
        case .staffChanged:
            StaffEvent.Kind(rawValue: entry.detail).map { words[$0.word] } ?? entry.detail
        case .clientChanged: clientDetail(entry.detail)
        case .signInFailed, .sessionsEnded, .passwordSet, .invited, .signedOut, .published,
            .letterResent, .letterDiscarded, .contactJudged, .erased, .tokenMade, .tokenRevoked,
            .webhookMade, .webhookRemoved, .statementSettled:
            entry.detail
        case .read: matters(entry.matters)
        }
    }

    /// `contact_stated alfa.anna`
    private func clientDetail(_ detail: String) -> String {
        let parts = detail.split(separator: " ", maxSplits: 1).map(String.init)
        guard let kind = parts.first.flatMap(ClientEvent.Kind.init(rawValue:)) else {
            return detail
        }
        return "\(words[kind.word]) \(parts.count > 1 ? parts[1] : "")"
    }
}

extension StaffEvent.Kind {
    fileprivate var word: Word {
        switch self {
        case .stated: .cardStated
        case .away: .wentAway
        case .back: .returnStated
        case .left: .leftForGood
        }
    }
}

extension ClientEvent.Kind {
    fileprivate var word: Word {
        switch self {
        case .named: .named
        case .contactStated: .contactStated
        case .contactWithdrawn: .contactWithdrawn
        case .agreementStated: .agreementStated
        case .agreementWithdrawn: .agreementWithdrawn
        case .projectStated: .projectStated
        case .projectWithdrawn: .projectWithdrawn
        case .acknowledged: .acknowledged
        }
    }
}

extension Audit.Act {
    fileprivate var word: Word {
        switch self {
        case .signedIn: .signedIn
        case .signInFailed: .signInFailed
        case .signedOut: .signedOut
        case .sessionsEnded: .sessionsEnded
        case .passwordSet: .passwordSet
        case .invited: .invited
        case .staffChanged: .staffChanged
        case .clientChanged: .clientChanged
        case .statementSettled: .statement
        case .published: .published
        case .letterResent: .letterResent
        case .letterDiscarded: .letterDiscarded
        case .contactJudged: .contactJudged
        case .erased: .textsErased
        case .tokenMade: .tokenMade
        case .tokenRevoked: .tokenRevoked
        case .webhookMade: .webhookMade
        case .webhookRemoved: .webhookRemoved
        case .read: .wasRead
        }
    }
}
