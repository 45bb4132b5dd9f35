import Regulations
import WorkingTime

/// Parts of the work, corrections of the worklog, merging, watching, and what people put out of
/// sight.
extension Deciding {
    /// Parts of one ticket.
    static let subtasksMax = 100
    /// People who watch one ticket.
    static let watchersMax = 50

    mutating func reportDefect(_ content: ContentRef) throws(Refusal) {
        try attempt([.defectReported(.init(content: content))], before: [.event(.defectReported)])
    }

    mutating func publish(_ content: ContentRef) throws(Refusal) {
        try attempt([.published(.init(content: content))], before: [.event(.published)])
    }

    /// Back to the pool; the ticket keeps its place there.
    mutating func release() throws(Refusal) {
        try attempt([.released], before: [.event(.released)])
    }

    mutating func openSubtask(_ opened: TicketEvent.SubtaskOpened) throws(Refusal) {
        guard ticket.subtasks.count < Self.subtasksMax else {
            throw .tooLong("subtasks", limit: Self.subtasksMax)
        }
        guard !ticket.subtasks.contains(where: { $0.opened.subtask == opened.subtask }) else {
            return
        }
        if let role = opened.role, regulation.roles[role] == nil { throw .needsRole([role]) }
        if let priority = opened.priority { try requirePriority(priority) }
        happen(.subtaskOpened(opened))
    }

    mutating func finishSubtask(_ subtask: String) throws(Refusal) {
        guard let found = ticket.subtasks.first(where: { $0.opened.subtask == subtask }) else {
            throw .notFound
        }
        if !found.isDone { happen(.subtaskDone(.init(subtask: subtask))) }
    }

    mutating func prioritise(subtask: String, _ priority: String?) throws(Refusal) {
        guard let found = ticket.openSubtasks.first(where: { $0.opened.subtask == subtask }) else {
            throw .notFound
        }
        if let priority { try requirePriority(priority) }
        if found.priority != priority {
            happen(.subtaskPrioritised(.init(subtask: subtask, priority: priority)))
        }
    }

    private func requirePriority(_ priority: String) throws(Refusal) {
        guard regulation.priorities[priority] != nil else { throw .noSuchPriority(priority) }
        try requireConfirming(priority)
    }

    mutating func correctLog(entry: String, minutes: Int, content: ContentRef?) throws(Refusal) {
        guard var logged = ticket.worklog.first(where: { $0.entry == entry }) else {
            throw .notFound
        }
        // No longer than until now.
        let most = min(
            ActAsk.minutesCorrected.upperBound, max(logged.minutes, Int(at - logged.from) / 60))
        guard (0...most).contains(minutes) else {
            throw ActAsk.outside(0...most, "minutes")
        }
        guard scene.correctable.contains(where: { $0.entry == entry }) else {
            throw .needsRole(regulation.overseers)
        }
        logged.minutes = minutes
        try requireFree(logged)
        happen(.logCorrected(.init(entry: entry, minutes: minutes, content: content)))
    }

    /// As it stands: with other minutes it is to be approved again.
    mutating func approveWork(entry: String) throws(Refusal) {
        guard let logged = scene.approvable.first(where: { $0.entry == entry }) else {
            let others = scene.approvable.map(\.entry).joined(separator: ", ")
            throw .badValue(field: "entry", expected: others.isEmpty ? "—" : others)
        }
        happen(.workApproved(.init(entry: entry, minutes: logged.minutes)))
    }

    mutating func merge(into other: TicketID, number: Int) throws(Refusal) {
        guard other != ticket.id else {
            throw .badValue(field: "ticket", expected: "≠ \(ticket.number ?? 0)")
        }
        happen(.merged(.init(into: other, number: number)))
    }

    /// The other side of a merge. Who asked there hears of every answer here.
    mutating func absorb(_ absorbed: TicketEvent.Absorbed) throws(Refusal) {
        happen(.absorbed(absorbed))
    }

    /// Of two matters in one ticket the one goes on elsewhere; what was said stays where it was
    /// said.
    mutating func split(_ split: TicketEvent.Split) throws(Refusal) {
        guard stream.separable.contains(where: { $0.sequence == split.message }) else {
            throw .notFound
        }
        happen(.split(split))
    }

    /// A contact brings in colleagues of the ticket's client, the staff whomever it needs, a
    /// stranger nobody.
    mutating func watch(_ person: String) throws(Refusal) {
        let contacts = seen.client?.contacts ?? [:]
        if actor.kind == .contact || actor.kind == .stranger {
            guard contacts[actor.id] != nil, contacts[person] != nil else { throw .notFound }
        }
        guard !ticket.watchers.contains(person), ticket.watchers.count < Self.watchersMax else {
            return
        }
        happen(.watched(.init(person: person)))
    }

    mutating func unwatch(_ person: String) {
        if ticket.watchers.contains(person) { happen(.unwatched(.init(person: person))) }
    }

    mutating func snooze(until: Instant) throws(Refusal) {
        guard until > at else { throw .badMoment(earliest: at, latest: .distantFuture) }
        happen(.snoozed(.init(person: actor.id, until: until)))
    }

    /// Reminders that are due; each is journalled once, because it ends what it reminds of.
    mutating func remind() {
        for (person, until) in ticket.snoozes.sorted(by: { $0.key < $1.key }) where until <= at {
            happen(.reminded(.init(of: .snooze, person: person)), by: .desk)
        }
        if let expected = ticket.expected, let reminder = edition.reminder(on: expected),
            reminder <= at
        {
            happen(.reminded(.init(of: .expectedDate)), by: .desk)
        }
    }
}
