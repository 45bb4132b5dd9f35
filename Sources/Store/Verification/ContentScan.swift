import Foundation
import ServiceDesk

/// Finds references to contents in journalled bytes without decoding them. Keys are sorted, and a
/// quote inside of a text is escaped, so that no text can look like a reference.
enum ContentScan {
    private static let commitment = Array("{\"commitment\":\"".utf8)
    private static let id = Array("\",\"id\":\"".utf8)
    private static let content = Array("\"content\":\"".utf8)
    private static let html = Array("\"html\":\"".utf8)
    private static let stated = Array("\"stated\":".utf8)
    private static let quote = UInt8(ascii: "\"")
    /// Bytes of an id or a commitment.
    private static let wordMax = 200

    /// `{"commitment":"…","id":"…"}`, in order.
    static func references(in bytes: Data) -> [ContentRef] {
        bytes.withUnsafeBytes { bytes in
            var (found, at): ([ContentRef], Int) = ([], 0)
            while let start = position(of: commitment, in: bytes, from: at) {
                let (digits, end) = word(in: bytes, from: start)
                at = end
                guard starts(id, in: bytes, at: end) else { continue }
                let (name, next) = word(in: bytes, from: end + id.count)
                found.append(ContentRef(id: name, commitment: digits))
                at = next
            }
            return found
        }
    }

    /// Rows that a stored letter names as its files and its HTML. What was stated beside it comes
    /// later and is free.
    static func parts(of letter: Data) -> [String] {
        letter.withUnsafeBytes { whole in
            let end = position(of: stated, in: whole, from: 0) ?? whole.count
            let bytes = UnsafeRawBufferPointer(rebasing: whole[..<end])
            return [content, html].flatMap { key in
                var (found, at): ([String], Int) = ([], 0)
                while let start = position(of: key, in: bytes, from: at) {
                    let (name, next) = word(in: bytes, from: start)
                    found.append(name)
                    at = next
                }
                return found
            }
        }
    }

    /// Behind the next `pattern`; nil: there is none.
    private static func position(of pattern: [UInt8], in bytes: UnsafeRawBufferPointer, from: Int)
        -> Int?
    {
        guard let base = bytes.baseAddress else { return nil }
        var at = from
        while at + pattern.count <= bytes.count {
            guard let hit = memchr(base + at, Int32(pattern[0]), bytes.count - at) else {
                return nil
            }
            let found = UnsafeRawPointer(hit) - base
            if starts(pattern, in: bytes, at: found) { return found + pattern.count }
            at = found + 1
        }
        return nil
    }

    private static func starts(_ pattern: [UInt8], in bytes: UnsafeRawBufferPointer, at: Int)
        -> Bool
    {
        guard let base = bytes.baseAddress, at + pattern.count <= bytes.count else { return false }
        return memcmp(base + at, pattern, pattern.count) == 0
    }

    /// To the next quote; gives where that stands.
    private static func word(in bytes: UnsafeRawBufferPointer, from: Int) -> (String, Int) {
        let rest = bytes[from..<min(from + wordMax, bytes.count)]
        let end = rest.firstIndex(of: quote) ?? rest.endIndex
        return (String(decoding: bytes[from..<end], as: UTF8.self), end)
    }
}
