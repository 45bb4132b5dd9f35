/// Why TZif bytes were refused.
public struct ZoneRulesError: Error, Sendable, Hashable, CustomStringConvertible {
    public var description: String
}

/// Reads compiled time zone data (RFC 8536, versions 1 to 4), its footer included.
extension ZoneRules {
    /// Rules of the footer are written out through this year.
    static let lastYear = 2050
    private static let bytesMax = 1 << 20
    private static let countMax = 20_000
    /// RFC 8536 §3.2: offsets lie between −25 and +26 hours.
    static let offsetMax = 26 * 3600

    /// Reads the bytes of a file of the IANA data, at most 1 MiB.
    public init(tzif bytes: [UInt8], name: String, edition: String) throws(ZoneRulesError) {
        guard bytes.count <= Self.bytesMax else {
            throw ZoneRulesError(description: "\(name): more than 1 MiB")
        }
        var reader = TZifReader(bytes: bytes, name: name)
        let first = try reader.header()
        var block: TZifReader.Block
        var footer = ""
        if first.version == 0 {
            block = try reader.block(first, wide: false)
        } else {
            try reader.skip(first.length(wide: false))
            block = try reader.block(try reader.header(), wide: true)
            footer = reader.footer()
        }
        if !footer.isEmpty {
            guard let rule = PosixZone(footer) else {
                throw ZoneRulesError(
                    description: "\(name): footer '\(footer.prefix(80))' is no POSIX time zone")
            }
            let from = block.transitions.last.map { $0.at.seconds } ?? .min
            block.transitions += rule.transitions(after: from, through: Self.lastYear)
            if block.transitions.isEmpty { block.firstOffset = rule.standard }
        }
        self.init(
            name: name, edition: edition, firstOffset: block.firstOffset,
            transitions: block.transitions)
    }

    struct TZifReader {
        struct Header {
            var version: UInt8
            var isUT, isStandard, leap, time, type, char: Int

            func length(wide: Bool) -> Int {
                let word = wide ? 8 : 4
                return time * word + time + type * 6 + char + leap * (word + 4) + isStandard + isUT
            }
        }
        struct Block {
            var firstOffset: Int
            var transitions: [Transition]
        }

        let bytes: [UInt8]
        let name: String
        var at = 0

        mutating func skip(_ count: Int) throws(ZoneRulesError) {
            guard count >= 0, at + count <= bytes.count else {
                throw ZoneRulesError(
                    description: "\(name): time zone data end at byte \(bytes.count), too early")
            }
            at += count
        }

        mutating func integer(_ count: Int) throws(ZoneRulesError) -> Int64 {
            let start = at
            try skip(count)
            let raw = bytes[start..<at].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            let unused = UInt64(64 - count * 8)
            return Int64(bitPattern: raw << unused) >> Int64(unused)
        }

        mutating func header() throws(ZoneRulesError) -> Header {
            let start = at
            try skip(44)
            guard Array(bytes[start..<start + 4]) == Array("TZif".utf8) else {
                throw ZoneRulesError(
                    description: "\(name): no time zone data (TZif) at byte \(start)")
            }
            let version = bytes[start + 4]
            at = start + 20
            var counts: [Int] = []
            for _ in 0..<6 {
                let count = Int(try integer(4))
                guard (0...ZoneRules.countMax).contains(count) else {
                    throw ZoneRulesError(
                        description: "\(name): a count of \(count) in time zone data")
                }
                counts.append(count)
            }
            return Header(
                version: version, isUT: counts[0], isStandard: counts[1], leap: counts[2],
                time: counts[3],
                type: counts[4], char: counts[5]
            )
        }

        mutating func block(_ header: Header, wide: Bool) throws(ZoneRulesError) -> Block {
            let end = at + header.length(wide: wide)
            var times: [Int64] = []
            for _ in 0..<header.time { times.append(try integer(wide ? 8 : 4)) }
            var types: [Int] = []
            for _ in 0..<header.time { types.append(Int(try integer(1)) & 0xFF) }
            var offsets: [Int] = []
            for _ in 0..<header.type {
                offsets.append(Int(try integer(4)))
                try skip(2)
            }
            guard !offsets.isEmpty, types.allSatisfy({ $0 < offsets.count }),
                times == times.sorted(),
                offsets.allSatisfy({ abs($0) <= ZoneRules.offsetMax })
            else {
                throw ZoneRulesError(description: "\(name): transitions and types do not fit")
            }
            try skip(end - at)
            let transitions = zip(times, types).map {
                Transition(at: Instant(seconds: $0), offset: offsets[$1])
            }
            return Block(firstOffset: offsets[0], transitions: transitions)
        }

        func footer() -> String {
            guard at < bytes.count, bytes[at] == UInt8(ascii: "\n"),
                let end = bytes[(at + 1)...].firstIndex(of: UInt8(ascii: "\n"))
            else { return "" }
            return String(decoding: bytes[(at + 1)..<end], as: UTF8.self)
        }
    }
}
