/// Public declarations of the core that say nothing of themselves.
///
/// A type, a function, a computed value, a subscript and an initialiser that may fail have a
/// comment of their own, and so has a stored number, whose type tells neither unit nor range. Other
/// stored values are told by their names and types, and an initialiser that takes them by them.
/// What a protocol of the standard library asks for is told there.
enum DocComments {
    static func missing(in file: SourceFile) -> [String] {
        let lines = file.lines
        var isInText = false
        return lines.indices.compactMap { index in
            let wasInText = isInText
            if lines[index].components(separatedBy: "\"\"\"").count % 2 == 0 { isInText.toggle() }
            guard !wasInText, let words = publicWords(of: lines[index]),
                needsComment(words, head: head(at: index, of: lines)),
                !isCommented(index, in: lines)
            else { return nil }
            return "\(file.path):\(index + 1)"
        }
    }

    /// The words after `public`; nil: the line declares nothing public.
    private static func publicWords(of line: Substring) -> [Substring]? {
        var words = line.split(separator: " ")[...]
        while let first = words.first, first.hasPrefix("@") { words = words.dropFirst() }
        guard let first = words.first, first == "public" || first == "open" else { return nil }
        guard let kind = words.dropFirst().first, !["=", "import", "extension"].contains(kind)
        else { return nil }
        let modifiers: Set<Substring> = [
            "static", "final", "indirect", "mutating", "nonisolated", "override", "private(set)",
            "internal(set)", "convenience", "lazy",
        ]
        return Array(words.dropFirst().drop { modifiers.contains($0) })
    }

    /// The declaration up to its body.
    private static func head(at index: Int, of lines: [Substring]) -> String {
        let end = lines[index...].prefix(20).firstIndex { $0.contains("{") || $0.isEmpty } ?? index
        return lines[index...end].joined(separator: " ")
    }

    private static func isCommented(_ index: Int, in lines: [Substring]) -> Bool {
        let above = lines[..<index].last { line in
            !line.drop { $0 == " " }.hasPrefix("@")
        }
        return above?.drop { $0 == " " }.hasPrefix("///") ?? false
    }

    private static let standard = [
        "var description", "var id", "var rawValue", "func encode(", "func hash(", "func <",
        "func ==", "func +", "func -", "init(from ", "init?(rawValue",
    ]

    private static func needsComment(_ words: [Substring], head: String) -> Bool {
        let text = words.joined(separator: " ")
        guard let kind = words.first, !standard.contains(where: { text.hasPrefix($0) }) else {
            return false
        }
        switch kind {
        case "var", "let": return isComputed(text) || isNumber(text)
        case _ where kind.hasPrefix("init"):
            return kind.hasPrefix("init?") || head.contains("throws")
        default: return true
        }
    }

    private static func isComputed(_ text: String) -> Bool {
        text.prefix { $0 != "=" }.contains("{")
    }

    private static func isNumber(_ text: String) -> Bool {
        let parts = text.split(separator: " ")
        let numbers = ["Int", "Int64", "Double", "UInt8"]
        let type = parts.count > 2 && parts[1].hasSuffix(":") ? parts[2] : ""
        let bare = type.filter { !"[]?".contains($0) }
        let first = parts.count > 3 && parts[2] == "=" ? parts[3].first : nil
        return numbers.contains(bare) || first?.isNumber == true
    }
}
