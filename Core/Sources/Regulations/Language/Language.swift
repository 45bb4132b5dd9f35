/// The table of language 1: every section, key and word. Reader, checks, schema and reference
/// follow it.
enum Language {
    static let version = "1"

    static func id(_ target: Target) -> Shape { .reference(target) }

    static func ids(_ target: Target) -> Shape { .oneOrList(.reference(target), count: 1...20) }

    static func words<E: RawRepresentable & CaseIterable>(_ type: E.Type) -> Shape
    where E.RawValue == String {
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
            Key(
                "calendar", id(.calendars), required: true,
                note: "Calendar used where none is named."),
            Key(
                "labels", .map(keys: .word(labels), values: .text, count: 0...40),
                note: "Other words for built-in terms."),
        ] + sections
    )

    static let labels =
        TicketState.allCases.map(\.rawValue) + [
            "client", "provider", "ticket", "project", "priority",
        ]

    static let sections = [
        Key("calendars", section(calendar, max: 20), required: true, note: "When people work."),
        Key("roles", section(role, max: 60), note: "Who acts, on both sides."),
        Key(
            "agreements", section(agreement, max: 60),
            note: "Dated rights: contract, warranty, prepayment, package."),
        Key(
            "channels", section(channel, max: 40),
            note: "Ways to be reached; anything else is 'other'."),
        Key(
            "categories", section(category, max: 200),
            note: "What a ticket is about; one level of grouping."),
        Key("priorities", section(priority, max: 12), note: "How important; rank 1 comes first."),
        Key(
            "fields", section(field, max: 200),
            note: "Everything recorded by hand, by form or by API."),
        Key("definitions", section(definition, max: 60), note: "Named conditions."),
        Key(
            "rules", section(rule, max: 300),
            note: "Before an event: may it happen? After it: what follows?"),
        Key("commitments", section(commitment, max: 200), note: "Promises with a clock."),
        Key("queue", .record(queue), note: "Order of the pool."),
        Key(
            "escalations", section(escalation, max: 20), note: "Acceleration and complaint ladders."
        ),
        Key("prices", .record(prices), note: "Units, rates, factors, packages, fees."),
        Key("messages", section(message, max: 100), note: "What is written to whom."),
        Key("records", section(record, max: 60), note: "What is kept back, and how long."),
        Key("measures", section(measure, max: 60), note: "Figures."),
        Key(
            "readings", section(reading, max: 60),
            note: "Ambiguities with the chosen reading and its alternatives."),
        Key(
            "clauses", .map(keys: .format(.clause), values: .record(clauseRecord), count: 1...400),
            required: true,
            note: "The words of the regulation."),
        Key(
            "headings", .map(keys: .clause, values: .text, count: 0...60),
            note: "What is printed over the clauses, each by the clause that it stands before."),
    ]
}
