/// Judges whether text that is labelled otherwise is UTF-8 after all: programs that pass text on
/// often keep the label and change the bytes, and other text is hardly ever valid by accident.
enum PlausibleUTF8 {
    /// Characters of several bytes from which on nothing but UTF-8 is valid.
    private static let certain = 3

    /// nil: it is what the label says.
    static func text(_ bytes: [UInt8], labelled kind: CharsetLabels.Kind) -> String? {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var (few, many, isOrdinary) = (0, 0, true)
        for scalar in text.unicodeScalars where scalar.value >= 0x80 {
            if scalar.value < 0x800 { few += 1 } else { many += 1 }
            isOrdinary = isOrdinary && ordinary.contains { $0.contains(scalar.value) }
        }
        guard few + many > 0 else { return nil }
        switch kind {
        // Two bytes of such a set are valid as one character of two bytes all too often.
        case .multiByte, .iso2022JP: return many > 0 || few > 2 * certain ? text : nil
        case .singleByte, .utf8, .utf16, .ascii, .unknown:
            return isOrdinary || few + many >= certain ? text : nil
        }
    }

    /// What people write: letters of Europe and Kazakhstan, signs of punctuation and money,
    /// ideographs, syllables, emoji.
    private static let ordinary: [ClosedRange<UInt32>] = [
        0xA0...0x17F, 0x386...0x3CE, 0x401...0x45F, 0x490...0x4E9, 0x2010...0x2044,
        0x20A0...0x20C0, 0x2116...0x2122, 0x3000...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xD7A3,
        0x1F300...0x1FAFF,
    ]
}
