import Runtime
import ServiceDesk
import Store

/// What `/api/v1` is: its operations and its shapes. The OpenAPI document is printed from it and
/// every request is held to it; `OpenAPITests` holds answers to it.
enum APIContract {
    static let root = "/api/v1"

    private static let number = APIOperation.Parameter(
        "number", .integer(1, 1 << 53), "Number of the ticket.")
    private static let limit = APIOperation.Parameter(
        "limit", .integer(1, Int64(Tickets.pageMax)),
        "Entries of one page; \(API.pageDefault) when left out.")
    private static let after = APIOperation.Parameter(
        "after", .pattern(.cursor), "`next` of the page before.")
    private static let client = APIOperation.Parameter(
        "id", .name, "Client, as the people file calls it.")

    private static let member = APIOperation.Parameter(
        "id", .name, "Member of the staff, as the people file calls them.")

    private static let file = APIOperation.Parameter(
        "id", .pattern(.identifier), "File, as the timeline names it.")

    private static let field = APIOperation.Parameter(
        "field", .name, "Field, as the regulation calls it.")

    private static let month = APIOperation.Parameter(
        "month", .name, "Month, such as 2026-10.")

    static let operations: [APIOperation] = tickets + acting + contacts + money + people + about

    private static let money: [APIOperation] = [
        APIOperation(
            id: .listStatements, method: .get, path: "/statements/{month}",
            words:
                "Where the months of all clients stand, disputed ones first; for those who work for "
                + "the whole desk. Sums of what was sent are as they were sent, of drafts by what is known now.",
            audience: .staff, permission: .read, inPath: [month],
            query: [.init("after", .position, "How many entries were read."), limit],
            answers: [.ok("StatementList", "One page.")],
            answer: { try await $0.listStatements($1) }),
        APIOperation(
            id: .readStatement, method: .get, path: "/clients/{id}/statements/{month}",
            words:
                "What the client owes for a month, line by line: as it was sent, else by what is known now; "
                + "to staff of the whole desk, and to the client's people who see all its tickets.",
            permission: .read, inPath: [client, month],
            answers: [.ok("Statement", "The month.")],
            problems: [.refused], answer: { try await $0.readStatement($1) }),
        APIOperation(
            id: .settleStatement, method: .post,
            path: "/clients/{id}/statements/{month}/settlement",
            words:
                "Does something about the statement: an administrator sends it, takes it back, answers on a "
                + "disputed line, closes it; the client's people who see it dispute a line or agree.",
            permission: .write, inPath: [client, month], body: "SettlementAct",
            answers: [.ok("Statement", "The month as it is now.")],
            problems: [.refused, .conflict], answer: { try await $0.settleStatement($1) }),
    ]

