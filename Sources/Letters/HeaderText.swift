/// Header values as people may see them: one line, no control or bidirectional override characters.
package enum HeaderText {
    package static func singleLine(_ value: String) -> String {
        trimmed(String(singleLineKeepingEnds(value).prefix(LetterLimits.headerValueLength)))
    }

    package static func singleLineKeepingEnds(_ value: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in value.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator:
                if scalars.last != " " { scalars.append(" ") }
            case .format, .surrogate, .unassigned:
                // Joiners belong to emoji and to some scripts; overrides only mislead.
                if scalar == "\u{200D}" || scalar == "\u{200C}" { scalars.append(scalar) }
            default: scalars.append(scalar)
            }
        }
        return String(scalars)
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
            found = words.count == 1 ? words.map(String.init) : words.filter { $0.contains("@") }.map(String.init)
        }
        return found.filter { !$0.isEmpty && $0.count <= maximumLength }
    }
}
