import WorkingTime

/// What somebody answered to what an act asks for, by whatever door.
public struct ActAnswers: Sendable {
    /// One answer, as its kind has it.
    public enum Value: Sendable, Hashable {
        case text(String)
        case number(Int)
        case moment(Instant)
        case day(CivilDate)
        case flag(Bool)
        case names([String])
        case fields([String: FieldValue])
    }

    /// By the names of the asks.
    public var values: [String: Value]
    /// The words, where there are any.
    public var said: ContentRef?
    /// Who acts.
    public var person: String
    /// Id for an entry or a part that the act makes.
    public var newID: String

    public init(
        values: [String: Value] = [:], said: ContentRef? = nil, person: String = "",
        newID: String = ""
    ) {
        self.values = values
        self.said = said
        self.person = person
        self.newID = newID
    }

    func text(_ name: String) -> String? {
        if case .text(let text)? = values[name] { text } else { nil }
    }

    func number(_ name: String) -> Int? {
        if case .number(let number)? = values[name] { number } else { nil }
    }

    func moment(_ name: String) -> Instant? {
        if case .moment(let moment)? = values[name] { moment } else { nil }
    }

    func day(_ name: String) -> CivilDate? {
        if case .day(let day)? = values[name] { day } else { nil }
    }

    func flag(_ name: String) -> Bool? {
        if case .flag(let flag)? = values[name] { flag } else { nil }
    }

    func names(_ name: String) -> [String] {
        if case .names(let names)? = values[name] { names } else { [] }
    }

    func fields(_ name: String) -> [String: FieldValue] {
        if case .fields(let fields)? = values[name] { fields } else { [:] }
    }

    func has(_ ask: ActAsk) -> Bool { ask.kind == .words ? said != nil : values[ask.name] != nil }
}

extension ActAsk {
    /// What is wrong with the answer; nil: it fits, or there is none where none is needed.
    func refusal(of answers: ActAnswers) -> Refusal? {
        guard answers.has(self) else { return need == .must ? .empty(name) : nil }
        switch kind {
        case .number(let range), .amount(let range), .instance(let range):
            let isWithin = answers.number(name).map(range.contains) ?? false
            return isWithin ? nil : Self.outside(range, name)
        case .version: return within(Self.versions, answers)
        case .ticket: return within(Self.numbers, answers)
        case .lines(let most): return tooLong(most, answers)
        case .reason: return tooLong(Self.reasonMax, answers)
        case .people(let most), .roles(let most):
            if answers.names(name).isEmpty { return .empty(name) }
            return answers.names(name).count > most ? .tooLong(name, limit: most) : nil
        case .words, .moment, .day, .flag, .category, .priority, .work, .person, .role, .ownRole,
            .client, .project, .contact, .fields, .message, .entry, .subtask, .escalation, .breach,
            .awaited:
            return nil
        }
    }

    private func within(_ range: ClosedRange<Int>, _ answers: ActAnswers) -> Refusal? {
        answers.number(name).map(range.contains) == true ? nil : Self.outside(range, name)
    }

    private func tooLong(_ most: Int, _ answers: ActAnswers) -> Refusal? {
        (answers.text(name)?.count ?? 0) > most ? .tooLong(name, limit: most) : nil
    }

    /// A number outside what may be stated.
    static func outside(_ range: ClosedRange<Int>, _ name: String) -> Refusal {
        .badValue(field: name, expected: "\(range.lowerBound)…\(range.upperBound)")
    }
}
