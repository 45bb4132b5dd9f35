// Money, words, figures (language.md §11–§13, §15).
extension Language {
    static let amount = Shape.either(
        [.number(0...1e12), .word(["by_agreement"])], expected: "an amount or 'by_agreement'")
    static let works = [
        "execution", "analysis", "consulting", "estimating", "testing", "management",
    ]

    static let pieces = [
        Key("minutes", .whole(1...480), required: true),
        Key("rounding", words(Prices.Rounding.self)), Key("at_least", .whole(1...1440)),
    ]
    static let unit = Record(
        name: "the unit",
        keys: [needsClause] + pieces + [
            Key("per", words(Prices.Unit.Per.self)),
            Key(
                "works", .map(keys: .word(works), values: .record(quantum), count: 1...works.count)),
        ])
    static let quantum = Record(name: "the unit of a kind of work", keys: pieces)
    static let counted = Record(
        name: "the counted work",
        keys: [needsClause, Key("work", .list(.word(works), count: 1...20), required: true)])
    static let approval = Record(
        name: "the approval of work",
        keys: [
            needsClause, Key("by", ids(.roles), required: true), Key("over", .format(.minutes)),
        ])
    static let rate = Record(
        name: "a rate",
        keys: [
            needsClause, title, Key("per", words(Prices.Rate.Per.self)),
            Key("amount", amount, required: true),
            Key("when", .condition), Key("package", words(Prices.Rate.Package.self)),
        ])
    static let factor = Record(
        name: "a factor",
        keys: [
            needsClause, Key("times", .number(0.01...10), required: true),
            Key("when", .condition, required: true),
        ])
    static let package = Record(
        name: "a package",
        keys: [
            needsClause, title, Key("hours", .number(0.01...9999), required: true),
            Key("per", .format(.period), required: true), Key("hour_price", .number(0...1e12)),
            Key("amount", .number(0...1e12), required: true),
            Key("then", id(.rates), required: true),
            Key("unused", words(Prices.Package.Unused.self)), Key("carried_for", .whole(1...99)),
            Key("drawn", .whole(1...20)), begun, paid,
            Key("warn_at", .list(.whole(1...100), count: 1...10)),
        ],
        constraints: [.only("carried_for", when: "unused", is: "carries_over")])
    static let fee = Record(
        name: "a fee",
        keys: [
            needsClause, title, Key("per", .format(.period)), Key("amount", amount, required: true),
            Key("units", units), begun, paid,
        ])
    static let units = Shape.either(
        [.whole(1...1_000_000), .word(["by_agreement"])], expected: "a number or 'by_agreement'")
    static let begun = Key("begun", words(Prices.Begun.self))
    static let paid = Key("paid", words(Prices.Paid.self))
    static let tax = Record(
        name: "the tax",
        keys: [
            needsClause, Key("percent", .number(0...100), required: true),
            Key("stands", words(Prices.Tax.Stands.self), required: true),
        ])

    static let prices = Record(
        name: "the prices",
        keys: [
            Key("unit", .record(unit)), Key("counted", .record(counted)),
            Key("approval", .record(approval)),
            Key("rates", section(rate, max: 40)),
            Key("factors", section(factor, max: 20)),
            Key("packages", .map(keys: id(.agreements), values: .record(package), count: 0...20)),
            Key("fees", .map(keys: id(.agreements), values: .record(fee), count: 0...20)),
            Key("tax", .record(tax)),
        ])

    static let message = Record(
        name: "a message",
        keys: [
            clause, Key("after", .trigger), Key("when", .condition),
            Key("to", ids(.roles), required: true),
            Key("everywhere", .exactly("true")), Key("copy_to", ids(.recipients)),
            Key("admits", .exactly("true")),
            Key("carries", .word(["meeting"])),
            Key("text", .text, required: true),
        ])

    static let record = Record(
        name: "a record rule",
        keys: [
            needsClause, title, Key("visible_to", ids(.roles)), Key("reads", .word(["logged"])),
            Key("keep", .format(.keep)),
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
                    .word([
                        "client", "project", "agreement", "category", "priority", "role", "person",
                    ]), count: 1...7)),
            Key("sources", ids(.fields)), Key("unsourced", .word(["hypothesis", "refused"])),
            Key("every", .format(.period)),
        ])

    static let reading = Record(
        name: "a reading",
        keys: [
            needsClause, Key("severity", words(Reading.Severity.self)),
            Key("question", .text, required: true),
            Key(
                "chosen",
                .either([.format(.name), .null], expected: "a name, or null while undecided"),
                required: true),
            Key("titles", .map(keys: .format(.name), values: .text, count: 1...7)),
            Key(
                "alternatives",
                .map(
                    keys: .format(.name),
                    values: .map(keys: .format(.path), values: .any, count: 0...50),
                    count: 0...6),
                required: true),
        ])
}
