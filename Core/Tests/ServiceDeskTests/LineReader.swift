import WorkingTime

/// Finds the due moment from the printed lines of an explanation alone, as a person with a pencil
/// does: without the calendar, the clock or the regulation. It throws what does not add up.
struct LineReader {
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    /// A local moment, 24:00 being the end of its day.
    struct Moment: Equatable {
        var date: CivilDate
        var second: Int

        var place: Int { date.dayNumber * 86_400 + second }

        static func == (one: Moment, other: Moment) -> Bool { one.place == other.place }
    }

    let lines: [String]
    let language: String

    private var marked: [(mark: String, text: String)] {
        lines.filter { !$0.hasPrefix("  ") }.map { line in
            let parts = line.split(separator: ": ", maxSplits: 1).map(String.init)
            return (parts[0], parts.count > 1 ? parts[1] : "")
        }
    }
    private var inner: [String] {
        lines.filter { $0.hasPrefix("  ") }.map { String($0.dropFirst(2)) }
    }

    private func say(_ ru: String, _ kk: String, _ en: String) -> String {
        ["ru": ru, "kk": kk, "en": en][language]!
    }

    private func text(_ mark: String) throws -> String {
        guard let found = marked.first(where: { $0.mark == mark }) else {
            throw Fault(description: "no \(mark)")
        }
        return found.text
    }

    // MARK: What is printed as due

    private var dueText: String {
        get throws { try text(say("Срок", "Мерзім", "Due")) }
    }

    /// The printed due moment, by the calendar's clock where that is another; nil: none is printed.
    func printedDue() throws -> Moment? {
        let text = try dueText
        return try local(text)
    }

    /// The moment of a line: the one in brackets, which names its zone, goes before.
    private func local(_ text: String) throws -> Moment? {
        for open in text.indices where text[open] == "(" {
            let inside = text[text.index(after: open)...].prefix { $0 != ")" }
            guard inside.contains("/") || inside.hasSuffix("UTC") else { continue }
            var tokens = tokens(inside)
            return moment(&tokens)
        }
        return filesMoment(text)
    }

    private func filesMoment(_ text: String) -> Moment? {
        var tokens = tokens(text[...])
        return moment(&tokens)
    }

    /// What follows after the due stands there with its moments, none of them before the due.
    func checkSteps(of count: Int) throws {
        guard let due = try printedDue() else { return }
        let steps = try marked.filter {
            $0.mark == say("При пропуске", "Өткізіп алынса", "If missed")
        }
        .compactMap { try local($0.text) }
        guard steps.count == count else {
            throw Fault(description: "\(steps.count) steps of \(count)")
        }
        if let early = steps.first(where: { $0.place < due.place }) {
            throw Fault(description: "before the due: \(early)")
        }
    }

    // MARK: What the lines give

    private enum Promise {
        case seconds(Int)
        case days(Int)
        case months(Int)
        case before(Int)
        case daysWithStart(Int)
        case daysAtTime(Int)
        case named, atOnce, close
    }

    private func promise() throws -> Promise {
        let words = marked.first?.text ?? ""
        let count = Int(words.prefix { $0.isNumber }) ?? 0
        let has = { (ru: String, kk: String, en: String) in words.contains(say(ru, kk, en)) }
        if words.hasPrefix(say("к сроку", "мерзімі", "by «")) { return .named }
        if has(" до: «", "» дейін ", " before «") {
            let number =
                language == "kk"
                ? words.split(separator: "» дейін ").last.map(String.init) ?? "" : words
            return .before(Int(number.prefix { $0.isNumber }) ?? 0)
        }
        if has("считая день начала", "басталған күнді қоса", "the day of the start included") {
            return .daysWithStart(count)
        }
        if has("в то же время дня", "тәуліктің сол уақытында", "at the same time of day") {
            return .daysAtTime(count)
        }
        if has("рабочий час", "жұмыс сағаты", "working hour") || words.contains("рабочих час") {
            return .seconds(count * 3600)
        }
        if has("минут", "минуты", "working minute") { return .seconds(count * 60) }
        if has("месяц", "күнтізбелік ай", "calendar month") { return .months(count) }
        if words.hasPrefix(say("сразу", "бірден", "at once")) { return .atOnce }
        if count == 0 { return .close }
        return .days(count)
    }

