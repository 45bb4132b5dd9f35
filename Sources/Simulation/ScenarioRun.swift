import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Plays one scenario and compares what comes of each step.
struct ScenarioRun {
    let scenario: Scenario
    let source: RegulationSource
    let world: CheckWorld
    let simulated: SimulatedDesk
    var scene: Scene
    /// What the story calls a ticket to its stream.
    var tickets: [String: TicketID] = [:]
    /// In order of arrival.
    var names: [String] = []
    var failures: [ScenarioFailure] = []
    /// nil: nobody asks what comes of the steps.
    private var tracer: StoryTracer?

    var desk: Desk { simulated.desk }
    var edition: Edition { scene.edition }

    static func outcome(
        of scenario: Scenario, source: RegulationSource, world: CheckWorld,
        on ground: SimulatedGround,
        leavingOut leftOut: LeftOut? = nil, tracing tell: (@Sendable (StepTrace) -> Void)? = nil
    ) async throws -> ScenarioOutcome {
        var run = try await ScenarioRun(scenario, source, world, ground, leftOut)
        run.tracer = tell.map { StoryTracer(run.simulated, tell: $0) }
        return try await run.outcome()
    }

    private init(
        _ scenario: Scenario, _ source: RegulationSource, _ world: CheckWorld,
        _ ground: SimulatedGround,
        _ leftOut: LeftOut?
    ) async throws {
        (self.scenario, self.source, self.world) = (scenario, source, world)
        let edition = try ground.library.edition(at: .distantPast, changes: [:])
        let start = scenario.steps.first.map { edition.zone.instant($0.at) } ?? .distantPast
        simulated = try await SimulatedDesk(on: ground, at: start, leavingOut: leftOut)
        scene = Scene(desk: simulated.desk, edition: edition)
        try await given()
    }

    private mutating func outcome() async throws -> ScenarioOutcome {
        for step in scenario.steps {
            if let reason = deferral(of: step) {
                return failures.isEmpty ? .deferred(reason) : .failed(failures)
            }
            try await run(step)
        }
        return failures.isEmpty ? .passed : .failed(failures)
    }

    /// Why a step cannot be executed yet; nil: it can.
    private func deferral(of step: Scenario.Step) -> String? {
        if case .deed(.appointed)? = step.does { return nil }
        if case .deed(.dismissed)? = step.does { return nil }
        if step.ticket == nil, step.team.names.isEmpty, step.project != nil || step.client != nil {
            return "commitments about projects and clients"
        }
        guard case .event(let name)? = step.does else { return nil }
        switch name {
        case .measured: return "measures"
        case .arrived, .registered, .admitted, .admissionFailed, .returned, .refused, .postponed,
            .prioritised, .assigned, .taken, .started, .logged, .firstReply, .replied, .askedClient,
            .clientWrote, .handedOver, .done, .signedOff, .closed, .reopened, .putInTurn,
            .expedited, .estimated, .approved, .declined, .defectReported, .escalated, .decided,
            .released, .published, .waited, .resumed, .invoiced, .packageReached:
            return nil
        }
    }

    private mutating func run(_ step: Scenario.Step) async throws {
        let at = instant(step.at)
        let posted = simulated.post.count
        try await simulated.time.advance(to: at)
        try await look(for: step)
        let before = step.ticket.flatMap { scene.tickets[$0]?.version } ?? 0
        var result = try await restaff(step)
        if result == nil { result = try await act(step, at: at) }
        try await simulated.time.settle()
        try await look(for: step)
        let about = step.ticket.flatMap { tickets[$0] }
        let records = step.ticket.flatMap { scene.tickets[$0]?.records } ?? []
        let named = names.map { name in (name: name, id: tickets[name] ?? TicketID(name)) }
        try await tracer?.trace(step, at: at, result, tickets: named)
        result?.events = records.filter { $0.sequence > before }.map(\.event)
        let letters = simulated.post.letters(since: posted).filter {
            $0.ticket == nil || $0.ticket == about
        }
        if result == nil, !letters.isEmpty { result = StepResult() }
        result?.letters = letters
        checkRepeat(step, result)
        if let expect = step.expect {
            ScenarioExpectations(run: self, step: step, expect: expect, at: at, result: result)
                .check(into: &failures)
        } else if let refusal = result?.why {
            failures.append(notCarriedOut(step, result, why: refusal))
        }
    }

