/// Looks for bytes where few are found: a block at a time without a branch for each, since letters have
/// millions of them.
public enum ByteBlocks {
    /// Bytes of a block.
    @usableFromInline static let size = 64
    /// Bytes looked at one by one first: what is found is often not alone.
    @usableFromInline static let near = 8

    /// - Parameter isSought: must be cheap; it is asked for bytes behind the one that is found as well.
    /// - Returns: where the first byte that is sought stands, from `start` on; the end: there is none.
    @inlinable @inline(__always)
    public static func first(
        in bytes: UnsafeBufferPointer<UInt8>, from start: Int, where isSought: (UInt8) -> Bool
    ) -> Int {
        var index = start
        let nearEnd = min(start + near, bytes.count)
        while index < nearEnd {
            if isSought(bytes[index]) { return index }
            index += 1
        }
        while index + size <= bytes.count {
            var found: UInt8 = 0
            for offset in 0..<size { found |= isSought(bytes[index + offset]) ? 1 : 0 }
            if found != 0 { break }
            index += size
        }
        while index < bytes.count, !isSought(bytes[index]) { index += 1 }
        return index
    }

    /// Whether the text holds such a byte.
    @inlinable @inline(__always)
    public static func hold(_ text: String, where isSought: (UInt8) -> Bool) -> Bool {
        let bytes = text.utf8
        return bytes.withContiguousStorageIfAvailable { first(in: $0, from: 0, where: isSought) < $0.count }
            ?? bytes.contains(where: isSought)
    }
}
