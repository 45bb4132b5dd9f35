import TextRules

/// Header values as people may see them: one line, on which what would act is marked (`TextShape`).
package enum HeaderText {
    package static func singleLine(_ value: String) -> String {
        trimmed(
            String(singleLineKeepingEnds(trimmed(value)).prefix(LetterLimits.headerValueLength)))
    }

    /// An address: what cannot be seen must not make two addresses look like one.
    package static func address(_ value: String) -> String {
        let seen = trimmed(value).unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .format ? TextFault.mark(scalar) : String(scalar)
        }
        return singleLine(seen.joined())
    }

    /// Line ends around the value say nothing, and folding may leave a TAB.
    package static func singleLineKeepingEnds(_ value: String) -> String {
        let inner = withoutLineEndsAround(value.unicodeScalars).map { $0 == "\t" ? " " : $0 }
        let seen = inner.filter { scalar in
            switch scalar.properties.generalCategory {
            // Joiners belong to emoji and to some scripts; the others say nothing.
            case .format: TextFault(scalar) != nil || scalar == "\u{200D}" || scalar == "\u{200C}"
            case .surrogate, .unassigned: false
            default: true
            }
        }
        return TextShape.line.marked(String(String.UnicodeScalarView(seen)))
    }

    private static func withoutLineEndsAround(_ scalars: String.UnicodeScalarView) -> [Unicode
        .Scalar]
    {
        Array(scalars.drop(while: isLineEnd).reversed().drop(while: isLineEnd).reversed())
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\r" || scalar == "\n"
    }

    package static func trimmed(_ text: String) -> String {
        let start = text.drop(while: \.isWhitespace)
        return String(start.reversed().drop(while: \.isWhitespace).reversed())
    }
}

/// Message identifiers without their angle brackets.
package enum MessageIDs {
    private static let maximumLength = 998

    /// Every `<…>` of the value; of a value without brackets the words that hold an `@`.
    package static func read(_ value: String) -> [String] {
        var found: [String] = []
        var rest = value[...]
        while found.count < LetterLimits.references, let open = rest.firstIndex(of: "<") {
            let inner = rest[rest.index(after: open)...]
            guard let close = inner.firstIndex(of: ">") else { break }
            found.append(String(inner[..<close].filter { !$0.isWhitespace && $0 != "<" }))
            rest = inner[inner.index(after: close)...]
        }
        if found.isEmpty {
            let words = value.split(whereSeparator: { " \t,<>".contains($0) })
            found =
                words.count == 1
                ? words.map(String.init) : words.filter { $0.contains("@") }.map(String.init)
        }
        return found.filter { !$0.isEmpty && $0.count <= maximumLength }
    }
}
