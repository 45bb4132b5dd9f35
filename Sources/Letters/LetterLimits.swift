/// What one letter may cost. A letter over a limit is refused as unreadable and kept raw.
public enum LetterLimits {
    /// Bytes of the whole letter as it came.
    public static let bytes = 25 * 1024 * 1024
    /// Multiparts inside multiparts, attached letters not counted: they stay closed.
    public static let depth = 32
    /// Leaves and multiparts together.
    public static let parts = 200
    /// Lines in one header block, folded lines not counted.
    public static let headers = 1_000
    /// Bytes of one header block.
    public static let headerBytes = 256 * 1024
    /// Lines that could be multipart delimiters; bounds the parser's memory before it runs.
    public static let delimiterLines = 50_000
    public static let addressesPerHeader = 200
    /// Groups and comments that are open at once in one structured field.
    public static let nesting = 100
    /// Bytes of one structured field, folding included.
    public static let structuredBytes = 64 * 1024
    /// Structured fields of one name in one header block.
    public static let structuredRepeats = 50
    public static let references = 100
    /// Characters of a host's name (RFC 1035, 2.3.4).
    public static let hostLength = 255
    public static let attachmentNameLength = 150
    /// Characters of a subject, name or other single header value that are kept.
    public static let headerValueLength = 2_000
    /// Bytes of text that a desk works with; the letter itself stays whole.
    public static let textBytes = 4 * 1024 * 1024
    /// Marks on one character (UAX #15, stream-safe text: no script has more).
    public static let marks = 30
    public static let defects = 50
}
