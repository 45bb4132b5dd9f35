/// The JSON Schema (draft 2020-12) of the language, for editors, generated from the table that the
/// reader follows; references, languages and everything else that depends on other parts of the
/// file is the check's matter.
public enum RegulationSchema {
    /// JSON Schema of a regulation, for editors.
    public static var json: String {
        schema(
            of: Language.regulation, id: "regulation-1", title: "Reglament regulation, language 1")
    }

    /// JSON Schema of a scenario, for editors.
    public static var scenarioJSON: String {
        schema(of: Language.scenario, id: "scenario-1", title: "Reglament scenario, language 1")
    }

    private static func schema(of record: Record, id: String, title: String) -> String {
        var pairs: [(key: String, value: JSONTree)] = [
            ("$schema", "https://json-schema.org/draft/2020-12/schema"),
            ("$id", .string("https://reglament.example/schema/\(id).json")),
            ("title", .string(title)),
        ]
        if case .map(let own) = SchemaTree.record(record) { pairs += own }
        pairs.append(("$defs", SchemaTree.definitions))
        return JSONTree.map(pairs).text() + "\n"
    }
}

/// Shapes as schema.
enum SchemaTree {
    static let formats: [Format] = [
        .name, .clause, .date, .moment, .window, .limit, .forward, .until, .period, .keep, .warning,
        .minutes,
        .shortDays,
        .language,
        .country, .currency, .zone, .days, .path, .ticket, .elapsed,
    ]

    static var definitions: JSONTree {
        var pairs: [(key: String, value: JSONTree)] = formats.map { ($0.name, format($0)) }
        pairs += [
            ("quantity", ["anyOf": [type("number"), format(.quantity)]]),
            ("text", map(of: format(.language), tree(.string(max: 2000)), 1...8)),
            ("event", tree(.word(Language.events))), ("filled", record(Language.filled)),
            ("wait", record(Language.waited)),
            ("trigger", trigger), ("start", start), ("comparison", comparison),
            ("condition", record(Language.condition)),
        ]
        return .map(pairs)
    }

    static func tree(_ shape: Shape) -> JSONTree {
        switch shape {
        case .text: reference("text")
        case .string(let max):
            ["type": "string", "minLength": 1, "maxLength": .number(Double(max))]
        case .exactly(let word): ["const": constant(word)]
        case .format(let format): reference(format.name)
        case .reference: reference(Format.name.name)
        case .word(let words): ["enum": .list(words.map(JSONTree.string))]
        case .flag: type("boolean")
        case .whole(let range):
            bounded("integer", Double(range.lowerBound), Double(range.upperBound))
        case .number(let range): bounded("number", range.lowerBound, range.upperBound)
        case .clause: reference(Format.clause.name)
        case .list(let shape, let count): list(of: tree(shape), count)
        case .oneOrList(let shape, let count):
            ["anyOf": [tree(shape), list(of: tree(shape), count)]]
        case .map(let keys, let values, let count): map(of: tree(keys), tree(values), count)
        case .record(let record): self.record(record)
        case .condition: reference("condition")
        case .event: reference("event")
        case .trigger: reference("trigger")
        case .start: reference("start")
        case .comparison: reference("comparison")
        case .either(let shapes, _): ["anyOf": .list(shapes.map(tree))]
        case .any: [:]
        case .null: type("null")
        }
    }

    static func record(_ record: Record) -> JSONTree {
        let properties = record.keys.map { key -> (key: String, value: JSONTree) in
            let tree = tree(key.shape)
            return (key.name, key.note.map(tree.described) ?? tree)
        }
        var pairs: [(key: String, value: JSONTree)] = [
            ("type", "object"), ("properties", .map(properties)),
            ("additionalProperties", false),
        ]
        let required = record.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { pairs.append(("required", .list(required.map(JSONTree.string)))) }
        if record.nonEmpty { pairs.append(("minProperties", 1)) }
        if !record.constraints.isEmpty {
            pairs.append(("allOf", .list(record.constraints.map(constraint))))
        }
        return .map(pairs)
    }

    private static func constraint(_ constraint: Constraint) -> JSONTree {
        switch constraint {
        case .oneOf(let keys): ["anyOf": .list(keys.map { required([$0]) })]
        case .exactlyOne(let a, let b): ["oneOf": [required([a]), required([b])]]
        case .notBoth(let a, let b): ["not": required([a, b])]
        case .with(let key, let needed):
            ["if": required([key]), "then": required([needed])]
        case .when(let key, let values, let needed):
            ["if": hasValue(key, values), "then": required([needed])]
        case .only(let key, let other, let value):
            ["if": required([key]), "then": hasValue(other, [value])]
        }
    }

    private static func hasValue(_ key: String, _ values: [String]) -> JSONTree {
        let options: JSONTree = ["enum": .list(values.map(JSONTree.string))]
        return ["properties": .map([(key, options)]), "required": [.string(key)]]
    }

    private static func required(_ keys: [String]) -> JSONTree {
        ["required": .list(keys.map(JSONTree.string))]
    }

    private static func reference(_ name: String) -> JSONTree {
        ["$ref": .string("#/$defs/\(name)")]
    }

    private static func type(_ name: String) -> JSONTree { ["type": .string(name)] }

    private static func constant(_ word: String) -> JSONTree {
        switch word {
        case "true": true
        default: NumberWords.decimal(word).map(JSONTree.number) ?? .string(word)
        }
    }

    private static func format(_ format: Format) -> JSONTree {
        [
            "description": .string(format.expected), "type": "string",
            "pattern": .string(format.pattern),
        ]
    }

    private static func bounded(_ name: String, _ min: Double, _ max: Double) -> JSONTree {
        ["type": .string(name), "minimum": .number(min), "maximum": .number(max)]
    }

    private static func list(of items: JSONTree, _ count: ClosedRange<Int>) -> JSONTree {
        [
            "type": "array", "items": items, "minItems": .number(Double(count.lowerBound)),
            "maxItems": .number(Double(count.upperBound)), "uniqueItems": true,
        ]
    }

    private static func map(of keys: JSONTree, _ values: JSONTree, _ count: ClosedRange<Int>)
        -> JSONTree
    {
        [
            "type": "object", "propertyNames": keys, "additionalProperties": values,
            "minProperties": .number(Double(count.lowerBound)),
            "maxProperties": .number(Double(count.upperBound)),
        ]
    }

    private static var trigger: JSONTree {
        let one: JSONTree = ["anyOf": [reference("event"), reference("filled"), reference("wait")]]
        return [
            "anyOf": [
                reference("event"), reference("filled"), reference("wait"), list(of: one, 2...6),
            ]
        ]
    }

    private static var start: JSONTree {
        [
            "anyOf": [
                reference("trigger"), record(Language.every), record(Language.endOfEvery),
                record(Language.whileIn),
            ]
        ]
    }

    private static var comparison: JSONTree {
        let scalar: JSONTree = [
            "type": .list(["string", "number", "boolean"].map(JSONTree.string))
        ]
        let options = list(of: reference(Format.name.name), 2...20)
        return ["anyOf": [scalar, options, record(Language.bounds)]]
    }
}
