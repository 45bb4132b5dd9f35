import Regulations
import Runtime
import ServiceDesk
import WorkingTime

/// Compares what a step expects with what came of it.
struct ScenarioExpectations {
    let run: ScenarioRun
    let step: Scenario.Step
    let expect: Scenario.Expectation
    let at: Instant
    let result: StepResult?

    var name: String { step.ticket ?? "" }
    var stream: TicketStream? { run.scene.tickets[name] }
    var edition: Edition { run.scene.edition(of: name) }

    func check(into failures: inout [ScenarioFailure]) {
        checkVerdict(&failures)
        checkTicket(&failures)
        checkClocks(&failures)
        checkQueue(&failures)
        checkMessages(&failures)
        checkMeeting(&failures)
        checkPrice(&failures)
        checkFigures(&failures)
        checkEscalation(&failures)
        checkRoster(&failures)
        checkSight(&failures)
    }

    func compare(
        _ sentence: String, _ expected: String, _ actual: String,
        _ failures: inout [ScenarioFailure],
        by citing: [String] = [], explanation: @autoclosure () -> [String] = []
    ) {
        guard expected != actual else { return }
        let what = name.isEmpty ? sentence : "\(sentence) of \(name)"
        let ground = ScenarioGround(regulation: run.scene.edition(of: name).regulation)
        failures.append(
            .init(
                place: expect.place, sentence: run.sentence(what, step), expected: expected,
                actual: actual,
                ground: citing.flatMap(ground.lines), deed: deed("\(sentence) \(expected)", citing),
                explanation: explanation()))
    }

    private func deed(_ words: String, _ citing: [String]) -> ScenarioFailure.Deed {
        let left = citing.contains { $0.hasPrefix("messages.") } ? [Coverage.Door.letter] : []
        return .init(words: words, doors: [run.door(of: step)] + left)
    }

    /// Every one of `expected` must be among `actual`; where none is expected there is none.
    func contain(
        _ sentence: String, _ expected: [String]?, _ actual: [String],
        _ failures: inout [ScenarioFailure],
        by section: String? = nil
    ) {
        guard let expected else { return }
        guard expected.isEmpty ? !actual.isEmpty : !Set(actual).isSuperset(of: expected) else {
            return
        }
        let wanting = section.map { section in
            expected.filter { !actual.contains($0) }.map { "\(section).\($0)" }
        }
        compare(
            sentence, expected.isEmpty ? "none" : expected.joined(separator: ", "),
            actual.isEmpty ? "none" : actual.uniqued().joined(separator: ", "), &failures,
            by: wanting ?? [])
    }

    // MARK: Parts

    private func checkVerdict(_ failures: inout [ScenarioFailure]) {
        let spoken = spokenRules
        if let verdict = expect.verdict {
            let by = spoken.filter { edition.regulation.rules[$0] != nil }.map { "rules.\($0)" }
            compare("verdict", verdict.words, verdictWords(expecting: verdict), &failures, by: by)
        } else if let why = result?.why, expect.rule == nil, expect.refusal == nil {
            failures.append(run.notCarriedOut(step, result, why: why))
        }
        if let rule = expect.rule, !spoken.contains(rule) {
            let actual = spoken.isEmpty ? "none" : spoken.joined(separator: ", ")
            compare("rule", rule, actual, &failures, by: ["rules.\(rule)"])
        }
        if let refusal = expect.refusal {
            let told = result?.refusal?.told ?? result?.seat?.told
            let actual = told?.rawValue ?? result?.why ?? "none"
            compare("refusal", refusal.rawValue, actual, &failures)
        }
        contain("hints", expect.hints, hints, &failures, by: "rules")
    }

    private var spokenRules: [String] {
        var rules =
            [result?.decision.rule].compactMap(\.self) + (result?.decision.spoken ?? []) + hints
        if case .byRule(let refused)? = result?.refusal { rules.append(refused.rule) }
        return rules.uniqued()
    }

