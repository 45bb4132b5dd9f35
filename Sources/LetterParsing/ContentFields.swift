/// Finds, in the header block of each part, what a parser must not see: a blank before the colon of
/// a Content- field, and such a field said twice, of which the first counts.
struct ContentFields {
    private(set) var gaps: [(blank: Int, colon: Int)] = []
    /// Where the names of the later ones begin.
    private(set) var repeats: [Int] = []
    private var seen: Set<String> = []

    mutating func startBlock() { seen.removeAll() }

    mutating func take(_ line: ArraySlice<UInt8>) {
        guard line.prefix(8).map({ $0 | 0x20 }).elementsEqual(Self.prefix) else { return }
        if let gap = HeaderBlock.gap(line) { gaps.append(gap) }
        let name = HeaderBlock.name(line)
        guard Self.names.contains(name) else { return }
        if !seen.insert(name).inserted { repeats.append(line.startIndex) }
    }

    private static let prefix = Array("content-".utf8)
    private static let names: Set<String> = [
        "content-type", "content-transfer-encoding", "content-disposition", "content-id",
    ]
}