    private static let tickets: [APIOperation] = [
        APIOperation(
            id: .listTickets, method: .get, path: "/tickets",
            words:
                "Tickets in the order of the queue; `missed` in the order of their due instants; with "
                + "`updated_since` in the order of their last change.",
            permission: .read,
            query: [
                .init("view", .choice(API.views), "Which tickets; `open` when left out."),
                .init("state", .choice(APIShapes.states), "Only in this state."),
                .init("priority", .name, "Only of this priority."),
                .init("client", .name, "Only of this client."),
                .init("project", .name, "Only of projects so called; of one client with `client`."),
                .init(
                    "updated_since", .moment,
                    "Changed at this instant or later; open and ended ones."), after, limit,
            ],
            answers: [.ok("TicketPage", "One page.")],
            problems: [.invalid], answer: { try await $0.listTickets($1) }),
        APIOperation(
            id: .createTicket, method: .post, path: "/tickets",
            words: "Takes a contact in. The regulation judges it: mostly it becomes a ticket.",
            permission: .write, needsKey: true, body: "NewTicket", bodyMax: API.filesBodyMax,
            answers: [
                .init(
                    status: 201, schema: "Intake",
                    words: "Taken in; `outcome` says what became of it.")
            ],
            problems: [.refused], answer: { try await $0.createTicket($1) }),
        APIOperation(
            id: .readTicket, method: .get, path: "/tickets/{number}",
            words: "A ticket. Its ETag is its version.",
            permission: .read, inPath: [number],
            answers: [
                .ok("Ticket", "The ticket."),
                .init(
                    status: 304, schema: nil,
                    words: "Unchanged since the version that If-None-Match names."),
            ], answer: { try await $0.readTicket($1) }),
        APIOperation(
            id: .readTimeline, method: .get, path: "/tickets/{number}/timeline",
            words:
                "What happened to a ticket, in order. A contact sees no notes and nothing else of the staff alone.",
            permission: .read, inPath: [number],
            query: [.init("after", .position, "Position of the last entry known."), limit],
            answers: [.ok("Timeline", "Entries after that position.")],
            answer: { try await $0.readTimeline($1) }),
        APIOperation(
            id: .readClocks, method: .get, path: "/tickets/{number}/clocks",
            words:
                "Promises on a ticket: due, state, clause, calendar, and readings under which they would differ.",
            permission: .read, inPath: [number],
            answers: [.ok("Clocks", "Every clock.")],
            answer: { try await $0.readClocks($1) }),
        APIOperation(
            id: .explainTicket, method: .get, path: "/tickets/{number}/explain",
            words: "Why each deadline is what it is, day by day, in the language asked for.",
            permission: .read, inPath: [number],
            answers: [.ok("Explanations", "An explanation for every clock.")],
            answer: { try await $0.explainTicket($1) }),
        APIOperation(
            id: .readFile, method: .get, path: "/tickets/{number}/files/{id}",
            words:
                "A file of a message, as the timeline names it. Its content type there is the sender’s claim.",
            permission: .read, inPath: [number, file],
            answers: [
                .init(
                    status: 200, schema: nil, words: "The bytes.", type: "application/octet-stream")
            ], answer: { try await $0.readFile($1) }),
        APIOperation(
            id: .readMeeting, method: .get, path: "/tickets/{number}/meeting.ics",
            words:
                "The meeting that the ticket plans, for calendars (RFC 5545); 404 where it plans none.",
            permission: .read, inPath: [number],
            answers: [
                .init(status: 200, schema: nil, words: "One event.", type: MeetingFile.contentType)
            ], answer: { try await $0.readMeeting($1) }),
        APIOperation(
            id: .readSecret, method: .get, path: "/tickets/{number}/secrets/{field}",
            words:
                "The value of a secret field, which no other answer has; the reading is written down.",
            audience: .staff, permission: .read, inPath: [number, field],
            answers: [.ok("Secret", "As it was written.")],
            answer: { try await $0.readSecret($1) }),
    ]

    private static func writing(
        _ id: APIOperation.ID, _ path: String, _ words: String, body: String,
        audience: APIOperation.Audience = .bearers, version: APIOperation.Version = .required,
        bodyMax: Int = API.filesBodyMax, answer: @escaping APIOperation.Answering
    ) -> APIOperation {
        APIOperation(
            id: id, method: .post, path: "/tickets/{number}" + path, words: words,
            audience: audience,
            permission: .write, inPath: [number], needsKey: true, version: version, body: body,
            bodyMax: bodyMax,
            answers: [.ok("Performed", "Done, or done before under the same key.")],
            problems: [.refused], answer: answer)
    }

    static let acting: [APIOperation] = [
        writing(
            .reply, "/replies",
            "An answer to the client; by a contact: more on the ticket, to the staff.",
            body: "Reply", answer: { try await $0.say($1, Command.reply) }),
        writing(
            .ask, "/questions", "A question to the client, which may stop clocks.", body: "Text",
            audience: .staff, answer: { try await $0.say($1, Command.askClient) }),
        writing(
            .note, "/notes", "A note that only the staff sees.", body: "Text", audience: .staff,
            version: .optional, answer: { try await $0.say($1, Command.note) }),
        writing(
            .act, "/actions", "One action with its parameters.", body: "Action",
            bodyMax: API.bodyMax, answer: { try await $0.act($1) }),
    ]

    private static let contact = APIOperation.Parameter(
        "id", .label, "Contact, as their list names it.")

