/// Cuts a stream of bytes into whole responses. Pure: bytes in, responses out.
struct IMAPReader {
    private var buffer: [UInt8] = []
    /// Where the response being read begins.
    private var start = 0
    /// Up to where line ends have been looked for.
    private var scanned = 0
    private var lineStart = 0
    private var literals = 0
    private var literalBytes = 0

    mutating func feed(_ bytes: some Sequence<UInt8>) { buffer += bytes }

    /// The next whole response; nil: more bytes are needed.
    mutating func next() throws(IMAPSyntaxError) -> IMAPResponse? {
        while let end = lineEnd() {
            guard let count = try literal(endingAt: end) else {
                let bytes = buffer[start..<end]
                finish(after: end + 2)
                return try IMAPParser.response(Array(bytes))
            }
            literals += 1
            guard literals <= IMAPLimits.literals else {
                throw IMAPSyntaxError(description: "too many literals")
            }
            literalBytes += count
            scanned = end + 2 + count
            lineStart = scanned
        }
        guard buffer.count - start - literalBytes <= IMAPLimits.line else {
            throw IMAPSyntaxError(description: "a response is longer than \(IMAPLimits.line) bytes")
        }
        return nil
    }

    /// Position of the next CR LF; nil while it has not come.
    private mutating func lineEnd() -> Int? {
        guard scanned < buffer.count else { return nil }
        var index = scanned
        while let feed = buffer[index...].firstIndex(of: 0x0A) {
            if feed > lineStart, buffer[feed - 1] == 0x0D {
                scanned = feed + 1
                return feed - 1
            }
            index = feed + 1
        }
        scanned = buffer.count
        return nil
    }

    /// Size of the literal that the line announces. Status lines hold free text, where `{5}` means
    /// nothing.
    private func literal(endingAt end: Int) throws(IMAPSyntaxError) -> Int? {
        guard end > lineStart, buffer[end - 1] == UInt8(ascii: "}"), mayHoldLiterals else {
            return nil
        }
        let window = buffer[max(lineStart, end - 14)..<(end - 1)]
        guard let open = window.lastIndex(of: UInt8(ascii: "{")) else { return nil }
        let digits = window[(open + 1)...]
        guard let count = Int(String(decoding: digits, as: UTF8.self)),
            digits.first != UInt8(ascii: "-")
        else {
            return nil
        }
        guard count <= IMAPLimits.literal else {
            throw IMAPSyntaxError(description: "a literal of \(count) bytes is over the limit")
        }
        return count
    }

    private var mayHoldLiterals: Bool {
        let head = String(decoding: buffer[start..<min(start + 12, buffer.count)], as: UTF8.self)
            .uppercased()
        guard head.hasPrefix("* ") else { return false }
        return !["OK ", "NO ", "BAD ", "BYE ", "PREAUTH "].contains {
            head.dropFirst(2).hasPrefix($0)
        }
    }

    private mutating func finish(after end: Int) {
        (start, scanned, lineStart, literals, literalBytes) = (end, end, end, 0, 0)
        // Moving the rest to the front after every line would be quadratic.
        if start > 1 << 16 || start == buffer.count {
            buffer.removeSubrange(..<start)
            (start, scanned, lineStart) = (0, 0, 0)
        }
    }
}
