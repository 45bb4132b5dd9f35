import CPQ
import Foundation

/// Values as libpq takes them: numbers and texts as text, which fits any column, bytes as they are.
struct PostgreSQLParameters {
    private var bytes: [UInt8] = []
    private var starts: [Int?] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []

    init(_ values: [Value]) {
        for value in values { add(value) }
    }

    private mutating func add(_ value: Value) {
        switch value {
        case .null: add(nil as [UInt8]?, isBinary: false)
        case .integer(let number): add(Array(String(number).utf8), isBinary: false)
        case .text(let text): add(Array(Value.withoutZero(text).utf8), isBinary: false)
        case .bytes(let data): add([UInt8](data), isBinary: true)
        }
    }

    private mutating func add(_ value: [UInt8]?, isBinary: Bool) {
        starts.append(value == nil ? nil : bytes.count)
        lengths.append(Int32(value?.count ?? 0))
        formats.append(isBinary ? 1 : 0)
        bytes += (value ?? []) + [0]
    }

    func withPointers<T>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>, UnsafePointer<Int32>, UnsafePointer<Int32>
        ) -> T
    ) -> T {
        bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            // One more than needed: an empty array has no address.
            let pointers = starts.map { start in start.flatMap { base?.advanced(by: $0) } } + [nil]
            return body(Int32(starts.count), pointers, lengths + [0], formats + [0])
        }
    }
}
