/// The characters of a string in JSON (RFC 8259, 7), as `JSONEncoder` writes them without escaping slashes.
enum JSONCharacters {
    /// Of a character that is written by its number.
    private static let longest = 6

    static func escaped(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in
            var room = bytes.count
            for byte in bytes where isEscaped(byte) { room += longest - 1 }
            return [UInt8](unsafeUninitializedCapacity: room) { out, count in
                var end = 0
                for byte in bytes {
                    if isEscaped(byte) {
                        for other in word(for: byte).utf8 {
                            out[end] = other
                            end += 1
                        }
                    } else {
                        out[end] = byte
                        end += 1
                    }
                }
                count = end
            }
        }
    }

    private static func isEscaped(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private static func word(for byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "\""): "\\\""
        case UInt8(ascii: "\\"): "\\\\"
        case 0x08: "\\b"
        case 0x09: "\\t"
        case 0x0A: "\\n"
        case 0x0C: "\\f"
        case 0x0D: "\\r"
        default: "\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16)
        }
    }
}
