import ServiceDesk

/// What a call says of an act: made of the core's table of acts.
extension APIContract {
    /// Acts that have an operation of their own: words, with files.
    private static let withOperation = Set(acting.compactMap { Act(rawValue: $0.id.rawValue) })
        .union([.write])

    /// Acts of `POST /tickets/{number}/actions`.
    static let acts = Act.atDoors.filter { !withOperation.contains($0) }

    /// Those that a client's contact may do.
    static let contactActs = acts.filter { $0.isFor(.contact) && $0.rule.hasClientsDoor }

    /// Parameters of each action.
    static let actions: [String: [APISchema.Member]] = Dictionary(
        uniqueKeysWithValues: acts.map { act in
            (act.rawValue, act.rule.asks.map { member($0, of: act) })
        })

    /// Which of them takes which back.
    static let undone = acts.compactMap { act in
        act.rule.undo.map { "`\(act.rawValue)` by `\($0.rawValue)`" }
    }.joined(separator: ", ")

    private static func member(_ ask: ActAsk, of act: Act) -> APISchema.Member {
        ask.need == .must
            ? .must(ask.name, ask.row(in: act).schema, ask.words)
            : .may(ask.name, ask.row(in: act).schema, ask.words)
    }
}

extension APISchema {
    static func within(_ range: ClosedRange<Int>) -> APISchema {
        .integer(Int64(range.lowerBound), Int64(range.upperBound))
    }
}
