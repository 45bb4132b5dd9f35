import Hummingbird
import Runtime
import ServiceDesk
import Store
import TextRules

extension Site {
    func queue(_ view: QueueView, after: String?, _ visit: Visit) async throws -> Response {
        let page = try await desk.queue(
            view.tickets(for: visit), after: after, limit: QueuePage.Model.rowsMax, for: visit.viewer)
        let next = try await desk.next(for: visit.viewer)
        let section: DeskFrame.Section =
            switch view {
            case .mine: .mine
            case .waiting: .waiting
            case .all, .unassigned, .dueToday, .breached: .queue
            }
        let model = QueuePage.Model(
            frame: try await frame(visit, section: section), view: view, page: page, next: next, reader: visit.reader,
            isFirst: after == nil)
        return self.page(QueuePage.view(model))
    }

    /// A number leads to its ticket; else tickets of clients whose name contains the words.
    func search(_ text: String, _ visit: Visit) async throws -> Response {
        if let fault = TextShape.line.fault(in: text) {
            throw PageError(FormFault(field: "q", character: fault), visit.reader.words)
        }
        let words = text.trimmingCharacters(in: .whitespaces)
        if let number = Int(words.drop { $0 == "#" }),
            try await desk.ticket(number: number, for: visit.viewer) != nil
        {
            return redirect(to: .ticket(number))
        }
        var frame = try await frame(visit, section: .search)
        frame.searchText = text
        var rows: [TicketRow] = []
        if let arrival = ArrivalSearch(words, zone: visit.reader.zone) {
            rows = try await arrived(arrival, visit)
        } else if words.count >= 2 {
            let wanted = words.lowercased()
            let clients = desk.people.clients.values.filter { $0.isCalled(wanted) }.map(\.id)
            for client in clients.sorted().prefix(20) {
                rows += try await desk.queue(.client(client), limit: QueuePage.Model.rowsMax, for: visit.viewer).rows
            }
        }
        let page = Tickets.Page(rows: Array(rows.prefix(QueuePage.Model.rowsMax)))
        let model = QueuePage.Model(
            frame: frame, view: .all, page: page, next: nil, reader: visit.reader, isFirst: true, search: text)
        return self.page(QueuePage.view(model))
    }

    /// Tickets whose letter arrived then, whatever became of them; with words, of such a sender or subject.
    private func arrived(_ arrival: ArrivalSearch, _ visit: Visit) async throws -> [TicketRow] {
        let view = Tickets.View.arrived(from: arrival.from, until: arrival.until)
        var (rows, cursor): ([TicketRow], String?) = ([], nil)
        for _ in 0..<Self.arrivedPagesMax {
            let page = try await desk.queue(view, after: cursor, limit: Tickets.pageMax, for: visit.viewer)
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

    /// Takes the ticket that the page showed as the next one.
    func takeNext(_ form: [String: String], _ visit: Visit) async throws -> Response {
        let shown = form["ticket"].flatMap { Int($0) }
        let first = try await desk.next(for: visit.viewer)?.number
        guard let number = shown ?? first else { return redirect(to: .queue(.all, after: nil)) }
        return try await act(.take, number, form, visit)
    }
}

extension Client {
    /// The client, or somebody of it, has these words in the name or an address.
    fileprivate func isCalled(_ words: String) -> Bool {
        name.lowercased().contains(words)
            || contacts.values.contains { contact in
                ([contact.name] + contact.addresses).contains { $0.lowercased().contains(words) }
            }
    }
}
