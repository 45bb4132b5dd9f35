extension Holidays {
    /// Years of a compact text that does not tell them: those of the bundled data.
    private static let bundledYears = (first: 2020, last: 2027)

    /// Reads the compact text of the bundled data and of merged editions: lines
    /// `YEAR off|work|short MMDD[:holiday][~words][<MMDD] …`, `years FIRST LAST`, and `taken
    /// SECONDS`, which tells when the edition was made and sets it apart from an equal older one.
    ///
    /// nil: the text is something else.
    public init?(compact text: String, country: String, edition: String) {
        self.init(country: country, edition: edition, firstDay: .epoch, lastDay: .epoch)
        guard span(Self.bundledYears.first, Self.bundledYears.last) else { return nil }
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            if words.first == "taken" { continue }
            if words.first == "years" {
                guard words.count == 3, let first = Int(words[1]), let last = Int(words[2]),
                    span(first, last)
                else {
                    return nil
                }
                continue
            }
            guard words.count > 2, let year = Int(words[0]) else { return nil }
            for word in words.dropFirst(2) {
                guard take(word, kind: words[1], year: year) else { return nil }
            }
        }
    }

    /// The text that reads as these data.
    public var compactText: String {
        var lines = ["years \(firstDay.year) \(lastDay.year)"]
        for (kind, days) in [("off", off), ("work", work), ("short", short)] {
            for (year, dates) in Dictionary(grouping: days, by: \.year).sorted(by: {
                $0.key < $1.key
            }) {
                let words = dates.sorted().map {
                    kind == "short" ? Self.word($0) : Self.word($0) + called($0)
                }
                lines.append("\(year) \(kind) " + words.joined(separator: " "))
            }
        }
        return lines.joined(separator: "\n")
    }

    private mutating func span(_ first: Int, _ last: Int) -> Bool {
        guard first <= last, let from = CivilDate(year: first, month: 1, day: 1),
            let to = CivilDate(year: last, month: 12, day: 31)
        else { return false }
        (firstDay, lastDay) = (from, to)
        return true
    }

    private mutating func take(_ word: Substring, kind: Substring, year: Int) -> Bool {
        let parts = word.split(separator: "<")
        let worded = parts[0].split(separator: "~", maxSplits: 1)
        let named = worded[0].split(separator: ":")
        guard let date = Self.date(named[0], year: year) else { return false }
        switch kind {
        case "off": off.insert(date)
        case "work": work.insert(date)
        default: short.insert(date)
        }
        let moved = parts.count > 1 ? Self.date(parts[1], year: year) : nil
        if worded.count > 1 {
            names[date] = .text(Self.plain(String(worded[1])))
        } else if named.count > 1, let holiday = Holiday(rawValue: String(named[1])) {
            names[date] = .holiday(holiday, movedFrom: moved)
        } else if let moved {
            names[date] = .moved(moved)
        }
        return true
    }

    /// What a day is called, as it stands behind it.
    private func called(_ date: CivilDate) -> String {
        switch names[date] {
        case nil: ""
        case .text(let words)?:
            "~" + Self.escaped(words)
        case .holiday(let holiday, let moved)?:
            ":\(holiday.rawValue)" + (moved.map { "<" + Self.word($0) } ?? "")
        case .moved(let moved)?: "<" + Self.word(moved)
        }
    }

    /// No blank, line end or mark of the compact text stands in it.
    private static func escaped(_ words: String) -> String {
        words.replacing("%", with: "%25").replacing("<", with: "%3C").split(
            whereSeparator: \.isWhitespace
        )
        .joined(separator: "%20")
    }

    private static func plain(_ escaped: String) -> String {
        escaped.replacing("%20", with: " ").replacing("%3C", with: "<").replacing("%25", with: "%")
    }

    private static func word(_ date: CivilDate) -> String {
        let number = date.month * 100 + date.day
        return number < 1000 ? "0\(number)" : "\(number)"
    }

    private static func date(_ monthAndDay: Substring, year: Int) -> CivilDate? {
        guard let number = Int(monthAndDay) else { return nil }
        return CivilDate(year: year, month: number / 100, day: number % 100)
    }
}
