/// Writes values for the program on the other side: integers of eight bytes, little end first, and
/// counted bytes.
package struct WireWriter {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func put(_ number: Int) {
        withUnsafeBytes(of: Int64(number).littleEndian) { bytes += $0 }
    }

    package mutating func put(_ flag: Bool) { put(flag ? 1 : 0) }

    package mutating func put(_ more: [UInt8]) {
        put(more.count)
        bytes += more
    }

    package mutating func put(_ text: String) {
        put(text.utf8.count)
        bytes += text.utf8
    }

    package mutating func put<Value>(_ value: Value?, _ write: (inout WireWriter, Value) -> Void) {
        put(value != nil)
        if let value { write(&self, value) }
    }

    package mutating func put<Value>(_ values: [Value], _ write: (inout WireWriter, Value) -> Void)
    {
        put(values.count)
        for value in values { write(&self, value) }
    }

    package mutating func put(_ text: String?) { put(text) { $0.put($1) } }
    package mutating func put(_ texts: [String]) { put(texts) { $0.put($1) } }
}
