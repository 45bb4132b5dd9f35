import CGMimeShim
import Letters

/// Bytes of a letter to an `InboundLetter`. Foreign code reads them: only `letter-reader` and
/// tests may call it.
public enum MIMECodec {
    /// Reads any bytes: a letter that is damaged but readable carries `defects`, one that is not
    /// throws.
    public static func parse(_ bytes: [UInt8]) throws(MIMEError) -> InboundLetter {
        do {
            return try read(bytes)
        } catch {
            throw MIMEError(error.cause, readable: headerAlone(bytes, error.cause))
        }
    }

    /// - Parameter depth: how many letters inside letters are opened.
    static func read(_ raw: [UInt8], depth: Int = PackedContents.depth) throws(MIMEError)
        -> InboundLetter
    {
        GMimeStart.once
        let letter = try LetterBytes(raw)
        var message = try GMimeLetter.read(letter, depth: depth)
        message.bodyDigest = digest(letter.body)
        return message
    }

    /// SHA-256, hexadecimal.
    private static func digest(_ bytes: ArraySlice<UInt8>) -> String {
        let text = bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return g_compute_checksum_for_data(G_CHECKSUM_SHA256, start, gsize(buffer.count))
        }
        defer { g_free(text) }
        return text.map { String(cString: $0) } ?? ""
    }

    /// The first header block read as a letter without a body, so that a refused letter still shows
    /// its sender.
    private static func headerAlone(_ raw: [UInt8], _ cause: MIMEError.Cause) -> InboundLetter? {
        switch cause {
        case .noHeaders: return textAlone(raw)
        case .empty, .unparsable, .tooCostly, .endedReader: return nil
        case .tooLarge, .tooManyHeaders, .headersTooLarge, .tooDeep, .tooManyParts:
            return headerAlone(raw)
        }
    }

    /// Sender, subject and date, without looking at what follows the header; nil when that cannot
    /// be read either.
    public static func headerAlone(_ raw: [UInt8]) -> InboundLetter? {
        var head = Array(raw.prefix(LetterLimits.headerBytes / 2))
        if let end = blankLine(head) { head.removeSubrange(end...) }
        let lines = head.split(separator: LetterBytes.lf).prefix(LetterLimits.headers / 2)
        let kept = lines.filter { !isContentHeader($0) }
        guard var message = try? read(Array(kept.joined(separator: [LetterBytes.lf]))) else {
            return nil
        }
        message.text = ""
        return message
    }

    /// Bytes without a header but without control characters either are somebody's words.
    private static func textAlone(_ raw: [UInt8]) -> InboundLetter? {
        let head = raw.prefix(LetterLimits.headerBytes)
        guard head.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) }) else { return nil }
        var message = InboundLetter()
        message.text = LetterText.trimmed(
            LetterText.shown(Charset.decode(head, declared: nil).text))
        return message
    }

    private static func isContentHeader(_ line: ArraySlice<UInt8>) -> Bool {
        String(decoding: line.prefix(8), as: UTF8.self).lowercased() == "content-"
    }

    private static func blankLine(_ bytes: [UInt8]) -> Int? {
        var previous: UInt8?
        for index in bytes.indices where bytes[index] != LetterBytes.cr {
            if bytes[index] == LetterBytes.lf, previous == LetterBytes.lf { return index }
            previous = bytes[index]
        }
        return nil
    }
}

/// GMime wants to be started once.
enum GMimeStart {
    static let once: Void = g_mime_init()
}
