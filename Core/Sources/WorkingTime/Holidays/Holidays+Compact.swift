extension Holidays {
    /// Reads the compact text of the bundled data: lines `YEAR off|work|short MMDD[:name][<MMDD] …`.
    ///
    /// nil: the text is something else.
    public init?(compact text: String, country: String, edition: String) {
        let first = CivilDate(year: 2020, month: 1, day: 1)!
        let last = CivilDate(year: 2027, month: 12, day: 31)!
        self.init(country: country, edition: edition, firstDay: first, lastDay: last)
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let year = Int(words[0]) else { return nil }
            for word in words.dropFirst(2) {
                guard take(word, kind: words[1], year: year) else { return nil }
            }
        }
    }

    private mutating func take(_ word: Substring, kind: Substring, year: Int) -> Bool {
        let parts = word.split(separator: "<")
        let named = parts[0].split(separator: ":")
        guard let date = Self.date(named[0], year: year) else { return false }
        switch kind {
        case "off": off.insert(date)
        case "work": work.insert(date)
        default: short.insert(date)
        }
        let moved = parts.count > 1 ? Self.date(parts[1], year: year) : nil
        if named.count > 1, let holiday = Holiday(rawValue: String(named[1])) {
            names[date] = .holiday(holiday, movedFrom: moved)
        } else if let moved {
            names[date] = .moved(moved)
        }
        return true
    }

    private static func date(_ monthAndDay: Substring, year: Int) -> CivilDate? {
        guard let number = Int(monthAndDay) else { return nil }
        return CivilDate(year: year, month: number / 100, day: number % 100)
    }
}
