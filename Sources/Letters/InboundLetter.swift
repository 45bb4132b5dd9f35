/// One received letter, decoded: text is UTF-8 with LF line ends, header values are single lines.
public struct InboundLetter: Sendable, Equatable {
    /// Without angle brackets, as are `inReplyTo` and `references`.
    public var messageID: String?
    public var inReplyTo: String?
    public var references: [String] = []

    public var from: MailAddress?
    public var sender: MailAddress?
    public var replyTo: [MailAddress] = []
    public var to: [MailAddress] = []
    public var cc: [MailAddress] = []
    /// The bounce address the last server wrote; empty for the null sender `<>`.
    public var returnPath: String?

    public var subject = ""
    /// The sender's claim in seconds since 1970; may be absent or absurd.
    public var date: Int64?
    /// The date of the topmost Received line; only as good as the server that wrote it.
    public var receivedDate: Int64?
    /// Host that wrote the topmost Received line.
    public var receivedBy: String?
    public var automatic: AutomaticMail?
    /// Values of every Authentication-Results header, topmost first, unverified.
    public var authenticationResults: [String] = []
    /// X-Spam-Flag or X-Spam-Status says yes; only as good as the server that wrote it.
    public var isMarkedSpam = false
    /// What stands as the mark of a desk's own letters, unverified.
    public var mark: String?
    public static let markHeader = "X-Reglament-Mark"

    public var text = ""
    /// As sent. Show it through `LetterHTML` only.
    public var html: String?
    public var attachments: [MailAttachment] = []
    /// Who wrote the first letter that is attached.
    public var enclosedFrom: MailAddress?

    /// SHA-256, hexadecimal, of what follows the header with LF line ends.
    public var bodyDigest = ""
    public var defects: [LetterDefect] = []

    public init() {}
}

/// What was wrong with a letter that could be read nevertheless.
public enum LetterDefect: String, Sendable, Codable, CaseIterable {
    case bareCarriageReturns
    case nulBytes
    case noBlankLine
    case invalidHeader
    case unencodedHeader
    case duplicatedHeader
    case foundSender
    case brokenEncodedWord
    case brokenContentType
    case unknownCharset
    case guessedCharset
    case undecodableText
    case missingBoundary
    case truncated
    case damagedBase64
    case damagedQuotedPrintable
    case tooManyAddresses
    case invalidDate
    case excessiveStructure
    case longText
    case overloadedCharacters
    case uncheckedSignature

    /// True when part of what the sender wrote may be missing or garbled.
    public var losesContent: Bool {
        switch self {
        case .missingBoundary, .truncated, .damagedBase64, .undecodableText, .noBlankLine,
            .longText:
            true
        case .bareCarriageReturns, .nulBytes, .invalidHeader, .unencodedHeader, .duplicatedHeader,
            .foundSender, .uncheckedSignature, .brokenEncodedWord, .brokenContentType,
            .unknownCharset, .guessedCharset, .damagedQuotedPrintable, .tooManyAddresses,
            .invalidDate, .excessiveStructure, .overloadedCharacters:
            false
        }
    }

    public var sentence: String {
        switch self {
        case .bareCarriageReturns: "line ends are bare CR"
        case .nulBytes: "a header holds NUL bytes"
        case .noBlankLine: "no blank line between header and text"
        case .invalidHeader: "a header line is malformed"
        case .unencodedHeader: "a header holds raw 8-bit text"
        case .duplicatedHeader: "a header that may stand once is repeated"
        case .foundSender:
            "the sender's field is malformed or missing; the address was found in it or beside it"
        case .brokenEncodedWord: "an encoded word in a header is malformed"
        case .brokenContentType: "a Content-Type is malformed"
        case .unknownCharset: "the named character set is unknown"
        case .guessedCharset: "the character set is missing or wrong and was guessed"
        case .undecodableText: "some bytes of the text fit no character set"
        case .missingBoundary: "a multipart has no boundary"
        case .truncated: "the letter ends before its last part is closed"
        case .damagedBase64: "base64 content is damaged"
        case .damagedQuotedPrintable: "quoted-printable content is damaged"
        case .tooManyAddresses: "a header has too many addresses; the rest was left out"
        case .invalidDate: "the Date header cannot be read"
        case .excessiveStructure:
            "a header is nested, long or repeated beyond the limits; the rest was left out"
        case .longText:
            "the text is longer than \(LetterLimits.textBytes) bytes; the rest was left out"
        case .overloadedCharacters:
            "characters carry more marks than any script has; the rest were left out"
        case .uncheckedSignature: "the letter is signed (S/MIME); the signature was not checked"
        }
    }
}
