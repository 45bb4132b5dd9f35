import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// From ticket rows to the queue.
extension QueuePage.Row {
    /// - Parameters:
    ///   - isOfDesk: it stands in the pool of the whole desk.
    ///   - waitsTurn: another one comes first.
    init(_ row: TicketRow, reader: EditionReader, isOfDesk: Bool = false, waitsTurn: Bool = false) {
        let reader = reader.of(row)
        let person = row.requester.flatMap(reader.name) ?? row.address
        self.init(
            number: row.number, priority: reader.priority(row.priority),
            subject: reader.subject(row.title),
            sender: person, state: row.state, waitsTurn: waitsTurn,
            clock: row.due.flatMap { reader.model(row: $0, of: row) },
            assignee: (row.taker ?? row.assignees.first).map(reader.person))
        if isOfDesk { project = reader.people.title(ofProject: row.projectKey) }
    }
}

extension EditionReader {
    /// A list knows of a clock what its row keeps; what is left is counted here, in the clock's
    /// calendar.
    func model(row due: TicketRow.Due, of ticket: TicketRow) -> ClockModel? {
        guard let commitment = regulation.commitments[due.commitment] else { return nil }
        let calendar = edition.calendarName(of: commitment)
        let isLate = due.at.map { $0 <= now } ?? false
        let outcome: Clock.Outcome =
            due.outcome == .running && isLate && due.nature == .binding ? .missed : due.outcome
        // Rows of an older program do not say when the clock ended or was paused.
        let changedAt = due.changedAt ?? ticket.updatedAt
        let end = outcome == .met ? changedAt : now
        var clock = Clock(
            row: ClockID(commitment: due.commitment, instance: 0), nature: due.nature,
            calendar: calendar,
            startedAt: due.startedAt, due: due.at, outcome: outcome,
            elapsedSeconds: max(
                0, edition.calendar(calendar).workingSeconds(from: due.startedAt, to: end)),
            pausedSince: outcome == .paused ? changedAt : nil,
            endedAt: outcome == .met ? changedAt : nil)
        if outcome == .running, commitment.hides.contains(ticket.state) {
            clock.hiddenIn = ticket.state
        }
        return reader.model(of: clock, in: edition)
    }
}

extension QueuePage.Model {
    init(
        frame: DeskFrame, view: QueueView, page: Tickets.Page, next: TicketRow?,
        reader: EditionReader, isFirst: Bool,
        waiting: Set<TicketID> = [], search: String? = nil
    ) {
        // Without a queue in the regulation, tickets of a project still stand together.
        let isOfDesk = reader.regulation.queue?.scope == .desk
        let pools = Dictionary(grouping: page.rows) { isOfDesk ? nil : $0.projectKey }
        let ordered = pools.keys.sorted { left, right in
            (pools[left]?.first?.queueKey ?? "") < (pools[right]?.first?.queueKey ?? "")
        }
        // Many clients are many pools of a page: what they have in common is said once.
        let week = reader.words.week(of: reader.edition.calendar(reader.regulation.calendar).rule)
        self.init(
            frame: frame, view: view, search: search,
            next: view == .all && isFirst && search == nil
                ? next.map { .init($0, rows: page.rows, reader: reader) } : nil,
            pools: ordered.map { project in
                .init(
                    isOfDesk
                        ? .wholeDesk
                        : reader.people.title(ofProject: project).map { .project($0) }
                            ?? .noProject,
                    rows: pools[project] ?? [], waiting: waiting, week: week, reader: reader)
            },
            nearestDue: page.rows.compactMap { $0.due?.at }.min().map(reader.civilEnd),
            older: page.next,
            isFirst: isFirst)
    }
}

extension QueuePage.Next {
    init(_ row: TicketRow, rows: [TicketRow], reader: EditionReader) {
        let same = rows.filter { $0.inPool && $0.priority == row.priority && $0.id != row.id }.count
        let isHighest = row.rank == reader.regulation.priorities.pairs.map(\.item.rank).min()
        self.init(
            row: .init(row, reader: reader),
            project: reader.people.title(ofProject: row.projectKey),
            arrived: reader.civil(row.arrivedAt),
            reason: row.expeditedAt != nil
                ? .expedited : isHighest ? .highestPriority(others: same) : .earliest,
            clause: reader.link(reader.regulation.queue?.clauses ?? []))
    }
}

extension QueuePage.Pool {
    init(
        _ scope: Scope, rows: [TicketRow], waiting: Set<TicketID>, week: String,
        reader: EditionReader
    ) {
        let open = rows.filter(\.inPool)
        let steps = reader.regulation.priorities.pairs.sorted { $0.item.rank < $1.item.rank }.map {
            name, _ in
            Step(
                name: reader.priority(name)?.name ?? EditionReader.unknown,
                count: open.count { $0.priority == name },
                isCurrent: open.min { $0.queueKey < $1.queueKey }?.priority == name)
        }
        self.init(
            scope, calendar: week, steps: steps.filter { $0.count > 0 },
            rows: rows.map { row in
                .init(
                    row, reader: reader, isOfDesk: scope == .wholeDesk,
                    waitsTurn: waiting.contains(row.id))
            })
    }
}
