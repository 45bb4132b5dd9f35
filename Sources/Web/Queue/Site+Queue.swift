import Hummingbird
import Runtime
import ServiceDesk
import Store

extension Site {
    func queue(_ view: QueueView, after: String?, _ visit: Visit) async throws -> Response {
        let page = try await desk.queue(
            view.tickets(for: visit), after: after, limit: QueuePage.Model.rowsMax,
            for: visit.viewer)
        let next = try await desk.next(for: visit.viewer)
        let section: DeskFrame.Section =
            switch view {
            case .mine: .mine
            case .waiting: .waiting
            case .all, .unassigned, .dueToday, .breached, .absent: .queue
            }
        let model = QueuePage.Model(
            frame: try await frame(visit, section: section), view: view, page: page, next: next,
            reader: visit.reader,
            isFirst: after == nil, waiting: try await desk.waitingTheirTurn(among: page.rows))
        return self.page(QueuePage.view(model))
    }

    /// Takes the ticket that the page showed as the next one.
    func takeNext(_ form: [String: String], _ visit: Visit) async throws -> Response {
        let shown = form["ticket"].flatMap { Int($0) }
        let first = try await desk.next(for: visit.viewer)?.number
        guard let number = shown ?? first else { return redirect(to: .queue(.all, after: nil)) }
        return try await act(.take, number, form, visit)
    }
}
