import Runtime

/// Shapes of what callers ask to be done.
extension APIContract {
    static let workShapes: [String: APIShapes.Shape] = [
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
        "AsideList": .init(
            "Contacts that became no ticket.",
            .object([.must("contacts", .array(.named("Aside"), max: 100))])),
        "Aside": .init(
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
        "Action": .init("One action.", .tagged(by: "action", actions)),
    ]

    private static let files = APISchema.Member.may(
        "files", .array(.named("NewFile"), max: API.filesMax),
        "Up to \(API.filesMax), \(API.filesBytesMax) bytes together when decoded.")
    private static let text = APISchema.Member.may("text", APIShapes.text)
    private static let mustText = APISchema.Member.must("text", APIShapes.text)
    private static let reason = APISchema.Member.may(
        "reason", .line(max: 1000),
        "Choice of the regulation’s field `reason`; words, where it is a text.")
    private static let estimate = APISchema.Member.must(
        "version", .integer(1, 1000), "Version of the estimate.")

    /// Parameters of each action.
    static let actions: [String: [APISchema.Member]] = [
        "admit": [], "start": [], "resume": [], "release": [], "finish": [], "sign_off": [],
        "close": [], "reopen": [],
        "take": [
            .may(
                "override", .text(max: 500, blank: false),
                "Why out of turn; for those to whom escalations climb.")
        ],
        "assign": [.must("people", .array(.name, max: 20))],
        "refuse": [reason, text],
        "postpone": [.may("until", .moment), reason, text],
        "wait": [
            .must("for", .choice(["client", "third_party", "approval"])),
            .may("expected", .date, "Promised day."),
            text,
        ],
        "hand_over": [.must("to", .array(.name, max: 20), "Roles of the staff.")],
        "expedite": [reason, text], "put_in_turn": [text],
        "log": [
            .must("from", .moment), .must("minutes", .integer(1, 1440)), .may("role", .name),
            .must("work", .line(max: 1000), "Kind of work, as the regulation’s prices name it."),
            text,
        ],
        "correct_log": [
            .must("entry", .pattern(.identifier)), .must("minutes", .integer(0, 1440)), text,
        ],
        "prioritise": [.must("priority", .name), reason],
        "categorise": [.must("category", .name)],
        "place": [
            .may("client", .name, "Left out: the contact's, else as it is."),
            .may("project", .name),
            .may(
                "contact", .person,
                "`client.contact`, or the contact alone where the client is known."),
        ],
        "fill": [.must("fields", APIShapes.fields)],
        "estimate": [
            .may("minutes", .integer(1, 1_000_000)),
            .may("amount", .integer(0, 1 << 40), "Minor units."),
            .may("ready", .date), text,
        ],
        "approve": [estimate, text], "decline": [estimate, text],
        "report_defect": [mustText], "publish": [mustText],
        "open_subtask": [
            mustText, .may("role", .name), .may("person", .name),
            .may("priority", .name, "Else that of the ticket."),
        ],
        "prioritise_subtask": [
            .must("subtask", .pattern(.identifier)),
            .may("priority", .name, "Left out: that of the ticket again."),
        ],
        "finish_subtask": [.must("subtask", .pattern(.identifier))],
        "watch": [], "unwatch": [],
        "snooze": [.must("until", .moment)],
        "merge": [.must("into", .position, "Ticket of the same client that goes on.")],
        "escalate": [.must("escalation", .name), text],
        "decide": [.must("granted", .boolean), mustText],
        "withdraw": [
            .must("commitment", .name, "The broken promise that is not held against the desk."),
            .may(
                "instance", .integer(0, 100_000),
                "Which of its clocks; the last broken one when left out."), mustText,
        ],
    ]

    /// What a client's contact may do.
    static let contactActions: Set<String> = [
        "sign_off", "reopen", "approve", "decline", "report_defect", "fill", "escalate",
    ]
}
