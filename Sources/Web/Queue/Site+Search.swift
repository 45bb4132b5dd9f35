import Foundation
import Hummingbird
import Runtime
import ServiceDesk
import Store
import TextRules
import WorkingTime

/// The search: a number, a day, or words of the subject, the client, the sender, the project.
extension Site {
    /// A number leads to its ticket.
    func search(_ text: String, _ visit: Visit) async throws -> Response {
        if let fault = TextShape.line.fault(in: text) {
            throw PageError(FormFault(field: "q", character: fault), visit.reader.words)
        }
        let words = text.trimmingWhitespace
        if let number = Self.ticketNumber(words),
            try await desk.ticket(number: number, for: visit.viewer) != nil
        {
            return redirect(to: .ticket(number))
        }
        var frame = try await frame(visit, section: .search)
        frame.searchText = text
        let page = Tickets.Page(
            rows: Array(try await found(words, visit).prefix(QueuePage.Model.rowsMax)))
        let model = QueuePage.Model(
            frame: frame, view: .all, page: page, next: nil, reader: visit.reader, isFirst: true,
            search: text)
        return self.page(QueuePage.view(model))
    }

    /// As people write it: `20`, `#20`, `№ 20`.
    static func ticketNumber(_ text: String) -> Int? {
        Int(text.drop { $0 == "#" || $0 == "№" || $0.isWhitespace })
    }

    private func found(_ words: String, _ visit: Visit) async throws -> [TicketRow] {
        if let arrival = ArrivalSearch(words, zone: visit.reader.zone) {
            return try await arrived(arrival, visit)
        }
        guard words.count >= 2 else { return [] }
        let wanted = words.lowercased()
        var rows = try await ofClients(called: wanted, visit)
        let known = Set(rows.map(\.id))
        rows += try await ofSubject(wanted, visit).filter { !known.contains($0.id) }
        return rows
    }

    /// Tickets of such a subject or sender, the last month first, then twice as long a time before
    /// it, and so on.
    private func ofSubject(_ wanted: String, _ visit: Visit) async throws -> [TicketRow] {
        var (rows, until, days): ([TicketRow], Instant, Int64) = ([], desk.world.now(), 30)
        for _ in 0..<Self.monthsDoubledMax where rows.count < QueuePage.Model.rowsMax {
            let from = until - days * 86_400
            let search = ArrivalSearch(from: from, until: until, rest: wanted)
            rows += try await arrived(search, visit, pagesMax: Self.subjectPagesMax)
            (until, days) = (from - 1, days * 2)
        }
        return rows
    }

    /// Open tickets of clients and projects that are called so.
    private func ofClients(called wanted: String, _ visit: Visit) async throws -> [TicketRow] {
        var rows: [TicketRow] = []
        let clients = desk.people.clients(
            called: wanted, seenBy: visit.viewer, limit: Self.clientsFoundMax
        ).clients
            .map { (client: $0, projects: $0.isCalled(wanted) ? nil : $0.projects(called: wanted)) }
            .filter { $0.projects?.isEmpty != true }
        for (client, projects) in clients {
            let page = try await desk.queue(
                .client(client.id), limit: QueuePage.Model.rowsMax, for: visit.viewer)
            rows += page.rows.filter { row in
                projects.map { $0.contains(row.project ?? "") } ?? true
            }
        }
        return rows
    }

    /// Tickets whose letter arrived then, whatever became of them; with words, of such a sender or
    /// subject.
    private func arrived(
        _ arrival: ArrivalSearch, _ visit: Visit, pagesMax: Int = arrivedPagesMax
    ) async throws -> [TicketRow] {
        let view = Tickets.View.arrived(from: arrival.from, until: arrival.until)
        var (rows, cursor): ([TicketRow], String?) = ([], nil)
        for _ in 0..<pagesMax {
            let page = try await desk.queue(
                view, after: cursor, limit: Tickets.pageMax, for: visit.viewer)
            rows += page.rows.filter { row in
                arrival.rest.isEmpty || row.title.lowercased().contains(arrival.rest)
                    || row.address.lowercased().contains(arrival.rest)
            }
            cursor = page.next
            guard cursor != nil, rows.count < QueuePage.Model.rowsMax else { break }
        }
        return rows
    }

    /// Pages of one day that are looked through.
    private static let arrivedPagesMax = 20
    /// Pages of one stretch of time that are looked through for words of a subject.
    private static let subjectPagesMax = 5
    /// A month, two, four …: ten years and more.
    private static let monthsDoubledMax = 7
    /// Clients whose tickets are listed by one search.
    private static let clientsFoundMax = 20
}

extension Client {
    /// The client, or somebody of it, has these words in the name or an address.
    fileprivate func isCalled(_ words: String) -> Bool {
        name.lowercased().contains(words)
            || contacts.values.contains { contact in
                ([contact.name] + contact.addresses).contains { $0.lowercased().contains(words) }
            }
    }

    /// Projects with these words in the name, or such a site.
    fileprivate func projects(called words: String) -> Set<String> {
        Set(
            projects.values.filter { project in
                ([project.name] + project.sites).contains { $0.lowercased().contains(words) }
            }.map(\.id))
    }
}
