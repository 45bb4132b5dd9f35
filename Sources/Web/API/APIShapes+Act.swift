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

    private static func member(_ ask: ActAsk, of act: Act) -> APISchema.Member {
        ask.need == .must
            ? .must(ask.name, ask.kind.schema, ask.words)
            : .may(ask.name, ask.kind.schema, ask.words)
    }
}

extension ActAsk.Kind {
    /// How a call states it.
    var schema: APISchema {
        switch self {
        case .words: APIShapes.text
        case .lines(let most): .text(max: most, blank: false)
        case .reason: .line(max: ActAsk.reasonMax)
        case .work: .line(max: 1000)
        case .number(let range), .amount(let range), .instance(let range):
            .integer(Int64(range.lowerBound), Int64(range.upperBound))
        case .version:
            .integer(Int64(ActAsk.versions.lowerBound), Int64(ActAsk.versions.upperBound))
        case .ticket, .message: .position
        case .moment: .moment
        case .day: .date
        case .flag: .boolean
        case .people(let most), .roles(let most): .array(.name, max: most)
        case .fields: APIShapes.fields
        case .contact: .person
        case .entry, .subtask: .pattern(.identifier)
        case .awaited: .choice(TicketEvent.Waited.What.allCases.map(\.name))
        case .category, .priority, .person, .role, .ownRole, .client, .project, .escalation,
            .breach:
            .name
        }
    }
}
