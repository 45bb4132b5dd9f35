import Regulations
import Runtime
import ServiceDesk

/// Shapes of bodies, by the names that the OpenAPI document gives them.
enum APIShapes {
    struct Shape: Sendable {
        var words: String
        var schema: APISchema

        init(_ words: String, _ schema: APISchema) {
            self.words = words
            self.schema = schema
        }
    }

    static let states = TicketState.allCases.map(\.rawValue)
    static let natures = APISchema.choice(Commitment.Nature.allCases.map(\.rawValue))
    static let outcomes = APISchema.choice([
        "running", "paused", "met", "missed", "cancelled", "withdrawn",
    ])
    static let fieldValue = APISchema.any([.text(max: 10_000, blank: true), .number, .boolean])
    static let fields = APISchema.map(.name, fieldValue, max: API.fieldsMax)
    static let filled = APISchema.map(.name, .any([.string, .number, .boolean]), max: 1000)
    static let clauses = APISchema.array(.label, max: 1000)
    static let names = APISchema.array(.label, max: 1000)
    static let words = APISchema.string
    static let text = APISchema.text(max: API.textMax, blank: false)
    static let reason = APISchema.name
    static let event = APISchema.choice(TicketEvent.Kind.allCases.map(\.rawValue))

    static let formerly =
        "Client for whom the sender’s address wrote before, with something still open there."

    static let summary: [APISchema.Member] = [
        .must("number", .position), .must("id", .label, "Key of the ticket, the same for ever."),
        .must("version", .position, "Goes up by one with every event."), .must("subject", .label),
        .must("state", .choice(states)), .must("is_open", .boolean),
        .may("merged_into", .position, "Ticket that it goes on in."), .must("channel", .label),
        .may("in_pool", .boolean, "Nobody has taken it."),
        .may(
            "waits_turn", .boolean,
            "In lists: another ticket of its strict pool has to be taken or finished before."),
        .may("priority", .label), .may("category", .label),
        .may("client", .label), .may("project", .label),
        .may("requester", .label, "Contact who asked, when known."),
        .may("requester_left", .boolean, "That contact is none any more."),
        .may("address", .label, "Address that the request came from."), .may("assignees", names),
        .may("taken_by", .label), .must("arrived_at", .moment), .may("admitted_at", .moment),
        .must("updated_at", .moment), .may("due", .named("Due"), "The promise that lists show."),
    ]

    static let readings = APISchema.array(
        .object([
            .must("reading", .label), .must("alternative", .label), .may("due_at", .moment),
            .may("outcome", outcomes),
        ]), max: 1000)

    /// When newer data of the calendar came, and the due before and after.
    static let moved = APISchema.array(
        .object([.must("at", .moment), .must("from", .moment), .must("to", .moment)]), max: 1000)

    static let pauses = APISchema.array(
        .object([.must("from", .moment), .may("until", .moment)]), max: 100_000)
}

extension APIContract {
    static let schemas: [String: APIShapes.Shape] = ticketShapes.merging(workShapes) { $1 }
        .merging(moneyShapes) { $1 }.merging(peopleShapes) { $1 }.merging(aboutShapes) { $1 }

