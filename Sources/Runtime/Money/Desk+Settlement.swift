import Channels
import Foundation
import Letters
import Regulations
import ServiceDesk
import Store
import WorkingTime

/// The statement of a month as both sides see it.
public struct SettledStatement: Sendable {
    /// As it was sent; of a draft what is known now.
    public var statement: Statement
    public var settlement: Settlement
    /// What is known now and was not sent so; nil: it is the same, or both sides are done with it,
    /// or nobody asked.
    public var now: Statement?
    /// Binds what the journal held at the end of the day of the last step; nil: the day goes on.
    public var seal: Seal?
    /// What was said, by the content of its row; erased words are missing.
    public var words: [String: String] = [:]
}

/// What somebody asks for about the statement of a month.
public struct SettlementRequest: Sendable {
    public var act: SettlementAct
    public var client: String
    public var month: CivilDate
    /// The sending that was seen; 0: none.
    public var number: Int
    public var line: Int?
    public var text: String
    /// Somebody else asked for it in the person's name: whoever has the data folder. The audit says
    /// so.
    public var isOnBehalf = false

    public init(
        _ act: SettlementAct, of client: String, month: CivilDate, number: Int, line: Int? = nil,
        text: String = ""
    ) {
        self.act = act
        self.client = client
        self.month = month.firstOfMonth
        self.number = number
        self.line = line
        self.text = text
    }
}

extension Desk {
    /// What the client was sent for the month, else what is known now.
    ///
    /// - Parameter isCompared: what was sent is held against what is known now; else nothing of a
    ///   month that was sent is computed.
    public func settled(of client: String, month: CivilDate, isCompared: Bool = false)
        async throws -> SettledStatement
    {
        try await store.read { [self] in
            try settled(of: client, month: month, isCompared: isCompared, in: $0)
        }
    }

    private func settled(
        of client: String, month: CivilDate, isCompared: Bool, in transaction: Transaction
    ) throws -> SettledStatement {
        guard people.clients[client] != nil else { throw StatementError.noSuchClient(client) }
        let settlement = try SettlementJournal(journal: journal).load(
            client, month, in: transaction)
        var words: [String: String] = [:]
        for content in settlement.steps.compactMap(\.event.content) {
            words[content.id] = try self.words(content, in: transaction).letter?.text
        }
        let seal = try settlement.steps.last.flatMap { step in
            let day = try edition().zone.civil(at: step.at).date.adding(days: -1)
            return try Seals(desk: id).all(after: day.description, in: transaction).first
        }
        guard let sent = settlement.sent?.statement else {
            let draft = try draft(of: client, month: month, in: transaction)
            return SettledStatement(
                statement: draft, settlement: settlement, seal: seal, words: words)
        }
        let now =
            settlement.state.isSettled || !isCompared
            ? nil : try draft(of: client, month: month, in: transaction)
        return SettledStatement(
            statement: sent, settlement: settlement,
            now: now.flatMap { SentStatement($0, number: 0)?.statement == sent ? nil : $0 },
            seal: seal, words: words)
    }

    /// How far both sides are with the last months of the client that anything was done about.
    public func settlements(of client: String) async throws -> [Settlement] {
        try await store.read { [self] in
            let today = try edition().zone.civil(at: world.now()).date
            return try SettlementJournal(journal: journal).all(
                of: client, months: monthsAround(statement: today), in: $0)
        }
    }

    /// How often a month that is sent is computed anew, where work is written down meanwhile.
    private static let preparedMax = 4

    /// Does what is asked, and tells the other side.
    ///
    /// - Throws: `SettlementRefusal` with the ground, `StatementError`; `StoreError.conflict` where
    ///   somebody else did something about the month at the same moment.
    @discardableResult
    public func settle(_ request: SettlementRequest, by performer: Performer) async throws
        -> Settlement
    {
        for _ in 0..<Self.preparedMax {
            let prepared = try await prepare(request)
            if let done = try await settle(request, by: performer, prepared) { return done }
        }
        let stream = SettlementJournal.stream(request.client, request.month)
        throw StoreError.conflict(.stream(stream))
    }

    /// A statement to be sent, and what it is made of.
    struct Prepared: Sendable {
        var statement: Statement
        var key: LedgerShelf.DraftKey
    }

    /// What is sent is computed before anything is written: others write meanwhile.
    func prepare(_ request: SettlementRequest) async throws -> Prepared? {
        guard request.act == .send, people.clients[request.client] != nil else { return nil }
        return try await store.read { [self] transaction in
            let ground = try draftGround(
                of: request.client, month: request.month, in: transaction)
            return Prepared(
                statement: try draft(on: ground, in: transaction), key: ground.key)
        }
    }

