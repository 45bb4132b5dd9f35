import Foundation
import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// The administrators' pages: from addresses to pages and changes. Everything goes the way of
/// `people apply`.
extension Site {
    func showAdmin(_ url: AdminURL, _ visit: Visit) async throws -> Response {
        switch url {
        case .overview: try await adminOverview(visit)
        case .staff: try await adminStaff(ListPlace(), visit)
        case .staffFound(let place): try await adminStaff(place, visit)
        case .newStaff: try await memberPage(nil, visit)
        case .member(let id): try await memberPage(id, visit)
        case .clients: try await adminClients(ListPlace(), visit)
        case .clientsFound(let place): try await adminClients(place, visit)
        case .teams(let id, let after): try await teamsPage(of: id, after: after, visit)
        case .newClient: try await newClientPage(visit)
        case .client(let id): try await clientPage(id, visit)
        case .part(let part, let client, let id):
            try await partPage(part, of: client, id: id, visit)
        case .statement(let client, let month):
            try await statementPage(of: client, month: month, visit)
        case .statementFile(let client, let month):
            try await statementFile(of: client, month: month, visit)
        case .mail: try await adminMail(visit)
        case .letters(let before): try await adminLetters(before: before, visit)
        case .audit(let by, let before): try await adminAudit(by: by, before: before, visit)
        case .memberAct, .withdrawal, .letterAct: throw PageError(.notFound)
        }
    }

    func carryOut(_ url: AdminURL, _ form: [String: String], _ visit: Visit) async throws
        -> Response
    {
        switch url {
        case .newStaff: try await saveMember(nil, form, visit)
        case .member(let id): try await saveMember(id, form, visit)
        case .memberAct(let act, let id): try await self.act(act, on: id, form, visit)
        case .newClient: try await addClient(form, visit)
        case .client(let id): try await renameClient(id, form, visit)
        case .part(let part, let client, let id):
            try await savePart(part, of: client, id: id, form, visit)
        case .withdrawal(let part, let client, let id):
            try await withdraw(part, of: client, id: id, form, visit)
        case .letterAct(let act, let id): try await self.act(act, on: id, visit)
        case .overview, .staff, .staffFound, .clients, .clientsFound, .teams, .mail, .letters,
            .audit, .statement, .statementFile:
            throw PageError(.notFound)
        }
    }

    /// - Parameter path: pages above, after the tab's own.
    func adminPage(
        _ tab: AdminPage.Tab, _ title: String, lead: String? = nil,
        path: [(label: String, url: AdminURL)] = [],
        _ blocks: [AdminPage.Block], _ visit: Visit, status: HTTPResponse.Status? = nil
    ) async throws -> Response {
        let model = AdminPage.Model(
            frame: try await frame(visit, section: .admin), tab: tab, title: title, lead: lead,
            path: path,
            blocks: blocks)
        return page(
            AdminPage.view(model), status: status ?? (model.isFaulty ? .init(code: 422) : .ok))
    }

    private func adminOverview(_ visit: Visit) async throws -> Response {
        let (words, people, now) = (visit.reader.words, desk.people, visit.reader.now)
        let health = try await desk.mailHealth()
        let present = people.staff.values.filter { !$0.left }
        let away = present.filter { $0.isAway(at: now) }
        var blocks: [AdminPage.Block] = [
            .facts(
                title: nil,
                [
                    (words[.staff], String(present.count)),
                    (
                        words[.awayNow],
                        away.map(\.name).sorted().joined(separator: ", ").nonEmpty
                            ?? words[.noValue]
                    ),
                    (words[.clients], String(people.clients.count)),
                    (words[.waitingLetters], String(health.outgoing.waiting)),
                    (words[.givenUp], String(health.outgoing.dead)),
                    (words[.spooled], String(health.spooled)),
                ])
        ]
        if health.outgoing.dead > 0 {
            let text =
                health.outgoing.lastProblem.map { "\(words[.lastProblem]): \(words($0))" }
                ?? words[.lettersLead]
            blocks.append(
                .note(.warning, title: "\(words[.givenUp]): \(health.outgoing.dead)", text: text))
        }
        for box in health.mailboxes where box.state == .failing {
            blocks.append(
                .note(
                    .breached, title: "\(box.name): \(words[.boxFailing])",
                    text: box.lastError ?? ""))
        }
        return try await adminPage(.overview, words[.adminTitle], blocks, visit)
    }
}

extension String {
    var nonEmpty: String? { isEmpty ? nil : self }
}

extension EditionReader {
    func full(_ instant: Instant) -> String { words.momentInFull(civil(instant), now: today) }

    func roleTitle(_ role: String) -> String {
        regulation.roles[role].map { caption($0.title, $0.clauses) } ?? role
    }
}
