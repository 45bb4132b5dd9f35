import WorkingTime

/// "Why this deadline?": the argument in fixed order, and the sum that must give the promise to the
/// minute.
public struct WhyDeadline: Sendable {
    public enum Topic: Int, Sendable, CaseIterable {
        case promised, start, notBefore, calendar, counted, skipped, pauses, then, moved, reading

        var word: Word {
            switch self {
            case .promised: .whyPromised
            case .start: .whyStart
            case .notBefore: .whyNotBefore
            case .calendar: .whyCalendar
            case .counted: .whyCounted
            case .skipped: .whySkipped
            case .pauses: .whyPauses
            case .then: .whyThen
            case .moved: .whyMoved
            case .reading: .whyReading
            }
        }
    }

    public struct Row: Sendable {
        public var topic: Topic
        /// Each on a line of its own.
        public var lines: [String]
        public var clause: ClauseLink?
        public init(_ topic: Topic, _ lines: [String], clause: ClauseLink? = nil) {
            (self.topic, self.lines, self.clause) = (topic, lines, clause)
        }
        public init(_ topic: Topic, _ text: String, clause: ClauseLink? = nil) {
            self.init(topic, [text], clause: clause)
        }
    }

    /// A day that counted; or, with no minutes, one that did not.
    public struct Counted: Sendable {
        public var date: CivilDate
        public var from: CivilTime
        public var to: CivilTime
        public var note: String?
        public var minutes: Int
    }

    public var rows: [Row]
    /// Empty where nothing is summed: a limit in days.
    public var sum: [Counted]

    public init(rows: [Row], sum: [Counted]) {
        self.rows = rows.sorted { $0.topic.rawValue < $1.topic.rawValue }
        self.sum = sum
    }

    var totalMinutes: Int { sum.reduce(0) { $0 + $1.minutes } }
}

extension WhyDeadline {
    func view(_ words: Words, today: CivilDate, isOpen: Bool, extra: HTML = "") -> HTML {
        """
        <details class="why"\(if: isOpen, " open")><summary>\(words[.whyThisDeadline])</summary>
        <ol>\(rows.map { line($0, words) })</ol>
        \(if: !sum.isEmpty, table(words, today: today))\(extra)</details>
        """
    }

    private func line(_ row: Row, _ words: Words) -> HTML {
        let lines = row.lines.map { "\($0)" as HTML }.joined("<br>")
        return
            "<li><span>\(words[row.topic.word])</span><span>\(lines)</span>\(row.clause?.chip(words))</li>"
    }

    private func table(_ words: Words, today: CivilDate) -> HTML {
        """
        <table class="sum"><caption class="visually-hidden">\(words[.sumCaption])</caption><tbody>
        \(sum.map { counted($0, words, today: today) })</tbody>
        <tfoot><tr><td>\(words[.total])</td><td></td><td class="num">\(words.minutes(totalMinutes))</td></tr></tfoot>
        </table>
        """
    }

    private func counted(_ day: Counted, _ words: Words, today: CivilDate) -> HTML {
        let note = day.note.map { " " + $0 } ?? ""
        return """
            <tr\(if: day.minutes == 0, #" class="off""#)><td>\(words.weekdayAndDay(day.date, now: today))</td>\
            <td class="muted">\(words.times(day.from, day.to))\(note)</td>\
            <td class="num">\(words.minutes(day.minutes))</td></tr>
            """
    }
}