    /// - Returns: nil: what was prepared is made of something else than the journal holds now, and
    ///   nothing was done.
    func settle(_ request: SettlementRequest, by performer: Performer, _ prepared: Prepared?)
        async throws -> Settlement?
    {
        let now = world.now()
        let settlement = try await store.write { [self] transaction -> Settlement? in
            guard people.clients[request.client] != nil else {
                throw StatementError.noSuchClient(request.client)
            }
            let actor = actor(performer, project: nil, people: people)
            let journal = SettlementJournal(journal: journal)
            var settlement = try journal.load(request.client, request.month, in: transaction)
            if try repeats(request, settlement, by: actor, in: transaction) { return settlement }
            let isSending = request.act == .send
            if isSending, try prepared?.key != draftKey(of: request, in: transaction) { return nil }
            let said =
                try request.text.allSatisfy(\.isWhitespace) ? nil : draft(saying: request.text)
            let events = try settlement.decide(
                SettlementCommand(
                    request.act, number: request.number, line: request.line, content: said?.ref,
                    statement: prepared?.statement,
                    clientVersion: isSending
                        ? try PeopleJournal(journal: self.journal).history(
                            of: request.client, in: transaction
                        ).count : 0), by: actor, at: now,
                monthEnds: try edition().zone.month(of: request.month).upperBound)
            if let said { try Contents(desk: id).store(said, in: transaction) }
            try journal.append(events, to: &settlement, at: now, actor: actor, in: transaction)
            try Audit(desk: id).record(
                .init(
                    .statementSettled, by: actor.id, on: request.client,
                    detail: "\(request.month.monthWord) \(request.act.rawValue)"
                        + (request.isOnBehalf ? " (command line)" : "")),
                at: now, in: transaction)
            try tell(of: request, settlement, in: transaction)
            return settlement
        }
        if settlement != nil { changes.announce(nil) }
        return settlement
    }

    private func draftKey(of request: SettlementRequest, in transaction: Transaction) throws
        -> LedgerShelf.DraftKey
    {
        try draftGround(of: request.client, month: request.month, in: transaction).key
    }

    /// The same form, sent twice.
    private func repeats(
        _ request: SettlementRequest, _ settlement: Settlement, by actor: Actor,
        in transaction: Transaction
    ) throws -> Bool {
        let last = settlement.last(
            request.act, number: request.number, line: request.line, by: actor)
        guard let last else { return false }
        guard let content = last.content else { return true }
        return try words(content, in: transaction).letter?.text == request.text
    }

    /// Who acts about the statements of a client: administrators, and of its people those who see
    /// them.
    public func maySettle(_ performer: Performer, of client: String) -> Bool {
        switch performer {
        case .staff(let person): people.staff[person]?.isAdministrator == true
        case .contact(let person): people.clients[client]?.contacts[person]?.scope == .company
        case .stranger, .desk: false
        }
    }

    /// Why the draft of a month cannot be sent now; nil: it can, or was.
    public func unsendable(_ settled: SettledStatement) throws -> SettlementRefusal? {
        let settlement = settled.settlement
        return settlement.unsendable(
            settled.statement, at: world.now(),
            monthEnds: try edition().zone.month(of: settlement.month).upperBound)
    }

    /// Addresses to which a statement of the client is sent.
    public func statementReaders(of client: String) -> [String] {
        contacts(of: client).map(\.address.address)
    }

    // MARK: Letters

    /// The words stand once in the history; a letter carries them.
    private func tell(
        of request: SettlementRequest, _ settlement: Settlement, in transaction: Transaction
    ) throws {
        guard let mail else { return }
        let now = world.now()
        let id = "statement-\(settlement.client)-\(request.month.monthWord)-\(settlement.version)"
        for (index, reader) in readers(of: request, settlement).enumerated() {
            let words = StatementLetter(
                language: reader.language, request: request, settlement: settlement,
                client: people.clients[request.client]?.name ?? request.client,
                link: address.text.map { "\($0)\(reader.path)?month=\(request.month.monthWord)" })
            let mark = "\(id)-\(index)"
            var letter = OutboundLetter(
                from: mail.from, to: [reader.address], subject: words.subject, text: words.text,
                messageID: "\(mark)@\(mail.domain)", desk: self.id, date: now.seconds)
            letter.autoSubmitted = .autoGenerated
            let queued = QueuedLetter(letter: letter, isReceipt: false, message: nil)
            try Outbox(desk: self.id).add(
                id: mark, ticket: nil, kind: .letter, payload: try JSONEncoder().encode(queued),
                at: now, in: transaction)
        }
    }

    private struct Reader {
        var address: MailAddress
        var language: String
        var path: String
    }

    /// The other side: the client's people who see the statement; or whoever sent it, else the
    /// administrators.
    private func readers(of request: SettlementRequest, _ settlement: Settlement) -> [Reader] {
        switch request.act.rule.side {
        case .staff: return contacts(of: request.client)
        case .contact:
            let path = "/admin/clients/\(request.client)/statement"
            let sender = settlement.sender.flatMap { people.staff[$0] }
            let told: [StaffMember] =
                if let sender, !sender.left, !sender.email.isEmpty {
                    [sender]
                } else {
                    people.staff.values.filter { $0.isAdministrator && !$0.left }
                }
            return told.filter { !$0.email.isEmpty }.sorted { $0.id < $1.id }.map {
                Reader(
                    address: MailAddress(name: $0.name, address: $0.email), language: $0.language,
                    path: path)
            }
        case .desk, .stranger: return []
        }
    }

    private func contacts(of client: String) -> [Reader] {
        let contacts = people.clients[client]?.contacts.values.filter { $0.scope == .company }
        return (contacts ?? []).sorted { $0.id < $1.id }.compactMap { contact in
            contact.addresses.first { $0.contains("@") }.map {
                Reader(
                    address: MailAddress(name: contact.name, address: $0),
                    language: contact.language, path: "/portal/statement")
            }
        }
    }
}
