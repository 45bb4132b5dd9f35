import Testing
import TextRules

/// Bytes that are looked for by a table, a block at a time.
@Suite struct ByteSetTests {
    private let lineFeed = ByteSet { $0 == 0x0A }

    @Test func `the first one is found wherever it stands and from wherever it is looked for`() {
        for count in 0..<100 {
            for place in 0...count {
                var bytes = [UInt8](repeating: 0x61, count: count)
                if place < count { bytes[place] = 0x0A }
                for start in 0...count {
                    let found = bytes.withUnsafeBufferPointer {
                        lineFeed.first(in: $0, from: start)
                    }
                    #expect(found == (place >= start ? place : count))
                }
            }
        }
    }

    @Test func `a text holds one or none, be it short or long`() {
        for count in [0, 1, 15, 16, 31, 32, 33, 100] {
            let text = String(repeating: "x", count: count)
            #expect(!lineFeed.isFound(in: text))
            #expect(lineFeed.isFound(in: text + "\n") && lineFeed.isFound(in: "\n" + text))
        }
    }
}