    /// The due moment that the lines lead to; nil: they lead to none.
    func due() throws -> Moment? {
        guard try printedDue() != nil else { return nil }
        switch try promise() {
        case .seconds(let seconds): return try sum(to: seconds, outside: pauses())
        case .days(let days): return try walk(to: days, by: 1)
        case .daysWithStart(let days): return try walk(to: days, by: 1, withStart: true)
        case .daysAtTime(let days): return try sameTime(after: days)
        case .before(let days): return inner.isEmpty ? nil : try walk(to: days, by: -1)
        case .months(let months): return try leap(months)
        case .named, .close, .atOnce: return try inner.last.flatMap(end)
        }
    }

    // MARK: Hours

    private func sum(to promised: Int, outside pauses: [(from: Moment, until: Moment?)]) throws
        -> Moment?
    {
        var (left, due) = (promised, Moment?.none)
        var last = try filesMoment(text(say("Начало", "Басталуы", "Start")))
        for line in inner {
            var tokens = tokens(line[...])
            guard let date = day(&tokens) else { throw Fault(description: "no day: \(line)") }
            let parts = tokens.prefix { $0.contains("–") }.compactMap(part)
            guard let amount = tokens.dropFirst(parts.count).first.flatMap(seconds) else {
                throw Fault(description: "no sum: \(line)")
            }
            for part in parts {
                let from = Moment(date: date, second: part.from)
                // An hour comes twice where clocks go back, on a Sunday.
                let slack = date.weekday == .sunday ? 3600 : 0
                if let last, from.place + slack < last.place {
                    throw Fault(description: "before what was counted: \(line)")
                }
                for pause in pauses where overlaps(part, of: date, pause, slack) {
                    throw Fault(description: "counted in a pause: \(line)")
                }
                last = Moment(date: date, second: part.to)
            }
            guard parts.reduce(0, { $0 + $1.to - $1.from }) == amount + shift(line) else {
                throw Fault(description: "does not add up: \(line)")
            }
            left -= amount
            if let part = parts.last { due = Moment(date: date, second: part.to) }
        }
        guard left == 0 else { throw Fault(description: "\(left) seconds are not counted") }
        guard try dueText.contains(" \(clock(promised)))") else {
            throw Fault(description: "another sum")
        }
        return due
    }

    private func clock(_ seconds: Int) -> String {
        let two = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(seconds / 3600):\(two(seconds / 60 % 60))"
            + (seconds % 60 == 0 ? "" : ":\(two(seconds % 60))")
    }

    /// Seconds by which the clocks of the zone were changed that day.
    private func shift(_ line: String) -> Int {
        let mark = say("перевод часов ", "сағат тілі ", "clocks changed ")
        guard let found = line.firstRange(of: mark) else { return 0 }
        let text = line[found.upperBound...].prefix { $0.isNumber || ":+−".contains($0) }
        return (seconds(text.dropFirst()) ?? 0) * (text.hasPrefix("−") ? -1 : 1)
    }

    private func overlaps(
        _ part: (from: Int, to: Int), of date: CivilDate, _ pause: (from: Moment, until: Moment?),
        _ slack: Int
    ) -> Bool {
        let (from, to) = (
            Moment(date: date, second: part.from), Moment(date: date, second: part.to)
        )
        return pause.from.place + slack < to.place
            && (pause.until.map { from.place + slack < $0.place } ?? true)
    }