    /// A step that the story takes for granted and the desk refuses. Where the story says nothing
    /// of what comes of it, that is no expectation, and the rest of the story is another one.
    func notCarriedOut(_ step: Scenario.Step, _ result: StepResult?, why: String) -> ScenarioFailure
    {
        let isDeed = step.expect != nil && result?.isJudged == true
        return .init(
            place: step.place, sentence: sentence("the step is carried out", step), expected: "yes",
            actual: why, deed: isDeed ? .init(words: "", doors: [door(of: step)]) : nil)
    }

    /// That an interaction says an open ticket again the desk must find by itself: the story only
    /// tells that it does.
    private mutating func checkRepeat(_ step: Scenario.Step, _ result: StepResult?) {
        guard let wanted = step.repeatOf else { return }
        var found = "none"
        if case .merged(let ticket, _)? = result?.decision.unticketed {
            found = tickets.first { $0.value == ticket }?.key ?? "another"
        }
        guard found != wanted else { return }
        failures.append(
            .init(
                place: step.place, sentence: sentence("repeat of", step), expected: wanted,
                actual: found,
                deed: .init(words: "repeat of \(wanted)", doors: [door(of: step)])))
    }

    /// Reads what stands on the desk now.
    private mutating func look(for step: Scenario.Step) async throws {
        var seen = Scene(desk: desk, edition: try desk.edition(), names: names)
        for (name, ticket) in tickets { seen.tickets[name] = try await simulated.stream(ticket) }
        if step.expect?.next != nil || step.expect?.order != nil {
            let project = step.ticket.flatMap { seen.tickets[$0]?.ticket.projectKey }
            seen.pool = try await simulated.pool(
                project: project ?? seen.project(step.project, of: step.client))
        }
        try await price(for: step, &seen)
        try await sight(for: step, &seen)
        scene = seen
    }

    private func price(for step: Scenario.Step, _ seen: inout Scene) async throws {
        guard let expect = step.expect else { return }
        let ticket = step.ticket.flatMap { seen.tickets[$0]?.ticket }
        if expect.price != nil, let number = ticket?.number {
            seen.work = try await desk.ticket(number: number, for: .desk)?.work ?? []
        }
        guard expect.statement != nil || expect.total != nil,
            let client = step.client ?? ticket?.client
        else { return }
        seen.statement = try await desk.statement(
            of: client, month: edition.zone.civil(at: instant(step.at)).date)
    }

    /// `«Title», 2025-10-07 10:15 (the manager answers): due of reaction of T1`.
    func sentence(_ what: String, _ step: Scenario.Step) -> String {
        let says = step.says.map { " (\($0))" } ?? ""
        return "«\(scenario.title)», \(local(instant(step.at)))\(says): \(what)"
    }

    /// `2025-10-13 14:00` in the file's zone.
    func local(_ instant: Instant) -> String {
        let moment = edition.zone.civil(at: instant)
        let seconds = moment.second == 0 ? "" : ":\(moment.second < 10 ? "0" : "")\(moment.second)"
        return "\(moment.date) \(moment.time)\(seconds)"
    }

    func instant(_ moment: LocalMoment, isEnd: Bool = false) -> Instant {
        edition.zone.instant(moment, isEnd: isEnd)
    }
}

extension ZoneRules {
    /// Midnight of a day without a time; of the day after where it is the last one.
    func instant(_ moment: LocalMoment, isEnd: Bool = false) -> Instant {
        guard let seconds = moment.seconds else {
            let date = isEnd ? moment.date.adding(days: 1) : moment.date
            return instant(of: date, CivilTime(minutes: 0))
        }
        let date = moment.date.adding(days: seconds / 86_400)
        let time = CivilTime(minutes: seconds % 86_400 / 60)
        return instant(of: CivilMoment(date: date, time: time, second: seconds % 60))
    }
}
