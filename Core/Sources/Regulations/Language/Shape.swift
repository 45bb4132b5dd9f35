/// What may stand at a place of the file. One table of shapes (`Language`) drives check, messages
/// and schema.
indirect enum Shape: Sendable {
    /// Words in every language of the regulation.
    case text
    /// Free words of at most so many characters.
    case string(max: Int)
    case exactly(String)
    case format(Format)
    /// The name of one item of another section.
    case reference(Target)
    /// Words of the language.
    case word([String])
    case flag
    case whole(ClosedRange<Int>)
    case number(ClosedRange<Double>)
    /// An identifier of a clause that exists.
    case clause
    case list(Shape, count: ClosedRange<Int>)
    /// One value, or a list of them.
    case oneOrList(Shape, count: ClosedRange<Int>)
    case map(keys: Shape, values: Shape, count: ClosedRange<Int>)
    case record(Record)
    case condition
    case event
    case trigger
    case start
    case comparison
    /// Whichever of these fits, described for messages.
    case either([Shape], expected: String)
    /// The value of another path; checked where it is applied.
    case any
    case null
}

/// A map with known keys.
struct Record: Sendable {
    var name: String
    var keys: [Key]
    var constraints: [Constraint] = []
    var nonEmpty = false

    subscript(key: String) -> Key? { keys.first { $0.name == key } }
}

struct Key: Sendable {
    var name: String
    var shape: Shape
    var isRequired = false
    /// Goes into the schema as the description.
    var note: String?

    init(_ name: String, _ shape: Shape, required: Bool = false, note: String? = nil) {
        self.name = name
        self.shape = shape
        self.isRequired = required
        self.note = note
    }
}

/// What must hold between the keys of a record.
enum Constraint: Sendable {
    case oneOf([String])
    case exactlyOne(String, String)
    case notBoth(String, String)
    case with(String, needs: String)
    /// When `key` has one of these values, `needs` must be there.
    case when(String, [String], needs: String)
    /// `key` may stand only when `other` has this value.
    case only(String, when: String, is: String)
}

/// Names that can be referred to.
enum Target: String, Sendable, CaseIterable {
    case calendars, roles, agreements, channels, categories, priorities, fields, definitions, rules,
        commitments
    case escalations, messages, records, measures, readings, rates
    /// Roles, or `client` for the client's side.
    case owners
    /// Roles or own channels.
    case recipients
    /// Of a scenario.
    case people, projects, clients
    /// Roles or people of a scenario.
    case assignees

    /// Always there, without standing in the file.
    var builtIn: Set<String> {
        switch self {
        case .fields: Field.builtIn
        case .channels: [Channel.other]
        case .calendars: ["always"]
        case .owners: ["client"]
        case .people: ["desk", "stranger", "monitor"]
        case .roles, .agreements, .categories, .priorities, .definitions, .rules, .commitments,
            .escalations, .messages, .records, .measures, .readings, .rates, .recipients, .projects,
            .clients, .assignees:
            []
        }
    }

    /// How the section is called in messages.
    var sectionName: String {
        switch self {
        case .rates: "prices.rates"
        case .owners: "roles"
        case .recipients: "roles or channels"
        case .assignees: "roles or people"
        case .calendars, .roles, .agreements, .channels, .categories, .priorities, .fields,
            .definitions, .rules, .commitments, .escalations, .messages, .records, .measures,
            .readings, .people, .projects, .clients:
            rawValue
        }
    }
}
