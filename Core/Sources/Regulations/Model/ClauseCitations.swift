/// How clauses are cited: by the number that is printed, and where there is none, by their own
/// words.
extension Regulation {
    /// Characters of a clause's words in a citation.
    public static let headingMax = 60

    /// The number of a clause as it is printed; nil: its name is only a handle of the file, such as
    /// `procedure.2`.
    public func printedNumber(of clause: String) -> String? {
        guard let stated = clauses[clause]?.number else {
            return Self.isNumber(clause) ? clause : nil
        }
        return Self.isHandle(stated) ? nil : stated
    }

    /// The clause's words without their full stop, shortened between words to `headingMax`
    /// characters.
    public func heading(of clause: String, in language: String) -> String {
        let words = clauses[clause]?.text.text(in: language, fallbacks: languages)?.text ?? clause
        let plain = words.hasSuffix(".") ? String(words.dropLast()) : words
        guard plain.count > Self.headingMax else { return plain }
        let cut = plain.prefix(Self.headingMax)
        return (cut.lastIndex(of: " ").map { cut[..<$0] } ?? cut) + "…"
    }

    /// Printed numbers, each once, then the words of those that have none in quotation marks.
    public func cited(_ clauses: [String], in language: String) -> (
        numbers: [String], words: [String]
    ) {
        let numbers = numbers(of: clauses.filter { printedNumber(of: $0) != nil })
        let words = clauses.filter { printedNumber(of: $0) == nil }.map {
            "«\(heading(of: $0, in: language))»"
        }
        return (numbers, words)
    }

    /// A word of the file where a number would stand: `procedure.2`. A letter alone is printed:
    /// `a.1`.
    static func isHandle(_ number: String) -> Bool {
        number.prefix { $0.isASCII && $0.isLowercase }.count > 1
    }

    /// Digits or Roman digits between dots and brackets: `2.2(1)`, `II.4.3`.
    static func isNumber(_ name: String) -> Bool {
        let parts = name.split { $0 == "." || $0 == "(" || $0 == ")" }
        return !parts.isEmpty
            && parts.allSatisfy { part in
                part.allSatisfy { $0.isASCII && $0.isNumber }
                    || part.allSatisfy { "IVXLC".contains($0) }
            }
    }
}
