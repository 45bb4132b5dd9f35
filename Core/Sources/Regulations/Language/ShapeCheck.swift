/// Walks a tree along the table of the language and reports everything that does not fit, not only
/// the first.
struct ShapeCheck {
    static let findingsMax = 500
    static let conditionDepthMax = 4

    let file: String
    let names: NameTable
    private(set) var findings: [Finding] = []

    mutating func check(_ node: Node, as shape: Shape, at path: [String]) {
        switch shape {
        case .text: checkText(node, path)
        case .string(let max): checkString(node, max, path)
        case .exactly(let word): expect(node.string == word, node, path, "'\(word)'")
        case .format(let format):
            expect(node.string.map(format.accepts) ?? false, node, path, format.expected)
        case .reference(let target): checkReference(node, target, path)
        case .word(let words): checkWord(node, words, path)
        case .flag:
            expect(["true", "false"].contains(node.string ?? ""), node, path, "true or false")
        case .whole(let range): checkWhole(node, range, path)
        case .number(let range): checkNumber(node, range, path)
        case .clause: checkClause(node, path)
        case .list(let shape, let count): checkList(node, shape, count, path)
        case .oneOrList(let shape, let count):
            if case .list = node.content {
                checkList(node, shape, count, path)
            } else {
                check(node, as: shape, at: path)
            }
        case .map(let keys, let values, let count): checkMap(node, keys, values, count, path)
        case .record(let record): checkRecord(node, record, path)
        case .condition: checkCondition(node, path, depth: 1)
        case .event: checkWord(node, Language.events, path)
        case .trigger: checkTrigger(node, path)
        case .start: checkStart(node, path)
        case .comparison: checkComparison(node, path)
        case .either(let shapes, let expected): checkEither(node, shapes, expected, path)
        case .any: break
        case .null: expect(node.isNull, node, path, "null")
        }
    }

    // MARK: Reporting

    mutating func report(
        _ code: FindingCode, _ node: Node, _ path: [String], _ message: String,
        nearest: String? = nil
    ) {
        report(code, node.line, node.column, path, message, nearest: nearest)
    }

    private mutating func report(
        _ code: FindingCode, _ line: Int, _ column: Int, _ path: [String], _ message: String,
        nearest: String? = nil
    ) {
        guard findings.count < Self.findingsMax else { return }
        let place = Place(file: file, line: line, column: column, path: path.joined(separator: "."))
        findings.append(Finding(code, at: place, message, nearest: nearest))
    }

    private mutating func expect(_ fits: Bool, _ node: Node, _ path: [String], _ expected: String) {
        if !fits {
            report(
                .S001, node, path,
                "\(Self.name(path)): expected \(expected), found \(Self.found(node))")
        }
    }

    /// The value itself when it is short.
    static func found(_ node: Node) -> String {
        guard let text = node.string, !node.isNull else { return node.kindName }
        return "'\(text.count > 60 ? text.prefix(60) + "…" : text[...])'"
    }

    static func name(_ path: [String]) -> String { path.last.map { "'\($0)'" } ?? "the file" }

    // MARK: Scalars

    private mutating func checkText(_ node: Node, _ path: [String]) {
        guard node.isMap, !node.entries.isEmpty else {
            return expect(false, node, path, "words by language such as { en: \"…\" }")
        }
        for entry in node.entries {
            if !names.languages.contains(entry.key) {
                report(
                    .S002, entry.line, entry.column, path + [entry.key],
                    "'\(entry.key)' is not one of the languages (\(names.languages.joined(separator: ", ")))",
                    nearest: NearestWord.of(entry.key, among: names.languages))
            }
            checkString(entry.value, 2000, path + [entry.key])
        }
        let missing = names.languages.filter { node[$0] == nil }
        if !missing.isEmpty {
            report(
                .S109, node, path,
                "\(Self.name(path)): the words in \(missing.joined(separator: ", ")) are missing")
        }
    }

    private mutating func checkString(_ node: Node, _ max: Int, _ path: [String]) {
        guard let text = node.string, !node.isNull, !text.isEmpty else {
            return expect(false, node, path, "words")
        }
        if text.unicodeScalars.count > max {
            report(.S004, node, path, "\(Self.name(path)): longer than \(max) characters")
        }
    }

    private mutating func checkWhole(_ node: Node, _ range: ClosedRange<Int>, _ path: [String]) {
        let value = node.string.flatMap { NumberWords.decimal($0) == nil ? nil : Int($0) }
        let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
        expect(value.map(range.contains) ?? false, node, path, expected)
    }

    private mutating func checkNumber(_ node: Node, _ range: ClosedRange<Double>, _ path: [String])
    {
        let value = node.string.flatMap(NumberWords.decimal)
        let expected =
            range.lowerBound <= -1e12 ? "a number" : "a number of at least \(range.lowerBound)"
        expect(value.map(range.contains) ?? false, node, path, expected)
    }

    private mutating func checkWord(_ node: Node, _ words: [String], _ path: [String]) {
        guard let word = node.string, !node.isNull else {
            return expect(false, node, path, "one of \(words.joined(separator: ", "))")
        }
        guard !words.contains(word) else { return }
        let nearest = NearestWord.of(word, among: words)
        let choice = words.count <= 12 ? "; expected one of \(words.joined(separator: ", "))" : ""
        report(
            .S002, node, path, "\(Self.name(path)): unknown word \(Self.found(node))\(choice)",
            nearest: nearest)
    }

