/// What was read is not what the other side writes: it is damaged, or the program there is not ours
/// any more.
package struct WireError: Error, Sendable {
    package init() {}
}

/// Reads what `WireWriter` wrote, and trusts none of it: counts are held against the bytes that are
/// there.
package struct WireReader {
    private let bytes: ArraySlice<UInt8>
    private var at: Int

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
        at = 0
    }

    package var isAtEnd: Bool { at == bytes.endIndex }

    package mutating func integer() throws(WireError) -> Int {
        var number: UInt64 = 0
        for (shift, byte) in try take(8).enumerated() {
            number |= UInt64(byte) << UInt64(8 * shift)
        }
        return Int(Int64(bitPattern: number))
    }

    package mutating func flag() throws(WireError) -> Bool { try integer() != 0 }

    package mutating func data() throws(WireError) -> [UInt8] { Array(try counted()) }

    package mutating func text() throws(WireError) -> String {
        guard let text = String(validating: try counted(), as: UTF8.self) else { throw WireError() }
        return text
    }

    package mutating func optional<Value>(
        _ read: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> Value? {
        try flag() ? try read(&self) : nil
    }

    package mutating func list<Value>(
        _ read: (inout WireReader) throws(WireError) -> Value
    ) throws(WireError) -> [Value] {
        let count = try integer()
        // Each value takes eight bytes at least, so no count can ask for more room than was sent.
        guard count >= 0, count <= (bytes.endIndex - at) / 8 else { throw WireError() }
        var values: [Value] = []
        for _ in 0..<count { values.append(try read(&self)) }
        return values
    }

    private mutating func counted() throws(WireError) -> ArraySlice<UInt8> {
        try take(try integer())
    }

    private mutating func take(_ count: Int) throws(WireError) -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - at else { throw WireError() }
        defer { at += count }
        return bytes[at..<(at + count)]
    }
}
