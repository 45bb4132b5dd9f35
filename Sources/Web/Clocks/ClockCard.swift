import WorkingTime

/// A clock on the page of its ticket.
public struct ClockCard: Sendable {
    public var clock: ClockModel
    public var ribbon: Ribbon?
    public var why: WhyDeadline?
    /// One quiet line under the due moment.
    public var note: String?

    /// The main clock is open; the others are small.
    ///
    /// - Parameter ticket: leads to the page of this clock alone; nil on that page.
    func view(ticket: Int?, _ words: Words, today: CivilDate, isMain: Bool) -> HTML {
        let small: HTML = isMain ? "" : " small"
        let extra = ticket.map { link(ticket: $0, words) } ?? ""
        return """
            <section class="clock-card\(small)" data-state="\(clock.state.rawValue)" data-live="clock-\(clock.id)">
            <header><h3>\(clock.name)</h3>\(clock.clause?.chip(words))</header>\(clock.dueLine(words, now: today))
            \(note.map { #"<p class="small muted">\#($0)</p>"# as HTML })
            \(if: isMain, drawing(words, today: today))
            \(why?.view(words, today: today, isOpen: isMain, extra: extra))</section>
            """
    }

    private func drawing(_ words: Words, today: CivilDate) -> HTML {
        guard let ribbon else { return "" }
        return ribbon.view(state: clock.state, id: "ribbon-\(clock.id)", words: words, today: today)
            + legend(words)
    }

    private func legend(_ words: Words) -> HTML {
        let state = clock.state.rawValue
        let hasPause = ribbon?.days.contains { !$0.pauses.isEmpty } ?? false
        let pause: HTML = #"<li><span class="swatch hatch"></span>\#(words[.legendPause])</li>"#
        return """
            <ul class="legend"><li><span class="swatch" data-state="running"></span>\(words[.legendSpent])</li>\
            <li><span class="swatch soft" data-state="\(state)"></span>\(words[.legendAhead])</li>\
            <li><span class="swatch window"></span>\(words[.legendWindow])</li>\(if: hasPause, pause)</ul>
            """
    }

    private func link(ticket: Int, _ words: Words) -> HTML {
        let url = SiteURL.explain(ticket: ticket, clock: clock.id)
        let link: HTML =
            #"<a class="button quiet small" href="\#(url)">\#(words[.explainAlone])</a>"#
        return #"<p class="row mt-2 no-print">\#(link)</p>"#
    }
}
