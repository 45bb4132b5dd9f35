/// A table of limits is short for promises that differ in what its lines say: each line becomes a
/// commitment of its own, called by the line, with the keys that stand beside the table. Whatever
/// comes after reads commitments alone.
struct LimitTables {
    /// The tree without tables; a table without shape stays, for the check of the shape to name.
    private(set) var tree: Node
    private(set) var findings: [Finding] = []
    private let file: String

    /// Keys beside a table that would say the same as its lines, or say it for another commitment.
    static let excluded = ["within", "until", "like"]

    init(tree: Node, file: String) {
        (self.tree, self.file) = (tree, file)
        guard let commitments = tree["commitments"],
            commitments.entries.contains(where: { Self.isTable($0.value) })
        else { return }
        var entries: [Node.Entry] = []
        for entry in commitments.entries {
            for line in Self.isTable(entry.value) ? Self.lines(of: entry.value) : [entry] {
                if isNew(line, among: entries) { entries.append(line) }
            }
        }
        let expanded = Node(.map(entries), line: commitments.line, column: commitments.column)
        self.tree = tree.setting(["commitments"], to: expanded) ?? tree
    }

    private static func isTable(_ commitment: Node) -> Bool {
        guard let limits = commitment["limits"], !limits.entries.isEmpty else { return false }
        let isPlain = excluded.allSatisfy { commitment[$0] == nil }
        return isPlain && limits.entries.allSatisfy { $0.value.isMap && $0.value["limits"] == nil }
    }

    /// Two promises of one name: the first counts, and the second is named.
    private mutating func isNew(_ line: Node.Entry, among entries: [Node.Entry]) -> Bool {
        guard entries.contains(where: { $0.key == line.key }) else { return true }
        let place = Place(
            file: file, line: line.line, column: line.column, path: "commitments.\(line.key)")
        findings.append(
            Finding(
                .S003, at: place,
                "'\(line.key)' is a commitment already; call this line of 'limits' otherwise"))
        return false
    }

    private static func lines(of table: Node) -> [Node.Entry] {
        let shared = table.entries.filter { $0.key != "limits" }
        return (table["limits"]?.entries ?? []).map { line in
            let given = Set(line.value.entries.map(\.key))
            var keys = line.value.entries + shared.filter { !given.contains($0.key) }
            if !given.contains("title"), let index = keys.firstIndex(where: { $0.key == "title" }) {
                keys[index].value = titled(keys[index].value, line.value)
            }
            let node = Node(.map(keys), line: line.value.line, column: line.value.column)
            return Node.Entry(key: line.key, line: line.line, column: line.column, value: node)
        }
    }

    /// `Answer: 30 working minutes`: lines of one title are told apart by their limits.
    private static func titled(_ title: Node, _ line: Node) -> Node {
        guard let limit = line.string("within").flatMap({ Limit(words: $0) }), title.isMap else {
            return title
        }
        let entries = title.entries.map { entry in
            let words = "\(entry.value.string ?? ""): \(limit.words(in: entry.key))"
            return Node.Entry(
                key: entry.key, line: entry.line, column: entry.column,
                value: Node(.scalar(words, plain: false), line: entry.line, column: entry.column))
        }
        return Node(.map(entries), line: title.line, column: title.column)
    }
}
