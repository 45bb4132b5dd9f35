import WorkingTime

/// When and where the ticket's meeting is, who comes, and the file for their calendars.
struct MeetingPanel: Sendable {
    enum State: Sendable { case planned, held, cancelled }

    var starts: CivilMoment
    var ends: CivilMoment
    var state: State
    /// Addresses, links and tools, as people read them.
    var places: [String]
    var people: [String]
    /// Of the file.
    var url: SiteURL

    func view(_ words: Words, today: CivilDate) -> HTML {
        """
        <section class="panel stack gap-2" aria-label="\(words[.meeting])"><h2 class="text-m">\(words[.meeting])</h2>
        <p>\(words.momentInFull(starts, now: today))–\(ends.time.description)\(badge(words))</p>\
        \(if: !places.isEmpty, #"<p class="small"><bdi>\#(places.joined(separator: ", "))</bdi></p>"#)\
        \(if: !people.isEmpty, #"<p class="small muted">\#(people.joined(separator: ", "))</p>"#)
        <p><a class="button small" href="\(url)" download>\(words[.meetingFile])</a></p></section>
        """
    }

    private func badge(_ words: Words) -> HTML {
        switch state {
        case .planned: ""
        case .held: #" <span class="badge" data-state="met">\#(words[.meetingHeld])</span>"#
        case .cancelled:
            #" <span class="badge" data-state="unregulated">\#(words[.meetingCancelled])</span>"#
        }
    }
}
