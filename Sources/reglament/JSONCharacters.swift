import TextRules

/// The characters of a string in JSON (RFC 8259, 7), as `JSONEncoder` writes them without escaping
/// slashes.
enum JSONCharacters {
    private static let escapes = ByteSet {
        $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }

    static func escaped(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            var out: [UInt8] = []
            out.reserveCapacity(bytes.count + bytes.count / 16)
            var start = 0
            while start < bytes.count {
                let end = escapes.first(in: bytes, from: start)
                out += bytes[start..<end]
                if end < bytes.count { write(bytes[end], to: &out) }
                start = end + 1
            }
            return out
        }
    }

    private static func write(_ byte: UInt8, to out: inout [UInt8]) {
        out.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): out.append(byte)
        case 0x08: out.append(UInt8(ascii: "b"))
        case 0x09: out.append(UInt8(ascii: "t"))
        case 0x0A: out.append(UInt8(ascii: "n"))
        case 0x0C: out.append(UInt8(ascii: "f"))
        case 0x0D: out.append(UInt8(ascii: "r"))
        default: out += Array(("u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)).utf8)
        }
    }
}
