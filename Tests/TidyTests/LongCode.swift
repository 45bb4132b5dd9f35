/// Blocks of code that are too long: of functions, initialisers, subscripts, computed values and
/// closures alike. Types may be as long as their file.
struct LongCode {
    private struct Block {
        var indent: Int
        var line: Int
        /// Lines of texts within it, which are no code.
        var text = 0
    }

    private var open: [Block] = []
    private var isInText = false
    private(set) var found: [Int] = []

    /// Numbers of the lines on which too long blocks begin.
    static func lines(of file: SourceFile) -> [Int] {
        var code = LongCode()
        for (number, line) in file.lines.enumerated() { code.take(line, number + 1) }
        return code.found
    }

    private mutating func take(_ line: Substring, _ number: Int) {
        let wasInText = isInText
        if line.components(separatedBy: "\"\"\"").count % 2 == 0 { isInText.toggle() }
        if wasInText {
            for index in open.indices { open[index].text += 1 }
            return
        }
        let indent = line.prefix { $0 == " " }.count
        let text = line.dropFirst(indent)
        guard !text.isEmpty, !text.hasPrefix("//") else { return }
        while let last = open.last, last.indent > indent { open.removeLast() }
        if text.hasPrefix("}") { close(indent, number) }
        let isOpen = open.last?.indent == indent
        guard Self.begins(text), !(isOpen && Self.goesOn(text)) else { return }
        if isOpen { open.removeLast() }
        open.append(Block(indent: indent, line: number))
    }

    private mutating func close(_ indent: Int, _ number: Int) {
        guard let block = open.last, block.indent == indent else { return }
        open.removeLast()
        if number - block.line + 1 - block.text > TidyChecks.functionMax {
            found.append(block.line)
        }
    }

    /// A block begins here, or a function whose body follows its parameters.
    private static func begins(_ text: Substring) -> Bool {
        if isType(text) { return false }
        if text.hasSuffix("{") || (text.hasSuffix(" in") && text.contains("{")) { return true }
        return !text.hasSuffix("}") && isFunction(text)
    }

    private static func isType(_ text: Substring) -> Bool {
        guard text.hasSuffix("{") || text.hasSuffix(",") || text.hasSuffix(":") else {
            return false
        }
        let words = text.split(separator: " ")
        let kinds: Set<Substring> = ["struct", "class", "enum", "actor", "protocol", "extension"]
        return words.prefix(5).contains { kinds.contains($0) } && !words[0].hasPrefix("case")
    }

    private static func isFunction(_ text: Substring) -> Bool {
        text.contains("func ") || text.hasPrefix("init(") || text.contains(" init(")
            || text.contains("subscript(")
    }

    /// The rest of a declaration whose first line stands above: parameters, result, constraints.
    private static func goesOn(_ text: Substring) -> Bool {
        [")", "]", "{", "->", "throws", "async", "where"].contains { text.hasPrefix($0) }
    }
}
