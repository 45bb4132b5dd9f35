/// Line and column (in Unicode scalars, from 1) of an offset in characters.
struct TextPosition {
    var line = 1
    var column = 1

    init() {}

    init(of offset: Int, in text: String) {
        for scalar in text.prefix(offset).unicodeScalars { advance(over: scalar) }
    }

    mutating func advance(over scalar: Unicode.Scalar) {
        if scalar == "\n" {
            line += 1
            column = 1
        } else {
            column += 1
        }
    }
}

/// The characters of a text by line and column, both from 1.
struct TextLines {
    private let lines: [[Unicode.Scalar]]

    init(_ text: String) {
        lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }.map(
            Array.init)
    }

    subscript(line: Int, column: Int) -> Unicode.Scalar? {
        guard lines.indices.contains(line - 1), lines[line - 1].indices.contains(column - 1) else {
            return nil
        }
        return lines[line - 1][column - 1]
    }
}

/// Finds an alias (`*name` whose `&name` also stands in the text) before parsing: composing aliases
/// can blow up.
enum AliasScan {
    static func first(in text: String) -> TextPosition? {
        let anchors = Set(names(after: "&", in: text).map(\.name))
        guard !anchors.isEmpty else { return nil }
        return names(after: "*", in: text).first { anchors.contains($0.name) }?.position
    }

    private static func names(after mark: Unicode.Scalar, in text: String) -> [(
        name: String, position: TextPosition
    )] {
        var found: [(name: String, position: TextPosition)] = []
        var position = TextPosition()
        var name: String?
        var start = TextPosition()
        for scalar in text.unicodeScalars {
            if name != nil, isName(scalar) {
                name?.unicodeScalars.append(scalar)
            } else {
                if let name, !name.isEmpty { found.append((name, start)) }
                name = scalar == mark ? "" : nil
                start = position
            }
            position.advance(over: scalar)
        }
        if let name, !name.isEmpty { found.append((name, start)) }
        return found
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}

/// Finds where more brackets are open than any file needs. Those in quoted words are counted too:
/// it does no harm.
enum BracketScan {
    static func tooDeep(in text: String, max: Int) -> TextPosition? {
        var position = TextPosition()
        var open = 0
        for scalar in text.unicodeScalars {
            switch scalar {
            case "[", "{": open += 1
            case "]", "}": open = Swift.max(0, open - 1)
            default: break
            }
            if open > max { return position }
            position.advance(over: scalar)
        }
        return nil
    }
}
