import Foundation

/// Many small texts in one, so that all of them are searched in one go.
struct SearchedText: Sendable {
    private var bytes: [UInt8] = []
    /// Where each text ends.
    private var ends: [Int] = []

    /// Between two texts; none of them has it.
    private static let border: UInt8 = 0

    init(_ texts: [String]) {
        for text in texts {
            bytes += text.utf8.filter { $0 != Self.border }
            bytes.append(Self.border)
            ends.append(bytes.count)
        }
    }

    /// The first text from number `start` on that has `wanted` in it; an empty one is in each.
    func first(from start: Int, having wanted: String) -> Int? {
        guard start < ends.count else { return nil }
        let wanted = Array(wanted.utf8)
        guard !wanted.isEmpty else { return start }
        guard !wanted.contains(Self.border) else { return nil }
        let from = start == 0 ? 0 : ends[start - 1]
        return place(of: wanted, from: from).map { text(at: $0) }
    }

    /// UTF-8 never has a character within another: bytes found are characters found.
    private func place(of wanted: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var place = start
            while bytes.count - place >= wanted.count {
                guard
                    let found = memchr(
                        base + place, Int32(wanted[0]), bytes.count - place - wanted.count + 1)
                else {
                    return nil
                }
                place = UnsafeRawPointer(found) - base
                if memcmp(base + place, wanted, wanted.count) == 0 { return place }
                place += 1
            }
            return nil
        }
    }

    /// Number of the text that the byte is in.
    private func text(at place: Int) -> Int {
        var (low, high) = (0, ends.count)
        while low < high {
            let middle = (low + high) / 2
            if ends[middle] > place { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
