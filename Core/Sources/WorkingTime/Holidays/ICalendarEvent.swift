/// An event of an iCalendar file, as far as a holiday calendar needs it.
struct ICalendarEvent {
    enum Kind: String {
        case off = "OFF"
        case work = "WORK"
        case short = "SHORT"
    }

    static let eventsMax = 20_000
    static let daysMax = 62

    /// Line of its BEGIN.
    var line: Int
    /// nil: it has a time of day.
    var days: ClosedRange<CivilDate>?
    var kinds: [Kind] = []
    var isCancelled = false
    var summary = ""

    static func read(_ lines: [ICalendarLine]) throws(ICalendarError) -> [ICalendarEvent] {
        guard let first = lines.first, first.name == "BEGIN",
            first.value.uppercased() == "VCALENDAR"
        else {
            throw ICalendarError(line: lines.first?.number ?? 1, reason: .notACalendar)
        }
        var events: [ICalendarEvent] = []
        var open: Int?
        for (index, line) in lines.enumerated() {
            let mark = line.value.uppercased()
            if line.name == "BEGIN", mark == "VEVENT" {
                if let open {
                    throw ICalendarError(line: lines[open].number, reason: .unfinishedEvent)
                }
                open = index
            }
            guard line.name == "END", mark == "VEVENT", let start = open else { continue }
            events.append(try ICalendarEvent(lines[start...index]))
            open = nil
            guard events.count <= eventsMax else {
                throw ICalendarError(line: line.number, reason: .moreThan(eventsMax, .events))
            }
        }
        if let open { throw ICalendarError(line: lines[open].number, reason: .unfinishedEvent) }
        return events
    }

    private init(_ lines: ArraySlice<ICalendarLine>) throws(ICalendarError) {
        line = lines[lines.startIndex].number
        var (start, end, duration): (ICalendarLine?, ICalendarLine?, ICalendarLine?)
        var depth = 0
        for line in lines {
            if line.name == "BEGIN" { depth += 1 }
            if line.name == "END" { depth -= 1 }
            // Alarms inside the event have properties of the same names.
            guard depth == 1 else { continue }
            switch line.name {
            case "DTSTART": start = line
            case "DTEND": end = line
            case "DURATION": duration = line
            case "RRULE", "RDATE": throw ICalendarError(line: line.number, reason: .repeating)
            case "CATEGORIES": take(categories: line.value)
            case "STATUS": isCancelled = line.value.uppercased() == "CANCELLED"
            case "SUMMARY": summary = line.text
            default: continue
            }
        }
        guard let start, let first = try Self.date(start) else { return }
        days = first...(try Self.last(from: first, end: end, duration: duration))
    }

    private mutating func take(categories: String) {
        kinds += categories.split(separator: ",").compactMap { Kind(rawValue: $0.uppercased()) }
    }

    /// nil when the line has a time of day.
    private static func date(_ line: ICalendarLine) throws(ICalendarError) -> CivilDate? {
        let digits = line.value.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let isDate = line.parameters.contains("VALUE=DATE")
        if !isDate, line.value.utf8.contains(UInt8(ascii: "T")) { return nil }
        guard digits.count == 8, line.value.utf8.count == 8, let number = Int(line.value),
            let date = CivilDate(
                year: number / 10_000, month: number / 100 % 100, day: number % 100)
        else {
            throw ICalendarError(line: line.number, reason: .notADay(String(line.value.prefix(40))))
        }
        guard Holidays.years.contains(date.year) else {
            throw ICalendarError(line: line.number, reason: .yearOutside(date.year))
        }
        return date
    }

    /// The end of an event is the day after it; without end and duration it lasts a day (RFC 5545
    /// §3.6.1).
    private static func last(
        from first: CivilDate, end: ICalendarLine?, duration: ICalendarLine?
    ) throws(ICalendarError) -> CivilDate {
        var last = first
        if let end, let date = try date(end) {
            guard date >= first else {
                throw ICalendarError(line: end.number, reason: .endsBeforeStart)
            }
            last = max(first, date.adding(days: -1))
        } else if let duration {
            last = first.adding(days: try days(duration) - 1)
        }
        guard last.dayNumber - first.dayNumber < daysMax else {
            throw ICalendarError(
                line: (end ?? duration)?.number ?? 1, reason: .moreThan(daysMax, .daysOfEvent))
        }
        return last
    }

    /// `P3D` or `P1W`.
    private static func days(_ line: ICalendarLine) throws(ICalendarError) -> Int {
        let value = line.value.uppercased()
        guard value.hasPrefix("P"), let unit = value.last, unit == "D" || unit == "W",
            let count = Int(value.dropFirst().dropLast()), (1...daysMax).contains(count)
        else {
            throw ICalendarError(
                line: line.number, reason: .unreadable(String(line.value.prefix(40))))
        }
        return unit == "W" ? count * 7 : count
    }
}
