import Letters

/// What an invitation says (RFC 5545, 5546), in its own words: what it is about, when and where.
/// Answers to one say so by the standard's own names, which every calendar shows alike.
struct CalendarWords {
    /// Entries of one calendar that are shown.
    static let entriesMax = 20
    private static let linesMax = 20_000
    private static let fieldMax = 20_000

    private var method = ""
    private var entries: [[String: Field]] = []
    /// Components that are open, such as an alarm inside an entry.
    private var open: [String] = []

    private struct Field {
        var parameters: [String: String]
        var value: String
    }

    /// nil: nothing is said in it.
    ///
    /// - Parameter isWhole: with the description, which often repeats the letter.
    static func text(_ calendar: String, isWhole: Bool) -> String? {
        var words = CalendarWords()
        for line in unfolded(calendar) { words.take(line) }
        let found = words.entries.compactMap { words.shown($0, isWhole: isWhole) }
        return found.isEmpty ? nil : found.joined(separator: "\n\n")
    }

    /// Lines that begin with a blank go on with the one above.
    private static func unfolded(_ calendar: String) -> [String] {
        var lines: [String] = []
        let given = calendar.split(whereSeparator: \.isNewline).prefix(linesMax)
        for line in given {
            if let first = line.first, first == " " || first == "\t", let last = lines.indices.last
            {
                if lines[last].utf8.count < fieldMax { lines[last] += line.dropFirst() }
            } else {
                lines.append(String(line))
            }
        }
        return lines
    }

    private mutating func take(_ line: String) {
        guard let (name, field) = Self.field(line) else { return }
        let value = field.value.uppercased()
        switch name {
        case "BEGIN":
            open.append(value)
            if Self.shownKinds.contains(value), entries.count < Self.entriesMax {
                entries.append([:])
            }
        case "END": if open.last == value { open.removeLast() }
        case "METHOD": method = value
        default:
            guard let kind = open.last, Self.shownKinds.contains(kind), !entries.isEmpty,
                entries[entries.count - 1][name] == nil
            else { return }
            entries[entries.count - 1][name] = field
        }
    }

    private static let shownKinds: Set<String> = ["VEVENT", "VJOURNAL"]

    /// `DTSTART;TZID=Europe/Moscow:20261201T120000`; a colon inside quotation marks ends nothing.
    private static func field(_ line: String) -> (String, Field)? {
        var isQuoted = false
        let colon = line.firstIndex { character in
            if character == "\"" { isQuoted.toggle() }
            return character == ":" && !isQuoted
        }
        guard let colon else { return nil }
        let parts = line[..<colon].split(separator: ";")
        guard let name = parts.first else { return nil }
        var parameters: [String: String] = [:]
        for part in parts.dropFirst() {
            let halves = part.split(separator: "=", maxSplits: 1)
            guard halves.count == 2 else { continue }
            parameters[halves[0].uppercased()] = halves[1].filter { $0 != "\"" }
        }
        let value = String(line[line.index(after: colon)...])
        return (name.uppercased(), Field(parameters: parameters, value: value))
    }

    // MARK: Showing

    private func shown(_ entry: [String: Field], isWhole: Bool) -> String? {
        var lines = [title(entry), hours(entry), words(entry["LOCATION"])].compactMap(\.self)
        guard !lines.isEmpty else { return nil }
        if isWhole, let more = words(entry["DESCRIPTION"]) { lines += ["", more] }
        if isWhole, let person = entry["ORGANIZER"].map(Self.person) { lines += ["", person] }
        return lines.joined(separator: "\n")
    }

    private func title(_ entry: [String: Field]) -> String? {
        let title = words(entry["SUMMARY"])
        let answer = method == "REPLY" ? entry["ATTENDEE"]?.parameters["PARTSTAT"] : nil
        let kind = ["", "REQUEST", "PUBLISH"].contains(method) ? nil : answer ?? method
        let status = entry["STATUS"]?.value.uppercased() == "CANCELLED" ? "CANCELLED" : nil
        let head = [status ?? kind, title].compactMap(\.self)
        return head.isEmpty ? nil : head.joined(separator: ": ")
    }

    private static func person(_ field: Field) -> String {
        let address =
            field.value.lowercased().hasPrefix("mailto:")
            ? field.value.dropFirst(7)[...]
            : field.value[...]
        let name = field.parameters["CN"].map { "\($0) " } ?? ""
        return HeaderText.singleLine("\(name)<\(address)>")
    }

    private func words(_ field: Field?) -> String? {
        guard let field else { return nil }
        var out = ""
        var isEscaped = false
        for character in field.value {
            if isEscaped {
                out.append(character == "n" || character == "N" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                out.append(character)
            }
        }
        let text = LetterText.trimmed(LetterText.shown(out))
        return text.isEmpty ? nil : text
    }

    /// `2026-12-01 09:00 – 10:00 UTC`
    private func hours(_ entry: [String: Field]) -> String? {
        guard let start = entry["DTSTART"].flatMap(Self.moment) else {
            return nil
        }
        let end = entry["DTEND"].flatMap(Self.moment)
        let zone = start.zone.isEmpty ? "" : " \(start.zone)"
        guard let end, end.day != start.day || end.hour != start.hour else {
            return start.written + zone
        }
        guard end.zone == start.zone else {
            return "\(start.written)\(zone) – \(end.written) \(end.zone)"
        }
        return "\(start.written) – \(end.day == start.day ? end.hour : end.written)\(zone)"
    }

    private struct Moment {
        var day: String
        var hour: String
        var zone: String

        var written: String { hour.isEmpty ? day : "\(day) \(hour)" }
    }

    private static func moment(_ field: Field) -> Moment? {
        let digits = Array(field.value.filter { $0.isASCII && $0.isNumber })
        guard digits.count >= 8 else { return nil }
        let day = "\(String(digits[0..<4]))-\(String(digits[4..<6]))-\(String(digits[6..<8]))"
        guard digits.count >= 12 else { return Moment(day: day, hour: "", zone: "") }
        let hour = "\(String(digits[8..<10])):\(String(digits[10..<12]))"
        let isUTC = field.value.last == "Z"
        let zone = isUTC ? "UTC" : field.parameters["TZID"] ?? ""
        return Moment(day: day, hour: hour, zone: HeaderText.singleLine(zone))
    }
}
