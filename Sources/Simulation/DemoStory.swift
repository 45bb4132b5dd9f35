import Foundation
import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Plays the story of a demo desk around the present moment, through the same doors as real
/// interactions and acts.
public struct DemoStory: Sendable {
    typealias Episode = DemoStoryFile.Episode
    typealias Act = DemoStoryFile.Act

    /// What came of it.
    public struct Played: Sendable {
        /// Tickets and interactions there are afterwards.
        public var count: Int
        /// Acts that the regulation refused; the ticket stayed as it was.
        public var refusals: [String] = []
    }

    let desk: Desk
    let clock: DemoClock
    let file: DemoStoryFile

    public init(desk: Desk, clock: DemoClock, file: DemoStoryFile) {
        self.desk = desk
        self.clock = clock
        self.file = file
    }

    /// Plays up to now; a desk that has tickets is left alone.
    public func play() async throws -> Played {
        let counted = try await desk.counts(of: [.all, .ended], for: .desk)
        let existing = counted.values.reduce(0, +)
        guard existing == 0 else { return Played(count: existing) }
        clock.run()
        let now = desk.world.now()
        let sorted = try moments(until: now)
        clock.stand(at: (sorted.first?.at ?? now) + -3600)
        try await sign()
        var played = Played(count: file.episodes.count)
        try await play(sorted, until: now, &played)
        clock.run()
        try await time.settle()
        return played
    }

    private func sign() async throws {
        for id in file.signed {
            guard let client = desk.people.client(ofContact: id),
                let contact = client.contacts[id]
            else { continue }
            try await desk.acknowledge(
                digest: try desk.versionToSign(of: client).digest, by: contact, of: client.id)
        }
    }

    /// What happens when.
    private enum Event: Sendable {
        case arrival(Int)
        case act(Int, of: Int)
        case statement(Int)
    }

    /// In order of time; of one instant in the order of the file.
    private func moments(until now: Instant) throws -> [(at: Instant, event: Event)] {
        let calendar = try desk.edition().calendar(desk.edition().regulation.calendar)
        var moments: [(at: Instant, event: Event)] = []
        for (index, episode) in file.episodes.enumerated() {
            let start = try arrival(episode, calendar, now)
            moments.append((start, .arrival(index)))
            for (number, step) in episode.acts.enumerated() {
                let at = try calendar.add(working: Int64(step.after * 3600), to: start)
                if at < now { moments.append((at, .act(number, of: index))) }
            }
        }
        for (index, settled) in file.statements.enumerated() {
            let end = try month(before: now, settled.monthsAgo - 1)
            moments.append((min(end.start + Int64(settled.after) * 3600, now), .statement(index)))
        }
        return moments.enumerated().sorted {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }.map(\.element)
    }

    private func arrival(_ episode: Episode, _ calendar: WorkingCalendar, _ now: Instant) throws
        -> Instant
    {
        switch episode.came {
        case .hoursAgo(let hours):
            try calendar.subtract(working: Int64(hours * 3600), from: now)
        case .on(let day, let months):
            try calendar.add(
                working: 3600,
                to: try desk.edition().zone.startOfDay(
                    month(before: now, months).first.adding(days: day - 1)))
        }
    }

    private func month(before now: Instant, _ months: Int) throws -> (
        first: CivilDate, start: Instant
    ) {
        let zone = try desk.edition().zone
        let first = zone.civil(at: now).date.firstOfMonth.adding(months: -months)
        return (first, zone.startOfDay(first))
    }

    private func play(
        _ moments: [(at: Instant, event: Event)], until now: Instant, _ played: inout Played
    ) async throws {
        var tickets: [Int: TicketID] = [:]
        for moment in moments {
            try await time.advance(to: moment.at)
            do {
                switch moment.event {
                case .arrival(let index):
                    tickets[index] = try await arrive(file.episodes[index], at: moment.at)
                case .act(let number, let index):
                    guard let ticket = tickets[index] else { continue }
                    let episode = file.episodes[index]
                    try await perform(episode.acts[number], of: episode, on: ticket, at: moment.at)
                case .statement(let index):
                    try await settle(file.statements[index], at: now)
                }
            } catch let refusal as Refusal {
                played.refusals.append("\(told(moment.event)): \(refusal)")
            } catch let refusal as SettlementRefusal {
                played.refusals.append("\(told(moment.event)): \(refusal.sentence)")
            }
            try await time.settle()
        }
        try await time.advance(to: now)
    }

    private func told(_ event: Event) -> String {
        switch event {
        case .arrival(let index): "\(file.episodes[index].subject), arrival"
        case .act(let number, let index):
            "\(file.episodes[index].subject), \(file.episodes[index].acts[number].verb.rawValue)"
        case .statement(let index):
            "\(file.statements[index].client), statement, \(file.statements[index].act.rawValue)"
        }
    }

