import Regulations
import Runtime
import ServiceDesk

/// Shapes of what clients owe.
extension APIContract {
    static let moneyShapes: [String: APIShapes.Shape] = [
        "StatementList": .init(
            "A page of clients' months; sums in minor units of the currency.",
            .object([
                .must("month", .name), .must("statements", .array(.named("ClientMonth"), max: 100)),
                .may("next", .position),
            ])),
        "ClientMonth": .init(
            "Where a client's month stands.",
            .object([
                .must("client", .name), .must("name", .label),
                .must("state", .choice(Settlement.State.allCases.map(\.rawValue))),
                .must("number", .count, "Of what was sent last; 0: nothing was."),
                .must("open", .count, "Disputed lines that wait for an answer."),
                .may("worked_minutes", .count, "Absent: more tickets than one statement takes."),
                .may("package_minutes", .number), .may("over_minutes", .number),
                .may("currency", .label),
                .may("total", .signed, "With the tax; none where a part has no number."),
            ])),
        "Statement": .init(
            "What a client owes for a month; sums in minor units of the currency.",
            .object([
                .must("client", .name), .must("month", .name),
                .must("currency", .label),
                .must("charges", .array(.named("Charge"), max: API.membersMax)),
                .must("work", .array(.named("BilledWork"), max: API.linesMax)),
                .must("adjustments", .array(.named("Adjustment"), max: API.linesMax)),
                .must("bills", .array(.named("FurtherBill"), max: API.linesMax)),
                .must("packages", .array(.named("PackageBalance"), max: API.membersMax)),
                .must("settlement", .named("Settlement")),
                .may(
                    "sum", .signed,
                    "Of charges, work and adjustments; none where a part has no number."),
                .may("tax", .named("Tax")),
                .may(
                    "total", .signed,
                    "To be paid; below zero: to be given back; none where a part has no number."),
            ])),
        "Charge": .init(
            "What is paid for a period whether anything is done or not.",
            .object([
                .must("kind", .choice(["package", "fee"])), .must("name", .label),
                .must("day", .date), .may("units", .count, "None: by agreement."),
                .may("amount", .count), .must("clauses", .array(.label, max: API.membersMax)),
            ])),
        "BilledWork": .init(
            "A line of work: of one rate, one set of factors, one package or none.",
            .object([
                .must("ticket", .position), .must("entry", .label), .must("person", .label),
                .must("work", .label), .must("from", .moment), .must("until", .moment),
                .may("rate", .label), .must("clauses", .array(.label, max: API.membersMax)),
                .must("worked_minutes", .count),
                .must("counted_minutes", .number, "With the factors."),
                .must("is_from_package", .boolean), .may("amount", .count),
            ])),
        "Adjustment": .init(
            "What an earlier month, whose statement was agreed or closed, costs more or less than that.",
            .object([
                .must("month", .name), .must("kind", .choice(["work", "package", "fee"])),
                .may("ticket", .position), .must("entry", .label),
                .must("clauses", .array(.label, max: API.membersMax)),
                .must("worked_minutes", .signed), .must("counted_minutes", .number),
                .must("package_minutes", .number), .may("amount", .signed),
            ])),
        "Settlement": .init(
            "How far both sides are with the statement.",
            .object([
                .must("state", .choice(Settlement.State.allCases.map(\.rawValue))),
                .must("number", .count, "Of what was sent last; 0: nothing was."),
                .may("sent_at", .moment),
                .must(
                    "open", .array(.position, max: API.linesMax),
                    "Disputed lines that wait for an answer."),
                .must("words", .array(.named("LineWords"), max: API.linesMax)),
            ])),
        "LineWords": .init(
            "What was said of a line, numbered from 1: charges, then work, then adjustments.",
            .object([
                .must("line", .position), .must("by", .label), .must("is_client", .boolean),
                .must("at", .moment), .may("text", APIShapes.words, "None: erased."),
            ])),
        "SettlementAct": .init(
            "What is done about the statement of a month.",
            .object([
                .must("action", .choice(SettlementAct.allCases.map(\.rawValue))),
                .must("number", .count, "The sending that was seen; 0: none."),
                .may("line", .position, "For `dispute` and `answer`."),
                .may(
                    "text", APIShapes.text,
                    "What is said; needed by `recall`, `close`, `dispute`, `answer`."),
            ])),
        "FurtherBill": .init(
            "A bill by a rule: how an agreed estimate differs from the one before; no part of the sum.",
            .object([
                .must("ticket", .position), .must("at", .moment), .must("version", .position),
                .must("clauses", .array(.label, max: API.membersMax)),
                .may("minutes", .signed),
                .may("amount", .signed),
            ])),
        "PackageBalance": .init(
            "How the hours of a package stand at the end of the month.",
            .object([
                .must("name", .label), .must("from", .moment), .must("until", .moment),
                .must("granted_minutes", .number), .must("drawn_minutes", .number),
                .must("left_minutes", .number),
            ])),
        "Tax": .init(
            "The tax of the sum.",
            .object([
                .must("percent", .number), .must("is_on_top", .boolean), .must("amount", .signed),
            ])),
    ]
}
