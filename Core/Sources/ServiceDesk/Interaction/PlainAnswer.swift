/// What a letter answers once greeting, thanks, signature and quoted letters are left out. It is an
/// answer only where nothing else is said: whoever adds a condition has to be read by a person.
struct PlainAnswer: Sendable {
    /// What stands between two marks of punctuation.
    private struct Piece {
        var words: [String]
        var line: Int
        /// The mark behind it.
        var end: Character?
    }

    private let pieces: [Piece]
    private let lines: [Substring]
    private let names: Set<String>

    /// - Parameter names: of who wrote and of those written to, as far as they are known.
    init(_ text: String, names: [String]) {
        let lines = Quotation.removed(from: text, atMost: Self.linesMax)
        // What is longer is no plain answer.
        let isShort =
            lines.count < Self.linesMax && lines.allSatisfy { $0.utf8.count <= Self.lineMax }
        self.lines = isShort ? lines : []
        self.names = Set(names.flatMap { TextMarks.words(of: $0) })
        pieces = self.lines.enumerated().flatMap { Self.pieces(of: $1, at: $0) }
    }

    /// Whether the letter says these words and nothing else.
    func says(_ phrase: [String]) -> Bool {
        guard !phrase.isEmpty else { return false }
        return starts.contains { start in
            guard let end = end(of: phrase, from: start) else { return false }
            return isCourtesy(from: end)
        }
    }

    // MARK: Before the words

    /// Where the words may begin: at once, behind a greeting, behind a name.
    private var starts: [Int] {
        var starts = [0]
        var index = 0
        if let first = pieces.first,
            let rest = Courtesy.greetings.lazy.compactMap({ $0.rest(of: first.words) }).first
        {
            guard rest.count <= Courtesy.nameWords else { return starts }
            index = 1
            starts.append(1)
            if rest.isEmpty, first.end == ",", pieces.count > 1,
                pieces[1].words.count <= Courtesy.nameWords
            {
                starts.append(2)
            }
        }
        if pieces.count > index, isName(pieces[index].words) { starts.append(index + 1) }
        return starts
    }

    private func isName(_ words: [String]) -> Bool {
        !words.isEmpty && words.allSatisfy(names.contains)
    }

    /// The first piece behind the phrase, which ends where a piece ends. A question is no answer.
    private func end(of phrase: [String], from start: Int) -> Int? {
        var said: [String] = []
        var index = start
        while index < pieces.count, said.count < phrase.count {
            guard pieces[index].end != "?", !pieces[index].words.isEmpty else { return nil }
            said += pieces[index].words
            index += 1
        }
        return said == phrase ? index : nil
    }

    // MARK: Behind the words

    private func isCourtesy(from start: Int) -> Bool {
        for index in start..<pieces.count {
            let piece = pieces[index]
            let line = lines[piece.line]
            if Courtesy.isSignatureMark(line) || Courtesy.isOfDevice(piece.words) {
                return isLeft(below: piece.line)
            }
            let isClosing =
                isName(piece.words) && isFirstOfLine(index) || Courtesy.isClosing(piece.words)
            if isClosing || Courtesy.isRuler(line) { return isSignature(from: index + 1) }
            guard isThanks(piece.words), piece.end != "?" else { return false }
        }
        return true
    }

    /// Thanks, perhaps to somebody by name.
    private func isThanks(_ words: [String]) -> Bool {
        if isName(words) { return true }
        return Courtesy.thanks.contains { thanks in
            thanks.rest(of: words).map { $0.isEmpty || isName($0) } ?? false
        }
    }

    private func isFirstOfLine(_ index: Int) -> Bool {
        index == 0 || pieces[index - 1].line < pieces[index].line
    }

    /// Name, position, company, numbers: short lines, none of which takes anything back.
    private func isSignature(from start: Int) -> Bool {
        guard start < pieces.count else { return true }
        let first = pieces[start].line
        var count = 0
        for (line, text) in zip(first..., lines[first...]) where !text.trimmed.isEmpty {
            let words = TextMarks.words(of: String(text))
            let isBelow =
                Courtesy.isSignatureMark(text) || Courtesy.isOfDevice(words)
                || Courtesy.isDisclaimer(words)
            if isBelow { return isLeft(below: line) }
            count += 1
            guard count <= Self.signatureLines, words.count <= Self.signatureWords,
                !text.contains("?"),
                !takesBack(text, words)
            else { return false }
        }
        return true
    }

    private func takesBack(_ line: Substring, _ words: [String]) -> Bool {
        Courtesy.takesBack(words)
            || Self.pieces(of: line, at: 0).contains { Courtesy.takesBack($0.words) }
    }

    /// Below the mark of a signature programs write what they like; people, a postscript.
    private func isLeft(below line: Int) -> Bool {
        let below = lines[(line + 1)...].map { TextMarks.words(of: String($0), atMost: 3) }.filter {
            !$0.isEmpty
        }
        return !(below.first.map { Courtesy.takesBack($0) } ?? false)
            && !below.contains { Courtesy.isPostscript($0) }
    }

    // MARK: Pieces

    private static func pieces(of line: Substring, at index: Int) -> [Piece] {
        var pieces: [Piece] = []
        var said = ""
        func close(_ end: Character?) {
            let words = TextMarks.words(of: said)
            if !words.isEmpty {
                pieces.append(Piece(words: words, line: index, end: end))
            } else if end == "?", !pieces.isEmpty {
                pieces[pieces.count - 1].end = end
            }
            said = ""
        }
        for character in line {
            ends.contains(character) ? close(character) : said.append(character)
        }
        close(nil)
        // A line of dashes has no words, and yet ends what was said.
        if pieces.isEmpty, Courtesy.isRuler(line) {
            return [Piece(words: [], line: index, end: nil)]
        }
        return pieces
    }

    private static let ends: Set<Character> = [".", ",", "!", "?", ";", ":", "…"]
    private static let linesMax = 100
    /// Bytes.
    private static let lineMax = 2_000
    private static let signatureLines = 10
    private static let signatureWords = 16
}
