/// The characters of a text that act (`TextFault`), found by its bytes: letters may be long, and
/// most texts hold none.
struct ActingCharacters: Sequence, IteratorProtocol {
    struct Found {
        var fault: TextFault
        /// Where its bytes begin, and how many they are.
        var at: Int
        var length: Int
        var isBeforeLineFeed: Bool
    }

    private let text: String
    private let bytes: [UInt8]
    private let beginnings: ByteSet
    private var index = 0

    /// - Parameter beginnings: first bytes of those that are told.
    init(_ text: String, _ beginnings: ByteSet) {
        self.text = text
        self.beginnings = beginnings
        bytes = beginnings.isFound(in: text) ? Array(text.utf8) : []
    }

    /// First bytes of those that act; others begin with them as well.
    static let inLine = ByteSet { $0 < 0x20 || [0x7F, 0xC2, 0xE2, 0xEF].contains($0) }
    /// Without TAB and LF, which are not told: long texts are full of line ends.
    static let inLines = ByteSet { $0 != 0x09 && $0 != 0x0A && inLine.contains($0) }

    mutating func next() -> Found? {
        while index < bytes.count {
            let at = bytes.withUnsafeBufferPointer { [index] in
                beginnings.first(in: $0, from: index)
            }
            guard at < bytes.count else { break }
            let length = bytes[at] < 0x80 ? 1 : bytes[at] < 0xE0 ? 2 : 3
            index = at + length
            guard let fault = TextFault(scalar(at, length)) else { continue }
            let isBeforeLineFeed = index < bytes.count && bytes[index] == 0x0A
            return Found(fault: fault, at: at, length: length, isBeforeLineFeed: isBeforeLineFeed)
        }
        return nil
    }

    /// A string's bytes are whole characters (RFC 3629).
    private func scalar(_ at: Int, _ length: Int) -> Unicode.Scalar {
        let first = UInt32(bytes[at]) & (length == 1 ? 0x7F : length == 2 ? 0x1F : 0x0F)
        let value = bytes[(at + 1)..<(at + length)].reduce(first) { $0 << 6 | UInt32($1) & 0x3F }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The text with something in the place of those that `instead` names; nil: it stays.
    func rewritten(_ instead: (Found) -> String?) -> String {
        var (out, start): ([UInt8], Int) = ([], 0)
        for found in self {
            guard let other = instead(found) else { continue }
            out += bytes[start..<found.at]
            out += other.utf8
            start = found.at + found.length
        }
        return start == 0 ? text : String(decoding: out + bytes[start...], as: UTF8.self)
    }
}
