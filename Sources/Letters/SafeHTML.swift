/// The allow-lists of `LetterHTML`. What is not named here does not reach a page.
enum SafeHTML {
    static let elements: Set<String> = [
        "a", "abbr", "b", "blockquote", "br", "caption", "center", "cite", "code", "col",
        "colgroup", "dd", "del",
        "div",
        "dl", "dt", "em", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins",
        "kbd", "li", "ol", "p",
        "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table",
        "tbody", "td", "tfoot",
        "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
    ]
    static let void: Set<String> = ["br", "col", "hr", "img", "wbr"]
    /// Dropped with all they hold; raw-text elements lose their inside in the tokenizer already.
    static let droppedWhole: Set<String> = HTMLTokens.rawText.union([
        "svg", "math", "object", "applet", "template", "select", "audio", "video", "canvas",
        "frameset", "portal",
    ])
    private static let global: Set<String> = ["dir", "lang", "title"]
    private static let own: [String: Set<String>] = [
        "td": ["colspan", "rowspan", "align", "valign"],
        "th": ["colspan", "rowspan", "align", "valign", "scope"],
        "tr": ["align", "valign"], "ol": ["start", "type"], "p": ["align"], "div": ["align"],
        "table": ["align"],
        "col": ["span"], "colgroup": ["span"],
    ]
    private static let styles: Set<String> = [
        "color", "background-color", "font-weight", "font-style", "text-decoration", "text-align",
        "white-space",
    ]
    private static let schemes: Set<String> = ["http", "https", "mailto"]
    private static let maximumValueLength = 2_000

    static func attributes(_ given: [HTMLAttribute], of element: String) -> String {
        var out = ""
        var seen: Set<String> = []
        for attribute in given where seen.insert(attribute.name).inserted {
            guard attribute.value.utf8.count <= maximumValueLength,
                let value = allowed(attribute, of: element)
            else {
                continue
            }
            out += " \(attribute.name)=\"\(HTMLEntities.escaped(value))\""
            if attribute.name == "href" {
                out += " rel=\"noopener noreferrer nofollow\" target=\"_blank\""
            }
        }
        return out
    }

    private static func allowed(_ attribute: HTMLAttribute, of element: String) -> String? {
        if attribute.name == "style" { return style(attribute.value) }
        if attribute.name == "href" { return element == "a" ? link(attribute.value) : nil }
        if global.contains(attribute.name) { return attribute.value }
        guard own[element]?.contains(attribute.name) == true else { return nil }
        return attribute.value.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
            ? attribute.value : nil
    }

    /// Of `cid:…`; it may be percent-encoded, and stands without angle brackets.
    static func contentID(_ source: String) -> String {
        var (out, rest) = ([UInt8](), Array(source.utf8.dropFirst(4))[...])
        while let byte = rest.popFirst() {
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), let code = UInt8(digits, radix: 16) {
                out.append(code)
                rest = rest.dropFirst(2)
            } else {
                out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self).filter { $0 != "<" && $0 != ">" }
    }

    /// Browsers skip blanks and control characters inside a scheme, so they go before it is judged.
    static func link(_ value: String) -> String? {
        let scalars = value.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        let address = String(String.UnicodeScalarView(scalars))
        guard let colon = address.firstIndex(of: ":") else { return nil }
        return schemes.contains(address[..<colon].lowercased()) ? address : nil
    }

    /// Words, numbers and hexadecimal colours only: no function, so no `url()` and no
    /// `expression()`.
    private static func style(_ value: String) -> String? {
        let kept = value.split(separator: ";").prefix(20).compactMap { declaration -> String? in
            let halves = declaration.split(separator: ":", maxSplits: 1).map {
                HeaderText.trimmed($0.lowercased())
            }
            guard halves.count == 2, styles.contains(halves[0]), halves[1].count <= 40 else {
                return nil
            }
            let plain = halves[1].allSatisfy {
                $0.isASCII && ($0.isLetter || $0.isNumber || " #-.%".contains($0))
            }
            return plain ? "\(halves[0]): \(halves[1])" : nil
        }
        return kept.isEmpty ? nil : kept.joined(separator: "; ")
    }
}
