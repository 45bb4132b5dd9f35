import Foundation

/// Numbers in what was journalled, looked at before anything is computed of them: a desk writes
/// times, minutes and sums, and none of them has so many digits that sums of them overflow.
enum EvidenceNumbers {
    /// Digits before a point.
    private static let digitsMax = 13

    static func require(_ json: Data) throws(EvidenceFault) {
        var (isText, isEscaped, digits, isAfterPoint) = (false, false, 0, false)
        for byte in json {
            if isText {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isText = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): (isText, digits, isAfterPoint) = (true, 0, false)
            case UInt8(ascii: "0")...UInt8(ascii: "9"): if !isAfterPoint { digits += 1 }
            case UInt8(ascii: "."): isAfterPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"):
                // Of `true` and `false`, or of a power.
                if digits > 0 { throw EvidenceFault("it holds a number that no desk writes") }
            default: (digits, isAfterPoint) = (0, false)
            }
            if digits > digitsMax { throw EvidenceFault("it holds a number that no desk writes") }
        }
    }
}
