import Foundation
import WorkingTime

/// Clock, ids and randomness: the only place that asks the machine for them.
public struct World: Sendable {
    public var now: @Sendable () -> Instant
    /// `count` random bytes.
    public var randomBytes: @Sendable (Int) -> [UInt8]

    public init(
        now: @escaping @Sendable () -> Instant, randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.now = now
        self.randomBytes = randomBytes
    }

    public static let system = World(
        now: { Instant(seconds: Int64(Date().timeIntervalSince1970.rounded(.down))) },
        randomBytes: { count in
            var generator = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
        }
    )

    /// A UUIDv7 (RFC 9562): sorts by time of making.
    public func newID() -> String {
        let milliseconds = UInt64(max(0, now().seconds)) * 1000
        var bytes =
            (0..<6).map { UInt8(truncatingIfNeeded: milliseconds >> UInt64(40 - 8 * $0)) }
            + randomBytes(10)
        bytes[6] = 0x70 | (bytes[6] & 0x0F)
        bytes[8] = 0x80 | (bytes[8] & 0x3F)
        let digits = Hexadecimal.text(bytes)
        let cuts = [0, 8, 12, 16, 20, 32]
        return zip(cuts, cuts.dropFirst()).map { from, to in
            String(digits.dropFirst(from).prefix(to - from))
        }.joined(separator: "-")
    }

    /// A secret for links, forms and sessions: 32 random bytes in hexadecimal.
    public func newToken() -> String { Hexadecimal.text(randomBytes(32)) }
}

/// Bytes as lower-case hexadecimal digits.
public enum Hexadecimal {
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef")
        return String(bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }
}
