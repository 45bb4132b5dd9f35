/// Bytes that are looked for where few are found. Letters have millions of bytes: they are gone
/// through in blocks by a table, without a branch for each.
public struct ByteSet: Sendable {
    /// Bytes of a block.
    private static let block = 32
    /// Bytes looked at one by one first: what is found is often not alone.
    private static let near = 8

    /// 1 for each byte that belongs to it.
    private let marks: [UInt8]

    public init(_ belongs: (UInt8) -> Bool) { marks = (0...UInt8.max).map { belongs($0) ? 1 : 0 } }

    /// - Parameter start: from 0 to the number of bytes.
    /// - Returns: where the first of them stands, from `start` on; the number of bytes: there is
    ///   none.
    public func first(in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int {
        marks.withUnsafeBufferPointer { marks in
            var index = start
            let nearEnd = min(start + Self.near, bytes.count)
            while index < nearEnd {
                if marks[Int(bytes[index])] != 0 { return index }
                index += 1
            }
            while index + Self.block <= bytes.count {
                var found: UInt8 = 0
                for offset in 0..<Self.block { found |= marks[Int(bytes[index + offset])] }
                if found != 0 { break }
                index += Self.block
            }
            while index < bytes.count, marks[Int(bytes[index])] == 0 { index += 1 }
            return index
        }
    }

    /// Whether the byte is one of them.
    public func contains(_ byte: UInt8) -> Bool { marks[Int(byte)] != 0 }

    /// Whether the text holds one of them.
    public func isFound(in text: String) -> Bool {
        let bytes = text.utf8
        return bytes.withContiguousStorageIfAvailable { first(in: $0) < $0.count }
            ?? bytes.contains(where: contains)
    }
}
