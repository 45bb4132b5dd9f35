import Foundation
import WorkingTime

/// The lines of a pack one by one: only one is held at once, whatever the file is.
struct EvidenceLines {
    /// Of a file: some hundred thousand tickets.
    static let bytesMax = 4 << 30
    /// Of a line: the largest holds an edition.
    static let lineMax = 32 << 20
    private static let chunk = 1 << 20

    /// A line and its fields, the first of which names what it tells.
    struct Line {
        var number: Int
        var fields: [ArraySlice<UInt8>]

        var kind: String { String(decoding: fields[0], as: UTF8.self) }
    }

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var at = 0
    private var number = 0
    private var peeked: Line?

    /// - Parameter descriptor: of an open file; it stays the caller's.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line if it tells of this; nil: it tells of something else, or there is none.
    ///
    /// - Parameter first: what its first field must be; nil: anything.
    mutating func next(_ kind: String, _ count: ClosedRange<Int>, first: String? = nil)
        throws(EvidenceFault) -> Line?
    {
        if peeked == nil { peeked = try read() }
        guard let line = peeked, line.kind == kind else { return nil }
        if let first, line.fields.count < 2 || !line.fields[1].elementsEqual(first.utf8) {
            return nil
        }
        guard count.contains(line.fields.count - 1) else {
            throw EvidenceFault(
                line: line.number,
                "'\(kind)' has \(line.fields.count - 1) fields, not \(Self.words(count))")
        }
        peeked = nil
        return line
    }

    mutating func require(_ kind: String, _ count: ClosedRange<Int>) throws(EvidenceFault) -> Line {
        if let line = try next(kind, count) { return line }
        guard peeked != nil else {
            throw EvidenceFault(line: number + 1, "the file ends where '\(kind)' should stand")
        }
        throw EvidenceFault(
            line: number, "'\(kind)' should stand here; this is no pack, or it was changed")
    }

    /// Nothing may follow.
    mutating func finish() throws(EvidenceFault) {
        if peeked == nil { peeked = try read() }
        guard let line = peeked else { return }
        throw EvidenceFault(line: line.number, "something follows the end of the pack")
    }

    private static func words(_ count: ClosedRange<Int>) -> String {
        count.count == 1
            ? "\(count.lowerBound)" : "\(count.lowerBound) to \(count.upperBound)"
    }

    // MARK: Bytes

    private mutating func read() throws(EvidenceFault) -> Line? {
        var searched = at
        while true {
            if let end = Self.lineEnd(buffer, from: searched) {
                let line = buffer[at..<end]
                at = end + 1
                number += 1
                return Line(
                    number: number,
                    fields: line.split(separator: 9, omittingEmptySubsequences: false))
            }
            let seen = buffer.count - at
            guard seen <= Self.lineMax else {
                throw EvidenceFault(line: number + 1, "it is longer than any line of a pack")
            }
            guard try fill() else {
                guard seen == 0 else {
                    throw EvidenceFault(line: number + 1, "the file was cut off in this line")
                }
                return nil
            }
            searched = seen
        }
    }

    private static func lineEnd(_ bytes: [UInt8], from: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress, from < bytes.count else { return nil }
            return memchr(base + from, 10, bytes.count - from).map {
                UnsafeRawPointer($0) - base
            }
        }
    }

    /// - Returns: whether there was more.
    private mutating func fill() throws(EvidenceFault) -> Bool {
        buffer.removeSubrange(0..<at)
        at = 0
        var count = 0
        buffer += [UInt8](unsafeUninitializedCapacity: Self.chunk) { bytes, filled in
            count = Foundation.read(descriptor, bytes.baseAddress, Self.chunk)
            filled = max(0, count)
        }
        guard count >= 0 else { throw EvidenceFault(String(cString: strerror(errno))) }
        return count > 0
    }
}

extension EvidenceLines.Line {
    func text(_ index: Int) throws(EvidenceFault) -> String {
        guard let text = String(validating: fields[index], as: UTF8.self) else {
            throw EvidenceFault(line: number, "field \(index) is no text of UTF-8")
        }
        return text
    }

    func data(_ index: Int) -> Data { Data(fields[index]) }

    /// - Parameter count: how many bytes the digits give; nil: any number.
    func hexadecimal(_ index: Int, _ count: Int? = 32) throws(EvidenceFault) -> Data {
        guard let bytes = Self.bytes(fields[index]), count.map({ $0 == bytes.count }) ?? true
        else {
            throw EvidenceFault(
                line: number,
                "field \(index) must have \(count.map { "\($0 * 2)" } ?? "only") hexadecimal digits"
            )
        }
        return bytes
    }

    private static func bytes(_ digits: ArraySlice<UInt8>) -> Data? {
        guard digits.count.isMultiple(of: 2) else { return nil }
        var (bytes, high) = (Data(capacity: digits.count / 2), UInt8?.none)
        for digit in digits {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: value = digit - 0x61 + 10
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }

    /// A whole number no further from zero than any time that a desk writes.
    func number(_ index: Int) throws(EvidenceFault) -> Int64 {
        let text = try text(index)
        guard let value = Int64(text), "\(value)" == text, value.magnitude <= 1 << 40 else {
            throw EvidenceFault(line: number, "field \(index) is no number that a desk writes")
        }
        return value
    }

    /// As a seal and a month have it.
    func day(_ index: Int) throws(EvidenceFault) -> CivilDate {
        guard let day = CivilDate(try text(index)), (1...9000).contains(day.year) else {
            throw EvidenceFault(line: number, "field \(index) is no day")
        }
        return day
    }
}