    private static let ticketShapes: [String: APIShapes.Shape] = [
        "Due": .init(
            "A promise as lists show it.",
            .object([
                .must("commitment", .label), .must("nature", APIShapes.natures),
                .must("outcome", APIShapes.outcomes),
                .may("at", .moment),
            ])),
        "TicketSummary": .init("A ticket as lists show it.", .object(APIShapes.summary)),
        "TicketPage": .init(
            "A page of tickets.",
            .object([
                .must("tickets", .array(.named("TicketSummary"), max: 100)),
                .may(
                    "next", .pattern(.cursor), "`after` of the next page; absent: this is the last."
                ),
            ])),
        "Ticket": .init(
            "A ticket.",
            .object(
                APIShapes.summary + [
                    .must(
                        "fields", APIShapes.filled,
                        "Fields of the regulation; secrets are left out."),
                    .may("postponed_until", .moment), .may("held_by_rule", .label),
                    .may("returned_by_rule", .label),
                    .must("missing", APIShapes.names, "Fields that a rule waits for."),
                    .may(
                        "sender_proven", .boolean, "What our mail server says of whoever opened it."
                    ),
                    .may(
                        "sender_note", APIShapes.words,
                        "What a sender who is not proven cannot do, and why."),
                    .may("sender_formerly", .label, APIShapes.formerly),
                    .may("hints", APIShapes.names, "Rules that gave a hint."),
                    .may("minutes_logged", .count),
                    .may(
                        "work_price", .count,
                        "Of the work so far, minor units; none where it is not counted."),
                    .may(
                        "price_not_counted", APIShapes.words,
                        "Why the desk counts no price of this ticket."),
                    .may("next_hour", .named("NextHour")),
                    .may(
                        "packages", .array(.named("PackageNow"), max: 100),
                        "Of its client, in force now."),
                    .must("basis", .named("Basis")),
                ])),
        "NextHour": .init(
            "What one more hour of work would use up and cost.",
            .object([
                .must("package_minutes", .number, "Those that packages give."),
                .may(
                    "amount", .count,
                    "Of the rest, minor units; none where it is not counted, or by agreement."),
            ])),
        "PackageNow": .init(
            "What a package has left in its period.",
            .object([
                .must("name", .label), .must("agreement", .label), .may("project", .label),
                .must("from", .moment), .must("until", .moment),
                .must("granted_minutes", .number), .must("drawn_minutes", .number),
                .must("left_minutes", .number),
                .may("runs_out", .moment, "At the pace of the period so far; absent: it lasts."),
            ])),
        "Basis": .init(
            "What the deadlines rest on.",
            .object([
                .must("regulation", .label), .must("digest", .label),
                .must("calendar_edition", .label), .must("zone_edition", .label),
            ])),
        "Timeline": .init(
            "What happened.",
            .object([
                .must("number", .position), .must("version", .position),
                .must("entries", .array(.named("TimelineEntry"), max: 100)),
                .may("next", .position, "`after` of the next page; absent: this is the last."),
            ])),
        "TimelineEntry": .init(
            "One event.",
            .object([
                .must("position", .position), .must("event", APIShapes.event),
                .must("occurred_at", .moment), .must("recorded_at", .moment),
                .must("by", .choice(["staff", "contact", "desk", "stranger"])),
                .may("person", .label),
                .may("person_name", .label),
                .may(
                    "voice", .choice(Voice.allCases.map(\.rawValue)),
                    "Whose words a letter is; another than the client’s is a note of the staff."),
                .may(
                    "written_down_by", .label,
                    "Who of the staff wrote down what the sender said elsewhere."),
                .may("text", APIShapes.words), .may("is_erased", .boolean),
                .may("is_damaged", .boolean, "The store holds something else than was written."),
                .may(
                    "is_withheld", .boolean,
                    "The regulation keeps the text back from the holder of the token."),
                .may(
                    "sender_proven", .boolean,
                    "What our mail server says of the sender; absent: it was not asked."),
                .may(
                    "sender_note", APIShapes.words,
                    "What a sender who is not proven cannot do, and why."),
                .may("sender_formerly", .label, APIShapes.formerly),
                .may(
                    "sender_reply_to", .label,
                    "Where the sender asks people to answer; told to the staff alone."),
                .may(
                    "sender_copied", .array(.label, max: Intake.copiedMax),
                    "Addresses in copy that nobody here knows; told to the staff alone."),
                .may(
                    "sender_sent_by", .label,
                    "Whose address the letter came from, in the sender’s name; told to the staff alone."
                ),
                .may("files", .array(.named("File"), max: 1000)), .may("rule", .label),
                .may("clauses", APIShapes.clauses), .may("details", .map(.name, .label, max: 20)),
                .may(
                    "possibly_twice", .boolean,
                    "Its letter may have left twice; told to the staff alone."),
            ])),
        "File": .init(
            "A file of a message.",
            .object([
                .must("id", .label), .must("name", .label), .must("content_type", .label),
                .must("size", .count),
            ])),
        "Clocks": .init(
            "Promises on a ticket.",
            .object([
                .must("number", .position), .must("version", .position), .must("as_of", .moment),
                .must("clocks", .array(.named("Clock"), max: 10_000)),
            ])),
        "Clock": .init(
            "One promise running for the n-th time.",
            .object([
                .must("commitment", .label), .must("instance", .count), .must("title", .label),
                .must("nature", APIShapes.natures), .must("outcome", APIShapes.outcomes),
                .must("calendar", .label),
                .must("clauses", APIShapes.clauses), .must("started_at", .moment),
                .may("due_at", .moment),
                .may(
                    "hidden_in", .label,
                    "The regulation shows no date in this state; the clock runs."),
                .may("ended_at", .moment), .may("paused_since", .moment),
                .must("elapsed_seconds", .count, "Working seconds counted so far."),
                .must("is_late", .boolean),
                .must(
                    "beyond_calendar", .boolean, "No due: it would lie beyond the calendar’s data."),
                .must("readings", APIShapes.readings),
            ])),
        "Explanations": .init(
            "Why the deadlines are what they are.",
            .object([
                .must("number", .position), .must("version", .position), .must("as_of", .moment),
                .must("language", .choice(["ru", "kk", "en"])),
                .must("explanations", .array(.named("Explanation"), max: 10_000)),
            ])),
        "Explanation": .init(
            "Clause, start, calendar, counted and skipped days, pauses, readings.",
            .object([
                .must("commitment", .label), .must("instance", .count),
                .must("clauses", APIShapes.clauses),
                .must("nature", APIShapes.natures), .must("outcome", APIShapes.outcomes),
                .may("limit", .label),
                .must("started_at", .moment), .may("started_by", .label), .may("due_at", .moment),
                .may("ended_at", .moment), .must("calendar", .named("CalendarNote")),
                .must("counted_seconds", .count), .must("elapsed_seconds", .count),
                .must("beyond_calendar", .boolean),
                .must("days", .array(.named("Day"), max: 10_000)),
                .must("pauses", APIShapes.pauses),
                .must("moved", APIShapes.moved), .must("readings", APIShapes.readings),
                .must("lines", .array(APIShapes.words, max: 20_000), "The same in words."),
                .must("basis", .named("Basis")),
            ])),
        "CalendarNote": .init(
            "The calendar that a clock counts in.",
            .object([
                .must("name", .label), .must("time_zone", .label), .may("holidays", .label),
                .must("clauses", APIShapes.clauses),
            ])),
        "Day": .init(
            "One day of the count.",
            .object([
                .must("date", .date), .must("seconds", .count), .must("paused_seconds", .count),
                .must("reason", .choice(ExplanationBody.Day.reasons)), .may("words", .label),
            ])),
    ]

