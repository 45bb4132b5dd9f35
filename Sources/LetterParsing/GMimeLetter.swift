import CGMimeShim
import Letters

/// One run of GMime over mended bytes. GMime's objects never leave this file and `GMimeParts`.
enum GMimeLetter {
    /// - Parameter depth: how many letters inside letters are opened.
    static func read(_ letter: LetterBytes, depth: Int) throws(MIMEError) -> InboundLetter {
        guard let options = g_mime_parser_options_new() else { throw MIMEError(.unparsable) }
        defer { g_mime_parser_options_free(options) }
        let warnings = ParserWarnings()
        let charset = firstCharset(letter.bytes)
        gmime_shim_set_fallbacks(options, "utf-8", charset ?? "windows-1251")
        let user = Unmanaged.passUnretained(warnings).toOpaque()
        g_mime_parser_options_set_warning_callback(options, ParserWarnings.callback, user)
        let result = withExtendedLifetime(warnings) {
            letter.bytes.withUnsafeBytes { buffer in
                Result { () throws(MIMEError) in
                    try parse(buffer, options, charset, warnings, letter, depth)
                }
            }
        }
        return try result.get()
    }

    private static func parse(
        _ buffer: UnsafeRawBufferPointer, _ options: OpaquePointer, _ charset: String?,
        _ warnings: ParserWarnings,
        _ letter: LetterBytes, _ depth: Int
    ) throws(MIMEError) -> InboundLetter {
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let parser = gmime_shim_parser(start, buffer.count) else {
            throw MIMEError(.unparsable)
        }
        defer { g_object_unref(parser) }
        guard let parsed = g_mime_parser_construct_message(parser, options) else {
            throw MIMEError(.unparsable)
        }
        defer { g_object_unref(parsed) }
        guard !warnings.nestingOverflow else { throw MIMEError(.tooDeep) }
        var parts = GMimeParts(letter, charset: charset, lettersLeft: depth)
        let root = g_mime_message_get_mime_part(parsed)
        if let root { try parts.take(root, isRoot: true) }
        let headers = MailHeaders(
            letter: gmime_shim_object(parsed), root: root, options: options, charset: charset)
        var message = headers.message()
        parts.fill(&message)
        if parts.isEmpty,
            warnings.defects.contains(where: { $0 == .missingBoundary || $0 == .truncated })
        {
            let (text, found) = LetterText.bounded(wholeBody(letter))
            message.text = text
            parts.note(found)
        }
        message.defects = unique(
            letter.defects + warnings.defects + headers.defects(of: message) + parts.defects)
        return message
    }

    /// Without the right boundary the parts cannot be told apart; people can still read what is
    /// there.
    private static func wholeBody(_ letter: LetterBytes) -> String {
        LetterText.trimmed(LetterText.shown(Charset.decode(letter.body, declared: nil).text))
    }

    private static func unique(_ defects: [LetterDefect]) -> [LetterDefect] {
        LetterDefect.allCases.filter { defects.contains($0) }
    }

    /// Raw 8-bit headers are in the body's character set, as a rule; nil when none is named that
    /// tells.
    private static func firstCharset(_ bytes: [UInt8]) -> String? {
        let key = Array("charset=".utf8)
        let window = bytes.prefix(LetterLimits.headerBytes)
        var index = window.startIndex
        while let equals = window[index...].firstIndex(of: UInt8(ascii: "=")) {
            index = equals + 1
            guard equals >= 7,
                window[(equals - 7)...equals].map({ $0 | 0x20 }) == key.map({ $0 | 0x20 })
            else {
                continue
            }
            let value = window[index...].drop(while: { $0 == 0x22 || $0 == 0x27 })
            let name = value.prefix(while: { isNameByte($0) }).prefix(40)
            let text = String(decoding: name, as: UTF8.self).lowercased()
            switch CharsetLabels.meaning(of: text).kind {
            case .utf8, .utf16, .ascii, .unknown: return nil
            case .singleByte, .multiByte, .iso2022JP: return text
            }
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            || byte == 0x2D || byte == 0x5F
    }
}

/// What GMime complained about while parsing.
final class ParserWarnings {
    private(set) var defects: [LetterDefect] = []
    private(set) var nestingOverflow = false

    static let callback: GMimeParserWarningFunc = { _, code, _, user in
        guard let user else { return }
        Unmanaged<ParserWarnings>.fromOpaque(user).takeUnretainedValue().take(code)
    }

    private func take(_ code: GMimeParserWarning) {
        guard defects.count < LetterLimits.defects else { return }
        switch code {
        case GMIME_CRIT_NESTING_OVERFLOW: nestingOverflow = true
        case GMIME_WARN_DUPLICATED_HEADER, GMIME_CRIT_CONFLICTING_HEADER:
            defects.append(.duplicatedHeader)
        case GMIME_WARN_UNENCODED_8BIT_HEADER: defects.append(.unencodedHeader)
        case GMIME_WARN_INVALID_CONTENT_TYPE, GMIME_WARN_INVALID_PARAMETER:
            defects.append(.brokenContentType)
        case GMIME_WARN_INVALID_RFC2047_HEADER_VALUE: defects.append(.brokenEncodedWord)
        case GMIME_CRIT_INVALID_HEADER_NAME: defects.append(.invalidHeader)
        case GMIME_WARN_TRUNCATED_MESSAGE, GMIME_WARN_MALFORMED_MULTIPART:
            defects.append(.truncated)
        case GMIME_CRIT_MULTIPART_WITHOUT_BOUNDARY: defects.append(.missingBoundary)
        default: break
        }
    }
}
