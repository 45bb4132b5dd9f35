import WorkingTime

/// The two parts of a clock's words: the due moment, and what is left.
struct ClockWords {
    var due: String
    var left: HTML
}

extension Words {
    func words(of clock: ClockModel, now: CivilDate, withLeftWord: Bool) -> ClockWords {
        let name = clock.shortName.map { $0 + "\u{a0}" } ?? ""
        switch clock.face {
        case .running(let due, let left), .warning(let due, let left):
            return ClockWords(
                due: name + until(due, now: now, place: clock.place),
                left: remaining(left, clock.live, withWord: withLeftWord)
            )
        case .breached(let due, let over):
            return ClockWords(
                due: name + wasDue(due, now: now, place: clock.place),
                left: over.isNothing && clock.live == nil ? "" : "+\(counting(over, clock.live))"
            )
        case .withdrawn(let due):
            return ClockWords(
                due: name + wasDue(due, now: now, place: clock.place),
                left: "\(self[.breachWithdrawn])")
        case .paused(let since, let why, let left):
            let reason = why.map { withLeftWord ? ": \($0)" : "" } ?? ""
            return ClockWords(
                due: paused(since: since, now: now) + reason, left: "\(left.map(span))")
        case .met(let used, let limit, let at):
            let (due, of) = met(in: used, of: limit)
            let tail: HTML =
                withLeftWord ? "\(of)\(if: !of.isEmpty, ", ")\(moment(at, now: now))" : "\(of)"
            return ClockWords(due: name + due, left: tail)
        case .indicative(let from, let to):
            let due = from.map { starts(from: $0, to: to, now: now) } ?? name + until(to, now: now)
            return ClockWords(due: due, left: "\(self[.indicative])")
        case .unpromised: return ClockWords(due: self[.dateNotGuaranteed], left: "")
        case .beyond: return ClockWords(due: self[.beyondCalendar], left: "")
        case .hidden: return ClockWords(due: self[.dateHidden], left: "")
        case .unregulated: return ClockWords(due: self[.noDeadlineSet], left: "")
        }
    }

    private func remaining(_ left: TimeSpan, _ live: ClockModel.Live?, withWord: Bool) -> HTML {
        let around = withWord ? leftAround : ("", "")
        return "\(around.0)\(counting(left, live))\(around.1)"
    }

    /// A span that the script counts down or up while the calendar is open. Days are left to the
    /// server.
    private func counting(_ value: TimeSpan, _ live: ClockModel.Live?) -> HTML {
        guard let live, let unit = value.unit else { return "\(span(value))" }
        let border = live.border.map { String($0) } ?? ""
        return """
            <span role="timer" data-left="\(live.left)" data-runs="\(live.runs ? 1 : 0)" data-border="\(border)" \
            data-unit="\(unit)">\(span(value))</span>
            """
    }
}

extension TimeSpan {
    /// An interval that nothing has stopped ends at its due.
    fileprivate var isNothing: Bool { self == .working(0) || self == .elapsed(0) }

    /// nil: too coarse to be counted by a script.
    fileprivate var unit: String? {
        switch self {
        case .working: "working"
        case .elapsed: "elapsed"
        case .workingDays, .days: nil
        }
    }
}

extension ClauseLink {
    func chip(_ words: Words) -> HTML {
        #"<a class="clause" href="\#(url)">\#(cited(words))</a>"#
    }

    /// Beside a text that already says the clause's words, a clause without a number is only a sign
    /// that leads to it.
    func chip(_ words: Words, beside text: String) -> HTML {
        let stem = heading.hasSuffix("…") ? String(heading.dropLast()) : heading
        guard number == nil, !stem.isEmpty, text.contains(stem) else { return chip(words) }
        return #"<a class="clause" href="\#(url)" aria-label="\#(cited(words))">§</a>"#
    }

    /// `п. 4.3`, or the words of a clause that has no number.
    func cited(_ words: Words) -> String { number.map(words.clause) ?? words.quoted([heading]) }
}

extension ClockModel {
    /// In a row of the queue: due and time left stand in columns of their own.
    func row(_ words: Words, now: CivilDate) -> HTML {
        let told = words.words(of: self, now: now, withLeftWord: false)
        return """
            <span class="clock" data-state="\(state.rawValue)">\(state.icon.html(named: words[state.word]))\
            <b>\(told.due)</b><span class="left">\(told.left)</span>\(clause?.chip(words))</span>
            """
    }

    /// Alone, with a border of its state.
    func boxed(_ words: Words, now: CivilDate) -> HTML {
        let told = words.words(of: self, now: now, withLeftWord: false)
        return """
            <span class="clock boxed" data-state="\(state.rawValue)">\(state.icon.html(named: words[state.word]))\
            <span>\(name)</span><b>\(told.due)</b>\
            \(if: !told.left.isEmpty, #"<span class="left">\#(told.left)</span>"#)</span>
            """
    }

    /// The line under the heading of a card.
    func dueLine(_ words: Words, now: CivilDate) -> HTML {
        var named = self
        named.shortName = nil
        let told = words.words(of: named, now: now, withLeftWord: true)
        return """
            <p class="due">\(state.icon.html(named: words[state.word])) \(told.due) \
            <small\(if: state == .warning || state == .breached, #" class="state""#)>\(told.left)</small></p>
            """
    }
}
