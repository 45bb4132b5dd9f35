import Letters

/// A letter's bytes made fit for the parser, with what had to be mended and the limits checked.
///
/// The parser is C and builds one object per part and header line, so whatever could make it build
/// too many is counted here first, in one pass.
struct LetterBytes {
    private(set) var bytes: [UInt8]
    private(set) var defects: [LetterDefect] = []
    /// Where the top header block ends, after its blank line.
    private(set) var bodyStart = 0
    private var lineEnds = LineEnds()

    static let lf = UInt8(ascii: "\n")
    static let cr = UInt8(ascii: "\r")

    init(_ raw: [UInt8]) throws(MIMEError) {
        guard !raw.allSatisfy({ $0 <= 0x20 }) else { throw MIMEError(.empty) }
        guard raw.count <= LetterLimits.bytes else { throw MIMEError(.tooLarge(bytes: raw.count)) }
        let lines = Self.withLineFeeds(raw, &lineEnds)
        if lineEnds.hasBare { defects.append(.bareCarriageReturns) }
        bytes = Self.withoutPreamble(lines)
        HeaderBlock.mend(&bytes, &defects)
        // Whatever was mended lies above all parts.
        lineEnds.shift = bytes.count - lines.count
        try count()
    }

    /// A piece of the body as it came, with its line ends.
    func original(_ range: Range<Int>) -> [UInt8] { lineEnds.restored(bytes, range) }

    var body: ArraySlice<UInt8> { bytes[min(bodyStart, bytes.count)...] }

    /// CRLF and CR CRLF become LF; a CR on its own becomes LF too, or a blank inside the first
    /// header block.
    private static func withLineFeeds(_ raw: [UInt8], _ ends: inout LineEnds) -> [UInt8] {
        var index = raw.index(of: cr, from: 0)
        guard index < raw.count else { return raw }
        var out: [UInt8] = []
        out.reserveCapacity(raw.count)
        index = 0
        while index < raw.count {
            let end = raw.index(of: cr, from: index)
            out += raw[index..<end]
            index = end + 1
            guard end < raw.count else { break }
            let isPaired = index < raw.count && raw[index] == lf
            if isPaired || index + 1 < raw.count && raw[index] == cr && raw[index + 1] == lf {
                ends.note(at: out.count, isBare: false)
                continue
            }
            ends.note(at: out.count, isBare: true)
            out.append(lf)
        }
        return out
    }

    /// Drops a byte order mark, blank lines and an mbox "From " line above the header.
    private static func withoutPreamble(_ bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
        rest = rest.drop(while: { $0 <= 0x20 })
        while rest.starts(with: Array("From ".utf8)) || rest.starts(with: Array(">From ".utf8)),
            HeaderBlock.gap(rest.prefix(64)) == nil
        {
            rest = rest.drop(while: { $0 != lf }).drop(while: { $0 == lf })
        }
        return rest.startIndex == 0 ? bytes : Array(rest)
    }

    private mutating func count() throws(MIMEError) {
        var scan = HeaderScan()
        var lineStart = 0
        var mended: [Int] = []
        var fields = StructuredFields()
        var excess: [Int] = []
        var contents = ContentFields()
        while lineStart < bytes.count {
            let lineEnd = bytes.index(of: Self.lf, from: lineStart)
            let inHeader = scan.inHeader
            // Most lines are neither of a header nor a delimiter, and there are millions of them.
            guard inHeader || bytes[lineStart] == UInt8(ascii: "-") else {
                lineStart = lineEnd + 1
                continue
            }
            let line = bytes[lineStart..<lineEnd]
            let wasFirst = scan.inFirstBlock
            try scan.take(line)
            if inHeader {
                mended += line.indices.filter { bytes[$0] == 0 }
                excess += fields.excess(of: line)
                contents.take(line)
            }
            if !scan.inHeader || line.isEmpty { fields = StructuredFields() }
            if !inHeader || !scan.inHeader || line.isEmpty || line.starts(with: [0x2D, 0x2D]) {
                contents.startBlock()
            }
            if wasFirst, !scan.inFirstBlock { bodyStart = min(lineEnd + 1, bytes.count) }
            lineStart = lineEnd + 1
        }
        if scan.inFirstBlock { bodyStart = bytes.count }
        guard scan.firstBlockHeaders > 0 else { throw MIMEError(.noHeaders) }
        // SUB stands where something could not (ECMA-48, 8.3.148), and is marked where it is shown.
        for index in mended { bytes[index] = 0x1A }
        for index in excess { bytes[index] = 0x20 }
        for gap in contents.gaps { bytes.swapAt(gap.blank, gap.colon) }
        for index in contents.repeats { bytes[index] = UInt8(ascii: "X") }
        if !contents.repeats.isEmpty { defects.append(.duplicatedHeader) }
        if !mended.isEmpty { defects.append(.nulBytes) }
        if !excess.isEmpty { defects.append(.excessiveStructure) }
    }
}

/// Follows header blocks line by line: the first one, and one after each possible delimiter.
private struct HeaderScan {
    private(set) var inHeader = true
    private(set) var inFirstBlock = true
    private(set) var firstBlockHeaders = 0
    private var headers = 0
    private var headerBytes = 0
    private var delimiters = 0
    private var opensLetter = false
    private var isContentType = false

    mutating func take(_ line: ArraySlice<UInt8>) throws(MIMEError) {
        if !inFirstBlock, line.starts(with: [0x2D, 0x2D]) {
            delimiters += 1
            guard delimiters <= LetterLimits.delimiterLines else { throw MIMEError(.tooManyParts) }
            startBlock()
        } else if inHeader {
            try takeHeader(line)
        }
    }

    private mutating func startBlock() {
        inHeader = true
        opensLetter = false
        headers = 0
        headerBytes = 0
    }

    private mutating func takeHeader(_ line: ArraySlice<UInt8>) throws(MIMEError) {
        guard !line.isEmpty else { return endBlock() }
        headerBytes += line.count
        guard headerBytes <= LetterLimits.headerBytes else { throw MIMEError(.headersTooLarge) }
        let isFolded = line.first == 0x20 || line.first == 0x09
        if !isFolded { isContentType = line.prefix(12).lowercased == Array("content-type".utf8) }
        opensLetter = opensLetter || (isContentType && Self.namesLetter(line))
        if isFolded { return }
        headers += 1
        guard headers <= LetterLimits.headers else { throw MIMEError(.tooManyHeaders) }
        if inFirstBlock, HeaderBlock.looksLikeHeader(line) { firstBlockHeaders += 1 }
    }

    private mutating func endBlock() {
        inFirstBlock = false
        inHeader = opensLetter
        opensLetter = false
        headers = 0
        headerBytes = 0
    }

    private static func namesLetter(_ line: ArraySlice<UInt8>) -> Bool {
        guard line.count < 1_000 else { return false }
        let lowered = String(decoding: line, as: UTF8.self).lowercased()
        return lowered.contains("message/") || lowered.contains("digest")
    }
}

extension ArraySlice<UInt8> {
    fileprivate var lowercased: [UInt8] { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
}