    private func pauses() throws -> [(from: Moment, until: Moment?)] {
        try marked.filter { $0.mark == say("Пауза", "Кідіріс", "Pause") }.map { line in
            let parts = line.text.split(separator: " – ")
            var (first, second) = (tokens(parts[0]), tokens(parts[1]))
            guard let from = moment(&first) else { throw Fault(description: line.text) }
            return (from, moment(&second))
        }
    }

    // MARK: Days

    private struct Step {
        var first: CivilDate
        var last: CivilDate
        var words: String
    }

    private func steps() throws -> [Step] {
        try inner.map { line in
            guard let dash = line.firstRange(of: " — ") else { throw Fault(description: line) }
            var tokens = tokens(line[..<dash.lowerBound])
            guard let first = day(&tokens) else { throw Fault(description: "no day: \(line)") }
            if tokens.first == "–" { tokens.removeFirst() }
            return Step(
                first: first, last: day(&tokens) ?? first, words: String(line[dash.upperBound...]))
        }
    }

    /// Day by day without a gap, and numbered without one.
    private func walk(to count: Int, by direction: Int, withStart: Bool = false) throws -> Moment? {
        _ = try lastDay(of: count, by: direction, withStart: withStart)
        return try inner.last.flatMap(end)
    }

    /// The day with the number that is promised.
    private func lastDay(of count: Int, by direction: Int, withStart: Bool) throws -> CivilDate {
        let steps = try steps()
        guard let origin = steps.first else { throw Fault(description: "no days") }
        if direction > 0 { try startsAt(origin, orNightBefore: withStart) }
        var (date, number) = (withStart ? origin.first.adding(days: -1) : origin.first, 0)
        for step in steps.dropFirst(withStart ? 0 : 1) where number < count {
            guard step.first == date.adding(days: direction) else {
                throw Fault(description: "a day is missing before: \(step.words)")
            }
            if let numbers = numbers(step.words) {
                guard numbers.first == number + 1,
                    numbers.last - number == step.last.dayNumber - step.first.dayNumber + 1
                else { throw Fault(description: "wrong number: \(step.words)") }
                number = numbers.last
            }
            date = step.last
        }
        guard number == count else { throw Fault(description: "\(number) days of \(count)") }
        return date
    }

    /// The time of day of the start, on the day counted; where that lies outside the hours the last
    /// line says so.
    private func sameTime(after days: Int) throws -> Moment? {
        let day = try lastDay(of: days, by: 1, withStart: false)
        guard let start = try local(text(say("Начало", "Басталуы", "Start"))) else { return nil }
        let isMoved =
            try steps().last?.words.contains(
                say(
                    "вне рабочих часов, срок", "жұмыс уақытынан тыс, мерзім", "is outside the hours"
                )) == true
        return isMoved ? try inner.last.flatMap(end) : Moment(date: day, second: start.second)
    }

    private func startsAt(_ origin: Step, orNightBefore: Bool = false) throws {
        let start = try local(text(say("Начало", "Басталуы", "Start")))
        if orNightBefore, start?.date.adding(days: -1) == origin.first { return }
        guard start?.date == origin.first else {
            throw Fault(description: "does not begin with its start")
        }
    }

    private func numbers(_ words: String) -> (first: Int, last: Int)? {
        let tokens = words.split { $0 == " " || $0 == "," || $0 == "-" }
        guard let place = language == "kk" ? tokens.first : tokens.dropFirst().first else {
            return nil
        }
        let unit = language == "kk" ? tokens.dropFirst().first : tokens.first
        guard let unit, ["day", "days", "день", "дни", "күн", "күндер"].contains(unit) else {
            return nil
        }
        let ends = place.split(separator: "–").compactMap { Int($0) }
        return ends.first.map { ($0, ends.last!) }
    }

