import TextRules

/// Character references of letters, both ways.
enum HTMLEntities {
    private static let longestName = 10
    private static let named: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "",
        "copy": "©",
        "reg": "®", "trade": "™", "hellip": "…", "mdash": "—", "ndash": "–", "laquo": "«",
        "raquo": "»",
        "ldquo": "“", "rdquo": "”", "bdquo": "„", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
        "lsaquo": "‹",
        "rsaquo": "›", "bull": "•", "middot": "·", "euro": "€", "pound": "£", "yen": "¥",
        "cent": "¢", "sect": "§",
        "para": "¶", "deg": "°", "times": "×", "divide": "÷", "plusmn": "±", "minus": "−",
        "frac12": "½",
        "frac14": "¼", "rarr": "→", "larr": "←", "uarr": "↑", "darr": "↓", "ensp": " ", "emsp": " ",
        "thinsp": " ",
        "zwnj": "", "zwj": "", "lrm": "", "rlm": "", "micro": "µ", "sup2": "²", "sup3": "³",
        "ordm": "º",
    ]

    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var out = ""
        var rest = text[...]
        while let ampersand = rest.firstIndex(of: "&") {
            out += rest[..<ampersand]
            let after = rest[rest.index(after: ampersand)...]
            let name = after.prefix(longestName).prefix(while: {
                $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "#")
            })
            if let value = value(name) {
                out += value
                rest = after.dropFirst(name.count)
                if rest.first == ";" { rest.removeFirst() }
            } else {
                out += "&"
                rest = after
            }
        }
        return out + rest
    }

    static func escaped(_ text: String) -> String {
        var out = ""
        out.reserveCapacity(text.utf8.count)
        for scalar in TextShape.lines.marked(text).unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private static func value(_ name: Substring) -> String? {
        guard name.first == "#" else { return named[String(name)] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        guard let code = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        else { return nil }
        guard let scalar = Unicode.Scalar(code), code >= 0x20 || code == 0x09 || code == 0x0A else {
            return ""
        }
        return String(Character(scalar))
    }
}
