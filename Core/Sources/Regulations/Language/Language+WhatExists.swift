// What exists (language.md §3, §14).
extension Language {
    static let windows = Shape.oneOrList(.format(.window), count: 1...6)

    static let calendar = Record(
        name: "a calendar",
        keys: [
            title, clause,
            Key("week", .map(keys: .format(.days), values: windows, count: 1...7), required: true),
            Key("holidays", .format(.country)),
            Key("transferred_days", words(CalendarItem.TransferredDays.self)),
            Key("short_days", .format(.shortDays)),
            Key(
                "except",
                .map(
                    keys: .format(.date),
                    values: .either([.word(["closed"]), windows], expected: "'closed' or windows"),
                    count: 0...400)),
            Key("time_zone", .format(.zone)),
        ])

    static let holder = Record(
        name: "a holder",
        keys: [
            Key("name", .text), Key("email", .string(max: 200)), Key("phone", .string(max: 200)),
        ],
        nonEmpty: true)

    static let role = Record(
        name: "a role",
        keys: [
            title, clause, Key("side", words(Role.Side.self)), Key("per", words(Role.Per.self)),
            Key("at_least", .whole(0...99)), Key("at_most", .whole(1...99)),
            Key("when", .condition),
            Key("stands_in", id(.roles)), Key("roster", .flag), Key("parallel_work", .flag),
            Key("holder", .record(holder)),
        ],
        constraints: titleOrClause)

    static let change = Record(
        name: "a value that an agreement may change",
        keys: [
            Key("path", .format(.path), required: true), Key("only", words(Agreement.Bound.self)),
            clause,
        ])

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
            title, clause, Key("kind", words(Channel.Kind.self), required: true),
            Key("address", .string(max: 200)),
            Key("arrival", words(Channel.Arrival.self)), Key("backdate", .format(.minutes)),
            Key("login", .flag),
            Key("staff_domain", .string(max: 200)),
        ])

    static let category = Record(
        name: "a category",
        keys: [
            title, clause, Key("under", id(.categories)), Key("hint", .text),
            Key("meeting", .record(meeting)),
        ],
        constraints: titleOrClause)

    static let meeting = Record(
        name: "a meeting",
        keys: [
            Key(
                "at", id(.fields), required: true, note: "The field with the moment when it begins."
            ),
            Key("lasts", .format(.minutes)), Key("place", ids(.fields)),
            Key("with", ids(.roles), required: true),
        ])

    static let priority = Record(
        name: "a priority",
        keys: [
            title, clause, Key("rank", .whole(1...20), required: true), Key("when", .condition),
            Key("default", .exactly("true")), Key("confirmed_by", ids(.roles)),
            Key("otherwise", id(.priorities)),
            Key("hint", .text),
        ])

    static let option = Record(
        name: "an option", keys: [title, clause], constraints: titleOrClause)

    static let field = Record(
        name: "a field",
        keys: [
            title, clause, about, Key("type", words(Field.Kind.self)), Key("by", ids(.roles)),
            Key("options", section(option, max: 40)), Key("min", .number(-1e12...1e12)),
            Key("max", .number(-1e12...1e12)),
            Key("hint", .text),
        ],
        constraints: titleOrClause + [
            .when("type", ["choice"], needs: "options"),
            .only("options", when: "type", is: "choice"),
        ])

    static let clauseRecord = Record(
        name: "a clause",
        keys: [
            Key("kind", words(Clause.Kind.self)), Key("id", .format(.clause)),
            Key("number", .string(max: 32)),
            Key("text", .text, required: true), Key("ground", .text),
            Key("checklist", .list(.text, count: 1...20)),
        ],
        constraints: [
            .only("ground", when: "kind", is: "informative"),
            .only("checklist", when: "kind", is: "manual"),
        ])
}
