/// The table of language 1: every section, key and word. The reader, the checks, the schema and the reference follow it.
enum Language {
    static let version = "1"

    static func id(_ target: Target) -> Shape { .reference(target) }

    static func ids(_ target: Target) -> Shape { .oneOrList(.reference(target), count: 1...20) }

    static func words<E: RawRepresentable & CaseIterable>(_ type: E.Type) -> Shape where E.RawValue == String {
        .word(E.allCases.map(\.rawValue))
    }

    static func section(_ record: Record, max: Int) -> Shape {
        .map(keys: .format(.name), values: .record(record), count: 0...max)
    }

    static let clauses = Shape.oneOrList(.clause, count: 1...20)
    static let title = Key("title", .text)
    static let clause = Key("clause", clauses)
    static let needsClause = Key("clause", clauses, required: true)
    static let about = Key("about", words(Commitment.About.self))
    static let titleOrClause = [Constraint.oneOf(["title", "clause"])]
    static let state = words(TicketState.self)
    static let states = Shape.oneOrList(state, count: 1...20)

    static let regulation = Record(
        name: "a regulation",
        keys: [
            Key("reglament", .exactly(version), required: true, note: "Version of the language."),
            Key("id", .format(.name), required: true),
            Key("version", .string(max: 32), required: true),
            Key("in_force", .format(.date), required: true, note: "First day of this version."),
            Key("replaces", .string(max: 32)),
            Key("title", .text, required: true),
            Key("provider", .text, required: true),
            Key(
                "languages", .list(.format(.language), count: 1...8), required: true,
                note: "The first is authoritative."),
            Key("time_zone", .format(.zone), required: true),
            Key("currency", .format(.currency), required: true),
            Key("calendar", id(.calendars), required: true, note: "Calendar used where none is named."),
            Key("labels", .map(keys: .word(labels), values: .text, count: 0...40), note: "Other words for built-in terms."),
        ] + sections
    )

    static let labels = TicketState.allCases.map(\.rawValue) + ["client", "provider", "ticket", "project", "priority"]

    static let sections = [
        Key("calendars", section(calendar, max: 20), required: true, note: "When people work."),
        Key("roles", section(role, max: 60), note: "Who acts, on both sides."),
        Key("agreements", section(agreement, max: 60), note: "Dated rights: contract, warranty, prepayment, package."),
        Key("channels", section(channel, max: 40), note: "Ways to be reached; anything else is 'other'."),
        Key("categories", section(category, max: 200), note: "What a ticket is about; one level of grouping."),
        Key("priorities", section(priority, max: 12), note: "How important; rank 1 comes first."),
        Key("fields", section(field, max: 200), note: "Everything recorded by hand, by form or by API."),
        Key("definitions", section(definition, max: 60), note: "Named conditions."),
        Key("rules", section(rule, max: 300), note: "Before an event: may it happen? After it: what follows?"),
        Key("commitments", section(commitment, max: 200), note: "Promises with a clock."),
        Key("queue", .record(queue), note: "Order of the pool."),
        Key("escalations", section(escalation, max: 20), note: "Acceleration and complaint ladders."),
        Key("prices", .record(prices), note: "Units, rates, factors, packages, fees."),
        Key("messages", section(message, max: 100), note: "What is written to whom."),
        Key("records", section(record, max: 60), note: "What is kept back, and how long."),
        Key("measures", section(measure, max: 60), note: "Figures."),
        Key("readings", section(reading, max: 60), note: "Ambiguities with the chosen reading and its alternatives."),
        Key(
            "clauses", .map(keys: .format(.clause), values: .record(clauseRecord), count: 1...400), required: true,
            note: "The words of the regulation."),
    ]
}

// What exists (LANGUAGE §3, §14).
extension Language {
    static let windows = Shape.oneOrList(.format(.window), count: 1...6)

    static let calendar = Record(
        name: "a calendar",
        keys: [
            clause,
            Key("week", .map(keys: .format(.days), values: windows, count: 1...7), required: true),
            Key("holidays", .format(.country)),
            Key("transferred_days", words(CalendarItem.TransferredDays.self)),
            Key("short_days", .format(.shortDays)),
            Key("except", .map(keys: .format(.date), values: .either([.word(["closed"]), windows], expected: "'closed' or windows"), count: 0...400)),
            Key("time_zone", .format(.zone)),
        ])

    static let holder = Record(
        name: "a holder",
        keys: [Key("name", .text), Key("email", .string(max: 200)), Key("phone", .string(max: 200))],
        nonEmpty: true)

    static let role = Record(
        name: "a role",
        keys: [
            title, clause, Key("side", words(Role.Side.self)), Key("per", words(Role.Per.self)),
            Key("at_least", .whole(0...99)), Key("at_most", .whole(1...99)), Key("when", .condition),
            Key("stands_in", id(.roles)), Key("roster", .flag), Key("holder", .record(holder)),
        ],
        constraints: titleOrClause)

    static let change = Record(
        name: "a value that an agreement may change",
        keys: [Key("path", .format(.path), required: true), Key("only", words(Agreement.Bound.self)), clause])

