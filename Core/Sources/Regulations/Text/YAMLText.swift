import Yams

/// Text → tree. Only plain YAML is let in: one document, no anchors, aliases, merges or tags, no
/// key twice, not deeper than 12.
struct YAMLText {
    static let bytesMax = 1 << 20
    static let depthMax = 12
    /// Brackets open at once before the text is handed to the parser; far above what any file
    /// needs.
    static let openBracketsMax = 64
    static let findingsMax = 200

    let file: String
    /// How long the text may be, and what to do about one that is longer.
    private let bytesMax: Int
    private let cure: String
    private(set) var findings: [Finding] = []
    private var lines = TextLines("")

    init(
        file: String, bytesMax: Int = YAMLText.bytesMax,
        cure: String = "split what is not part of the regulation off"
    ) {
        (self.file, self.bytesMax, self.cure) = (file, bytesMax, cure)
    }

    mutating func read(_ text: String) -> Node? {
        guard text.utf8.count <= bytesMax else {
            report(.S004, 1, 1, "the file is larger than \(bytesMax >> 20) MiB; \(cure)")
            return nil
        }
        if let alias = AliasScan.first(in: text) {
            report(
                .S001, alias.line, alias.column,
                "anchors and aliases are not part of the language; write the value out"
            )
            return nil
        }
        if let deep = BracketScan.tooDeep(in: text, max: Self.openBracketsMax) {
            report(.S004, deep.line, deep.column, "more than \(Self.depthMax) levels deep")
            return nil
        }
        return compose(text)
    }

    private mutating func compose(_ text: String) -> Node? {
        lines = TextLines(text)
        do {
            guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
                report(.S001, 1, 1, "the file is empty")
                return nil
            }
            return convert(root, depth: 1)
        } catch {
            report(error)
            return nil
        }
    }

    private mutating func convert(_ node: Yams.Node, depth: Int) -> Node? {
        let line = node.mark?.line ?? 1
        let column = node.mark?.column ?? 1
        guard depth <= Self.depthMax else {
            report(.S004, line, column, "more than \(Self.depthMax) levels deep")
            return nil
        }
        refuseExtras(line, column)
        switch node {
        case .scalar(let scalar):
            return Node(
                .scalar(scalar.string, plain: scalar.style == .plain), line: line, column: column)
        case .sequence(let items):
            return Node(
                .list(items.compactMap { convert($0, depth: depth + 1) }), line: line,
                column: column)
        case .mapping(let pairs):
            return Node(
                .map(pairs.compactMap { entry($0.key, $0.value, depth) }), line: line,
                column: column)
        case .alias:
            report(.S001, line, column, "aliases are not part of the language; write the value out")
            return nil
        }
    }

    private mutating func entry(_ key: Yams.Node, _ value: Yams.Node, _ depth: Int) -> Node.Entry? {
        let line = key.mark?.line ?? 1
        let column = key.mark?.column ?? 1
        guard case .scalar(let name) = key else {
            report(.S001, line, column, "a key must be a single word, not a list or a map")
            return nil
        }
        if name.string == "<<" {
            report(
                .S001, line, column, "merges (<<) are not part of the language; write the keys out")
            return nil
        }
        refuseExtras(line, column)
        guard let value = convert(value, depth: depth + 1) else { return nil }
        return Node.Entry(key: name.string, line: line, column: column, value: value)
    }

    /// The place of a node with an anchor or a tag is that of its & or ! word; no plain value
    /// begins with either.
    private mutating func refuseExtras(_ line: Int, _ column: Int) {
        switch lines[line, column] {
        case "&":
            report(.S001, line, column, "anchors are not part of the language; remove the & word")
        case "!":
            report(.S001, line, column, "tags are not part of the language; remove the ! word")
        default: break
        }
    }

    private mutating func report(_ code: FindingCode, _ line: Int, _ column: Int, _ message: String)
    {
        guard findings.count < Self.findingsMax else { return }
        let place = Place(file: file, line: Swift.max(line, 1), column: Swift.max(column, 1))
        findings.append(Finding(code, at: place, message))
    }

    private static let brackets = [
        "while parsing a flow mapping": "}", "while parsing a flow sequence": "]",
    ]

    /// A list or map in brackets that goes wrong in a later line was never closed; in its own,
    /// words stand in it that YAML takes for something else.
    private mutating func reportFlow(_ context: String, _ opens: Mark, _ mark: Mark) {
        guard let bracket = Self.brackets[context] else { return }
        guard mark.line == opens.line else {
            return report(
                .S001, opens.line, opens.column,
                "'\(bracket)' is missing: what opens here is not closed before line \(mark.line)")
        }
        report(
            .S001, mark.line, mark.column,
            "not readable as YAML from here: words with ': ', ',' or a bracket in them stand in quotes, as in \"…\";"
                + " else ',' or '\(bracket)' is missing")
    }

    private mutating func report(_ error: any Error) {
        guard let error = error as? YamlError else {
            return report(.S001, 1, 1, "not readable as YAML")
        }
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            guard lines[mark.line, mark.column] != "\t" else {
                return report(
                    .S001, mark.line, mark.column,
                    "a tab stands where YAML wants blanks: write two blanks for each level")
            }
            if let context, Self.brackets.keys.contains(context.text) {
                return reportFlow(context.text, context.mark, mark)
            }
            let cause = [context.map { "\($0.text) in line \($0.mark.line)" }, problem].compactMap(
                \.self)
            report(
                .S001, mark.line, mark.column,
                "not readable as YAML: " + cause.joined(separator: ", "))
        case .duplicatedKeysInMapping(let names, let context):
            report(
                .S003, context.mark.line, context.mark.column,
                "'\(names.joined(separator: "', '"))' stands twice")
        case .reader(let problem, let offset, _, let text):
            let place = TextPosition(of: offset ?? 0, in: text)
            report(.S001, place.line, place.column, "not readable as text: \(problem)")
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            report(.S001, 1, 1, "not readable as YAML")
        }
    }
}
