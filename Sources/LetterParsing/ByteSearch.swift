import Glibc

extension [UInt8] {
    /// Index of the next such byte, or the end; by `memchr`, since letters have millions of bytes.
    func index(of byte: UInt8, from start: Int) -> Int {
        withUnsafeBytes { buffer in
            guard let base = buffer.baseAddress, start < buffer.count,
                let found = memchr(base + start, Int32(byte), buffer.count - start)
            else { return buffer.count }
            return UnsafeRawPointer(found) - base
        }
    }
}