    private static let contacts: [APIOperation] = [
        APIOperation(
            id: .listUnticketed, method: .get, path: "/contacts",
            words:
                "Contacts that became no ticket, the latest first; for those who work for the whole desk.",
            audience: .staff, permission: .read, query: [limit],
            answers: [.ok("UnticketedList", "The latest.")],
            answer: { try await $0.listUnticketed($1) }),
        APIOperation(
            id: .judgeContact, method: .put, path: "/contacts/{id}/judgement",
            words:
                "Has a contact judged that was kept aside beyond a quota; judged again it stays as it is.",
            audience: .staff, permission: .write, inPath: [contact], body: "Judging",
            answers: [.ok("Judged", "What became of each.")],
            problems: [.refused], answer: { try await $0.judgeContact($1) }),
    ]

    private static let people: [APIOperation] = [
        APIOperation(
            id: .listClients, method: .get, path: "/people/clients",
            words: "Clients in order of their names for code.",
            audience: .staff, permission: .people,
            query: [.init("after", .name, "Last client of the page before."), limit],
            answers: [.ok("ClientPage", "One page.")],
            answer: { try $0.listClients($1) }),
        APIOperation(
            id: .readClient, method: .get, path: "/people/clients/{id}",
            words: "A client with its people and rights.",
            audience: .staff, permission: .people, inPath: [client],
            answers: [.ok("Client", "The client.")],
            answer: { try $0.readClient($1) }),
        APIOperation(
            id: .stateClient, method: .put, path: "/people/clients/{id}",
            words:
                "Makes the client as stated: what is left out is withdrawn; the same again changes nothing.",
            audience: .staff, permission: .people, inPath: [client], version: .optional,
            body: "ClientStatement",
            answers: [
                .ok("Client", "The client as it is now."),
                .init(status: 201, schema: "Client", words: "There was no such client."),
            ], problems: [.conflict, .refused], answer: { try await $0.stateClient($1) }),
        APIOperation(
            id: .listStaff, method: .get, path: "/people/staff", words: "The staff.",
            audience: .staff,
            permission: .people,
            answers: [.ok("Staff", "Everybody.")],
            answer: { try $0.listStaff($1) }),
        APIOperation(
            id: .stateAbsence, method: .put, path: "/people/staff/{id}/absence",
            words: "Somebody of the staff is away; the same again changes nothing.",
            audience: .staff,
            permission: .people, inPath: [member], body: "Absence",
            answers: [.ok("StaffMember", "The member as it is now.")],
            problems: [.conflict], answer: { try await $0.stateAbsence($1) }),
        APIOperation(
            id: .statePresence, method: .put, path: "/people/staff/{id}/presence",
            words: "Somebody of the staff is back: what keeps them away now ends now.",
            audience: .staff,
            permission: .people, inPath: [member],
            answers: [.ok("StaffMember", "The member as it is now.")],
            problems: [.conflict], answer: { try await $0.statePresence($1) }),
    ]

    private static let about: [APIOperation] = [
        APIOperation(
            id: .readRegulation, method: .get, path: "/regulation",
            words:
                "What the regulation in force knows: channels, categories, priorities, fields, commitments.",
            permission: .read,
            answers: [.ok("Regulation", "The regulation in force.")],
            answer: { try $0.json(RegulationBody(try $0.reader($1)), $1) }),
        APIOperation(
            id: .acknowledge, method: .put, path: "/regulation/acknowledgement",
            words:
                "A contact signs the version in force for the client; signing again changes nothing.",
            permission: .write, body: "Signing",
            answers: [.ok("Signature", "The client’s signature.")],
            problems: [.refused], answer: { try await $0.acknowledge($1) }),
        APIOperation(
            id: .readContract, method: .get, path: "/openapi.json", words: "This document.",
            audience: .everybody,
            answers: [.init(status: 200, schema: nil, words: "OpenAPI 3.1.")],
            answer: { api, _ in api.contract() }),
        APIOperation(
            id: .readHealth, method: .get, path: "/health", words: "The process answers.",
            audience: .everybody,
            answers: [.ok("Health", "It does.")],
            answer: { try $0.json(HealthBody(), $1) }),
        APIOperation(
            id: .readReadiness, method: .get, path: "/ready",
            words: "The desk can work: its database answers and a regulation is published.",
            audience: .everybody,
            answers: [.ok("Health", "It can.")],
            answer: { try await $0.readReadiness($1) }),
    ]
}
