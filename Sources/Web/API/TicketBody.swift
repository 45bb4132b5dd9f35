import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A promise as lists show it.
struct DueBody: Encodable {
    var commitment: String
    var nature: String
    var outcome: String
    var at: String?

    init(_ due: TicketRow.Due) {
        commitment = due.commitment
        nature = due.nature.rawValue
        outcome = due.outcome.rawValue
        at = due.at?.iso8601
    }
}

/// A ticket as lists show it.
struct TicketSummaryBody: Encodable {
    var number: Int
    var id: String
    var version: Int
    var subject: String
    var state: String
    var isOpen: Bool
    /// Where it goes on.
    var mergedInto: Int?
    var channel: String
    var inPool: Bool?
    /// Another of its pool has to be taken or finished before.
    var waitsTurn: Bool?
    var priority: String?
    var category: String?
    var client: String?
    var project: String?
    var requester: String?
    /// The contact is none any more.
    var requesterLeft: Bool?
    var address: String?
    var assignees: [String]?
    var takenBy: String?
    var arrivedAt: String
    var admittedAt: String?
    var updatedAt: String
    var due: DueBody?

    /// - Parameter isStaff: a contact sees neither how the work is shared out nor anybody's
    ///   address.
    init(
        _ row: TicketRow, among people: People, mergedInto: Int? = nil, waitsTurn: Bool = false,
        isStaff: Bool
    ) {
        number = row.number
        id = row.id.text
        version = row.version
        subject = row.title
        state = row.state.rawValue
        isOpen = row.isOpen
        self.mergedInto = mergedInto
        channel = row.channel
        inPool = isStaff ? row.inPool : nil
        self.waitsTurn = waitsTurn ? true : nil
        priority = row.priority
        category = row.category
        client = row.client
        project = row.project
        requester = row.requester
        requesterLeft = row.requester.flatMap(people.formerContact) == nil ? nil : true
        address = row.address.isEmpty || !isStaff ? nil : row.address
        assignees = isStaff ? row.assignees : nil
        takenBy = isStaff ? row.taker : nil
        arrivedAt = row.arrivedAt.iso8601
        admittedAt = row.admittedAt?.iso8601
        updatedAt = row.updatedAt.iso8601
        due = row.due.map(DueBody.init)
    }
}

struct TicketPageBody: Encodable {
    var tickets: [TicketSummaryBody]
    var next: String?
}

/// What deadlines rest on.
struct BasisBody: Encodable {
    var regulation: String
    var digest: String
    var calendarEdition: String
    var zoneEdition: String

    init(_ basis: Basis) {
        regulation = basis.regulation
        digest = basis.digest
        calendarEdition = basis.calendarEdition
        zoneEdition = basis.zoneEdition
    }
}

/// A ticket: what its summary says, and more.
struct TicketBody: Encodable {
    private struct More: Encodable {
        var fields: [String: APIFieldValue]
        var postponedUntil: String?
        var heldByRule: String?
        var returnedByRule: String?
        var missing: [String]
        var senderProven: Bool?
        var senderNote: String?
        var senderFormerly: String?
        var hints: [String]?
        var minutesLogged: Int?
        /// Absent where it is not counted, or by agreement.
        var workPrice: Int64?
        var priceNotCounted: String?
        var nextHour: NextHourBody?
        var packages: [PackageBalanceBody]?
        var basis: BasisBody
    }

    private let summary: TicketSummaryBody
    private let more: More

    init(_ view: TicketView, _ reader: EditionReader, isStaff: Bool) {
        let (ticket, regulation) = (view.stream.ticket, view.edition.regulation)
        let sum = view.work.map { total(of: $0) }
        let waiting = sum?.deferred ?? reader.hourPrice(of: ticket).deferred
        summary = TicketSummaryBody(
            view.row, among: reader.people, mergedInto: ticket.mergedNumber, isStaff: isStaff)
        more = More(
            fields: ticket.fields.filter { regulation.fields[$0.key]?.kind != .secret }.mapValues(
                APIFieldValue.init),
            postponedUntil: ticket.postponedUntil?.iso8601, heldByRule: ticket.hold?.rule,
            returnedByRule: ticket.returned?.rule,
            missing: (ticket.hold?.missing ?? []) + (ticket.returned?.missing ?? []),
            senderProven: ticket.requester?.proven,
            senderNote: ticket.requester?.isUnproven == true
                ? reader.words[.senderUnprovenWhy] : nil,
            senderFormerly: isStaff ? ticket.requester?.formerly : nil,
            hints: isStaff ? ticket.hints : nil,
            minutesLogged: isStaff ? ticket.minutesLogged : nil,
            workPrice: isStaff && !ticket.worklog.isEmpty ? sum?.amount : nil,
            priceNotCounted: sum == nil
                ? reader.words[.workInStatement] : waiting.map(reader.cause),
            nextHour: isStaff ? reader.nextHour(on: view).map(NextHourBody.init) : nil,
            packages: isStaff
                ? view.packages.map { $0.map { PackageBalanceBody($0, asOf: reader.now) } } : nil,
            basis: BasisBody(view.edition.basis))
    }

    func encode(to encoder: any Encoder) throws {
        try summary.encode(to: encoder)
        try more.encode(to: encoder)
    }
}

/// A field's value as plain JSON.
enum APIFieldValue: Encodable {
    case text(String)
    case number(Double)
    case flag(Bool)

    init(_ value: FieldValue) {
        switch value {
        case .text(let text): self = .text(text)
        case .number(let number): self = .number(number)
        case .flag(let flag): self = .flag(flag)
        case .date(let date): self = .text(date.description)
        case .moment(let instant): self = .text(instant.iso8601)
        case .sealed: self = .text("•••")
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        }
    }
}

extension FieldValue {
    /// What a caller's value means for this field; nil: it does not fit.
    init?(_ value: JSONValue, for field: Field) {
        switch (field.kind, value) {
        case (.number, .integer(let number)), (.ticket, .integer(let number)):
            self = .number(Double(number))
        case (.number, .number(let number)): self = .number(number)
        case (.flag, .bool(let flag)), (.consent, .bool(let flag)): self = .flag(flag)
        case (.date, .string(let text)):
            guard let date = CivilDate(text) else { return nil }
            self = .date(date)
        case (.moment, .string(let text)):
            // A day alone stands for the whole of it.
            if let date = CivilDate(text) {
                self = .date(date)
            } else {
                guard let instant = Instant(rfc3339: text) else { return nil }
                self = .moment(instant)
            }
        case (.choice, .string(let text)):
            guard field.options[text] != nil else { return nil }
            self = .text(text)
        case (.text, .string(let text)), (.link, .string(let text)), (.secret, .string(let text)),
            (.file, .string(let text)):
            self = .text(text)
        case (.ticket, _), (.text, _), (.link, _), (.secret, _), (.file, _), (.choice, _),
            (.number, _), (.flag, _),
            (.consent, _), (.date, _), (.moment, _):
            return nil
        }
    }
}
