import Regulations
import WorkingTime

/// Runs the scenarios of a regulation in virtual time.
public struct ScenarioRun {
    let scenario: Scenario
    let edition: Edition
    let source: RegulationSource
    let world: CheckWorld
    var desk: VirtualDesk
    var failures: [ScenarioFailure] = []

    /// Runs one scenario against a checked regulation.
    ///
    /// - Parameter edition: of `checked` as it is written, where many scenarios run; compiled here if nil.
    public static func run(
        _ scenario: Scenario, of checked: Checked, edition: Edition? = nil, world: CheckWorld
    ) -> ScenarioOutcome {
        do {
            var run = try ScenarioRun(scenario, checked, edition, world)
            return run.outcome()
        } catch {
            let place = scenario.steps.first?.place ?? Place(file: scenario.file, line: 1, column: 1)
            let failure = ScenarioFailure(
                place: place, sentence: "the scenario can be set up", expected: "yes", actual: "\(error)")
            return .failed([failure])
        }
    }

    private init(_ scenario: Scenario, _ checked: Checked, _ written: Edition?, _ world: CheckWorld) throws {
        self.scenario = scenario
        self.world = world
        var source = checked.source
        for (reading, alternative) in scenario.readings.pairs {
            source = source.applying(reading: reading, alternative: alternative) ?? source
        }
        self.source = source
        let isWritten = scenario.readings.names.isEmpty
        edition = try (isWritten ? written : nil) ?? Self.edition(of: source, world: world)
        desk = VirtualDesk(edition: edition)
        try given()
    }

    /// The edition of a file as it is written, without a look at its alternatives.
    public static func edition(of source: RegulationSource, world: CheckWorld) throws -> Edition {
        let (regulation, findings) = source.checkedAsWritten(in: world)
        let cause = findings.first { $0.severity == .blocks }
        guard let regulation, cause == nil else {
            throw EditionError(description: "the regulation does not pass its check: \(cause?.description ?? "")")
        }
        return try Edition(compiling: regulation, digest: "scenario", world: world)
    }

    private mutating func outcome() -> ScenarioOutcome {
        for step in scenario.steps {
            if let reason = deferral(of: step) { return failures.isEmpty ? .deferred(reason) : .failed(failures) }
            run(step)
        }
        return failures.isEmpty ? .passed : .failed(failures)
    }

    /// Why a step cannot be executed yet; nil: it can.
    private func deferral(of step: Scenario.Step) -> String? {
        if let expect = step.expect {
            if expect.total != nil { return "statements of a month" }
        }
        if case .deed(.appointed)? = step.does { return nil }
        if case .deed(.dismissed)? = step.does { return nil }
        if step.ticket == nil, step.team.names.isEmpty, step.project != nil || step.client != nil {
            return "commitments about projects and clients"
        }
        guard case .event(let name)? = step.does else { return nil }
        switch name {
        case .invoiced: return "invoices"
        case .measured: return "measures"
        case .arrived, .registered, .admitted, .admissionFailed, .returned, .refused, .postponed, .prioritised,
            .assigned, .taken, .started, .logged, .firstReply, .replied, .askedClient, .clientWrote, .handedOver,
            .done, .signedOff, .closed, .reopened, .putInTurn, .expedited, .estimated, .approved, .declined,
            .defectReported, .escalated, .decided, .released, .published:
            return nil
        }
    }

    mutating func run(_ step: Scenario.Step) {
        let at = instant(step.at)
        let rung = desk.advance(to: at)
        let seat = step.project.flatMap { desk.staff($0, with: step.team) }
        var result = seat.map { VirtualDesk.Step(seat: $0) } ?? act(step, at: at)
        if let ticket = step.ticket, let timers = rung[ticket] {
            result = result ?? VirtualDesk.Step()
            result?.hear(timers)
        }
        if let expect = step.expect {
            ScenarioExpectations(run: self, step: step, expect: expect, at: at, result: result).check(into: &failures)
        } else if let refusal = result?.why {
            failures.append(
                .init(
                    place: step.place, sentence: sentence("the step is carried out", step), expected: "yes",
                    actual: refusal))
        }
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
        guard let seconds = moment.seconds else {
            let date = isEnd ? moment.date.adding(days: 1) : moment.date
            return edition.zone.instant(of: date, CivilTime(minutes: 0))
        }
        let date = moment.date.adding(days: seconds / 86_400)
        let time = CivilTime(minutes: seconds % 86_400 / 60)
        return edition.zone.instant(of: CivilMoment(date: date, time: time, second: seconds % 60))
    }
}
