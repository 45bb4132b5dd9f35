/// A day with a time that may be left out: the whole day is meant then. The time is a field of its
/// own beside the day.
struct DayTimeInput: Sendable {
    let name: String
    let id: String
    /// What a screen reader calls the time.
    let label: String
    /// `2026-01-31`, `2026-01-31T09:00` or what was typed.
    let value: String

    func view(_ words: Words, attributes: HTML = "") -> HTML {
        let parts = value.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        return """
            <div class="row gap-2"><input class="input auto" type="date" id="\(id)" name="\(name)" \
            value="\(String(parts.first ?? ""))"\(attributes)><input class="input auto" type="time" \
            name="\(Self.timeName(name))" value="\(parts.count > 1 ? String(parts[1]) : "")" \
            aria-label="\(label): \(words[.timeOfDay])"></div>
            """
    }

    static func timeName(_ name: String) -> String { "\(name).time" }
}

extension [String: String] {
    /// Day and time of a form, `2026-01-31T09:00`; the day alone where no time was given; empty:
    /// neither.
    func dayAndTime(_ name: String) -> String {
        [self[name], self[DayTimeInput.timeName(name)]].compactMap { $0?.trimmingWhitespace }.filter
        { !$0.isEmpty }
        .joined(separator: "T")
    }
}
