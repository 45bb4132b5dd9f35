// The table of a scenario file.
extension Language {
    static let line = Shape.string(max: 200)
    static let fieldValues = Shape.map(keys: id(.fields), values: .any, count: 0...100)

    static let scenario = Record(
        name: "a scenario",
        keys: [
            Key("scenario", .exactly(version), required: true),
            Key("regulation", .format(.name), required: true),
            Key("title", line, required: true), clause,
            Key("readings", .map(keys: id(.readings), values: .format(.name), count: 0...20)),
            Key("given", .record(given)),
            Key("steps", .list(.record(scenarioStep), count: 1...200), required: true),
        ])

    static let given = Record(
        name: "what is given",
        keys: [
            Key("staff", .map(keys: .format(.name), values: staffRoles, count: 0...200)),
            Key("addresses", .map(keys: id(.people), values: line, count: 1...200)),
            Key("clients", section(scenarioClient, max: 200)),
            Key(
                "away",
                .map(
                    keys: id(.people), values: .list(.record(scenarioAbsence), count: 1...20),
                    count: 1...200)),
        ])

    /// None: roles of a project only.
    static let staffRoles = Shape.oneOrList(.reference(.roles), count: 0...20)

    static let scenarioAbsence = Record(
        name: "an absence",
        keys: [Key("from", .format(.moment), required: true), Key("until", .format(.moment))])

    static let scenarioClient = Record(
        name: "a client",
        keys: [
            Key(
                "agreements",
                .map(
                    keys: id(.agreements),
                    values: .oneOrList(.record(scenarioAgreement), count: 1...20),
                    count: 0...60)),
            Key("people", section(scenarioPerson, max: 200)),
            Key("projects", section(scenarioProject, max: 200)),
            Key("services", .list(line, count: 1...50)),
        ])

    static let scenarioAgreement = Record(
        name: "an agreement in force",
        keys: [
            Key("from", .format(.moment), required: true), Key("until", .format(.moment)),
            Key("changes", .map(keys: .format(.path), values: .any, count: 1...50)),
            Key("project", id(.projects), note: "Whose work uses its package."),
            Key(
                "finding", words(FindingCode.self),
                note: "The agreement is not concluded, because of this finding."),
        ])

    static let scenarioPerson = Record(
        name: "a person",
        keys: [
            Key("role", id(.roles)), Key("address", line), Key("department", line),
            Key("acknowledged", .flag),
        ])

    static let scenarioProject = Record(
        name: "a project",
        keys: [
            Key("roles", .map(keys: id(.roles), values: ids(.people), count: 0...60)),
            Key("fields", fieldValues),
            Key("sites", .list(line, count: 1...20)),
        ])

    static let acts =
        events + Scenario.Step.Deed.allCases.map(\.rawValue).filter { !events.contains($0) }
    static let team = Shape.map(keys: id(.roles), values: ids(.people), count: 1...60)

    static let scenarioStep = Record(
        name: "a step",
        keys: [
            Key("at", .format(.moment), required: true), Key("says", line), Key("by", id(.people)),
            Key("does", .word(acts)), Key("reached", .format(.moment)), Key("sender", id(.people)),
            Key("spam", .flag), Key("proven", .flag), Key("receipt", .word(["bounced"])),
            Key("team", team), Key("granted", .flag),
            Key("waits_for", words(Scenario.Step.WaitsFor.self)), Key("until", .format(.moment)),
            Key("ticket", .format(.ticket)), Key("project", id(.projects)),
            Key("client", id(.clients)),
            Key("channel", id(.channels)), Key("subject", line), Key("text", .string(max: 2000)),
            Key("attached", words(AttachedKind.self)), Key("repeat_of", .format(.ticket)),
            Key("category", id(.categories)), Key("priority", id(.priorities)),
            Key("fields", fieldValues),
            Key("role", id(.roles)), Key("minutes", .number(0...99999)), Key("work", .word(works)),
            Key("from", .format(.moment)), Key("estimate", .number(0...999999)),
            Key("escalation", id(.escalations)),
            Key("parent", .format(.ticket)), Key("commitment", id(.commitments)),
            Key("answers", .format(.ticket)), Key("reason", line),
            Key("person", id(.people)), Key("department", line),
            Key("expect", .record(expectation)),
        ])

    static let due = Shape.either(
        [.word(["none"]), .format(.moment)],
        expected: "a moment such as 2026-01-31 09:15, or 'none'")
    static let figure = Shape.either(
        [.word(["none"]), .number(0...1e12)], expected: "a number, or 'none'")
    static let tickets = Shape.list(.format(.ticket), count: 0...200)
    static let listener = Shape.either(
        [.reference(.people), .reference(.channels)],
        expected: "a person, 'stranger', or an own channel")
    static let projectOrNone = Shape.either(
        [.word(["none"]), .reference(.projects)], expected: "a project, or 'none'")

    static let expectation = Record(
        name: "an expectation",
        keys: [
            Key("verdict", .word(["pass"] + Verdict.allCases.map(\.rawValue))),
            Key("rule", id(.rules)),
            Key("refusal", words(Scenario.Expectation.Refusal.self)),
            Key("warned", .list(id(.commitments), count: 0...50)),
            Key(
                "stamps",
                .map(keys: words(Scenario.Expectation.Stamp.self), values: due, count: 1...3)),
            Key("state", state), Key("priority", id(.priorities)), Key("category", id(.categories)),
            Key("project", projectOrNone), Key("assigned", ids(.assignees)),
            Key("due", .map(keys: id(.commitments), values: due, count: 1...50)),
            Key(
                "outcome",
                .map(
                    keys: id(.commitments), values: words(Scenario.Expectation.Outcome.self),
                    count: 1...50)),
            Key("elapsed", .map(keys: id(.commitments), values: .format(.elapsed), count: 1...50)),
            Key("figures", .map(keys: id(.measures), values: figure, count: 1...50)),
            Key("next", .format(.ticket)), Key("order", tickets),
            Key("blocked_by", .format(.ticket)),
            Key("price", .number(0...1e12)),
            Key("statement", .list(.record(statementLine), count: 0...200)),
            Key("total", .number(0...1e12)), Key("sent", .list(id(.messages), count: 0...50)),
            Key("not_sent", .list(id(.messages), count: 0...50)),
            Key("reads", .map(keys: id(.messages), values: line, count: 1...20)),
            Key("meeting", .record(scenarioMeeting)), Key("escalation", .record(escalationState)),
            Key("hints", .list(id(.rules), count: 0...50)),
            Key("unmanned", .list(id(.roles), count: 0...20)),
            Key(
                "sees",
                .map(
                    keys: words(KeptMatter.self), values: .list(id(.people), count: 0...200),
                    count: 1...4)),
            Key(
                "told",
                .map(
                    keys: id(.messages), values: .oneOrList(listener, count: 0...50), count: 1...50)
            ),
        ],
        nonEmpty: true)

    static let statementLine = Record(
        name: "a line of a statement",
        keys: [
            Key("clause", .clause, required: true), Key("minutes", .number(0...1e9)),
            Key("amount", .number(0...1e12), required: true),
        ])

    static let scenarioMeeting = Record(
        name: "a meeting",
        keys: [
            Key("at", .format(.moment), required: true), Key("place", .list(line, count: 0...20)),
            Key("with", ids(.people)), Key("revision", .whole(0...99)),
            Key("state", words(Scenario.Expectation.Meeting.State.self)),
        ])

    static let escalationState = Record(
        name: "the state of an escalation",
        keys: [
            Key("id", id(.escalations), required: true), Key("open", .flag),
            Key("step", .whole(1...10)),
        ])
}
