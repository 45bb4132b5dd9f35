/// The valid word that an author most likely meant.
public enum NearestWord {
    /// Words that authors bring along from elsewhere.
    static let meant = [
        "accepted": "admitted", "accepts": "admits", "not_accepted": "not_admitted",
        "on_hold": "held",
        "acceptance_failed": "admission_failed", "resolved": "done", "solved": "done", "if": "when",
        "prioritized": "prioritised", "on": "after", "deadline": "until", "due": "within",
        "timezone": "time_zone",
    ]

    /// Nil when nothing is near: at most a third of the letters, and never more than 3, may differ.
    public static func of(_ word: String, among words: some Sequence<String>) -> String? {
        let candidates = Array(words)
        if let known = meant[word], candidates.contains(known) { return known }
        let limit = Swift.max(1, Swift.min(3, word.count / 3))
        let letters = Array(word.lowercased().unicodeScalars.prefix(64))
        var best: (word: String, distance: Int)?
        for candidate in candidates {
            let other = Array(candidate.lowercased().unicodeScalars)
            guard abs(other.count - letters.count) <= limit else { continue }
            let distance = distance(letters, other)
            if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// Names that are listed where none is near.
    static let listedMax = 12

    /// `; there are head, engineer`, where none of the names is near; empty: one is, or there is
    /// none at all.
    static func list(_ names: some Sequence<String>, insteadOf word: String) -> String {
        let names = Array(names)
        guard of(word, among: names) == nil, !names.isEmpty else { return "" }
        let more = names.count > listedMax ? " and \(names.count - listedMax) more" : ""
        return "; there are \(names.prefix(listedMax).joined(separator: ", "))\(more)"
    }

    /// Letters added, removed, replaced or swapped with their neighbour (optimal string alignment).
    static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var older = [Int]()
        var old = Array(0...b.count)
        for i in a.indices {
            var row = [i + 1]
            for j in b.indices {
                var cost = Swift.min(row[j] + 1, old[j + 1] + 1, old[j] + (a[i] == b[j] ? 0 : 1))
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    cost = Swift.min(cost, older[j - 1] + 1)
                }
                row.append(cost)
            }
            (older, old) = (old, row)
        }
        return old[b.count]
    }
}
