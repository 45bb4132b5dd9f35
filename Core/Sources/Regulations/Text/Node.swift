/// One value of a regulation file. All scalars are text; the table of the language types them by
/// their key.
public struct Node: Sendable, Hashable {
    /// What stands at a place of the file; a plain scalar has no quotes.
    public enum Content: Sendable, Hashable {
        case scalar(String, plain: Bool)
        case list([Node])
        case map([Entry])
    }

    /// A key with its value, in the order of the file.
    public struct Entry: Sendable, Hashable {
        public var key: String
        /// Of the key, from 1.
        public var line: Int
        /// Of the key in Unicode scalars, from 1.
        public var column: Int
        public var value: Node
    }

    public var content: Content
    /// From 1.
    public var line: Int
    /// In Unicode scalars, from 1.
    public var column: Int

    public init(_ content: Content, line: Int = 1, column: Int = 1) {
        self.content = content
        self.line = line
        self.column = column
    }

    /// A scalar that did not come from a file, such as a value of an agreement's record.
    public static func scalar(_ text: String) -> Node { Node(.scalar(text, plain: true)) }

    public static func == (a: Node, b: Node) -> Bool { a.content == b.content }

    public func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

extension Node.Entry {
    public static func == (a: Self, b: Self) -> Bool { a.key == b.key && a.value == b.value }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(key)
        hasher.combine(value)
    }
}

extension Node {
    /// Reads plain YAML: one document, no anchors, merges or tags, no key twice, at most 1 MiB and
    /// 12 levels.
    public static func read(_ text: String, file: String) -> (node: Node?, findings: [Finding]) {
        var yaml = YAMLText(file: file)
        let tree = yaml.read(text)
        return (yaml.findings.isEmpty ? tree : nil, yaml.findings)
    }

    /// The same of a text that may be longer.
    ///
    /// - Parameters:
    ///   - mebibytes: how long the text may be.
    ///   - cure: what to do about a text that is longer.
    public static func read(
        _ text: String, file: String, mebibytes: Int, cure: String
    ) -> (node: Node?, findings: [Finding]) {
        var yaml = YAMLText(file: file, bytesMax: mebibytes << 20, cure: cure)
        let tree = yaml.read(text)
        return (yaml.findings.isEmpty ? tree : nil, yaml.findings)
    }

    /// The scalar; nil of a list or map.
    public var string: String? {
        if case .scalar(let text, _) = content { text } else { nil }
    }

    var isNull: Bool {
        if case .scalar(let text, plain: true) = content {
            ["", "~", "null", "Null", "NULL"].contains(text)
        } else {
            false
        }
    }

    /// Of a map, in the order of the file.
    public var entries: [Entry] {
        if case .map(let entries) = content { entries } else { [] }
    }

    var isMap: Bool {
        if case .map = content { true } else { false }
    }

    /// The items of a list; a value that is no list is a list of itself.
    public var items: [Node] {
        switch content {
        case .list(let items): items
        case .scalar, .map: [self]
        }
    }

    /// Scalars of a list, or the one scalar.
    public var strings: [String] { items.compactMap(\.string) }

    /// Value of a key of a map.
    public subscript(key: String) -> Node? { entries.first { $0.key == key }?.value }

    subscript(path: [String]) -> Node? {
        path.reduce(self as Node?) { node, part in node?.child(part) }
    }

    private func child(_ part: String) -> Node? {
        if case .list(let items) = content {
            return Int(part).flatMap { items.indices.contains($0) ? items[$0] : nil }
        }
        return self[part]
    }

    /// What kind of value this is, for messages.
    var kindName: String {
        switch content {
        case .scalar: isNull ? "nothing" : "a single value"
        case .list: "a list"
        case .map: "a map"
        }
    }
}

extension Node {
    /// The tree with `value` in place of what stands at `path`; nil removes it. Nil when the parent
    /// does not exist.
    func setting(_ path: ArraySlice<String>, to value: Node?) -> Node? {
        guard let first = path.first, case .map(var entries) = content else { return nil }
        let index = entries.firstIndex { $0.key == first }
        if path.count == 1 {
            put(value, for: first, at: index, into: &entries)
        } else {
            guard let index, let changed = entries[index].value.setting(path.dropFirst(), to: value)
            else { return nil }
            entries[index].value = changed
        }
        return Node(.map(entries), line: line, column: column)
    }

    private func put(_ value: Node?, for key: String, at index: Int?, into entries: inout [Entry]) {
        switch (index, value) {
        case (let index?, let value?): entries[index].value = value
        case (let index?, nil): entries.remove(at: index)
        case (nil, let value?):
            entries.append(Entry(key: key, line: value.line, column: value.column, value: value))
        case (nil, nil): break
        }
    }
}
