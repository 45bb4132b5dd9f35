/// Names of the code or of the regulation's language that stand among words for people.
enum ProseIdentifiers {
    /// Names of things outside that are written so.
    private static let trademarks: Set<String> = ["iPhone"]

    /// In texts of a source file: those with a Cyrillic letter and, in files of words, English
    /// sentences.
    static func found(in file: SourceFile) -> [String] {
        var isInText = false
        return file.lines.enumerated().flatMap { number, line -> [String] in
            let wasInText = isInText
            if line.components(separatedBy: "\"\"\"").count % 2 == 0 { isInText.toggle() }
            guard !line.drop(while: { $0 == " " }).hasPrefix("//") else { return [] }
            let prose = literals(of: line, within: wasInText).filter { isProse($0, in: file) }
            return prose.flatMap { names(in: $0) }.map { "\(file.path):\(number + 1): \($0)" }
        }
    }

    /// In the columns of a glossary that say how people call a term.
    static func found(inGlossary document: SourceFile) -> [String] {
        document.lines.enumerated().compactMap { number, line in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
            guard cells.count >= 5, !cells[1].contains("---"), !cells[1].contains("term") else {
                return nil
            }
            let isPlain = cells[2...3].allSatisfy { cell in
                !cell.contains { $0 == "`" || $0 == "_" || ($0.isASCII && $0.isLetter) }
            }
            return isPlain ? nil : "\(document.path):\(number + 1)"
        }
    }

    /// What stands between quotation marks, or on a line within a longer text, without the values
    /// put in.
    private static func literals(of line: Substring, within longer: Bool) -> [[Character]] {
        var (found, text): ([[Character]], [Character]?) = ([], longer ? [] : nil)
        var (depth, isEscaped) = (0, false)
        for mark in line {
            if isEscaped {
                isEscaped = false
                if mark == "(" { depth = 1 }
            } else if mark == "\\" {
                isEscaped = text != nil
            } else if depth > 0 {
                depth += mark == "(" ? 1 : mark == ")" ? -1 : 0
            } else if mark == "\"", !longer {
                if let text { found.append(text) }
                text = text == nil ? [] : nil
            } else {
                text?.append(mark)
            }
        }
        return longer ? [text ?? []] : found
    }

    private static func isProse(_ text: [Character], in file: SourceFile) -> Bool {
        if text.contains(where: { ("\u{400}"..."\u{52f}").contains($0) }) { return true }
        let name = file.path.split(separator: "/").last ?? ""
        guard ["Words", "Phrase", "Texts"].contains(where: { name.contains($0) }) else {
            return false
        }
        return text.count { $0 == " " } >= 2 && text.contains { $0.isLetter }
    }

    private static func names(in text: [Character]) -> [String] {
        var isPlaceholder = false
        let plain = text.map { mark -> Character in
            if mark == "{" { isPlaceholder = true }
            defer { if mark == "}" { isPlaceholder = false } }
            return isPlaceholder ? " " : mark
        }
        let words = plain.split { !($0 == "_" || ($0.isASCII && $0.isLetter)) }
        return words.map { String($0) }.filter { isName($0) && !trademarks.contains($0) }
    }

    /// `waits_turn` or `waitsTurn`.
    private static func isName(_ word: String) -> Bool {
        let marks = Array(word)
        let isSnake = marks.dropFirst().dropLast().contains("_")
        let hump = marks.dropFirst().contains { $0.isUppercase }
        return isSnake || (hump && marks.first?.isLowercase == true)
    }
}