    /// Of the sending that there is.
    private func settle(_ told: DemoStoryFile.Settled, at now: Instant) async throws {
        let month = try month(before: now, told.monthsAgo).first
        let settled = try await desk.settled(of: told.client, month: month)
        try await desk.settle(
            SettlementRequest(
                told.act, of: told.client, month: month, number: settled.settlement.sendings,
                line: told.line, text: told.text),
            by: told.by.contains(".") ? .contact(told.by) : .staff(told.by))
    }

    private var time: VirtualTime { VirtualTime(desk: desk, clock: clock) }

    private func arrive(_ episode: Episode, at: Instant) async throws -> TicketID? {
        var letter = StoredLetter(subject: episode.subject, text: episode.text)
        letter.stated = .init(
            project: episode.project, category: episode.category,
            fields: try values(episode.fields, at: at))
        let interaction = Interaction(
            episode.by.map { .written(by: $0) } ?? .address, channel: episode.channel,
            address: episode.from, letter: letter, arrivedAt: at)
        return try await Intake(desk: desk).receive(interaction).ticket
    }

    private func perform(_ act: Act, of episode: Episode, on ticket: TicketID, at: Instant)
        async throws
    {
        guard act.verb != .answer else {
            return try await answer(act, of: episode, on: ticket, at: at)
        }
        let draft = act.text.isEmpty ? nil : try desk.draft(saying: act.text)
        guard let command = try command(act, draft?.ref, at: at) else { return }
        let performer = act.by.contains(".") ? Performer.contact(act.by) : .staff(act.by)
        _ = try await desk.perform(
            Instruction(
                command, on: ticket, by: performer, commandID: desk.world.newID(),
                contents: draft.map { [$0] } ?? []))
    }

    /// nil: the act needs a text or working time, and has none.
    private func command(_ told: Act, _ text: ContentRef?, at: Instant) throws -> Command? {
        guard let act = ServiceDesk.Act(rawValue: told.verb.act) else { return nil }
        let minutes = act == .log ? try worked(told, until: at) : told.minutes
        let (to, reason) = (
            told.to.map(ActAnswers.Value.text), told.reason.map(ActAnswers.Value.text)
        )
        let known: [String: ActAnswers.Value?] = [
            "override": reason, "reason": reason, "priority": to, "category": to, "escalation": to,
            "until": .moment(at + Int64(told.hours) * 3600), "version": .number(1),
            "fields": .fields(try values(told.fields, at: at)), "role": told.role.map { .text($0) },
            "from": .moment(at - Int64(minutes) * 60), "work": .text("execution"),
            "minutes": minutes == 0 ? nil : .number(minutes),
            "amount": told.amount.map { .number(Int($0)) },
        ]
        var answers = ActAnswers(said: text, person: told.by, newID: desk.world.newID())
        for ask in act.rule.asks { answers.values[ask.name] = known[ask.name] ?? nil }
        return act.unchecked(answers)
    }

    /// Minutes of work that end with the act: as many of its own as the day had by then.
    private func worked(_ told: Act, until at: Instant) throws -> Int {
        let calendar = try desk.edition().calendar(desk.edition().regulation.calendar)
        return Int(calendar.workingSeconds(from: at - Int64(told.minutes) * 60, to: at) / 60)
    }

    private func answer(_ act: Act, of episode: Episode, on ticket: TicketID, at: Instant)
        async throws
    {
        var letter = StoredLetter(subject: "", text: act.text)
        letter.stated = .init(ticket: ticket)
        let interaction = Interaction(
            channel: episode.channel, address: episode.from, letter: letter, arrivedAt: at)
        _ = try await Intake(desk: desk).receive(interaction)
    }

    /// Values as the regulation's fields want them; days and moments are said as hours from the
    /// act.
    private func values(_ words: [String: String], at: Instant) throws -> [String: FieldValue] {
        let (regulation, zone) = (try desk.edition().regulation, try desk.edition().zone)
        return words.reduce(into: [:]) { values, pair in
            guard let kind = regulation.fields[pair.key]?.kind else { return }
            let later = at + (Int64(pair.value) ?? 0) * 3600
            values[pair.key] =
                switch kind {
                case .text, .link, .secret, .file, .choice: .text(pair.value)
                case .number, .ticket: .number(Double(pair.value) ?? 0)
                case .flag, .consent: .flag(pair.value == "true")
                case .date: .date(zone.civil(at: later).date)
                case .moment: .moment(later)
                }
        }
    }
}
