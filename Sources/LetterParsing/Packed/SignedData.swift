/// The content of an opaque S/MIME signature (RFC 8551, 3.5.2; RFC 5652, 5): found, not verified.
enum SignedData {
    /// nil: nothing is signed there, or it cannot be read (an encrypted letter).
    static func content(_ bytes: [UInt8]) -> [UInt8]? {
        var reader = BERReader(bytes[...])
        guard var info = reader.enter(BERReader.sequence),
            info.take(BERReader.identifier) == signed,
            var wrapper = info.enter(BERReader.context0),
            var data = wrapper.enter(BERReader.sequence),
            data.take(BERReader.integer) != nil, data.skip(BERReader.set),
            var inner = data.enter(BERReader.sequence), inner.take(BERReader.identifier) == plain,
            var octets = inner.enter(BERReader.context0)
        else { return nil }
        return octets.octets()
    }

    /// 1.2.840.113549.1.7.2
    private static let signed: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    /// 1.2.840.113549.1.7.1
    private static let plain: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]
}

/// Reads values in BER (X.690) one after the other: definite and indefinite lengths, strings in
/// pieces. Every length is held against the bytes that are there.
struct BERReader {
    static let (integer, octetString, identifier) = (UInt8(0x02), UInt8(0x04), UInt8(0x06))
    static let (sequence, set, context0) = (UInt8(0x30), UInt8(0x31), UInt8(0xA0))
    /// Values inside values.
    private static let depth = 20

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    private var isAtEnd: Bool { rest.isEmpty || rest.prefix(2).elementsEqual([0, 0]) }

    /// The inside of the next value, when it has that tag; the value is passed.
    mutating func enter(_ tag: UInt8) -> BERReader? { value(tag).map { BERReader($0) } }

    mutating func take(_ tag: UInt8) -> [UInt8]? { value(tag).map { Array($0) } }

    mutating func skip(_ tag: UInt8) -> Bool { value(tag) != nil }

    /// A string, whole or in pieces.
    mutating func octets() -> [UInt8]? { octets(depth: Self.depth) }

    private mutating func octets(depth: Int) -> [UInt8]? {
        guard depth > 0, let tag = rest.first else { return nil }
        if tag == Self.octetString { return take(tag) }
        guard tag == Self.octetString | 0x20, var pieces = enter(tag) else { return nil }
        var whole: [UInt8] = []
        while !pieces.isAtEnd {
            guard let piece = pieces.octets(depth: depth - 1) else { return nil }
            whole += piece
        }
        return whole
    }

    private mutating func value(_ tag: UInt8) -> ArraySlice<UInt8>? {
        guard rest.first == tag, let found = Self.next(rest, depth: Self.depth) else { return nil }
        rest = found.after
        return found.inside
    }

    private typealias Value = (inside: ArraySlice<UInt8>, after: ArraySlice<UInt8>)

    private static func next(_ bytes: ArraySlice<UInt8>, depth: Int) -> Value? {
        guard depth > 0, bytes.count >= 2, bytes[bytes.startIndex] & 0x1F != 0x1F else {
            return nil
        }
        let mark = bytes[bytes.startIndex + 1]
        let body = bytes.dropFirst(2)
        if mark == 0x80 { return indefinite(body, depth: depth) }
        guard mark > 0x80 else { return split(body, Int(mark)) }
        let digits = Int(mark & 0x7F)
        guard digits <= 4, body.count >= digits else { return nil }
        let length = body.prefix(digits).reduce(0) { $0 << 8 | Int($1) }
        return split(body.dropFirst(digits), length)
    }

    private static func split(_ body: ArraySlice<UInt8>, _ length: Int) -> Value? {
        guard length <= body.count else { return nil }
        return (body.prefix(length), body.dropFirst(length))
    }

    /// It ends where two zeros stand in place of a value. A letter that lost its end is read as far
    /// as it goes.
    private static func indefinite(_ body: ArraySlice<UInt8>, depth: Int) -> Value? {
        var rest = body
        while rest.count >= 2, !rest.prefix(2).elementsEqual([0, 0]) {
            guard let value = next(rest, depth: depth - 1) else { return nil }
            rest = value.after
        }
        return (body[body.startIndex..<rest.startIndex], rest.dropFirst(2))
    }
}
