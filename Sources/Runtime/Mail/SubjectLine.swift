import Foundation

/// What a subject says, without what programs put before it.
enum SubjectLine {
    private static let marks: Set<String> = [
        "re", "fw", "fwd", "aw", "wg", "sv", "vs", "tr", "rv", "отв", "ответ", "пересл", "жауап",
        "жау",
    ]
    /// Marks in a row that are taken off.
    private static let marksMax = 20

    static func bare(_ subject: String) -> String {
        var text = Substring(subject)
        for _ in 0..<marksMax {
            text = text.drop { $0.isWhitespace }
            guard let rest = withoutMark(text) else { break }
            text = rest
        }
        return text.trimmingCharacters(in: .whitespaces).lowercased()
    }

    /// Whether the subject names the ticket alone, or in the words of its title; another subject is
    /// another matter.
    static func isOf(_ title: String, _ subject: String) -> Bool {
        let said = bare(subject)
        return said.isEmpty || said == bare(title)
    }

    /// `Re:`, `AW[2]:` and `[#5]`; nil: it begins with words.
    private static func withoutMark(_ text: Substring) -> Substring? {
        if text.hasPrefix("[#"), let end = text.firstIndex(of: "]"),
            Int(text[..<end].dropFirst(2)) != nil
        {
            return text[text.index(after: end)...]
        }
        let word = text.prefix { $0.isLetter }
        guard marks.contains(word.lowercased()) else { return nil }
        let rest = text[word.endIndex...].drop { "[]()^0123456789 ".contains($0) }
        return rest.first == ":" ? rest.dropFirst() : nil
    }
}