    private static let peopleShapes: [String: APIShapes.Shape] = [
        "ClientPage": .init(
            "A page of clients.",
            .object([.must("clients", .array(.named("Client"), max: 100)), .may("next", .name)])),
        "Client": .init(
            "A client.",
            .object([
                .must("id", .label), .must("version", .position), .must("name", .label),
                .must("people", .map(.person, .named("Contact"), max: API.membersMax)),
                .must("agreements", .map(.person, .named("Agreement"), max: API.membersMax)),
                .must("projects", .map(.person, .named("Project"), max: API.membersMax)),
            ])),
        "ClientStatement": .init(
            "A client as it shall be; the names are those of the people file.",
            .object([
                .must("name", .line(max: 200)),
                .may("people", .map(.name, .named("Contact"), max: API.membersMax)),
                .may("agreements", .map(.name, .named("Agreement"), max: API.membersMax)),
                .may("projects", .map(.name, .named("Project"), max: API.membersMax)),
            ])),
        "Contact": .init(
            "A person at a client.",
            .object([
                .must("name", .line(max: 200)),
                .may("addresses", .array(.line(max: 320), max: 50)),
                .may("roles", .array(.name, max: 50)),
                .may("language", .choice(["ru", "kk", "en"])),
                .may(
                    "scope", .choice(Contact.Scope.allCases.map(\.rawValue)),
                    "Whose tickets the person sees; own."),
                .may("projects", .array(.name, max: 50), "Of the scope `project`."),
                .may("department", .line(max: 200), "Of the client; roles may be held in it."),
                .may(
                    "shared", .array(.line(max: 320), max: 50),
                    "Of the addresses, those that a contact of another client may have as well."),
            ])),
        "Agreement": .init(
            "A dated right of a client.",
            .object([
                .may(
                    "agreement", .name,
                    "Kind, as the regulation names it; the agreement’s own name when left out."),
                .may(
                    "from", .any([.date, .moment]), "First day, or the instant at which it begins."),
                .may(
                    "until", .any([.date, .moment]), "Last day, or the instant at which it ends."),
                .may(
                    "changes", .map(.path, .line(max: 200), max: 50),
                    "Values of the regulation that it changes."),
                .may(
                    "services",
                    .array(.line(max: ServiceNames.lengthMax), max: ServiceNames.countMax),
                    "The only services it covers; all of them when left out."),
                .may("project", .name, "Whose work uses its package; all work when left out."),
            ])),
        "Project": .init(
            "A site or system served, and who serves it.",
            .object([
                .may("name", .line(max: 200)),
                .may(
                    "team", .map(.name, .array(.name, max: 50), max: 50),
                    "Role to members of the staff."),
                .may(
                    "sites", .array(.line(max: 253), max: DomainName.countMax),
                    "Domains, such as shop.example, by which a page’s address tells the project."),
            ])),
        "Staff": .init(
            "The staff.", .object([.must("staff", .array(.named("StaffMember"), max: 10_000))])),
        "StaffMember": .init(
            "A member of the staff.",
            .object([
                .must("id", .label), .must("version", .position), .must("name", .label),
                .must("email", .label),
                .must("language", .label), .must("roles", APIShapes.names),
                .must("is_away", .boolean),
                .must("has_left", .boolean),
                .must(
                    "absences", .array(.named("Absence"), max: 10_000), "Those that are not over."),
            ])),
        "Absence": .init(
            "When somebody of the staff is away: nothing waits for them, and letters about deadlines go to others.",
            .object([
                .must("from", .moment),
                .may("until", .moment, "Until they are back, when left out."),
            ])),
    ]

