import WorkingTime

/// How far provider and client are with the statement of a month: a fold of what each did.
public struct Settlement: Sendable, Hashable {
    /// Where it stands.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// What is known so far; nothing was sent, or it was taken back.
        case draft
        /// The client has it.
        case sent
        /// The client disputes a line of what was sent last.
        case disputed
        /// By the client.
        case agreed
        /// By the provider, without the client's agreement.
        case closed

        /// Whatever is known later is an adjustment of a later month.
        public var isSettled: Bool { self == .agreed || self == .closed }
    }

    /// What happened, by whom and when.
    public struct Step: Sendable, Hashable {
        public var event: SettlementEvent
        public var at: Instant
        public var actor: Actor

        public init(event: SettlementEvent, at: Instant, actor: Actor) {
            self.event = event
            self.at = at
            self.actor = actor
        }
    }

    public let client: String
    /// First day of the month.
    public let month: CivilDate
    public private(set) var state = State.draft
    /// What the client has; nil: nothing, or it was taken back.
    public private(set) var sent: SentStatement?
    /// In order.
    public private(set) var steps: [Step] = []
    /// How often it was sent.
    public private(set) var sendings = 0

    public init(client: String, month: CivilDate) {
        self.client = client
        self.month = month.firstOfMonth
    }

    /// What had been done before then.
    public func asWritten(before instant: Instant) -> Settlement {
        steps.filter { $0.at < instant }.reduce(into: Settlement(client: client, month: month)) {
            $0.evolve($1)
        }
    }

    /// Position of the last event, from 1; 0: there is none.
    public var version: Int { steps.count }

    /// Takes a step as it is: whether it might be taken was decided before.
    public mutating func evolve(_ step: Step) {
        steps.append(step)
        switch step.event {
        case .sent(let statement): (state, sent, sendings) = (.sent, statement, statement.number)
        case .recalled: (state, sent) = (.draft, nil)
        case .disputed: state = .disputed
        case .answered: break
        case .agreed: state = .agreed
        case .closed: state = .closed
        }
    }

    /// The client has the statement and owes an answer: nothing that they dispute waits for one.
    public var waitsForClient: Bool {
        (state == .sent || state == .disputed) && open.isEmpty
    }

    /// When what the client has was sent; nil: nothing is.
    public var sentAt: Instant? { sent == nil ? nil : lastSending?.at }
    /// The person who sent it last; nil: nobody ever did.
    public var sender: String? { lastSending?.actor.id }

    private var lastSending: Step? {
        steps.last { if case .sent = $0.event { true } else { false } }
    }

    /// What was said of the line since it was sent last, the client's and the provider's words.
    public func words(on line: Int) -> [Step] {
        steps.filter { step in
            switch step.event {
            case .disputed(let said), .answered(let said):
                said.line == line && said.number == sent?.number
            case .sent, .recalled, .agreed, .closed: false
            }
        }
    }

    /// Lines that the client disputes and that nobody has answered to since.
    public var open: [Int] {
        Set(disputed).filter { line in
            if case .disputed = words(on: line).last?.event { true } else { false }
        }.sorted()
    }

    /// Lines of what was sent last that were disputed, each once.
    public var disputed: [Int] {
        var lines: Set<Int> = []
        for case .disputed(let said) in steps.map(\.event) where said.number == sent?.number {
            lines.insert(said.line)
        }
        return lines.sorted()
    }

    /// Later changes of it stand in the statement of that month.
    func isCorrected(in later: CivilDate) -> Bool {
        state.isSettled && month < later && later <= month.adding(months: correctedMonths)
    }
}
