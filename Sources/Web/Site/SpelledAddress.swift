import WorkingTime

/// An address as it came, before it is known what stands there.
struct SpelledAddress: Sendable {
    let segments: [String]
    let query: [String: String]

    /// One row of a table of addresses: what the address is if it is of the row's kind.
    typealias Row<Address> = @Sendable (SpelledAddress) -> Address?

    /// The address whose own spelling this is: a table says how to read, and not once more how to
    /// spell.
    func read<Address>(
        by rows: [Row<Address>], spelledAs segments: (Address) -> [String]
    ) -> Address? {
        rows.lazy.compactMap { $0(self) }.first { segments($0) == self.segments }
    }

    /// What follows the first segment; nil: it is another.
    func below(_ first: String) -> SpelledAddress? {
        guard segments.first == first else { return nil }
        return SpelledAddress(segments: Array(segments.dropFirst()), query: query)
    }

    subscript(_ name: String) -> String? { query[name] }

    /// Empty where there is no such segment.
    subscript(_ index: Int) -> String { segments.indices.contains(index) ? segments[index] : "" }

    func word<Word: RawRepresentable<String>>(_ index: Int) -> Word? {
        Word(rawValue: self[index])
    }

    /// What follows the last dot of the segment.
    func ending<Word: RawRepresentable<String>>(_ index: Int) -> Word? {
        self[index].split(separator: ".").last.flatMap { Word(rawValue: String($0)) }
    }

    func number(_ index: Int) -> Int? { Int(self[index]).flatMap { $0 > 0 ? $0 : nil } }

    /// The first day of the month that the query names.
    var month: CivilDate? { query["month"].flatMap { CivilDate(monthWord: $0) } }

    /// The first day of the month that a segment names.
    func month(_ index: Int) -> CivilDate? { CivilDate(monthWord: self[index]) }
}
