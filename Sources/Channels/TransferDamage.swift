/// Judges whether content came through its transfer encoding whole; the parser itself skips what it cannot read.
enum TransferDamage {
    static func inBase64(_ encoded: [UInt8]) -> Bool {
        var digits = 0
        var padding = 0
        for byte in encoded {
            switch byte {
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                if padding > 0 { return true }
                digits += 1
            case UInt8(ascii: "="): padding += 1
            case 0x09, 0x0A, 0x0D, 0x20: break
            default: return true
            }
        }
        return padding > 2 || (digits + padding) % 4 != 0
    }

    static func inQuotedPrintable(_ encoded: [UInt8]) -> Bool {
        for index in encoded.indices where encoded[index] == UInt8(ascii: "=") {
            let next = encoded[(index + 1)...].prefix(2)
            if next.first == nil || next.first == 0x0A || next.first == 0x20 || next.first == 0x09 { continue }
            if next.count < 2 || !next.allSatisfy(isHexadecimal) { return true }
        }
        return false
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
