/// Judges bytes of an unnamed character set by the letters around them: «Schöne Grüße» has Latin
/// letters beside those that are not ASCII, Russian words have none.
enum LatinLetters {
    static func surround(_ bytes: [UInt8]) -> Bool {
        var (latin, high, allLatin) = (0, 0, 0)
        var word = Word()
        for byte in bytes + [0x20] {
            if word.take(byte) { continue }
            allLatin += word.latin
            // A letter on its own («à», «и») tells nothing.
            if word.high > 0, word.latin + word.high > 1 {
                latin += word.latin
                high += word.high
            }
            word = Word()
        }
        return high > 0 ? latin >= high : allLatin > 0
    }

    private struct Word {
        var latin = 0
        var high = 0

        /// False: the byte ends the word.
        mutating func take(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x41...0x5A, 0x61...0x7A: latin += 1
            // Below lie quotation marks and dashes of both sets.
            case 0xC0...0xFF, 0xA8, 0xB8: high += 1
            default: return false
            }
            return true
        }
    }
}
