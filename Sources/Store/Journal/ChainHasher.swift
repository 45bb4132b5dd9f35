import Crypto
import Foundation

/// SHA-256 over parts of which each is preceded by its length, so that parts cannot shift: one link
/// of a chain.
struct ChainHasher {
    private var hasher = SHA256()

    mutating func add(_ part: Data) {
        withUnsafeBytes(of: UInt64(part.count).bigEndian) { hasher.update(bufferPointer: $0) }
        hasher.update(data: part)
    }

    mutating func add(_ text: String) { add(Data(text.utf8)) }

    func finished() -> Data { Data(hasher.finalize()) }

    static func hash(_ parts: [Data]) -> Data {
        var hasher = ChainHasher()
        for part in parts { hasher.add(part) }
        return hasher.finished()
    }
}

extension Data {
    /// Lower-case hexadecimal digits.
    var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(count * 2)
        for byte in self { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        return String(decoding: text, as: UTF8.self)
    }
}
