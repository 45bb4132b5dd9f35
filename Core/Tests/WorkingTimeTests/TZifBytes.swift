@testable import WorkingTime

/// Writes TZif data (RFC 8536) for tests.
struct TZifBytes {
    var version: UInt8 = UInt8(ascii: "2")
    /// Transition times and the index of the type that begins.
    var transitions: [(Int64, UInt8)] = []
    var offsets = [0]
    var footer = "UTC0"

    var bytes: [UInt8] {
        guard version != 0 else { return block(wide: false) }
        return TZifBytes(version: version).block(wide: false) + block(wide: true)
            + Array("\n\(footer)\n".utf8)
    }

    private func block(wide: Bool) -> [UInt8] {
        var result = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
        for count in [0, 0, 0, transitions.count, offsets.count, 4] {
            result += word(Int64(count), 4)
        }
        for (time, _) in transitions { result += word(time, wide ? 8 : 4) }
        result += transitions.map(\.1)
        for offset in offsets { result += word(Int64(offset), 4) + [0, 0] }
        return result + Array("LMT\0".utf8)
    }

    private func word(_ value: Int64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: value >> Int64($0 * 8)) }
    }

    func rules() throws -> ZoneRules {
        try ZoneRules(tzif: bytes, name: "Test/Zone", edition: "test")
    }
}