    static let agreement = Record(
        name: "an agreement",
        keys: [
            title, clause, about, Key("prepared_by", id(.roles)),
            Key("may_change", .list(.record(change), count: 1...50)),
        ],
        constraints: titleOrClause)

    static let channel = Record(
        name: "a channel",
        keys: [
            title, clause, Key("kind", words(Channel.Kind.self), required: true), Key("address", .string(max: 200)),
            Key("arrival", words(Channel.Arrival.self)), Key("backdate", .format(.minutes)), Key("login", .flag),
            Key("staff_domain", .string(max: 200)),
        ])

    static let category = Record(
        name: "a category", keys: [title, clause, Key("under", id(.categories)), Key("hint", .text)],
        constraints: titleOrClause)

    static let priority = Record(
        name: "a priority",
        keys: [
            title, clause, Key("rank", .whole(1...20), required: true), Key("when", .condition),
            Key("default", .exactly("true")), Key("confirmed_by", ids(.roles)), Key("otherwise", id(.priorities)),
            Key("hint", .text),
        ])

    static let option = Record(name: "an option", keys: [title, clause], constraints: titleOrClause)

    static let field = Record(
        name: "a field",
        keys: [
            title, clause, about, Key("type", words(Field.Kind.self)), Key("by", ids(.roles)),
            Key("options", section(option, max: 40)), Key("min", .number(-1e12...1e12)), Key("max", .number(-1e12...1e12)),
            Key("hint", .text),
        ],
        constraints: titleOrClause + [.when("type", ["choice"], needs: "options"), .only("options", when: "type", is: "choice")])

    static let clauseRecord = Record(
        name: "a clause", keys: [Key("kind", words(Clause.Kind.self)), Key("text", .text, required: true)])
}

// What happens (LANGUAGE §6–§10).
extension Language {
    static let events = EventName.allCases.map(\.rawValue)

    static let definition = Record(name: "a definition", keys: [clause, Key("when", .condition, required: true)])

    static let effectKeys = [
        Key("assign", ids(.roles)), Key("priority", id(.priorities)), Key("does", .event), Key("opens", id(.categories)),
        Key("message", id(.messages)), Key("invoice", words(Effects.Invoice.self)),
    ]

    static let effects = Record(name: "effects", keys: effectKeys, nonEmpty: true)

    static let rule = Record(
        name: "a rule",
        keys: [
            title, needsClause, about, Key("before", .trigger), Key("after", .trigger), Key("when", .condition),
            Key("verdict", words(Verdict.self)),
        ] + effectKeys,
        constraints: [
            .exactlyOne("before", "after"), .with("before", needs: "verdict"), .notBoth("after", "verdict"),
            .when("verdict", [Verdict.hold.rawValue, Verdict.handOver.rawValue], needs: "assign"),
        ])

    static let warns = Record(
        name: "warnings",
        keys: [Key("at", .list(.format(.warning), count: 1...5), required: true), Key("to", ids(.roles))])

    static let commitment = Record(
        name: "a commitment",
        keys: [
            needsClause, title, about, Key("like", id(.commitments)), Key("when", .condition), Key("starts", .start),
            Key("stops", .trigger), Key("pauses", states), Key("resumes", .trigger), Key("cancels", .trigger),
            Key("resets", .trigger), Key("within", .format(.limit)), Key("until", .format(.until)),
            Key("earliest", .format(.limit)), Key("roll", words(Roll.self)), Key("calendar", id(.calendars)),
            Key("nature", words(Commitment.Nature.self)), Key("guaranteed_when", .condition), Key("owner", id(.owners)),
            Key("warns", .record(warns)), Key("if_missed", .record(effects)),
        ],
        constraints: [.notBoth("within", "until"), .oneOf(["like", "until", "starts"])])

    static let queue = Record(
        name: "the queue",
        keys: [
            needsClause, Key("scope", words(Queue.Scope.self)),
            Key("order", .list(words(Queue.Key.self), count: 1...5), required: true), Key("strict", .flag),
            Key("blocking", .list(state, count: 1...20)),
        ])

    static let step = Record(
        name: "a step",
        keys: [
            clause, Key("role", id(.roles), required: true), Key("when", .condition), Key("needs", ids(.fields)),
            Key("message", id(.messages)),
        ])

    static let grant = Record(
        name: "a grant",
        keys: [needsClause, Key("when", .condition), Key("priority", id(.priorities)), Key("field", id(.fields))],
        constraints: [.oneOf(["priority", "field"])])

    static let escalation = Record(
        name: "an escalation",
        keys: [
            needsClause, title, Key("by", ids(.roles), required: true), Key("channels", ids(.channels)),
            Key("when", .condition), Key("asks", ids(.fields)),
            Key("steps", .list(.record(step), count: 1...10), required: true),
            Key("grants", .list(.record(grant), count: 1...20)),
        ])

    static let word60 = Shape.oneOrList(.string(max: 60), count: 1...20)

