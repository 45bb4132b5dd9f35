import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Writes down what comes of the steps of one story.
struct StoryTracer: Sendable {
    let simulated: SimulatedDesk
    private let tell: @Sendable (StepTrace) -> Void
    private var steps = 0
    private var letters = 0
    /// Of each ticket that was told of.
    private var versions: [String: Int] = [:]

    init(_ simulated: SimulatedDesk, tell: @escaping @Sendable (StepTrace) -> Void) {
        (self.simulated, self.tell) = (simulated, tell)
    }

    /// - Parameter tickets: as the story calls them, in order of arrival.
    mutating func trace(
        _ step: Scenario.Step, at: Instant, _ result: StepResult?,
        tickets: [(name: String, id: TicketID)]
    ) async throws {
        let about = step.parent ?? step.ticket
        var told: [StepTrace.Ticket] = []
        for (name, id) in tickets {
            if let ticket = try await ticket(name, id, isAsked: name == about) {
                told.append(ticket)
            }
        }
        let posted = simulated.post.letters(since: letters)
        let intake = result?.intake
        tell(
            StepTrace(
                step: steps, line: step.place.line, at: at.iso8601,
                outcome: intake?.outcome.rawValue,
                rule: intake?.rule, refused: result.flatMap(StepTrace.Refused.init), tickets: told,
                letters: posted.map(StepTrace.Letter.init)))
        (steps, letters) = (steps + 1, letters + posted.count)
    }

    /// nil: it is as it was told of, and the step is about another.
    private mutating func ticket(_ name: String, _ id: TicketID, isAsked: Bool) async throws
        -> StepTrace.Ticket?
    {
        let desk = simulated.desk
        guard let row = try await desk.ticket(id: id, for: .desk) else { return nil }
        let known = versions[name] ?? 0
        guard isAsked || row.version != known,
            let view = try await desk.ticket(number: row.number, for: .desk)
        else { return nil }
        versions[name] = row.version
        let events = view.stream.records.filter { $0.sequence > known }
        return StepTrace.Ticket(name, view, events: events, price: view.workPrice)
    }
}

extension TicketView {
    /// Minor units, as the API tells it to the staff.
    fileprivate var workPrice: Int64? {
        stream.ticket.worklog.isEmpty ? nil : work.flatMap { total(of: $0).amount }
    }
}

extension StepTrace.Ticket {
    fileprivate init(_ name: String, _ view: TicketView, events: [TicketRecord], price: Int64?) {
        let (row, ticket, fields) = (view.row, view.stream.ticket, view.edition.regulation.fields)
        self.init(
            name: name, number: row.number, state: row.state.rawValue, priority: row.priority,
            category: row.category, client: row.client, project: row.project,
            assignees: row.assignees,
            takenBy: row.taker,
            fields: ticket.fields.filter { fields[$0.key]?.kind != .secret }.mapValues(\.words),
            minutesLogged: ticket.minutesLogged, workPrice: price,
            clocks: view.clocks.map(StepTrace.Promise.init),
            events: events.map(StepTrace.Event.init))
    }
}

extension FieldValue {
    /// As plain JSON would show it; numbers without a needless fraction.
    fileprivate var words: String {
        switch self {
        case .text(let text): text
        case .number(let number): number == number.rounded() ? "\(Int64(number))" : "\(number)"
        case .flag(let flag): "\(flag)"
        case .date(let date): date.description
        case .moment(let instant): instant.iso8601
        case .sealed: "•••"
        }
    }
}

extension StepTrace.Promise {
    fileprivate init(_ clock: Clock) {
        self.init(
            commitment: clock.id.commitment, instance: clock.id.instance,
            outcome: clock.outcome.rawValue,
            startedAt: clock.startedAt.iso8601, dueAt: clock.shownDue?.iso8601,
            endedAt: clock.endedAt?.iso8601,
            pausedSince: clock.outcome == .paused ? clock.pauses.last?.from.iso8601 : nil,
            elapsedSeconds: clock.elapsedSeconds)
    }
}

extension StepTrace.Event {
    fileprivate init(_ record: TicketRecord) {
        self.init(
            event: record.event.kind.rawValue, occurredAt: record.occurredAt.iso8601,
            by: record.actor.kind.rawValue, person: record.actor.id.isEmpty ? nil : record.actor.id,
            rule: record.event.facts.rule, details: record.event.details)
    }
}

extension StepTrace.Letter {
    fileprivate init(_ posted: PostedLetter) {
        let letter = posted.letter
        self.init(
            to: letter.to.map(\.address), cc: letter.cc.map(\.address), subject: letter.subject,
            text: letter.text)
    }
}

extension StepTrace.Refused {
    /// nil: the step was carried out.
    fileprivate init?(_ result: StepResult) {
        guard let why = result.why else { return nil }
        self.init(reason: result.refusal?.reason, rule: nil, verdict: nil, detail: why)
        guard case .byRule(let refused)? = result.refusal else { return }
        (rule, verdict) = (refused.rule, refused.verdict.rawValue)
    }
}
