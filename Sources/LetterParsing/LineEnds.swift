/// Where the carriage returns of a letter stood before its line ends became LF for the parser:
/// files get them back.
struct LineEnds {
    /// Index in the bytes with LF times two, plus one where a CR stood alone.
    private var marks: [UInt32] = []
    private(set) var hasBare = false
    /// By how much the bytes have moved since.
    var shift = 0

    mutating func note(at index: Int, isBare: Bool) {
        marks.append(UInt32(index) << 1 | (isBare ? 1 : 0))
        hasBare = hasBare || isBare
    }

    func restored(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var done = range.lowerBound
        for mark in marks[first(from: range.lowerBound)...] {
            let (index, isBare) = (Int(mark >> 1) + shift, mark & 1 == 1)
            guard index < range.upperBound else { break }
            out += bytes[done..<index]
            out.append(LetterBytes.cr)
            done = isBare ? index + 1 : index
        }
        return out + bytes[done..<range.upperBound]
    }

    /// The first mark at or behind an index.
    private func first(from index: Int) -> Int {
        var (low, high) = (0, marks.count)
        while low < high {
            let middle = (low + high) / 2
            if Int(marks[middle] >> 1) + shift < index { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
