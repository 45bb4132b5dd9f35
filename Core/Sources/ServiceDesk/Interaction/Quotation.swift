/// What a letter says itself, without the letters that it quotes: lines behind `>`, and what mail
/// programs put below a line that says who wrote, a line of dashes, or a block of header fields.
enum Quotation {
    /// The lines that their sender wrote.
    ///
    /// - Parameter atMost: how many; nobody needs more.
    static func removed(from text: some StringProtocol, atMost: Int = 1_000) -> [Substring] {
        let lines = Substring(text).split(
            omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        var own: [Substring] = []
        var index = 0
        while index < lines.count, own.count < atMost {
            let rest = lines[index...]
            if isQuoted(lines[index]) {
                index += 1
            } else if beginsForeignLetter(rest) {
                break
            } else if let length = attribution(rest) {
                let next = rest.dropFirst(length).first { !$0.allSatisfy(\.isWhitespace) }
                // Without marks nobody can tell where the quoted letter ends.
                guard let next, isQuoted(next) else { break }
                index += length
            } else {
                own.append(lines[index])
                index += 1
            }
        }
        return own
    }

    private static func isQuoted(_ line: Substring) -> Bool {
        line.drop(while: \.isWhitespace).hasPrefix(">")
    }

    // MARK: Below which everything is another letter

    private static func beginsForeignLetter(_ lines: ArraySlice<Substring>) -> Bool {
        guard let line = lines.first else { return false }
        return isRuler(line) || isHeader(line, of: fromFields) && hasHeaderBelow(lines.dropFirst())
    }

    /// `-----Original Message-----`
    private static func isRuler(_ line: Substring) -> Bool {
        let words = line.trimmed
        guard words.hasPrefix("--"), words.hasSuffix("--") else { return false }
        let said = words.filter { $0 != "-" }.lowercased()
        return rulers.contains { said.contains($0) }
    }

    private static func hasHeaderBelow(_ lines: ArraySlice<Substring>) -> Bool {
        lines.prefix(headersNear).contains { isHeader($0, of: otherFields) }
    }

    private static func isHeader(_ line: Substring, of fields: [String]) -> Bool {
        let plain = line.filter { $0 != "*" }.lowercased().drop(while: \.isWhitespace)
        return fields.contains { plain.hasPrefix($0) }
    }

    // MARK: Who wrote

    /// How many lines say who wrote what is quoted below them; nil: they say something else. Mail
    /// programs break it where it is long.
    private static func attribution(_ lines: ArraySlice<Substring>) -> Int? {
        (1...attributionLines).first { count in
            let taken = lines.prefix(count)
            return taken.count == count && taken.last?.trimmed.last == ":"
                && !taken.contains { $0.trimmed.isEmpty }
                && isAttribution(taken.joined(separator: " "))
        }
    }

    private static func isAttribution(_ line: String) -> Bool {
        let plain = line[...].trimmed.lowercased()
        guard plain.hasSuffix(":"), plain.count <= attributionMax, plain.contains(where: \.isNumber)
        else {
            return false
        }
        return plain.contains("@") || writing.contains { plain.dropLast().hasSuffix($0) }
    }

    private static let fromFields = ["от:", "from:", "кімнен:"]
    private static let otherFields = [
        "отправлено:", "дата:", "кому:", "тема:", "sent:", "date:", "to:", "subject:", "жіберілді:",
        "күні:", "кімге:",
        "тақырып:",
    ]
    private static let rulers = [
        "исходное сообщение", "пересылаемое сообщение", "пересланное сообщение", "original message",
        "forwarded message", "бастапқы хабарлама", "қайта жіберілген хабарлама",
    ]
    private static let writing = [
        "wrote", "написал", "написала", "написал(а)", "писал", "пишет", "жазды",
    ]
    /// Lines below `From:` that are looked at.
    private static let headersNear = 4
    /// Lines over which a mail program says who wrote.
    private static let attributionLines = 3
    /// Characters of what says who wrote.
    private static let attributionMax = 240
}

extension Substring {
    /// Without white space at either end.
    var trimmed: Substring {
        var rest = drop(while: \.isWhitespace)
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return rest
    }
}
