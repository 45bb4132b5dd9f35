// What happens (language.md §6–§10).
extension Language {
    static let events = EventName.allCases.map(\.rawValue)

    static let definition = Record(
        name: "a definition", keys: [title, clause, Key("when", .condition, required: true)])

    static let effectKeys = [
        Key("assign", ids(.roles)), Key("priority", id(.priorities)), Key("does", .event),
        Key("opens", id(.categories)),
        Key("message", id(.messages)), Key("invoice", words(Effects.Invoice.self)),
    ]

    /// What follows at a due instant, or so long after it.
    static let lateStep = Record(
        name: "effects", keys: [Key("after", .format(.forward))] + effectKeys,
        constraints: [.oneOf(effectKeys.map(\.name))], nonEmpty: true)

    static let rule = Record(
        name: "a rule",
        keys: [
            title, needsClause, about, Key("before", .trigger), Key("after", .trigger),
            Key("when", .condition),
            Key("verdict", words(Verdict.self)),
        ] + effectKeys,
        constraints: [
            .exactlyOne("before", "after"), .with("before", needs: "verdict"),
            .notBoth("after", "verdict"),
            .when("verdict", [Verdict.hold.rawValue, Verdict.handOver.rawValue], needs: "assign"),
        ])

    static let warns = Record(
        name: "warnings",
        keys: [
            Key("at", .list(.format(.warning), count: 1...5), required: true),
            Key("to", ids(.roles)),
        ])

    private static let commitmentKeys = [
        needsClause, title, about, Key("like", id(.commitments)), Key("when", .condition),
        Key("starts", .start),
        Key("from", id(.fields)),
        Key("stops", .trigger), Key("pauses", states), Key("resumes", .trigger),
        Key("hides", states),
        Key("cancels", .trigger),
        Key("resets", .trigger), Key("within", .format(.limit)), Key("until", .format(.until)),
        Key("earliest", .format(.limit)), Key("roll", words(Roll.self)),
        Key("calendar", id(.calendars)),
        Key("nature", words(Commitment.Nature.self)), Key("guaranteed_when", .condition),
        Key("owner", id(.owners)),
        Key("may_withdraw", ids(.roles)), Key("warns", .record(warns)),
        Key("if_missed", .oneOrList(.record(lateStep), count: 1...10)),
    ]

    /// A line of a table of limits: all keys of a commitment that differ from one line to another.
    static let limitLine = Record(
        name: "a line of 'limits'",
        keys: [clause] + commitmentKeys.filter { !["clause", "like", "about"].contains($0.name) },
        constraints: [
            .notBoth("within", "until"), .notBoth("from", "starts"), .notBoth("from", "until"),
        ],
        nonEmpty: true)

    static let commitment = Record(
        name: "a commitment",
        keys: commitmentKeys + [
            Key("limits", .map(keys: .format(.name), values: .record(limitLine), count: 1...20))
        ],
        constraints: [
            .notBoth("within", "until"), .notBoth("limits", "within"), .notBoth("limits", "until"),
            .notBoth("limits", "like"), .notBoth("from", "starts"), .notBoth("from", "until"),
            .oneOf(["like", "until", "starts", "from"]),
        ])

    static let queue = Record(
        name: "the queue",
        keys: [
            needsClause, Key("scope", words(Queue.Scope.self)),
            Key("order", .list(words(Queue.Key.self), count: 1...5), required: true),
            Key("strict", .flag),
            Key("blocking", .list(state, count: 1...20)),
        ])

    static let step = Record(
        name: "a step",
        keys: [
            clause, Key("role", id(.roles), required: true), Key("when", .condition),
            Key("needs", ids(.fields)),
            Key("message", id(.messages)),
        ])

    static let grant = Record(
        name: "a grant",
        keys: [
            needsClause, Key("when", .condition), Key("priority", id(.priorities)),
            Key("field", id(.fields)),
        ],
        constraints: [.oneOf(["priority", "field"])])

    static let escalation = Record(
        name: "an escalation",
        keys: [
            needsClause, title, Key("by", ids(.roles), required: true),
            Key("channels", ids(.channels)),
            Key("when", .condition), Key("asks", ids(.fields)),
            Key("steps", .list(.record(step), count: 1...10), required: true),
            Key("grants", .list(.record(grant), count: 1...20)),
        ])

    static let word60 = Shape.oneOrList(.string(max: 60), count: 1...20)

    static let condition = Record(
        name: "a condition",
        keys: [
            Key("all", .list(.condition, count: 2...20)),
            Key("any", .list(.condition, count: 2...20)),
            Key("not", .condition),
            Key("field", .map(keys: id(.fields), values: .comparison, count: 1...10)),
        ] + FactKey.all.map(\.key),
        nonEmpty: true)

    static let filled = Record(
        name: "a filling", keys: [Key("filled", ids(.fields), required: true)])

    static let waited = Record(
        name: "a wait",
        keys: [
            Key(
                "waited", .oneOrList(.word(TicketState.waits.map(\.rawValue)), count: 1...3),
                required: true)
        ])

    static let every = Record(
        name: "a period",
        keys: [Key("every", .format(.period), required: true), Key("from", id(.fields))])

    static let endOfEvery = Record(
        name: "the end of a period",
        keys: [Key("end_of_every", .format(.period), required: true), Key("from", id(.fields))])

    static let whileIn = Record(
        name: "a state that lasts", keys: [Key("while", states, required: true)])

    /// Bounds of a comparison; equality is written without a bound.
    static let bounds = Record(
        name: "a comparison",
        keys: ["over", "at_least", "under", "at_most"].map { Key($0, .format(.quantity)) },
        nonEmpty: true)
}
