/// Numbers in the file's words.
enum NumberWords {
    /// `3500`, `-1`, `99.5`; no exponents, no hexadecimal.
    static func decimal(_ text: String) -> Double? {
        let digits = text.utf8.filter { (48...57).contains($0) }.count
        let rest = text.utf8.count - digits - (text.utf8.first == 45 ? 1 : 0)
        guard digits > 0, text.utf8.count <= 15, rest == 0 || rest == 1 && text.utf8.contains(46)
        else { return nil }
        return Double(text)
    }

    /// `3500` → 350000, `99.5` → 9950; nil with more than two decimals.
    static func minorUnits(_ text: String) -> Int64? {
        guard decimal(text) != nil else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = Int64(parts[0]), parts.count <= 2 else { return nil }
        guard parts.count == 2 else { return whole * 100 }
        guard (1...2).contains(parts[1].count), var cents = Int64(parts[1]) else { return nil }
        if parts[1].count == 1 { cents *= 10 }
        return whole * 100 + (parts[0].first == "-" ? -cents : cents)
    }

    /// `60 minutes` → 60.
    static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let count = Count(parts[0]),
            parts[1] == (count.value == 1 ? "minute" : "minutes")
        else { return nil }
        return count.value
    }
}

extension Comparison {
    /// `10`, `80%`, `60 minutes`, `2 hours` with its unit.
    static func quantity(_ text: String) -> (value: Double, unit: Unit)? {
        if let value = NumberWords.decimal(text) { return (value, .plain) }
        if text.last == "%" {
            return NumberWords.decimal(String(text.dropLast())).map { ($0, .percent) }
        }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count == 2, let value = NumberWords.decimal(String(parts[0])) else {
            return nil
        }
        switch parts[1] {
        case "minutes", "minute": return (value, .minutes)
        case "hours", "hour": return (value, .hours)
        default: return nil
        }
    }
}