    private var hints: [String] {
        (result?.events ?? []).compactMap { event in
            if case .hinted(let hint) = event { return hint.rule }
            return nil
        }
    }

    /// A hint lets pass; who expects `pass` is content with it.
    private func verdictWords(expecting expected: Scenario.Expectation.Verdict) -> String {
        if case .byRule(let refused)? = result?.refusal { return refused.verdict.rawValue }
        if let refusal = result?.refusal {
            return expected == .verdict(.refuse) ? "refuse" : "refuse (\(refusal))"
        }
        guard let verdict = result?.decision.verdict else { return "pass" }
        return verdict == .hint && expected == .pass ? "pass" : verdict.rawValue
    }

    private func checkTicket(_ failures: inout [ScenarioFailure]) {
        let ticket = stream?.ticket
        if let state = expect.state {
            compare("state", state.rawValue, ticket?.state.rawValue ?? "no ticket", &failures)
        }
        if let priority = expect.priority {
            compare("priority", priority, self.priority ?? "none", &failures)
        }
        if let category = expect.category {
            compare("category", category, ticket?.category ?? "none", &failures)
        }
        if let project = expect.project {
            compare("project", project, ticket?.project ?? "none", &failures)
        }
        contain(
            "assigned", expect.assigned, (ticket?.assignedRoles ?? []) + (ticket?.assignees ?? []),
            &failures)
    }

    /// Of the ticket, or of the part that the step is about.
    private var priority: String? {
        guard let whole = step.parent.flatMap({ run.scene.tickets[$0]?.ticket }) else {
            return stream?.ticket.priority
        }
        return whole.subtasks.first { $0.opened.subtask == name }.flatMap { whole.priority(of: $0) }
    }

    private func checkClocks(_ failures: inout [ScenarioFailure]) {
        let all = stream.map { clocks(of: $0, under: edition, asOf: at) } ?? []
        func latest(_ commitment: String) -> Clock? { all.last { $0.id.commitment == commitment } }
        for (name, due) in expect.due.pairs {
            let clock = latest(name)
            compare(
                "due of \(name)", words(due), clock?.due.map { local($0) } ?? "none", &failures,
                by: ["commitments.\(name)"],
                explanation: difference(clock)?.lines(expecting: instant(due)) ?? [])
        }
        for (name, outcome) in expect.outcome.pairs {
            let clock = latest(name)
            compare(
                "outcome of \(name)", outcome.rawValue,
                clock.map { outcomeWord($0) } ?? "not_started", &failures,
                by: ["commitments.\(name)"],
                explanation: difference(clock)?.lines(stopped: clock?.endedAt.map { local($0) })
                    ?? [])
        }
        for (name, minutes) in expect.elapsed.pairs {
            let clock = latest(name)
            let actual = clock.map { Int($0.elapsedSeconds / 60) } ?? 0
            compare(
                "elapsed of \(name)", "\(minutes) min", "\(actual) min", &failures,
                by: ["commitments.\(name)"],
                explanation: difference(clock)?.lines(until: clock?.endedAt ?? at) ?? [])
        }
        checkStamps(&failures)
    }

    private func checkStamps(_ failures: inout [ScenarioFailure]) {
        if let wanted = expect.warned {
            let by = wanted.map { "commitments.\($0)" }
            compare("warned", list(wanted), list(stream?.warned ?? []), &failures, by: by)
        }
        for (stamp, moment) in expect.stamps.pairs {
            let actual = Scenario.Expectation.Stamp(rawValue: stamp).flatMap {
                stream?.instant(of: $0)
            }
            compare("stamp \(stamp)", words(moment), actual.map { local($0) } ?? "none", &failures)
        }
    }

    func list(_ names: [String]) -> String {
        names.isEmpty ? "none" : names.uniqued().sorted().joined(separator: ", ")
    }

    private func outcomeWord(_ clock: Clock) -> String {
        if clock.nature == .notGuaranteed, clock.outcome == .running { return "not_guaranteed" }
        return clock.outcome.rawValue
    }

