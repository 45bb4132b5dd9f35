/// Judges whether content came through its transfer encoding whole; the parser itself skips what it cannot read.
enum TransferDecoding {
    /// Undoes base64 the way people expect of a damaged letter: padding may be missing, pieces may follow each other,
    /// and what is no base64 is skipped and counts as damage.
    static func base64(_ encoded: [UInt8]) -> (bytes: [UInt8], isDamaged: Bool) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count / 4 * 3)
        var group = 0
        var digits = 0
        var isDamaged = false
        for byte in encoded {
            if let value = digit(byte) {
                group = group << 6 | value
                digits += 1
                if digits == 4 { finish(&bytes, &group, &digits, &isDamaged) }
            } else if byte == UInt8(ascii: "=") {
                finish(&bytes, &group, &digits, &isDamaged)
            } else {
                isDamaged = isDamaged || byte > 0x20
            }
        }
        finish(&bytes, &group, &digits, &isDamaged)
        return (bytes, isDamaged)
    }

    /// Two digits hold one byte, three hold two, four hold three; one digit alone has lost its byte.
    private static func finish(_ bytes: inout [UInt8], _ group: inout Int, _ digits: inout Int, _ isDamaged: inout Bool)
    {
        if digits == 1 { isDamaged = true }
        let whole = group << (6 * (4 - digits))
        for index in 0..<max(0, digits - 1) { bytes.append(UInt8(truncatingIfNeeded: whole >> (16 - 8 * index))) }
        group = 0
        digits = 0
    }

    private static func digit(_ byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte) - 0x41
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte) - 0x61 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 0x30 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
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