    private mutating func checkReference(_ node: Node, _ target: Target, _ path: [String]) {
        guard let name = node.string, !node.isNull else {
            return expect(false, node, path, "a name from \(target.sectionName)")
        }
        guard !names.has(name, in: target) else { return }
        report(
            .S101, node, path,
            "\(Self.name(path)): there is no \(Self.found(node)) in \(target.sectionName)"
                + NearestWord.list(names.all(target), insteadOf: name),
            nearest: names.nearest(name, in: target))
    }

    private mutating func checkClause(_ node: Node, _ path: [String]) {
        guard let name = node.string, ClauseName.isValid(name) else {
            return expect(false, node, path, Format.clause.expected)
        }
        if !names.clauses.contains(name) {
            report(
                .S102, node, path, "there is no clause '\(name)'",
                nearest: NearestWord.of(name, among: names.clauses.sorted()))
        }
    }

    // MARK: Lists and maps

    private mutating func checkList(
        _ node: Node, _ shape: Shape, _ count: ClosedRange<Int>, _ path: [String]
    ) {
        guard case .list(let items) = node.content else {
            return expect(false, node, path, "a list")
        }
        checkCount(items.count, count, node, path)
        for (index, item) in items.prefix(count.upperBound).enumerated() {
            check(item, as: shape, at: path + [String(index)])
        }
        let scalars = items.compactMap(\.string)
        if Set(scalars).count != scalars.count {
            report(.S001, node, path, "\(Self.name(path)): a value stands twice")
        }
    }

    private mutating func checkCount(
        _ count: Int, _ range: ClosedRange<Int>, _ node: Node, _ path: [String]
    ) {
        if count < range.lowerBound {
            report(
                .S001, node, path,
                "\(Self.name(path)): expected at least \(range.lowerBound), found \(count)")
        } else if count > range.upperBound {
            report(
                .S004, node, path,
                "\(Self.name(path)): at most \(range.upperBound) are allowed, found \(count)")
        }
    }

    private mutating func checkMap(
        _ node: Node, _ keys: Shape, _ values: Shape, _ count: ClosedRange<Int>, _ path: [String]
    ) {
        guard case .map(let entries) = node.content else {
            return expect(false, node, path, "a map")
        }
        checkCount(entries.count, count, node, path)
        for entry in entries.prefix(count.upperBound) {
            let key = Node(.scalar(entry.key, plain: false), line: entry.line, column: entry.column)
            check(key, as: keys, at: path + [entry.key])
            check(entry.value, as: values, at: path + [entry.key])
        }
    }

    /// Only what stands under some keys of a record.
    mutating func check(_ node: Node, of record: Record, at keys: Set<String>) {
        for key in record.keys where keys.contains(key.name) {
            if let value = node[key.name] {
                check(value, as: key.shape, at: [key.name])
            } else if key.isRequired {
                report(.S001, node, [], "\(record.name) needs '\(key.name)'")
            }
        }
        for entry in node.entries where keys.contains(entry.key) && record[entry.key] == nil {
            reportUnknown(entry, in: record, [])
        }
    }

    /// What was found does not let anything be built.
    var isBroken: Bool {
        findings.contains { [.S001, .S002, .S003, .S004].contains($0.code) }
    }

    private mutating func checkRecord(_ node: Node, _ record: Record, _ path: [String]) {
        guard case .map(let entries) = node.content else {
            return expect(false, node, path, record.name)
        }
        if record.nonEmpty, entries.isEmpty {
            expect(false, node, path, "\(record.name) with at least one key")
        }
        for entry in entries {
            if let key = record[entry.key] {
                check(entry.value, as: key.shape, at: path + [entry.key])
            } else {
                reportUnknown(entry, in: record, path)
            }
        }
        for key in record.keys where key.isRequired && node[key.name] == nil {
            report(.S001, node, path, "\(Self.name(path)): \(record.name) needs '\(key.name)'")
        }
        for constraint in record.constraints { checkConstraint(constraint, node, record, path) }
    }

    private mutating func reportUnknown(_ entry: Node.Entry, in record: Record, _ path: [String]) {
        report(
            .S002, entry.line, entry.column, path + [entry.key],
            "\(record.name) has no key '\(entry.key)'",
            nearest: NearestWord.of(entry.key, among: record.keys.map(\.name)))
    }

    private mutating func checkConstraint(
        _ constraint: Constraint, _ node: Node, _ record: Record, _ path: [String]
    ) {
        let what = "\(Self.name(path)): \(record.name)"
        func has(_ key: String) -> Bool { node[key] != nil }
        switch constraint {
        case .oneOf(let keys):
            if !keys.contains(where: has) {
                report(.S001, node, path, "\(what) needs '\(keys.joined(separator: "' or '"))'")
            }
        case .exactlyOne(let a, let b):
            if has(a) == has(b) {
                report(.S001, node, path, "\(what) needs '\(a)' or '\(b)', and not both")
            }
        case .notBoth(let a, let b):
            if has(a), has(b) {
                report(.S001, node, path, "\(what) cannot have both '\(a)' and '\(b)'")
            }
        case .with(let key, let needed):
            if has(key), !has(needed) {
                report(.S001, node, path, "\(what) with '\(key)' needs '\(needed)'")
            }
        case .when(let key, let values, let needed):
            if let value = node[key]?.string, values.contains(value), !has(needed) {
                report(.S001, node, path, "\(what) with \(key) '\(value)' needs '\(needed)'")
            }
        case .only(let key, let other, let value):
            if has(key), node[other]?.string != value {
                report(.S001, node, path, "\(what) has '\(key)' only with \(other) '\(value)'")
            }
        }
    }
}