    /// nil: the clock has not started.
    private func difference(_ clock: Clock?) -> ScenarioDifference? {
        guard let stream, let clock,
            let explanation = explain(clock, of: stream, under: edition, asOf: at)
        else {
            return nil
        }
        return ScenarioDifference(explanation: explanation, edition: edition)
    }

    private func instant(_ due: Scenario.Expectation.Due) -> Instant? {
        switch due {
        case .none: nil
        case .at(let moment): run.instant(moment)
        }
    }

    private func words(_ due: Scenario.Expectation.Due) -> String {
        instant(due).map { local($0) } ?? "none"
    }

    func local(_ instant: Instant) -> String { run.local(instant) }

    private func checkQueue(_ failures: inout [ScenarioFailure]) {
        guard let queue = run.edition.regulation.queue else { return }
        let pool = Pool(queue: queue, entries: run.scene.pool, regulation: run.edition.regulation)
        if let next = expect.next {
            compare("next", next, pool.next.map(nameOf) ?? "none", &failures)
        }
        if let order = expect.order {
            compare(
                "order", order.joined(separator: ", "),
                pool.order.map(nameOf).joined(separator: ", "), &failures)
        }
        if let blocker = expect.blockedBy {
            var actual = "none"
            if case .outOfOrder(let first, _)? = result?.refusal {
                actual = run.scene.name(number: first) ?? "none"
            }
            compare("blocked by", blocker, actual, &failures)
        }
    }

    private func nameOf(_ entry: PoolEntry) -> String {
        run.scene.name(number: entry.number) ?? "?"
    }

    private func checkPrice(_ failures: inout [ScenarioFailure]) {
        if let price = expect.price {
            compare("price", Self.money(price), words(total(of: run.scene.work)), &failures)
        }
        guard let statement = run.scene.statement else { return }
        if let total = expect.total {
            compare("total", Self.money(total), words(statement.total), &failures)
        }
        guard let lines = expect.statement else { return }
        if let deferred = statement.sum.deferred {
            return compare(
                "statement", "a price on each line", Self.notCounted(deferred), &failures)
        }
        let expected = lines.map {
            "\($0.clause): \(Int($0.minutes ?? 0)) min, \(Self.money($0.amount))"
        }
        compare(
            "statement", expected.joined(separator: "; "),
            lines.map { statement.told($0.clause) }.joined(separator: "; "), &failures)
    }

    private func words(_ price: Price) -> String {
        switch price {
        case .counted(let amount): Self.money(Double(amount) / 100)
        case .byAgreement: "no price"
        case .packaged(let package, _): "hours of '\(package)' first"
        case .unapproved: "not approved yet"
        case .notCounted(let deferred): Self.notCounted(deferred)
        }
    }

    private static func notCounted(_ deferred: Deferred) -> String {
        "not counted yet ('\(deferred.path.joined(separator: "."))': \(deferred.kind.words.en))"
    }

    static func money(_ amount: Double) -> String {
        amount == amount.rounded() ? "\(Int(amount))" : "\(amount)"
    }

    /// Figures of the month up to now, over all tickets of the story.
    private func checkFigures(_ failures: inout [ScenarioFailure]) {
        for (name, wanted) in expect.figures.pairs {
            let regulation = run.edition.regulation
            guard regulation.measures[name] != nil else { continue }
            let tickets = run.scene.names.compactMap { ticket in
                run.scene.tickets[ticket].map {
                    MeasuredTicket(stream: $0, edition: run.scene.edition(of: ticket))
                }
            }
            let found = figures(
                of: name, in: regulation, over: tickets, in: month, groups: [], asOf: at)
            let value = found?.first?.value.map { Self.money(($0 * 100).rounded() / 100) } ?? "none"
            let actual = regulation.deferred(in: ["measures", name]).map(Self.notCounted) ?? value
            let expected = Double(wanted).map(Self.money) ?? wanted
            compare("figure \(name)", expected, actual, &failures, by: ["measures.\(name)"])
        }
    }

