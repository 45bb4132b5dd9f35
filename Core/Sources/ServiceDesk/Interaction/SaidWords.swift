/// What was said in an interaction, as far as two interactions can be compared by it: words by
/// their beginnings, since endings change in Russian and Kazakh, and what names a thing: numbers
/// and hosts.
public struct SaidWords: Sendable, Hashable {
    /// Beginnings of the words of the subject that tell something.
    public var subject: Set<Substring>
    /// Of the text, without what it quotes.
    public var text: Set<Substring>
    /// Numbers in the subject.
    public var numbers: Set<Substring>
    /// Numbers of two digits and more, and hosts.
    public var things: Set<Substring>
    /// The text word by word; the same in a copy.
    let whole: [Substring]

    /// Characters of the text that are looked at.
    static let textMax = 4_000
    /// Letters of a word by which it is known.
    static let stem = 4

    public init(subject: String, text: String) {
        let own = Quotation.removed(from: text.prefix(Self.textMax)).joined(separator: "\n")
        let words = Self.words(own[...])
        let title = Self.words(subject[...])
        // Of a subject every word tells, however short.
        self.subject = Set(title.filter { !Self.empty.contains($0) }.map { $0.prefix(Self.stem) })
        self.text = Self.telling(words)
        numbers = Set(title.filter { $0.contains(where: \.isNumber) })
        things = Set((title + words).filter(\.namesAThing))
        whole = words
    }

    /// Words of a text, in small letters.
    private static func words(_ text: Substring) -> [Substring] {
        text.lowercased().replacing("ё", with: "е").split { character in
            !(character.isLetter || character.isNumber || character == "." || character == "-")
        }.flatMap { $0.trimmingMarks.apart }.filter { !$0.isEmpty }
    }

    private static func telling(_ words: [Substring]) -> Set<Substring> {
        Set(
            words.filter { $0.count > 2 && !empty.contains($0) && !$0.namesAThing }.map {
                $0.prefix(stem)
            })
    }

    /// Words that a letter has whatever it is about.
    private static let empty: Set<Substring> = [
        "добрый", "день", "утро", "вечер", "здравствуйте", "привет", "спасибо", "уважением",
        "пожалуйста", "срочно",
        "это", "как", "что", "нас", "вас", "нам", "вам", "для", "при", "или", "уже", "еще", "очень",
        "просим", "прошу",
        "сәлеметсіз", "сәлем", "рахмет", "құрметпен", "өтінеміз", "өтінемін", "шұғыл", "және",
        "біз", "бізде", "бар",
        "hello", "good", "morning", "day", "thanks", "thank", "regards", "please", "urgent", "the",
        "and", "you", "our",
        "for", "with", "this", "that", "fwd", "from", "http", "https", "www",
    ]
}

extension SaidWords {
    /// Share of the smaller set of words that the other has, and how many they are.
    func shared(with other: SaidWords) -> (count: Int, ofSmaller: Double, ofLarger: Double) {
        let common = Double(text.intersection(other.text).count)
        let (smaller, larger) = (
            min(text.count, other.text.count), max(text.count, other.text.count)
        )
        guard smaller > 0 else { return (0, 0, 0) }
        return (Int(common), common / Double(smaller), common / Double(larger))
    }

    /// Both subjects tell something, and not the same.
    func isTitledOtherwise(than other: SaidWords) -> Bool {
        guard !subject.isEmpty, !other.subject.isEmpty else { return false }
        return subject.intersection(other.subject).count * 4 < min(
            subject.count, other.subject.count) * 3
    }

    /// Each names things, and no thing is named by both: order 4711 is not order 4712.
    func namesOthers(than other: SaidWords) -> Bool {
        func differ(_ mine: Set<Substring>, _ theirs: Set<Substring>) -> Bool {
            !mine.isEmpty && !theirs.isEmpty && mine.isDisjoint(with: theirs)
        }
        return differ(things, other.things) || differ(numbers, other.numbers)
    }
}

extension Substring {
    /// A number, a code with a number, or a host.
    fileprivate var namesAThing: Bool {
        filter(\.isNumber).count > 1 || split(separator: ".").count > 1 && last?.isLetter == true
    }

    /// Words joined by hyphens tell each for itself; a code or a host is one thing.
    fileprivate var apart: [Substring] {
        namesAThing ? [self] : split(separator: "-").map { $0.trimmingMarks }
    }

    fileprivate var trimmingMarks: Substring {
        var word = self
        while let last = word.last, !last.isLetter, !last.isNumber { word.removeLast() }
        while let first = word.first, !first.isLetter, !first.isNumber { word.removeFirst() }
        return word
    }
}
