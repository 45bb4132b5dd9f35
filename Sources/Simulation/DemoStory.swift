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
        let calendar = try desk.edition().calendar(desk.edition().regulation.calendar)
        var moments: [(at: Instant, episode: Int, act: Int?)] = []
        for (index, episode) in file.episodes.enumerated() {
            let start = try calendar.subtract(working: Int64(episode.hoursAgo * 3600), from: now)
            moments.append((start, index, nil))
            for (number, step) in episode.acts.enumerated() {
                let at = try calendar.add(working: Int64(step.after * 3600), to: start)
                if at < now { moments.append((at, index, number)) }
            }
        }
        let sorted = moments.sorted {
            ($0.at, $0.episode, $0.act ?? -1) < ($1.at, $1.episode, $1.act ?? -1)
        }
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

    private func play(
        _ moments: [(at: Instant, episode: Int, act: Int?)], until now: Instant,
        _ played: inout Played
    ) async throws {
        var tickets: [Int: TicketID] = [:]
        for moment in moments {
            try await time.advance(to: moment.at)
            let episode = file.episodes[moment.episode]
            do {
                if let act = moment.act {
                    guard let ticket = tickets[moment.episode] else { continue }
                    try await perform(episode.acts[act], of: episode, on: ticket, at: moment.at)
                } else {
                    tickets[moment.episode] = try await arrive(episode, at: moment.at)
                }
            } catch let refusal as Refusal {
                let act = moment.act.map { episode.acts[$0].verb.rawValue } ?? "arrival"
                played.refusals.append("\(episode.subject), \(act): \(refusal)")
            }
            try await time.settle()
        }
        try await time.advance(to: now)
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
