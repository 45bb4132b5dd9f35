import WorkingTime

extension Ribbon {
    /// Drawn from back to front: track, working window, consumed, pause, remaining, now, due.
    func view(state: ClockState, id: String, words: Words, today: CivilDate) -> HTML {
        let layout = RibbonLayout(days)
        let height = isCrowded(layout) ? 110 : 96
        return """
            <svg class="ribbon" data-state="\(state.rawValue)" viewBox="0 0 384 \(height)" role="img" \
            aria-labelledby="\(id)">\
            <title id="\(id)">\(spoken)</title>\
            \(days.indices.map { column($0, layout, words) })\
            \(nowMark(layout, words))\(dueMark(layout, words, today: today))</svg>
            """
    }

    private func column(_ index: Int, _ layout: RibbonLayout, _ words: Words) -> HTML {
        let day = days[index]
        let (x, width) = layout.columns[index]
        let middle = svg(layout.middle(of: index))
        let isOff = day.windows.isEmpty
        return """
            <text\(if: isOff, #" class="day-off""#) x="\(middle)" y="20" text-anchor="middle">\
            \(label(day, width: width, words))</text>\
            <rect class="off" x="\(svg(x))" y="30" width="\(svg(width))" height="30" rx="3"/>\
            \(bars(day.windows, "window", index, layout))\(bars(day.ahead, "ahead", index, layout))\
            \(bars(day.spent, "spent", index, layout))\(bars(day.pauses, "pause", index, layout))\
            \(count(day, isOff: isOff, middle: middle, width: width, words))
            """
    }

    private func label(_ day: Day, width: Double, _ words: Words) -> String {
        if case .merged(let days) = day.kind { return words.mergedDays(days) }
        let weekday = words.weekday(day.date.weekday)
        if width < 20 { return String(weekday.prefix(2)) }
        return width < 30 ? weekday : "\(weekday) \(day.date.day)"
    }

    private func count(_ day: Day, isOff: Bool, middle: String, width: Double, _ words: Words)
        -> HTML
    {
        if width < 20 || (isOff && day.kind == .weekend) { return "" }
        let text = isOff ? "—" : words.minutes(day.minutes)
        let kind: HTML = isOff ? #" class="day-off""# : ""
        return #"<text\#(kind) x="\#(middle)" y="75" text-anchor="middle">\#(text)</text>"#
    }

    private func bars(_ ranges: [Range<Int>], _ kind: String, _ index: Int, _ layout: RibbonLayout)
        -> [HTML]
    {
        ranges.map { range in
            let (from, to) = (
                layout.x(range.lowerBound, in: index), layout.x(range.upperBound, in: index)
            )
            return """
                <rect class="\(kind)" x="\(svg(from))" y="30.5" width="\(svg(max(0.8, to - from)))" height="29" rx="1"/>
                """
        }
    }

    /// Both words would stand on the same side of marks close to each other, one over the other.
    /// Now then gets a row of its own.
    func isCrowded(_ layout: RibbonLayout) -> Bool {
        guard let now else { return false }
        let (x, dueX) = (layout.x(now.minute, in: now.day), layout.x(due.minute, in: due.day))
        let isOverdue = dueX <= x && dueX > 60 && x > 300
        return abs(dueX - x) < Self.wordsWidth && (isOverdue || x < dueX && dueX > 340 && x > 90)
    }

    /// Room that `чт 15 окт 15:00` takes, in the drawing's units.
    private static let wordsWidth = 96.0

    private func nowMark(_ layout: RibbonLayout, _ words: Words) -> HTML? {
        guard let now else { return nil }
        let x = layout.x(now.minute, in: now.day)
        let dueX = layout.x(due.minute, in: due.day)
        let isLeft = x < dueX ? x > 90 : x > 300
        return """
            <path class="now" d="M\(svg(x)) 25v39"/><text class="strong" x="\(svg(isLeft ? x - 4 : x))" \
            y="\(isCrowded(layout) ? 106 : 92)" text-anchor="\(isLeft ? "end" : "start")">\(words[.nowMark]) \
            \(words.time(CivilTime(minutes: now.minute)))</text>
            """
    }

    private func dueMark(_ layout: RibbonLayout, _ words: Words, today: CivilDate) -> HTML {
        let x = layout.x(due.minute, in: due.day)
        let moment = CivilMoment(date: days[due.day].date, time: CivilTime(minutes: due.minute))
        let nowX = now.map { layout.x($0.minute, in: $0.day) } ?? -1
        let isLeft = nowX > x ? x > 60 : x > 340
        return """
            <path class="due-line" d="M\(svg(x)) 25v39"/><path class="due-flag" d="M\(svg(x)) 24h9l-2.5 4 2.5 4h-9z"/>\
            <text class="due-text" x="\(svg(isLeft ? x - 4 : x + 4))" y="92" text-anchor="\(isLeft ? "end" : "start")">\
            \(words.moment(moment, now: today))</text>
            """
    }

    /// One decimal is enough for a drawing of 384 units.
    private func svg(_ number: Double) -> String {
        let tenths = Int((number * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

extension Words {
    /// `8:00` of counted time.
    func minutes(_ count: Int) -> String {
        "\(count / 60):\(count % 60 < 10 ? "0" : "")\(count % 60)"
    }
}
