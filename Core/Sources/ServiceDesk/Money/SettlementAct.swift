import WorkingTime

/// What is done about the statement of a month. The words of the API and the command line.
public enum SettlementAct: String, Sendable, Hashable, CaseIterable, Codable {
    case send, answer, recall, close
    case agree, dispute

    /// Who may do it, where it stands, what it asks for: every door asks this row.
    public struct Rule: Sendable, Hashable {
        /// On whose side who does it stands.
        public var side: Actor.Kind
        public var states: Set<Settlement.State>
        public var asksWords = false
        public var asksLine = false
    }

    /// The row.
    public var rule: Rule {
        switch self {
        case .send: Rule(side: .staff, states: [.draft])
        case .recall: Rule(side: .staff, states: [.sent, .disputed], asksWords: true)
        case .answer: Rule(side: .staff, states: [.disputed], asksWords: true, asksLine: true)
        case .close: Rule(side: .staff, states: [.sent, .disputed], asksWords: true)
        case .dispute:
            Rule(side: .contact, states: [.sent, .disputed], asksWords: true, asksLine: true)
        case .agree: Rule(side: .contact, states: [.sent, .disputed])
        }
    }
}

/// What is asked of a settlement, and what it needs.
public struct SettlementCommand: Sendable, Hashable {
    public var act: SettlementAct
    /// The sending that was seen; 0: none.
    public var number: Int
    /// From 1, as the statement numbers them; nil: of none.
    public var line: Int?
    /// What was said.
    public var content: ContentRef?
    /// What the month costs by what is known now, to be sent.
    public var statement: Statement?
    /// Events of the client's stream that the statement rests on.
    public var clientVersion = 0

    public init(
        _ act: SettlementAct, number: Int, line: Int? = nil, content: ContentRef? = nil,
        statement: Statement? = nil, clientVersion: Int = 0
    ) {
        self.act = act
        self.number = number
        self.line = line
        self.content = content
        self.statement = statement
        self.clientVersion = clientVersion
    }
}

/// Why nothing came of it.
public enum SettlementRefusal: Error, Sendable, Hashable {
    /// It is for the other side to do.
    case otherSide
    /// Not where it stands now.
    case notNow
    /// It was sent again, or taken back, since it was seen.
    case superseded
    /// The month goes on.
    case monthRuns
    /// A part of it has no number.
    case noSum
    case noLine
    case noWords
    /// Nobody disputes the line, or it was answered.
    case notOpen
}

extension SettlementRefusal {
    /// For programs and the command line.
    public var sentence: String {
        switch self {
        case .otherSide: "this is for the other side to do"
        case .notNow: "this cannot be done in the state that the statement is in"
        case .superseded: "the statement was sent again or taken back since; read it again"
        case .monthRuns: "the month is not over yet"
        case .noSum: "a line has no price, so the statement has no sum; state it in the agreement"
        case .noLine: "there is no such line"
        case .noWords: "say something"
        case .notOpen: "nobody waits for an answer on this line"
        }
    }
}

extension Settlement {
    /// Acts that a side has now.
    ///
    /// - Parameter unsendable: why the draft cannot be sent; nil: it can.
    public func acts(of side: Actor.Kind, unsendable: SettlementRefusal?) -> [SettlementAct] {
        SettlementAct.allCases.filter { act in
            act.rule.side == side && act.rule.states.contains(state)
                && (act != .answer || !open.isEmpty) && (act != .send || unsendable == nil)
        }
    }

    /// Why the draft cannot be sent now; nil: it can, or there is none any more.
    public func unsendable(_ draft: Statement, at now: Instant, monthEnds end: Instant)
        -> SettlementRefusal?
    {
        guard state == .draft else { return nil }
        do throws(SettlementRefusal) {
            _ = try sending(.init(.send, number: sendings, statement: draft), now, end)
            return nil
        } catch {
            return error
        }
    }

    /// What was done last, where it is just what is asked for once more: a form that was sent
    /// twice. The words are still to be compared.
    public func last(
        _ act: SettlementAct, number: Int, line: Int?, by actor: Actor
    ) -> SettlementEvent? {
        guard let step = steps.last, step.actor == actor else { return nil }
        let asked = step.event.asked
        let isSame =
            asked == (act, act == .send ? number + 1 : number, act.rule.asksLine ? line : nil)
        return isSame ? step.event : nil
    }

    /// Whether the step may follow, by whoever took it: what was decided elsewhere is held against
    /// the same rows.
    public func allows(_ step: Step) -> Bool {
        let (act, number, line) = step.event.asked
        let last = act == .send ? sendings + 1 : sent?.number
        guard step.actor.kind == act.rule.side, act.rule.states.contains(state), number == last
        else { return false }
        switch act {
        case .send, .recall, .close, .agree: return true
        case .dispute: return (1...max(1, sent?.lines ?? 0)).contains(line ?? 0)
        case .answer: return open.contains(line ?? 0)
        }
    }

    /// - Parameter end: when the month ends where the regulation applies.
    public func decide(
        _ command: SettlementCommand, by actor: Actor, at now: Instant, monthEnds end: Instant
    ) throws(SettlementRefusal) -> [SettlementEvent] {
        let rule = command.act.rule
        guard actor.kind == rule.side else { throw .otherSide }
        guard command.number == (sent?.number ?? sendings) else { throw .superseded }
        guard rule.states.contains(state) else { throw .notNow }
        switch command.act {
        case .send: return [.sent(try sending(command, now, end))]
        case .agree: return [.agreed(.init(number: command.number))]
        case .recall, .close:
            guard let content = command.content else { throw .noWords }
            let said = SettlementEvent.Said(number: command.number, content: content)
            return [command.act == .recall ? .recalled(said) : .closed(said)]
        case .dispute: return [.disputed(try said(command))]
        case .answer:
            let said = try said(command)
            guard open.contains(said.line) else { throw .notOpen }
            return [.answered(said)]
        }
    }

    private func sending(_ command: SettlementCommand, _ now: Instant, _ end: Instant)
        throws(SettlementRefusal) -> SentStatement
    {
        guard now >= end else { throw .monthRuns }
        let sent = command.statement.flatMap {
            SentStatement($0, number: sendings + 1, clientVersion: command.clientVersion)
        }
        guard let sent else { throw .noSum }
        return sent
    }

    private func said(_ command: SettlementCommand) throws(SettlementRefusal)
        -> SettlementEvent.Disputed
    {
        guard let line = command.line, let sent, (1...max(1, sent.lines)).contains(line),
            sent.lines > 0
        else { throw .noLine }
        guard let content = command.content else { throw .noWords }
        return .init(number: command.number, line: line, content: content)
    }
}

extension SettlementEvent {
    /// What was asked for, about which sending and line.
    fileprivate var asked: (act: SettlementAct, number: Int, line: Int?) {
        switch self {
        case .sent(let sent): (.send, sent.number, nil)
        case .recalled(let said): (.recall, said.number, nil)
        case .closed(let said): (.close, said.number, nil)
        case .agreed(let agreed): (.agree, agreed.number, nil)
        case .disputed(let said): (.dispute, said.number, said.line)
        case .answered(let said): (.answer, said.number, said.line)
        }
    }
}
