/// Why a letter could not be read, and what could be read all the same.
public struct MIMEError: Error, Sendable, Equatable, CustomStringConvertible {
    public enum Cause: Sendable, Equatable, Hashable {
        case empty
        case tooLarge(bytes: Int)
        case noHeaders
        case tooManyHeaders
        case headersTooLarge
        case tooDeep
        case tooManyParts
        case unparsable
        /// Reading it took more processor time than any letter of its size needs.
        case tooCostly
        /// The program that reads letters was ended by it, twice; the signal.
        case endedReader(signal: Int32)
    }

    public var cause: Cause
    /// Sender, subject and date of a letter whose body is over a limit.
    public var readable: InboundLetter?

    public init(_ cause: Cause, readable: InboundLetter? = nil) {
        self.cause = cause
        self.readable = readable
    }

    public var description: String {
        switch cause {
        case .empty: "the letter is empty: nothing was received; ask the sender to send it again"
        case .tooLarge(let bytes):
            "the letter has \(bytes) bytes or more, \(LetterLimits.bytes) are allowed; ask for a link"
        case .noHeaders:
            "no header line was found at the top: this is not a letter; look at the raw bytes"
        case .tooManyHeaders:
            "a header block has more than \(LetterLimits.headers) lines; look at the raw bytes"
        case .headersTooLarge:
            "a header block has more than \(LetterLimits.headerBytes) bytes; look at the raw bytes"
        case .tooDeep:
            "the parts are nested deeper than \(LetterLimits.depth) levels; look at the raw bytes"
        case .tooManyParts:
            "the letter has more than \(LetterLimits.parts) parts; ask for one archive instead"
        case .tooCostly:
            "reading the letter takes longer than any letter may; look at the raw bytes"
        case .endedReader(let signal):
            "the letter ended the program that reads letters, twice (signal \(signal)); look at the raw bytes"
        case .unparsable: "the parser found no letter in these bytes; look at the raw bytes"
        }
    }
}

/// Names that columns and journals keep: `too_large 99`.
extension MIMEError.Cause {
    private static let names: [(name: String, cause: Self)] = [
        ("empty", .empty), ("no_headers", .noHeaders), ("too_many_headers", .tooManyHeaders),
        ("headers_too_large", .headersTooLarge), ("too_deep", .tooDeep),
        ("too_many_parts", .tooManyParts),
        ("unparsable", .unparsable), ("too_costly", .tooCostly),
    ]
    private static let (tooLarge, endedReader) = ("too_large", "ended_reader")

    public var name: String {
        switch self {
        case .tooLarge(let bytes): "\(Self.tooLarge) \(bytes)"
        case .endedReader(let signal): "\(Self.endedReader) \(signal)"
        case .empty, .noHeaders, .tooManyHeaders, .headersTooLarge, .tooDeep, .tooManyParts,
            .unparsable, .tooCostly:
            Self.names.first { $0.cause == self }?.name ?? ""
        }
    }

    /// nil: no cause is called so.
    public init?(name: String) {
        let parts = name.split(separator: " ")
        if let known = Self.names.first(where: { $0.name == name }) {
            self = known.cause
        } else if parts.count == 2, parts[0] == Self.tooLarge, let bytes = Int(parts[1]) {
            self = .tooLarge(bytes: bytes)
        } else if parts.count == 2, parts[0] == Self.endedReader, let signal = Int32(parts[1]) {
            self = .endedReader(signal: signal)
        } else {
            return nil
        }
    }
}
