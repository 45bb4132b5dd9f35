import Letters

/// The words of a letter that Outlook kept as compressed RTF ([MS-OXRTFCP]).
enum CompressedRTF {
    /// Bytes of RTF that are unpacked.
    static let bytesMax = LetterLimits.textBytes

    /// nil: it is none, or says nothing.
    static func text(_ packed: [UInt8], charset: String?) -> String? {
        guard let rtf = unpacked(packed) else { return nil }
        var words = RTFWords(charset: charset)
        let text = LetterText.trimmed(LetterText.shown(words.text(of: rtf)))
        return text.isEmpty ? nil : text
    }

    static func unpacked(_ packed: [UInt8]) -> [UInt8]? {
        var reader = LittleReader(packed[...])
        guard reader.number(4) != nil, let size = reader.number(4), let kind = reader.number(4),
            reader.number(4) != nil
        else { return nil }
        let limit = min(Int(size), bytesMax)
        if kind == stored { return Array(reader.rest.prefix(limit)) }
        return kind == compressed ? expanded(Array(reader.rest), limit: limit) : nil
    }

    /// `MELA` and `LZFu`.
    private static let (stored, compressed) = (UInt32(0x414C_454D), UInt32(0x7546_5A4C))

    /// A byte of eight flags, then as many bytes or references into the last 4096.
    private static func expanded(_ bytes: [UInt8], limit: Int) -> [UInt8] {
        var window =
            Array(beginning.utf8) + [UInt8](repeating: 0x20, count: 4096 - beginning.utf8.count)
        var (write, index, out) = (beginning.utf8.count, 0, [UInt8]())
        func put(_ byte: UInt8) {
            out.append(byte)
            window[write] = byte
            write = (write + 1) % 4096
        }
        while index < bytes.count, out.count < limit {
            let flags = bytes[index]
            index += 1
            for bit in 0..<8 where index < bytes.count && out.count < limit {
                guard flags >> bit & 1 == 1 else {
                    put(bytes[index])
                    index += 1
                    continue
                }
                guard index + 1 < bytes.count else { return out }
                let pair = Int(bytes[index]) << 8 | Int(bytes[index + 1])
                index += 2
                let (offset, length) = (pair >> 4, pair & 0xF + 2)
                if offset == write { return out }
                for step in 0..<length { put(window[(offset + step) % 4096]) }
            }
        }
        return out
    }

    /// What the window holds before the first byte.
    private static let beginning =
        "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern "
        + "\\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0"
        + "\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
}

/// Strips RTF of what is not words.
struct RTFWords {
    private let charset: String?
    private var bytes: [UInt8] = []
    private var out = ""
    /// Groups whose words are none, by the depth of the outermost.
    private var hidden: Int?
    private var depth = 0
    /// Characters that stand in for one that was given by number, and are passed over.
    private var passed = 0

    init(charset: String?) { self.charset = charset }

    mutating func text(of rtf: [UInt8]) -> String {
        var index = 0
        while index < rtf.count {
            let byte = rtf[index]
            index += 1
            switch byte {
            case UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "}"):
                if hidden == depth { hidden = nil }
                depth = max(0, depth - 1)
            case UInt8(ascii: "\\"): index = control(rtf, index)
            case 0x0A, 0x0D: break
            default: put(byte)
            }
        }
        flush()
        return out
    }

    private mutating func put(_ byte: UInt8) {
        if passed > 0 { passed -= 1 } else if hidden == nil { bytes.append(byte) }
    }

    private mutating func put(_ text: String) {
        guard hidden == nil else { return }
        flush()
        out += text
    }

    private mutating func flush() {
        if !bytes.isEmpty { out += Charset.decode(bytes, declared: charset).text }
        bytes = []
    }

    /// - Returns: where what follows begins.
    private mutating func control(_ rtf: [UInt8], _ start: Int) -> Int {
        guard start < rtf.count else { return start }
        let letters = rtf[start...].prefix(32).prefix { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
        guard !letters.isEmpty else { return symbol(rtf, start) }
        let digits = rtf[letters.endIndex...].prefix(10).prefix {
            (0x30...0x39).contains($0) || $0 == 0x2D
        }
        let end = digits.endIndex
        word(
            String(decoding: letters, as: UTF8.self),
            Int(String(decoding: digits, as: UTF8.self)) ?? 0)
        return end < rtf.count && rtf[end] == 0x20 ? end + 1 : end
    }

    private mutating func symbol(_ rtf: [UInt8], _ start: Int) -> Int {
        switch rtf[start] {
        case UInt8(ascii: "'"):
            let digits = rtf[(start + 1)...].prefix(2)
            if let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) { put(byte) }
            return digits.endIndex
        case UInt8(ascii: "*"): hidden = hidden ?? depth
        case UInt8(ascii: "~"): put(" ")
        case 0x0A, 0x0D: put("\n")
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"): put(rtf[start])
        default: break
        }
        return start + 1
    }

    private mutating func word(_ word: String, _ number: Int) {
        switch word {
        case "par", "line", "row", "sect": put("\n")
        case "tab", "cell": put("\t")
        case "u":
            let value = UInt32(truncatingIfNeeded: number < 0 ? number + 0x10000 : number)
            put(UnicodeScalar(value).map(String.init) ?? "\u{FFFD}")
            passed = 1
        case "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer":
            hidden = hidden ?? depth
        case "htmlrtf": hidden = nil
        default: break
        }
    }
}
