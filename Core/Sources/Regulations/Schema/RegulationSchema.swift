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
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
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
            ("quantity", .map([("anyOf", .list([type("number"), format(.quantity)]))])),
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
            .map([
                ("type", .string("string")), ("minLength", .number(1)),
                ("maxLength", .number(Double(max))),
            ])
        case .exactly(let word): .map([("const", constant(word))])
        case .format(let format): reference(format.name)
        case .reference: reference(Format.name.name)
        case .word(let words): .map([("enum", .list(words.map(JSONTree.string)))])
        case .flag: type("boolean")
        case .whole(let range):
            bounded("integer", Double(range.lowerBound), Double(range.upperBound))
        case .number(let range): bounded("number", range.lowerBound, range.upperBound)
        case .clause: reference(Format.clause.name)
        case .list(let shape, let count): list(of: tree(shape), count)
        case .oneOrList(let shape, let count):
            .map([("anyOf", .list([tree(shape), list(of: tree(shape), count)]))])
        case .map(let keys, let values, let count): map(of: tree(keys), tree(values), count)
        case .record(let record): self.record(record)
        case .condition: reference("condition")
        case .event: reference("event")
        case .trigger: reference("trigger")
        case .start: reference("start")
        case .comparison: reference("comparison")
        case .either(let shapes, _): .map([("anyOf", .list(shapes.map(tree)))])
        case .any: .map([])
        case .null: type("null")
        }
    }

    static func record(_ record: Record) -> JSONTree {
        let properties = record.keys.map { key -> (key: String, value: JSONTree) in
            (key.name, described(tree(key.shape), key.note))
        }
        var pairs: [(key: String, value: JSONTree)] = [
            ("type", .string("object")), ("properties", .map(properties)),
            ("additionalProperties", .bool(false)),
        ]
        let required = record.keys.filter(\.isRequired).map(\.name)
        if !required.isEmpty { pairs.append(("required", .list(required.map(JSONTree.string)))) }
        if record.nonEmpty { pairs.append(("minProperties", .number(1))) }
        if !record.constraints.isEmpty {
            pairs.append(("allOf", .list(record.constraints.map(constraint))))
        }
        return .map(pairs)
    }

    private static func described(_ tree: JSONTree, _ note: String?) -> JSONTree {
        guard let note, case .map(let pairs) = tree else { return tree }
        return .map([("description", .string(note))] + pairs)
    }

    private static func constraint(_ constraint: Constraint) -> JSONTree {
        switch constraint {
        case .oneOf(let keys): .map([("anyOf", .list(keys.map { required([$0]) }))])
        case .exactlyOne(let a, let b): .map([("oneOf", .list([required([a]), required([b])]))])
        case .notBoth(let a, let b): .map([("not", required([a, b]))])
        case .with(let key, let needed):
            .map([("if", required([key])), ("then", required([needed]))])
        case .when(let key, let values, let needed):
            .map([("if", hasValue(key, values)), ("then", required([needed]))])
        case .only(let key, let other, let value):
            .map([("if", required([key])), ("then", hasValue(other, [value]))])
        }
    }

    private static func hasValue(_ key: String, _ values: [String]) -> JSONTree {
        .map([
            ("properties", .map([(key, .map([("enum", .list(values.map(JSONTree.string)))]))])),
            ("required", .list([.string(key)])),
        ])
    }

    private static func required(_ keys: [String]) -> JSONTree {
        .map([("required", .list(keys.map(JSONTree.string)))])
    }

    private static func reference(_ name: String) -> JSONTree {
        .map([("$ref", .string("#/$defs/\(name)"))])
    }

    private static func type(_ name: String) -> JSONTree { .map([("type", .string(name))]) }

    private static func constant(_ word: String) -> JSONTree {
        switch word {
        case "true": .bool(true)
        default: NumberWords.decimal(word).map(JSONTree.number) ?? .string(word)
        }
    }

    private static func format(_ format: Format) -> JSONTree {
        .map([
            ("description", .string(format.expected)), ("type", .string("string")),
            ("pattern", .string(format.pattern)),
        ])
    }

    private static func bounded(_ name: String, _ min: Double, _ max: Double) -> JSONTree {
        .map([("type", .string(name)), ("minimum", .number(min)), ("maximum", .number(max))])
    }

    private static func list(of items: JSONTree, _ count: ClosedRange<Int>) -> JSONTree {
        .map([
            ("type", .string("array")), ("items", items),
            ("minItems", .number(Double(count.lowerBound))),
            ("maxItems", .number(Double(count.upperBound))), ("uniqueItems", .bool(true)),
        ])
    }

    private static func map(of keys: JSONTree, _ values: JSONTree, _ count: ClosedRange<Int>)
        -> JSONTree
    {
        .map([
            ("type", .string("object")), ("propertyNames", keys), ("additionalProperties", values),
            ("minProperties", .number(Double(count.lowerBound))),
            ("maxProperties", .number(Double(count.upperBound))),
        ])
    }

    private static var trigger: JSONTree {
        let one = JSONTree.map([
            ("anyOf", .list([reference("event"), reference("filled"), reference("wait")]))
        ])
        return .map([
            (
                "anyOf",
                .list([
                    reference("event"), reference("filled"), reference("wait"),
                    list(of: one, 2...6),
                ])
            )
        ])
    }

    private static var start: JSONTree {
        .map([
            (
                "anyOf",
                .list([
                    reference("trigger"), record(Language.every), record(Language.endOfEvery),
                    record(Language.whileIn),
                ])
            )
        ])
    }

    private static var comparison: JSONTree {
        let scalar = JSONTree.map([
            ("type", .list(["string", "number", "boolean"].map(JSONTree.string)))
        ])
        let options = list(of: reference(Format.name.name), 2...20)
        return .map([("anyOf", .list([scalar, options, record(Language.bounds)]))])
    }
}
