/// The words of an Authentication-Results header (RFC 8601, 2.2): comments and folding go, quoted
/// strings stay whole, and only what stands outside them separates.
///
/// `smtp.mailfrom="a@alfa.example b"@evil.example` is one word whose domain is `evil.example`.
enum AuthenticationTokens {
    /// A value as it was written: which of its characters stood inside quotes decides what they
    /// mean.
    struct Value: Equatable {
        struct Piece: Equatable {
            var text: String
            var isQuoted: Bool
        }

        var pieces: [Piece] = []

        var isEmpty: Bool { pieces.isEmpty }

        func endsIn(_ characters: Set<Character>) -> Bool {
            pieces.last.map { !$0.isQuoted && ($0.text.last.map(characters.contains) ?? false) }
                ?? false
        }

        /// The text of a value without an `@` of its own; nil: it has parts in quotes and parts
        /// without.
        var plain: String? { pieces.count == 1 ? pieces[0].text : nil }

        /// The domain that it names: the whole of it, or what follows its one `@` outside quotes. A
        /// value that is quoted as a whole is read without its quotes, and then holds no blanks or
        /// quotes itself.
        var domain: String? {
            if pieces.count == 1, pieces[0].isQuoted { return Self.domain(of: pieces[0].text) }
            guard let last = pieces.last, !last.isQuoted else { return nil }
            let local = pieces.dropLast().filter { !$0.isQuoted }
            guard local.allSatisfy({ !$0.text.contains("@") }) else { return nil }
            return pieces.count == 1 ? Self.domain(of: last.text) : Self.behindAt(last.text)
        }

        private static func domain(of text: String) -> String? {
            text.contains("@") ? behindAt(text) : DomainName.isOne(text) ? text.lowercased() : nil
        }

        private static func behindAt(_ text: String) -> String? {
            let halves = text.split(separator: "@", omittingEmptySubsequences: false)
            guard halves.count == 2,
                halves[0].utf8.allSatisfy({ MailSyntax.isAtomOrDot($0) || $0 >= 0x80 }),
                DomainName.isOne(halves[1])
            else { return nil }
            return halves[1].lowercased()
        }
    }

    /// `value`, or `name=value` with anything foldable around the sign.
    struct Word: Equatable {
        var left: Value
        var right: Value?

        /// Of a word without a sign.
        var value: String? { right == nil ? left.plain : nil }

        /// Of a word with one; the name in lower case.
        var pair: (name: String, value: Value)? {
            guard let right, !right.isEmpty, left.pieces.count == 1, !left.pieces[0].isQuoted else {
                return nil
            }
            return (left.pieces[0].text.lowercased(), right)
        }
    }

    /// Bytes of one header that are read.
    private static let bytesMax = 16_384

    /// What stands between semicolons; empty when a quoted string or a comment never ends.
    static func parts(of value: String) -> [[Word]] {
        guard value.utf8.count <= bytesMax else { return [] }
        var reader = Reader()
        for character in value where reader.take(character) == false { return [] }
        return reader.finished
    }

    /// Takes one character after the other.
    private struct Reader {
        private var parts: [[Word]] = []
        private var part: [Word] = []
        private var word: Value = Value()
        private var left: Value?
        private var (depth, isQuoted, isEscaped) = (0, false, false)
        /// A blank or a comment came since the last piece: another piece begins another word,
        /// unless a sign or a dot joins them.
        private var isApart = false

        var finished: [[Word]] {
            guard depth == 0, !isQuoted, !isEscaped else { return [] }
            var reader = self
            reader.endPart()
            return reader.parts
        }

        /// False: this cannot be read.
        mutating func take(_ character: Character) -> Bool {
            if isEscaped {
                isEscaped = false
                if depth == 0 { add(character) }
            } else if depth > 0 || isQuoted {
                takeInside(character)
            } else {
                takeOutside(character)
            }
            return depth <= AuthenticationTokens.depthMax
        }

        private mutating func takeInside(_ character: Character) {
            switch character {
            case "\\": isEscaped = true
            case "\"" where isQuoted: isQuoted = false
            case "(" where !isQuoted: depth += 1
            case ")" where !isQuoted: depth -= 1
            default: if isQuoted { add(character) }
            }
        }

        private mutating func takeOutside(_ character: Character) {
            switch character {
            case "(": (depth, isApart) = (depth + 1, true)
            case " ", "\t", "\r", "\n", "\r\n": isApart = true
            case ";": endPart()
            case "=" where left == nil:
                (left, word, isApart) = (word, Value(), false)
            case "\"":
                begin(with: character)
                word.pieces.append(.init(text: "", isQuoted: true))
                isQuoted = true
            default:
                begin(with: character)
                if word.pieces.last.map(\.isQuoted) ?? true {
                    word.pieces.append(.init(text: "", isQuoted: false))
                }
                add(character)
            }
        }

        private mutating func add(_ character: Character) {
            if word.pieces.isEmpty { word.pieces.append(.init(text: "", isQuoted: false)) }
            word.pieces[word.pieces.count - 1].text.append(character)
        }

        /// Names may be folded around their dots and strokes: `header . from`, `spf / 1`.
        private mutating func begin(with character: Character) {
            let joins = left == nil && (Self.joints.contains(character) || word.endsIn(Self.joints))
            if isApart, !word.isEmpty, !joins { endWord() }
            isApart = false
        }

        private static let joints: Set<Character> = [".", "/"]

        private mutating func endWord() {
            if left != nil || !word.isEmpty {
                part.append(left.map { Word(left: $0, right: word) } ?? Word(left: word))
            }
            (word, left, isApart) = (Value(), nil, false)
        }

        private mutating func endPart() {
            endWord()
            parts.append(part)
            part = []
        }
    }

    /// Comments within comments.
    private static let depthMax = 20
}
