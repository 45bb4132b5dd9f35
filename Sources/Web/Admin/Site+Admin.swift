import Foundation
import HTTPTypes
import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// The administrators' pages.
extension Site {
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

    /// Nothing leaves: whoever looks after the desk is told at once.
    func awayNotes(_ outgoing: Outbox.Health, _ words: Words) -> [AdminPage.Block] {
        guard outgoing.isServerAway, let problem = outgoing.lastProblem else { return [] }
        let title = "\(words[.lettersHeld]): \(outgoing.waiting)"
        return [.note(.breached, title: title, text: words(problem))]
    }

    func adminOverview(_ visit: Visit) async throws -> Response {
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
        blocks += awayNotes(health.outgoing, words)
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