    static let condition = Record(
        name: "a condition",
        keys: [
            Key("all", .list(.condition, count: 2...20)), Key("any", .list(.condition, count: 2...20)),
            Key("not", .condition), Key("is", id(.definitions)), Key("category", ids(.categories)),
            Key("priority", ids(.priorities)), Key("channel", ids(.channels)), Key("by", ids(.roles)),
            Key("in_force", ids(.agreements)), Key("absent", ids(.roles)), Key("state", states),
            Key("happened", .oneOrList(.event, count: 1...20)), Key("filled", ids(.fields)),
            Key("missing", ids(.fields)), Key("field", .map(keys: id(.fields), values: .comparison, count: 1...10)),
            Key("missed", ids(.commitments)), Key("during", id(.calendars)), Key("outside", id(.calendars)),
            Key("subject_has", word60), Key("text_is", word60), Key("attached", words(AttachedKind.self)),
            Key("estimate", .comparison), Key("spent", .comparison), Key("subtasks", .comparison),
            Key("service_in_contract", .flag), Key("listed_sender", .flag), Key("repeat", .flag), Key("revised", .flag),
            Key("spam", .flag), Key("acknowledged", .flag),
        ],
        nonEmpty: true)

    static let filled = Record(name: "a filling", keys: [Key("filled", ids(.fields), required: true)])

    static let every = Record(
        name: "a period", keys: [Key("every", .format(.period), required: true), Key("from", id(.fields))])

    static let endOfEvery = Record(
        name: "the end of a period",
        keys: [Key("end_of_every", .format(.period), required: true), Key("from", id(.fields))])

    /// Bounds of a comparison; equality is written without a bound.
    static let bounds = Record(
        name: "a comparison",
        keys: ["over", "at_least", "under", "at_most"].map { Key($0, .format(.quantity)) }, nonEmpty: true)
}

// Money, words, figures (LANGUAGE §11–§13, §15).
extension Language {
    static let amount = Shape.either([.number(0...1e12), .word(["by_agreement"])], expected: "an amount or 'by_agreement'")
    static let works = ["execution", "analysis", "consulting", "estimating", "testing", "management"]

    static let unit = Record(
        name: "the unit",
        keys: [
            needsClause, Key("minutes", .whole(1...480), required: true), Key("rounding", words(Prices.Rounding.self)),
            Key("per", words(Prices.Unit.Per.self)),
        ])
    static let counted = Record(
        name: "the counted work", keys: [needsClause, Key("work", .list(.word(works), count: 1...20), required: true)])
    static let rate = Record(
        name: "a rate",
        keys: [
            needsClause, title, Key("per", words(Prices.Rate.Per.self)), Key("amount", amount, required: true),
            Key("when", .condition), Key("package", words(Prices.Rate.Package.self)),
        ])
    static let factor = Record(
        name: "a factor",
        keys: [needsClause, Key("times", .number(0.01...10), required: true), Key("when", .condition, required: true)])
    static let package = Record(
        name: "a package",
        keys: [
            needsClause, title, Key("hours", .number(0.01...9999), required: true),
            Key("per", .format(.period), required: true), Key("hour_price", .number(0...1e12)),
            Key("amount", .number(0...1e12), required: true), Key("then", id(.rates), required: true),
            Key("unused", .word(["expires", "carries_over"])),
        ])
    static let fee = Record(
        name: "a fee",
        keys: [needsClause, title, Key("per", .format(.period)), Key("amount", amount, required: true)])

    static let prices = Record(
        name: "the prices",
        keys: [
            Key("unit", .record(unit)), Key("counted", .record(counted)), Key("rates", section(rate, max: 40)),
            Key("factors", section(factor, max: 20)),
            Key("packages", .map(keys: id(.agreements), values: .record(package), count: 0...20)),
            Key("fees", .map(keys: id(.agreements), values: .record(fee), count: 0...20)),
        ])

    static let message = Record(
        name: "a message",
        keys: [
            clause, Key("after", .trigger), Key("when", .condition), Key("to", ids(.roles), required: true),
            Key("copy_to", ids(.recipients)), Key("admits", .exactly("true")), Key("text", .text, required: true),
        ])

    static let record = Record(
        name: "a record rule",
        keys: [
            needsClause, title, Key("visible_to", ids(.roles)), Key("reads", .word(["logged"])), Key("keep", .format(.keep)),
        ])

    static let measure = Record(
        name: "a measure",
        keys: [
            needsClause, title, Key("formula", words(Measure.Formula.self), required: true),
            Key("of", .oneOrList(.format(.name), count: 1...20)), Key("to", .format(.name)),
            Key("unit", words(Measure.Unit.self)),
            Key(
                "by",
                .list(
                    .word(["client", "project", "agreement", "category", "priority", "role", "person"]), count: 1...7)),
            Key("sources", ids(.fields)), Key("unsourced", .word(["hypothesis", "refused"])),
            Key("every", .format(.period)),
        ])

    static let reading = Record(
        name: "a reading",
        keys: [
            needsClause, Key("severity", words(Reading.Severity.self)), Key("question", .text, required: true),
            Key("chosen", .either([.format(.name), .null], expected: "a name, or null while undecided"), required: true),
            Key(
                "alternatives",
                .map(
                    keys: .format(.name), values: .map(keys: .format(.path), values: .any, count: 0...50), count: 0...6),
                required: true),
        ])
}
