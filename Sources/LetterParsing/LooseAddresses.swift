import Letters

/// Finds addresses in a field that breaks the grammar: what mail programs write there still has an
/// `@`, nearly always inside angle brackets.
///
/// It reads decoded text, in which a name can pose as an address; so what it finds is marked as
/// found, and nobody vouches for it.
enum LooseAddresses {
    /// One entry for each piece of the list that holds an address.
    static func read(_ value: String) -> [MailAddress] {
        let text = String(value.prefix(charactersMax))
        let isQuoted = text.count { $0 == "\"" }.isMultiple(of: 2)
        let isParted = text.count { $0 == "(" } == text.count { $0 == ")" }
        return entries(text, heeding: isQuoted, comments: isParted)
            .prefix(LetterLimits.addressesPerHeader).compactMap(mailbox)
    }

    /// Characters of a broken field that are looked at, and addresses in one entry of its list.
    private static let (charactersMax, spansMax) = (16_000, 20)

    /// An address that a parser may have read amiss.
    static func isSound(_ address: String) -> Bool {
        let parts = address.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
        let isWrapped = wrappers.contains { $0.contains(address.first ?? " ") }
        return !isWrapped && !address.contains(where: \.isWhitespace) && !address.contains("=?")
    }

    private static let wrappers = ["'`«“‘\"<([", "'`»”’\">)]"]

    private static func entries(
        _ text: String, heeding isQuoted: Bool, comments isParted: Bool
    ) -> [Substring] {
        var (found, start) = ([Substring](), text.startIndex)
        var (inQuotes, depth) = (false, 0)
        for index in text.indices {
            switch text[index] {
            case "\"" where isQuoted: inQuotes.toggle()
            case "(" where isParted && !inQuotes: depth += 1
            case ")" where isParted && !inQuotes: depth = max(0, depth - 1)
            case ",", ";":
                guard !inQuotes, depth == 0 else { continue }
                found.append(text[start..<index])
                start = text.index(after: index)
            default: break
            }
        }
        return found + [text[start...]]
    }

    /// The address in the last pair of angle brackets, else the first that stands anywhere, and
    /// what stands before it as the name.
    private static func mailbox(_ entry: Substring) -> MailAddress? {
        let words = spans(of: entry)
        let bracketed = words.last { span in
            span.lowerBound > entry.startIndex && entry[entry.index(before: span.lowerBound)] == "<"
        }
        guard let span = bracketed ?? outside(words, entry) ?? words.first else { return nil }
        let address = HeaderText.address(String(entry[span]))
        return MailAddress(name: name(entry, without: span), address: address)
    }

    /// The first that stands in no comment and no quotation marks.
    private static func outside(_ words: [Range<Substring.Index>], _ entry: Substring) -> Range<
        Substring.Index
    >? {
        words.first { span in
            let before = entry[..<span.lowerBound]
            return before.count { $0 == "\"" }.isMultiple(of: 2)
                && before.count { $0 == "(" } == before.count { $0 == ")" }
        }
    }

    private static func spans(of entry: Substring) -> [Range<Substring.Index>] {
        var found: [Range<Substring.Index>] = []
        var rest = entry[...]
        while found.count < spansMax, let at = rest.firstIndex(of: "@") {
            let host = rest[rest.index(after: at)...].prefix(while: isOfHost)
            var end = host.endIndex
            while end > host.startIndex, !isEndOfHost(entry[entry.index(before: end)]) {
                end = entry.index(before: end)
            }
            let local = localPart(entry[rest.startIndex..<at])
            rest = entry[host.endIndex...]
            if rest.first == "@" { rest = rest.dropFirst() }
            if !local.isEmpty, end > host.startIndex { found.append(local.startIndex..<end) }
        }
        return found
    }

    private static func localPart(_ before: Substring) -> Substring {
        var start = before.endIndex
        while start > before.startIndex {
            let previous = before.index(before: start)
            guard isOfLocal(before[previous]) else { break }
            start = previous
        }
        return before[start...].drop { !($0.isLetter || $0.isNumber || $0 == "_") }
    }

    private static func isOfLocal(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "!#$%&*+-/=?^_.'~".contains(character)
    }

    private static func isOfHost(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "-" || character == "."
    }

    private static func isEndOfHost(_ character: Character) -> Bool {
        character.isLetter || character.isNumber
    }

    private static let quotes: Set<Character> = ["\"", "'", "<", ">", "`", " "]
    private static let openers: Set<Character> = ["«", "“", "‘", "„", "(", "["]

    private static func name(_ entry: Substring, without span: Range<Substring.Index>) -> String {
        var before = HeaderText.singleLine(String(entry[..<span.lowerBound]))
        for opening in ["mailto:", "<", "("] where before.lowercased().hasSuffix(opening) {
            before = String(before.dropLast(opening.count))
        }
        var name = before[...].drop { quotes.contains($0) }
        while let last = name.last, quotes.contains(last) || openers.contains(last) {
            name.removeLast()
        }
        return HeaderText.singleLine(String(name))
    }
}