    /// Months on, later by each day that stood still, moved off a day off.
    private func leap(_ months: Int) throws -> Moment? {
        let steps = try steps()
        guard steps.count > 1 else { throw Fault(description: "no days") }
        try startsAt(steps[0])
        var due = Self.month(months, after: steps[0].first)
        guard steps[1].first == due else { throw Fault(description: "another day of the month") }
        for step in steps.dropFirst(2)
        where step.words.hasPrefix(say("часы стояли", "сағат тоқтап", "the clock stood")) {
            due = due.adding(days: step.last.dayNumber - step.first.dayNumber + 1)
        }
        if steps.last!.words.hasPrefix(say("срок переносится", "мерзім осы", "the due day moves")) {
            guard steps.suffix(2).first?.first == due else {
                throw Fault(description: "rolls from another day")
            }
        } else if steps.last!.last != due {
            throw Fault(description: "leads to another day")
        }
        return try end(inner.last!)
    }

    private static func month(_ months: Int, after date: CivilDate) -> CivilDate {
        let count = date.year * 12 + date.month - 1 + months
        for day in stride(from: date.day, through: 28, by: -1) {
            if let found = CivilDate(year: count / 12, month: count % 12 + 1, day: day) {
                return found
            }
        }
        return CivilDate(year: count / 12, month: count % 12 + 1, day: date.day)!
    }

    /// When the last line says that it ends; a moment that stands there itself.
    private func end(_ line: String) throws -> Moment? {
        var tokens = tokens(line[...])
        guard let first = day(&tokens) else { throw Fault(description: line) }
        if let second = tokens.first.flatMap(seconds) {
            return try local(line) ?? Moment(date: first, second: second)
        }
        let mark = say("до ", "аяқталуы ", "until ")
        guard let found = line.ranges(of: mark).last else {
            throw Fault(description: "no end: \(line)")
        }
        var tail = self.tokens(line[found.upperBound...])
        if let moment = moment(&tail) { return moment }
        let date = try steps().last?.last
        guard let date, let second = tail.first.flatMap(seconds) else {
            throw Fault(description: "no end: \(line)")
        }
        return Moment(date: date, second: second)
    }

    // MARK: Words to numbers

    private func tokens(_ text: Substring) -> ArraySlice<Substring> {
        text.split(separator: " ")[...]
    }

    private func moment(_ tokens: inout ArraySlice<Substring>) -> Moment? {
        guard let date = day(&tokens), let second = tokens.first.flatMap(seconds) else {
            return nil
        }
        tokens.removeFirst()
        return Moment(date: date, second: second)
    }

    /// `пн 13 окт 2025`, `2025 ж. 13 қаз, дс`.
    private func day(_ tokens: inout ArraySlice<Substring>) -> CivilDate? {
        let count = language == "kk" ? 5 : 4
        guard tokens.count >= count else { return nil }
        let parts = Array(tokens.prefix(count))
        let (year, day, month) =
            language == "kk" ? (parts[0], parts[2], parts[3]) : (parts[3], parts[1], parts[2])
        guard
            let number = Self.months.lazy.compactMap({ $0.firstIndex(of: String(month.prefix(3))) })
                .first,
            let year = Int(year), let day = Int(day),
            let date = CivilDate(year: year, month: number + 1, day: day)
        else { return nil }
        tokens.removeFirst(count)
        return date
    }

    private static let months: [[String]] = [
        ["янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек"],
        ["қаң", "ақп", "нау", "сәу", "мам", "мау", "шіл", "там", "қыр", "қаз", "қар", "жел"],
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    ]

    /// `09:00`, `09:00:30`.
    private func seconds(_ token: Substring) -> Int? {
        let plain = token.hasSuffix(",") ? token.dropLast() : token
        let parts = plain.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count > 1, parts.count < 4, let hours = parts[0], let minutes = parts[1] else {
            return nil
        }
        guard parts.count == 3 else { return hours * 3600 + minutes * 60 }
        return parts[2].map { hours * 3600 + minutes * 60 + $0 }
    }

    private func part(_ token: Substring) -> (from: Int, to: Int)? {
        let ends = token.split(separator: "–").map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
            .compactMap(seconds)
        return ends.count == 2 ? (ends[0], ends[1]) : nil
    }
}
