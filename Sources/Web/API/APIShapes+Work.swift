import Runtime

/// Shapes of what callers ask to be done.
extension APIContract {
    static let workShapes: [String: APIShapes.Shape] = [
        "Secret": .init(
            "A secret value.",
            .object([
                .must("field", .name, "Field of the regulation."), .must("value", APIShapes.words),
            ])),
        "NewTicket": .init(
            "A contact to be taken in.",
            .object([
                .may(
                    "channel", .name,
                    "A channel of the regulation; a contact’s token leaves it out."),
                .may(
                    "sender", .line(max: 320),
                    "Address or number of the one who asks; a contact’s token leaves it out."),
                .may(
                    "subject", .line(max: 300, blank: true),
                    "Without one it is called by its text’s first line, where the regulation takes it so."
                ),
                .must("text", .text(max: API.textMax, blank: true)),
                .may("project", .name), .may("category", .name), .may("fields", APIShapes.fields),
                files,
                .may("arrived_at", .moment, "When it reached the staff; now when left out."),
            ])),
        "Intake": .init(
            "What became of a contact.",
            .object([
                .must(
                    "outcome",
                    .choice([
                        "ticket", "appended", "refused", "returned", "held", "recorded",
                        "duplicate", "unreadable",
                    ])),
                .must("interaction", .label),
                .may("number", .position, "The ticket, when there is one."),
                .may("rule", .label, "Rule that decided."), .may("rule_title", .label),
                .may(
                    "message", .text(max: API.textMax, blank: false),
                    "What the sender is told where there is no ticket: pass it on."),
                .may("clauses", APIShapes.clauses),
                .must("is_repeat", .boolean, "Done before under the same key."),
            ])),
        "UnticketedList": .init(
            "Contacts that became no ticket.",
            .object([.must("contacts", .array(.named("Unticketed"), max: 100))])),
        "Unticketed": .init(
            "A contact that became no ticket.",
            .object([
                .must("id", .label), .must("received_at", .moment), .must("channel", .label),
                .must("sender", APIShapes.words), .must("subject", APIShapes.words),
                .may("outcome", .label, "Absent: it is not judged yet."),
                .may("rule", .label, "Rule that decided."),
                .may("reason", APIShapes.words, "Why it became no ticket, where no rule says so."),
                .must(
                    "is_kept_aside", .boolean,
                    "Beyond a quota; it is judged when somebody asks for it."),
                .must(
                    "may_be_judged", .boolean,
                    "Kept aside, or taken for a notice that nobody wrote."),
            ])),
        "Judging": .init(
            "Which contacts are judged.",
            .object([
                .may(
                    "all_of_sender", .boolean,
                    "All that were kept aside of the same sender, up to \(Intake.judgedMax), the oldest first."
                )
            ])),
        "Judged": .init(
            "What became of each.",
            .object([.must("contacts", .array(.named("Intake"), max: Intake.judgedMax))])),
        "Performed": .init(
            "What was done.",
            .object([
                .must("number", .position), .must("version", .position),
                .must("state", .choice(APIShapes.states)),
                .must(
                    "events", .array(APIShapes.event, max: 1000),
                    "What became true; empty for a repeat."),
                .must("is_repeat", .boolean, "Done before under the same key."),
                .may(
                    "merged_into", .position,
                    "The words went there: the ticket named goes on in it."),
                .may(
                    "opened", .position,
                    "The words opened this request: the ticket named is finished."),
            ])),
        "Text": .init("Words, with files.", .object([.must("text", APIShapes.text), files])),
        "Reply": .init(
            "Words, with files.",
            .object([
                .must("text", APIShapes.text),
                .may(
                    "subject", .line(max: 200),
                    "By a contact: what the request is called that an answer to a finished one opens."
                ),
                files,
            ])),
        "NewFile": .init(
            "A file to send.",
            .object([
                .must("name", .line(max: 200)),
                .may(
                    "content_type", .pattern(.mediaType), "application/octet-stream when left out."),
                .must("data", .pattern(.base64), "Base64 (RFC 4648)."),
            ])),
        "Action": .init(
            "One action. Taken back: \(undone).", .tagged(by: "action", actions)),
    ]

    private static let files = APISchema.Member.may(
        "files", .array(.named("NewFile"), max: API.filesMax),
        "Up to \(API.filesMax), \(API.filesBytesMax) bytes together when decoded.")
}
