/// Unfolds ISO-2022-JP (RFC 1468), which switches sets by escape sequences, into EUC-JP, of which
/// the system knows the characters of vendors as well.
enum JapaneseMail {
    private enum Mode {
        case ascii
        /// Half-width katakana.
        case katakana
        /// JIS X 0208, two bytes a character.
        case kanji
        /// JIS X 0212, two bytes a character.
        case supplement
    }

    static func euc(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var (mode, index) = (Mode.ascii, 0)
        while index < bytes.count {
            if let (next, length) = escape(bytes[index...]) {
                (mode, index) = (next, index + length)
                continue
            }
            let byte = bytes[index]
            index += 1
            // Every line begins in ASCII.
            if byte == 0x0A { mode = .ascii }
            guard (0x21...0x7E).contains(byte), mode != .ascii else {
                out.append(byte)
                continue
            }
            switch mode {
            case .ascii: break
            case .katakana: out += [0x8E, byte | 0x80]
            case .kanji, .supplement:
                if mode == .supplement { out.append(0x8F) }
                out.append(byte | 0x80)
                guard index < bytes.count, (0x21...0x7E).contains(bytes[index]) else { continue }
                out.append(bytes[index] | 0x80)
                index += 1
            }
        }
        return out
    }

    private static let modes: [(letters: String, mode: Mode)] = [
        ("(B", .ascii), ("(J", .ascii), ("(H", .ascii), ("(I", .katakana), ("$@", .kanji),
        ("$B", .kanji), ("$(B", .kanji), ("$(D", .supplement),
    ]
    private static let escapes: [(sequence: [UInt8], mode: Mode)] = modes.map {
        ([0x1B] + Array($0.letters.utf8), $0.mode)
    }

    private static func escape(_ rest: ArraySlice<UInt8>) -> (Mode, length: Int)? {
        guard rest.first == 0x1B else { return nil }
        return escapes.first { rest.starts(with: $0.sequence) }.map { ($0.mode, $0.sequence.count) }
    }
}