    private static let aboutShapes: [String: APIShapes.Shape] = [
        "Signing": .init(
            "A client’s contact has read the regulation and acknowledges it for the client.",
            .object([.must("digest", .line(max: 200), "Of the version that was read.")])),
        "Signature": .init(
            "Who signed which version for the client.",
            .object([
                .must("regulation", .label), .must("digest", .label), .must("contact", .label),
                .must("at", .moment),
            ])),
        "Regulation": .init(
            "What callers need of the regulation in force.",
            .object([
                .must("id", .label), .must("version", .label), .must("in_force", .date),
                .must("time_zone", .label),
                .must("digest", .label, "Names this version in a client’s acknowledgement."),
                .must("authoritative", .label, "Language whose words count."),
                .must("channels", .array(.named("Term"), max: 1000)),
                .must("categories", .array(.named("Term"), max: 1000)),
                .must("priorities", .array(.named("Term"), max: 1000)),
                .must("roles", .array(.named("Term"), max: 1000)),
                .must("fields", .array(.named("Term"), max: 1000)),
                .must("commitments", .array(.named("Term"), max: 1000)),
            ])),
        "Term": .init(
            "A name of the regulation.",
            .object([
                .must("name", .label), .must("title", .label), .must("clauses", APIShapes.clauses),
                .may("kind", .label), .may("options", APIShapes.names), .may("limit", .label),
            ])),
        "Health": .init("The state of the desk.", .object([.must("status", .choice(["ok"]))])),
        "Problem": .init(
            "Why a call was not carried out (RFC 9457).",
            .object([
                .must(
                    "type",
                    .choice(APIProblem.Kind.allCases.map { APIProblemBody.types + $0.rawValue })),
                .must("title", .label), .must("status", .integer(400, 599)),
                .must("detail", APIShapes.words),
                .may(
                    "errors",
                    .array(
                        .object([
                            .must("pointer", APIShapes.words), .must("detail", APIShapes.words),
                        ]),
                        max: APISchema.violationsMax)),
                .may("reason", .choice(Refusal.reasons), "Of a refusal."),
                .may("rule", .label), .may("verdict", .label), .may("clauses", APIShapes.clauses),
                .may("missing", APIShapes.names, "Fields to fill in."),
                .may("roles", APIShapes.names, "Who may."),
                .may("first", .position, "Ticket that comes first."),
                .may(
                    "worked_on", .position,
                    "Ticket on which the person has worked at that time already."),
                .may("worked_from", .moment), .may("worked_until", .moment),
                .may("merged_into", .position, "Ticket that it goes on in."),
                .may(
                    "not_counted", .label,
                    "Part of the regulation for which a price is not counted yet."),
            ])),
    ]
}
