extension Holidays {
    /// Years in which an imported day may lie.
    static let years = 1970...2100

    /// Imports an iCalendar file (RFC 5545).
    ///
    /// All-day events with the category `OFF`, `WORK` or `SHORT` are days off, transferred working
    /// days and short days; other events beside them tell nothing. In a file where no event has one
    /// of these, every all-day event is a day off. The data are taken to be complete for the whole
    /// years they touch.
    ///
    /// - Parameters:
    ///   - country: whatever the importing desk calls it, such as `RU`.
    ///   - edition: name of these data in the journal; the caller derives it from the file's digest
    ///     or date.
    public init(ics text: String, country: String, edition: String) throws(ICalendarError) {
        let events = try ICalendarEvent.read(try ICalendarLine.read(text)).filter {
            !$0.isCancelled
        }
        let isMarked = events.contains { !$0.kinds.isEmpty }
        var (first, last): (CivilDate?, CivilDate?)
        self.init(country: country, edition: edition, firstDay: .epoch, lastDay: .epoch)
        for event in events {
            let kinds = isMarked ? event.kinds : [.off]
            guard let days = event.days else {
                guard event.kinds.isEmpty else {
                    throw ICalendarError(line: event.line, reason: .notAllDay)
                }
                continue
            }
            for kind in kinds { try take(event, days, kind) }
            first = min(first ?? days.lowerBound, days.lowerBound)
            last = max(last ?? days.upperBound, days.upperBound)
        }
        guard let first, let last else { throw ICalendarError(line: 1, reason: .noDays) }
        firstDay = CivilDate(year: first.year, month: 1, day: 1)!
        lastDay = CivilDate(year: last.year, month: 12, day: 31)!
    }

    private mutating func take(
        _ event: ICalendarEvent, _ days: ClosedRange<CivilDate>, _ kind: ICalendarEvent.Kind
    ) throws(ICalendarError) {
        for number in days.lowerBound.dayNumber...days.upperBound.dayNumber {
            let date = CivilDate(dayNumber: number)
            switch kind {
            case .off: off.insert(date)
            case .work: work.insert(date)
            case .short: short.insert(date)
            }
            if off.contains(date), work.contains(date) || short.contains(date) {
                throw ICalendarError(line: event.line, reason: .contradiction(date))
            }
            if kind != .short, !event.summary.isEmpty {
                names[date] = .text(String(event.summary.prefix(200)))
            }
        }
    }
}

extension CivilDate {
    static let epoch = CivilDate(dayNumber: 0)
}
