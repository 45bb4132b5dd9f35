import HTTPTypes
import Hummingbird
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Reading tickets.
extension API {
    func listTickets(_ call: APICall) async throws -> Response {
        let page =
            try await call.query["view"] == "next"
            ? next(call)
            : desk.list(
                filter(call), after: call.query["after"], limit: call.limit, for: call.viewer)
        guard let page else {
            throw APIProblem(.invalid, "after: no 'next' of this order; begin without it")
        }
        let merged = try await desk.merged(page.rows)
        let waiting = call.staff == nil ? [] : try await desk.waitingTheirTurn(among: page.rows)
        let people = desk.people
        let tickets = page.rows.map {
            TicketSummaryBody(
                $0, among: people, mergedInto: merged[$0.id], waitsTurn: waiting.contains($0.id),
                isStaff: call.staff != nil)
        }
        return try json(TicketPageBody(tickets: tickets, next: page.next), call)
    }

    /// What the page shows as the next one to be taken; clients take none.
    private func next(_ call: APICall) async throws -> Tickets.Page {
        guard call.staff != nil, let row = try await desk.next(for: call.viewer) else {
            return .init(rows: [])
        }
        return .init(rows: [row])
    }

    private func filter(_ call: APICall) -> TicketFilter {
        let since = call.query["updated_since"].flatMap(Instant.init(rfc3339:))
        let view = call.query["view"] ?? (since == nil ? "open" : "all")
        return TicketFilter(
            view: self.view(view, call),
            state: call.query["state"].flatMap(TicketState.init(rawValue:)),
            priority: call.query["priority"], client: call.query["client"],
            project: call.query["project"],
            // Ended tickets have no place in the queue: they come in order of their last change.
            updatedSince: since ?? (view == "all" || view == "ended" ? .distantPast : nil))
    }

    private func view(_ name: String, _ call: APICall) -> Tickets.View? {
        switch name {
        case "pool": .pool
        case "mine": .mine(call.staff ?? "")
        case "waiting": .waiting
        case "absent": .held(by: desk.people.away(at: desk.world.now()).sorted())
        case "missed": .missed
        case "ended": .ended
        case "all": nil
        default: .all
        }
    }

    func view(_ call: APICall) async throws -> TicketView {
        guard let view = try await desk.opened(number: call.number, by: call.viewer) else {
            throw APIProblem(.notFound, "there is no ticket \(call.number) for this token")
        }
        return view
    }

    static func tag(_ version: Int) -> String { "\"\(version)\"" }

    func readTicket(_ call: APICall) async throws -> Response {
        let view = try await view(call)
        let tag = Self.tag(view.stream.version)
        if let known = call.ifNoneMatch, known == tag || known == "*" {
            return Response(status: .notModified, headers: [.eTag: tag])
        }
        let body = TicketBody(view, try reader(call, of: view.edition), isStaff: call.staff != nil)
        return try json(body, call, headers: [.eTag: tag])
    }

    func readTimeline(_ call: APICall) async throws -> Response {
        let view = try await view(call)
        let reader = try reader(call, of: view.edition, now: view.asOf)
        let after = call.query["after"].flatMap { Int($0) } ?? 0
        let told = view.stream.records.lazy.filter {
            $0.sequence > after
                && (call.staff != nil
                    || $0.event.isVisibleToClient(under: view.edition.regulation))
        }
        let found = Array(told.prefix(call.limit + 1))
        let twice = view.possiblyTwice
        let entries = found.prefix(call.limit).map {
            TimelineEntryBody($0, view, reader, isStaff: call.staff != nil, twice: twice)
        }
        let body = TimelineBody(
            number: view.row.number, version: view.stream.version, entries: entries,
            next: found.count > call.limit ? entries.last?.position : nil)
        return try json(body, call, headers: [.eTag: Self.tag(view.stream.version)])
    }

    func readClocks(_ call: APICall) async throws -> Response {
        let view = try await view(call)
        let reader = try reader(call, of: view.edition, now: view.asOf)
        let body = ClocksBody(
            number: view.row.number, version: view.stream.version, asOf: view.asOf.iso8601,
            clocks: view.explained(isStaff: call.staff != nil).map {
                ClockBody($0.clock, $0.explanation, reader)
            })
        return try json(body, call)
    }

    func explainTicket(_ call: APICall) async throws -> Response {
        let view = try await view(call)
        let reader = try reader(call, of: view.edition, now: view.asOf)
        let body = ExplanationsBody(
            number: view.row.number, version: view.stream.version, asOf: view.asOf.iso8601,
            language: call.language.rawValue,
            explanations: view.explained(isStaff: call.staff != nil).compactMap {
                clock, explanation in
                explanation.map { ExplanationBody($0, instance: clock.id.instance, reader) }
            })
        return try json(body, call)
    }
}
