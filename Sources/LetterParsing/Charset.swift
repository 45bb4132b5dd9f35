import Glibc
import Letters

/// Turns bytes of a named or unnamed character set into a String, and says what had to be assumed.
enum Charset {
    struct Decoded {
        var text: String
        var defects: [LetterDefect] = []
    }

    private static let maximumNameLength = 40
    /// Share of undecodable bytes among the non-ASCII ones above which the named set is not
    /// believed.
    private static let disbelief = 4

    static func decode(_ bytes: ArraySlice<UInt8>, declared: String?) -> Decoded {
        decode(Array(bytes), declared: declared)
    }

    static func decode(_ bytes: [UInt8], declared: String?) -> Decoded {
        let meaning = CharsetLabels.meaning(of: declared)
        let high = high(bytes)
        switch meaning.kind {
        case .utf8: return decodeUTF8(bytes, high: high)
        case .ascii, .unknown: return high == 0 ? decodeUTF8(bytes, high: 0) : guess(bytes)
        case .utf16: return decodeUTF16(bytes, meaning.name, high: high)
        case .iso2022JP where high == 0:
            return converted(JapaneseMail.euc(bytes), meaning) ?? decodeUTF8(bytes, high: 0)
        case .singleByte, .multiByte, .iso2022JP: break
        }
        if let text = PlausibleUTF8.text(bytes, labelled: meaning.kind) {
            return Decoded(text: text, defects: [.guessedCharset])
        }
        if let decoded = converted(bytes, meaning) { return decoded }
        var decoded = high == 0 ? decodeUTF8(bytes, high: 0) : guess(bytes)
        decoded.defects.insert(.unknownCharset, at: 0)
        return decoded
    }

    private static func converted(_ bytes: [UInt8], _ meaning: CharsetLabels.Meaning) -> Decoded? {
        converted(bytes, from: meaning.name).map {
            Decoded(text: $0.0, defects: $0.bad > 0 ? [.undecodableText] : [])
        }
    }

    /// Bytes that are no ASCII.
    private static func high(_ bytes: [UInt8]) -> Int {
        var count = 0
        for byte in bytes { count &+= Int(byte >> 7) }
        return count
    }

    private static func decodeUTF8(_ bytes: [UInt8], high: Int) -> Decoded {
        if let text = String(validating: bytes, as: UTF8.self) { return Decoded(text: text) }
        let text = String(decoding: bytes, as: UTF8.self)
        let bad = text.unicodeScalars.reduce(0) { $0 + ($1 == "\u{FFFD}" ? 1 : 0) }
        if bad * disbelief > high { return guess(bytes) }
        return Decoded(text: text, defects: [.undecodableText])
    }

    /// A byte order mark tells more than the label. Text in Latin letters has a zero in every pair
    /// of bytes: without any, and valid as UTF-8, it is that.
    private static func decodeUTF16(_ bytes: [UInt8], _ name: String, high: Int) -> Decoded {
        let marks: [[UInt8]: String] = [[0xFE, 0xFF]: "UTF-16BE", [0xFF, 0xFE]: "UTF-16LE"]
        let marked = marks[Array(bytes.prefix(2))]
        if marked == nil, !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) {
            return Decoded(text: text, defects: [.guessedCharset])
        }
        let words = marked == nil ? bytes : Array(bytes.dropFirst(2))
        return converted(words, .init(name: marked ?? name)) ?? decodeUTF8(bytes, high: high)
    }

    /// UTF-8 when valid; windows-1252 where the letters stand among Latin ones; otherwise
    /// windows-1251 or KOI8-R, whichever gives more ordinary lower-case Russian. The two have upper
    /// and lower case swapped, so prose in the wrong one comes out in capitals.
    private static func guess(_ bytes: [UInt8]) -> Decoded {
        if let text = String(validating: bytes, as: UTF8.self) {
            return Decoded(text: text, defects: [.guessedCharset])
        }
        let names = LatinLetters.surround(bytes) ? ["CP1252"] : ["CP1251", "KOI8-R"]
        let candidates = names.compactMap { converted(bytes, from: $0)?.0 }
        let best = candidates.max { plausibility($0) < plausibility($1) }
        return Decoded(
            text: best ?? String(decoding: bytes, as: UTF8.self), defects: [.guessedCharset])
    }

    /// Of the letters from U+0400 on.
    private static let frequent = {
        let letters = Set("оеаинтсрвлкмдпуязыьбгчйхжшюцщэфъё".unicodeScalars.map(\.value))
        return (UInt32(0x400)..<0x460).map { letters.contains($0) }
    }()

    private static func plausibility(_ text: String) -> Int {
        let frequent = frequent
        var score = 0
        var previousLower = false
        for scalar in text.unicodeScalars {
            let place = Int(scalar.value) - 0x400
            let lower = frequent.indices.contains(place) && frequent[place]
            let upper = ("А"..."Я").contains(scalar)
            if lower { score += 3 }
            if upper { score += previousLower ? -4 : 1 }
            if scalar.value >= 0x80, !lower, !upper { score -= 2 }
            previousLower = lower
        }
        return score
    }

    /// Nil for a name that the system does not know. Undecodable bytes become U+FFFD and are
    /// counted.
    static func converted(_ bytes: [UInt8], from name: String) -> (String, bad: Int)? {
        let allowed =
            name.utf8.allSatisfy { isNameByte($0 | 0x20) || isNameByte($0) }
            && (1...maximumNameLength).contains(name.utf8.count)
        guard allowed, let conversion = iconv_open("UTF-8", name), Int(bitPattern: conversion) != -1
        else { return nil }
        defer { iconv_close(conversion) }
        return run(conversion, bytes)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: ":"): true
        default: false
        }
    }

    private static func run(_ conversion: iconv_t, _ bytes: [UInt8]) -> (String, bad: Int) {
        var chunk = [CChar](repeating: 0, count: 16 * 1024)
        var out: [UInt8] = []
        var bad = 0
        out.reserveCapacity(bytes.count * 2)
        bytes.withUnsafeBytes { source in
            // iconv does not write to it.
            var next = source.baseAddress.map {
                UnsafeMutablePointer(mutating: $0.assumingMemoryBound(to: CChar.self))
            }
            var left = source.count
            while left > 0 {
                let (result, cause) = step(conversion, &next, &left, &chunk, &out)
                if result != -1 || cause == E2BIG { continue }
                out += [0xEF, 0xBF, 0xBD]
                bad += 1
                next = next.map { $0 + 1 }
                left -= 1
            }
        }
        return (String(decoding: out, as: UTF8.self), bad)
    }

    private static func step(
        _ conversion: iconv_t, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
        _ chunk: inout [CChar], _ out: inout [UInt8]
    ) -> (Int, Int32) {
        chunk.withUnsafeMutableBufferPointer { target in
            var place = target.baseAddress
            var room = target.count
            let result = iconv(conversion, &next, &left, &place, &room)
            let cause = errno
            out += UnsafeRawBufferPointer(target)[..<(target.count - room)]
            return (Int(truncatingIfNeeded: result), cause)
        }
    }
}
