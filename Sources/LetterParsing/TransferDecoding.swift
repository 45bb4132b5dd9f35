/// Judges whether content came through its transfer encoding whole; the parser itself skips what it
/// cannot read.
enum TransferDecoding {
    /// Undoes base64 the way people expect of a damaged letter: padding may be missing, pieces may
    /// follow each other, and what is no base64 is skipped and counts as damage.
    static func base64(_ encoded: [UInt8]) -> (bytes: [UInt8], isDamaged: Bool) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(encoded.count / 4 * 3)
        var group = 0
        var digits = 0
        var isDamaged = false
        encoded.withUnsafeBufferPointer { encoded in
            var index = 0
            while index < encoded.count {
                if digits == 0 { index = wholeGroups(encoded, from: index, &bytes) }
                guard index < encoded.count else { break }
                let byte = encoded[index]
                index += 1
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
        }
        finish(&bytes, &group, &digits, &isDamaged)
        return (bytes, isDamaged)
    }

    /// Four digits at a time as long as there are four, which is nearly all of a letter.
    ///
    /// - Returns: the place that has to be looked at byte by byte.
    private static func wholeGroups(
        _ encoded: UnsafeBufferPointer<UInt8>, from start: Int, _ bytes: inout [UInt8]
    ) -> Int {
        let values = values
        return values.withUnsafeBufferPointer { values in
            var index = start
            while index + 4 <= encoded.count {
                let (first, second) = (values[Int(encoded[index])], values[Int(encoded[index + 1])])
                let (third, fourth) = (
                    values[Int(encoded[index + 2])], values[Int(encoded[index + 3])]
                )
                guard (first | second | third | fourth) & noDigit == 0 else { break }
                let whole = first << 18 | second << 12 | third << 6 | fourth
                bytes.append(UInt8(truncatingIfNeeded: whole >> 16))
                bytes.append(UInt8(truncatingIfNeeded: whole >> 8))
                bytes.append(UInt8(truncatingIfNeeded: whole))
                index += 4
            }
            return index
        }
    }

    private static let noDigit: UInt32 = 1 << 31
    /// Of each byte.
    private static let values = (0...UInt8.max).map { digit($0).map { UInt32($0) } ?? noDigit }

    /// Two digits hold one byte, three hold two, four hold three; one digit alone has lost its
    /// byte.
    private static func finish(
        _ bytes: inout [UInt8], _ group: inout Int, _ digits: inout Int, _ isDamaged: inout Bool
    ) {
        if digits == 1 { isDamaged = true }
        let whole = group << (6 * (4 - digits))
        for index in 0..<max(0, digits - 1) {
            bytes.append(UInt8(truncatingIfNeeded: whole >> (16 - 8 * index)))
        }
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

    /// Undoes quoted-printable and keeps the line ends: of a file they are bytes like others
    /// (RFC 2045, 6.7). What is no code stands as it is.
    static func quotedPrintable(_ encoded: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(encoded.count)
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            index += 1
            guard byte == UInt8(ascii: "=") else {
                out.append(byte)
                continue
            }
            if let end = softBreak(encoded, from: index) {
                index = end
            } else if index + 1 < encoded.count, let code = code(encoded[index], encoded[index + 1])
            {
                out.append(code)
                index += 2
            } else {
                out.append(byte)
            }
        }
        return out
    }

    /// Behind the line end that an `=` cancels, blanks before it included.
    private static func softBreak(_ encoded: [UInt8], from start: Int) -> Int? {
        let end = encoded[start...].firstIndex { $0 != 0x20 && $0 != 0x09 }
        guard let end else { return encoded.count }
        if encoded[end] == LetterBytes.lf { return end + 1 }
        guard encoded[end] == LetterBytes.cr, end + 1 < encoded.count,
            encoded[end + 1] == LetterBytes.lf
        else { return nil }
        return end + 2
    }

    private static func code(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard isHexadecimal(high), isHexadecimal(low) else { return nil }
        return UInt8(String(decoding: [high, low], as: UTF8.self), radix: 16)
    }

    static func inQuotedPrintable(_ encoded: [UInt8]) -> Bool {
        encoded.withUnsafeBufferPointer { encoded in
            for index in encoded.indices where encoded[index] == UInt8(ascii: "=") {
                guard index + 1 < encoded.count else { continue }
                let next = encoded[index + 1]
                if next == 0x0A || next == 0x20 || next == 0x09 { continue }
                guard index + 2 < encoded.count, isHexadecimal(next),
                    isHexadecimal(encoded[index + 2])
                else {
                    return true
                }
            }
            return false
        }
    }

    private static func isHexadecimal(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
}
