import WorkingTime

// What may stand in place of a single value.
extension ValueChanges {
    /// Other names of a section, other words of the language: the nearest, so that every value has
    /// some.
    static let othersMax = 2

    func others(_ node: Node, _ shape: Shape, at path: [String]) -> [(String, ValueChange.Kind)] {
        guard let text = node.string else { return [] }
        if case .format(let format) = shape, isLimit(format, path) {
            return Self.limits(text, format).map { ($0, .limit) }
        }
        return values(text, shape).map { ($0, .value) }
    }

    private func isLimit(_ format: Format, _ path: [String]) -> Bool {
        path.first == "commitments" && path.count == 3
            && ["within", "until"].contains(path.last ?? "")
            && [Format.limit.name, Format.until.name].contains(format.name)
    }

    private func values(_ text: String, _ shape: Shape) -> [String] {
        switch shape {
        case .format(let format): Self.formatted(text, format) + named(text, format)
        case .reference(let target): Self.neighbours(of: text, in: names[target] + target.changing)
        case .word(let words): Self.neighbours(of: text, in: words)
        case .event: Self.neighbours(of: text, in: Language.events) + [EventName.measured.rawValue]
        case .flag: [text == "true" ? "false" : "true"]
        case .whole(let range):
            Self.beside(text, range: Double(range.lowerBound)...Double(range.upperBound))
        case .number(let range): Self.beside(text, range: range)
        case .text, .string, .exactly, .clause, .list, .oneOrList, .map, .record, .condition,
            .trigger, .start, .comparison, .either, .any, .null:
            []
        }
    }

    /// Those before and after it, in a circle.
    static func neighbours(of name: String, in all: [String]) -> [String] {
        guard let index = all.firstIndex(of: name), all.count > 1 else { return [] }
        let steps = [1, all.count - 1].map { all[(index + $0) % all.count] }
        return steps.first == steps.last ? [steps[0]] : Array(steps.prefix(othersMax))
    }

    private static func beside(_ text: String, range: ClosedRange<Double>) -> [String] {
        guard let number = NumberWords.decimal(text) else { return [] }
        return [number + 1, number - 1].filter(range.contains).map(words)
    }

    private static func words(_ number: Double) -> String {
        number == number.rounded() ? "\(Int(number))" : "\(number)"
    }

    /// What a measure is about: a promise or an event.
    private func named(_ text: String, _ format: Format) -> [String] {
        guard format.name == Format.name.name else { return [] }
        return Self.neighbours(of: text, in: names[.commitments])
            + Self.neighbours(of: text, in: Language.events)
    }

    // MARK: Words with a number

    private static func formatted(_ text: String, _ format: Format) -> [String] {
        switch format.name {
        case Format.limit.name, Format.until.name: limits(text, format)
        case Format.window.name: windows(text)
        case Format.date.name:
            CivilDate(words: text).map { date in [1, -1].map { date.adding(days: $0).description } }
                ?? []
        case Format.period.name: counted(text) ?? ["2 \(text)s"].filter(format.accepts)
        default: (counted(text) ?? []).filter(format.accepts)
        }
    }

    private static func limits(_ text: String, _ format: Format) -> [String] {
        switch text {
        case "at once": return ["1 working minute"]
        case "end of the business day": return ["next full business day"]
        case "next full business day": return ["end of the business day"]
        default: break
        }
        if let counted = counted(text)?.filter(format.accepts), !counted.isEmpty {
            return counted + otherwise(text).filter(format.accepts)
        }
        return ["1 calendar day before \(text)"].filter(format.accepts)
    }

    /// Moved to the hours the other way.
    private static func otherwise(_ text: String) -> [String] {
        if text.hasSuffix(" later") { return ["\(text.dropLast(5))earlier"] }
        return text.hasSuffix(" earlier") ? ["\(text.dropLast(7))later"] : []
    }

    /// `8 working hours` → `9 working hours`, `7 working hours`; nil: no number stands in front.
    private static func counted(_ text: String) -> [String]? {
        let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        guard let number = NumberWords.decimal(String(digits)) else { return nil }
        let rest = String(text.dropFirst(digits.count))
        return [number + 1, number - 1].filter { $0 > 0 || rest.isEmpty }.map { other in
            words(other) + inflected(rest, isOne: other == 1)
        }
    }

    /// The unit is the first word that ends as units do: `working hours before end of contract`.
    private static func inflected(_ rest: String, isOne: Bool) -> String {
        var parts = rest.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let units = ["minute", "hour", "day", "month", "week", "year"]
        for (index, part) in parts.enumerated() {
            guard let unit = units.first(where: { part == $0 || part == $0 + "s" }) else {
                continue
            }
            parts[index] = isOne ? unit : unit + "s"
            break
        }
        return parts.joined(separator: " ")
    }

    /// Begins or ends an hour earlier or later.
    private static func windows(_ text: String) -> [String] {
        let parts = text.split(separator: "-").map {
            $0.split(separator: ":").compactMap { Int($0) }
        }
        guard parts.count == 2, parts.allSatisfy({ $0.count == 2 }) else { return [] }
        let (start, end) = (parts[0][0], parts[1][0])
        let shifted = [(start, end - 1), (start + 1, end), (start, end + 1), (start - 1, end)]
        return shifted.filter { $0.0 >= 0 && $0.1 <= 24 }
            .map { "\(clock($0.0, parts[0][1]))-\(clock($0.1, parts[1][1]))" }
            .filter(Format.window.accepts)
    }

    private static func clock(_ hour: Int, _ minute: Int) -> String {
        "\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
    }
}

extension Target {
    /// Names that stand in no file and do something else than those that do.
    fileprivate var changing: [String] { self == .calendars ? ["always"] : [] }
}