    private var month: Range<Instant> {
        let zone = run.edition.zone
        let date = zone.civil(at: at).date
        let first = CivilDate(year: date.year, month: date.month, day: 1) ?? date
        return zone.startOfDay(first)..<at + 1
    }

    private func checkEscalation(_ failures: inout [ScenarioFailure]) {
        guard let wanted = expect.escalation else { return }
        let actual = stream?.ticket.escalation
        compare("escalation", wanted.id, actual?.escalation ?? "none", &failures)
        if let open = wanted.open {
            compare("escalation open", "\(open)", "\(actual?.isOpen ?? false)", &failures)
        }
        // People count steps from 1.
        if let step = wanted.step {
            compare("step", "\(step)", "\((actual?.step ?? -1) + 1)", &failures)
        }
    }

    private func checkSight(_ failures: inout [ScenarioFailure]) {
        for (matter, people) in expect.sees.pairs {
            compare(
                "who sees \(matter)", list(people), list(run.scene.seeing[matter] ?? []),
                &failures, by: ["records.\(matter)"])
        }
    }

    private func checkRoster(_ failures: inout [ScenarioFailure]) {
        guard let wanted = expect.unmanned else { return }
        compare(
            "unmanned", list(wanted), list(run.scene.unmanned(at: at)), &failures,
            by: wanted.map { "roles.\($0)" })
    }
}

extension Statement {
    /// `6.2.1: 120 min, 7000`: what the clause made of the month's work and charges.
    fileprivate func told(_ clause: String) -> String {
        let work = work.map(\.line).filter { $0.clause == clause }
        let charges = charges.filter { $0.clauses.first == clause }
        let bills = bills.filter { $0.clauses.first == clause }.map(\.bill.invoiced)
        let minutes =
            work.reduce(0) { $0 + $1.minutes } + bills.reduce(0) { $0 + ($1.minutes ?? 0) }
        let amounts =
            (work.map(\.price) + charges.map(\.price)).map(\.amount) + bills.map(\.amount)
        let amount = Double(amounts.reduce(0) { $0 + ($1 ?? 0) }) / 100
        return "\(clause): \(minutes) min, \(ScenarioExpectations.money(amount))"
    }
}

extension TicketStream {
    /// Commitments whose warning stands in the journal.
    fileprivate var warned: [String] {
        records.compactMap { record in
            if case .warned(let warned) = record.event { return warned.clock.commitment }
            return nil
        }
    }

    fileprivate func instant(of stamp: Scenario.Expectation.Stamp) -> Instant? {
        switch stamp {
        case .arrived: ticket.arrivedAt
        case .registered: records.last { $0.event == .registered }?.occurredAt
        case .admitted: ticket.admittedAt
        }
    }
}

extension Refusal {
    /// The word of a scenario; nil: a rule says why, or nobody tells of it.
    fileprivate var told: Scenario.Expectation.Refusal? {
        switch self {
        case .notFound: .notFound
        case .wrongState, .merged: .wrongState
        case .needsRole: .needsRole
        case .badValue: .badValue
        case .noSuchTicket: .noSuchTicket
        case .badMoment: .badMoment
        case .workedElsewhere: .workedElsewhere
        case .outOfOrder: .outOfOrder
        case .alreadyTaken: .alreadyTaken
        case .superseded: .superseded
        case .notCounted: .notCounted
        case .empty: .empty
        case .byRule, .noSuchCategory, .noSuchPriority, .noSuchField, .tooLong, .noSuchEscalation,
            .beyondCalendar:
            nil
        }
    }
}

extension SeatFault {
    fileprivate var told: Scenario.Expectation.Refusal {
        switch self {
        case .taken: .seatTaken
        case .noDepartment: .noDepartment
        case .notOpen: .notOpen
        }
    }
}

extension Scenario.Expectation.Verdict {
    var words: String {
        switch self {
        case .pass: "pass"
        case .verdict(let verdict): verdict.rawValue
        }
    }
}
