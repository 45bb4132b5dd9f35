import Foundation
import ServiceDesk
import Store
import WorkingTime

/// Some twenty tickets in every state around the present moment, made through the same doors as real ones.
public struct DemoStory: Sendable {
    /// One ticket: how long ago it came, in working hours of the support calendar, and what was done with it since.
    struct Episode: Sendable {
        enum Act: Sendable {
            case take(String)
            case reply(String, String)
            case ask(String, String)
            case answer(String)
            case note(String, String)
            case finish(String)
            case signOff
            case postpone(String, hours: Int)
            case refuse(String, reason: String, String)
            case prioritise(String, String)
            case expedite(String, String)
            /// Minutes of work that end with the act.
            case log(String, role: String, minutes: Int)
            case estimate(String, minutes: Int, amount: Int64, String)
            /// The client's yes to the estimate on the table.
            case approve(contact: String)
            case subtask(String, role: String, String)
        }

        var hoursAgo: Double
        var channel = "mail"
        var from: String
        var category: String?
        var subject: String
        var text: String
        /// Acts with working hours after the arrival.
        var acts: [(after: Double, act: Act)] = []
    }

    let desk: Desk
    let clock: DemoClock

    public init(desk: Desk, clock: DemoClock) {
        self.desk = desk
        self.clock = clock
    }

    /// Plays the story up to now; a desk that has tickets is left alone.
    ///
    /// - Returns: how many tickets there are afterwards.
    public func play() async throws -> Int {
        let counted = try await desk.counts(of: [.all, .ended], for: .desk)
        let existing = counted.values.reduce(0, +)
        guard existing == 0 else { return existing }
        clock.run()
        let now = desk.world.now()
        let calendar = try desk.edition().calendar(desk.edition().regulation.calendar)
        var moments: [(at: Instant, episode: Int, act: Int?)] = []
        for (index, episode) in Self.episodes.enumerated() {
            let start = try calendar.subtract(working: Int64(episode.hoursAgo * 3600), from: now)
            moments.append((start, index, nil))
            for (number, step) in episode.acts.enumerated() {
                let at = try calendar.add(working: Int64(step.after * 3600), to: start)
                if at < now { moments.append((at, index, number)) }
            }
        }
        try await play(moments.sorted { ($0.at, $0.episode, $0.act ?? -1) < ($1.at, $1.episode, $1.act ?? -1) })
        clock.run()
        _ = try await Timekeeper(desk: desk).ring()
        return Self.episodes.count
    }

    private func play(_ moments: [(at: Instant, episode: Int, act: Int?)]) async throws {
        var tickets: [Int: TicketID] = [:]
        for moment in moments {
            clock.stand(at: moment.at)
            let episode = Self.episodes[moment.episode]
            if let act = moment.act {
                guard let ticket = tickets[moment.episode] else { continue }
                try await perform(episode.acts[act].act, of: episode, on: ticket, at: moment.at)
            } else {
                tickets[moment.episode] = try await arrive(episode, at: moment.at)
            }
            try await settle(at: moment.at)
        }
    }

    /// What the services would have done by now: timers rung, letters sent.
    private func settle(at instant: Instant) async throws {
        _ = try await Timekeeper(desk: desk).ring()
        guard let mail = desk.mail else { return }
        while try await Dispatch(desk: desk, settings: mail).send() > 0 {}
    }

    private func arrive(_ episode: Episode, at: Instant) async throws -> TicketID? {
        var contact = Intake.Contact(
            channel: episode.channel, address: episode.from,
            letter: StoredLetter(subject: episode.subject, text: episode.text), arrivedAt: at)
        contact.category = episode.category
        return try await Intake(desk: desk).receive(contact, by: episode.channel == "mail" ? nil : "denis").ticket
    }

    private func perform(_ act: Episode.Act, of episode: Episode, on ticket: TicketID, at: Instant) async throws {
        switch act {
        case .take(let who): try await perform(.take(override: nil), by: who, on: ticket)
        case .reply(let who, let text): try await say(text, by: who, on: ticket) { .reply($0) }
        case .ask(let who, let text): try await say(text, by: who, on: ticket) { .askClient($0) }
        case .note(let who, let text): try await say(text, by: who, on: ticket) { .note($0) }
        case .finish(let who): try await perform(.finish, by: who, on: ticket)
        case .signOff: try await perform(.signOff, by: "marina", on: ticket)
        case .prioritise(let who, let priority): try await perform(.prioritise(priority), by: who, on: ticket)
        case .postpone(let who, let hours):
            try await say("Вернёмся, когда обновится модуль оплаты.", by: who, on: ticket) {
                .postpone(until: at + Int64(hours) * 3600, reason: "no_access", $0)
            }
        case .refuse(let who, let reason, let text):
            try await say(text, by: who, on: ticket) { .refuse(reason: reason, $0) }
        case .expedite(let who, let text):
            try await say(text, by: who, on: ticket) { .expedite(reason: "needs_rework", $0) }
        case .log(let who, let role, let minutes):
            let logged = TicketEvent.Logged(
                entry: desk.world.newID(), person: who, role: role, from: at - Int64(minutes) * 60, minutes: minutes,
                work: "execution")
            try await perform(.log(logged), by: who, on: ticket)
        case .estimate(let who, let minutes, let amount, let text):
            try await say(text, by: who, on: ticket) {
                .estimate(minutes: minutes, amount: amount, ready: nil, $0)
            }
        case .approve(let contact):
            _ = try await desk.perform(
                Request(
                    .approve(version: 1, nil), on: ticket, by: .contact(contact), commandID: desk.world.newID()))
        case .subtask(let who, let role, let text):
            let id = desk.world.newID()
            try await say(text, by: who, on: ticket) { .openSubtask(.init(subtask: id, content: $0, role: role)) }
        case .answer(let text):
            var contact = Intake.Contact(
                channel: episode.channel, address: episode.from,
                letter: StoredLetter(subject: episode.subject, text: text), arrivedAt: at)
            contact.ticket = ticket
            _ = try await Intake(desk: desk).receive(contact, by: nil)
        }
    }

    private func say(
        _ text: String, by who: String, on ticket: TicketID, _ command: (ContentRef) -> Command
    ) async throws {
        let draft = desk.draft(kind: "letter", try EntryCodec.bytes(StoredLetter(subject: "", text: text)))
        try await perform(command(draft.ref), by: who, on: ticket, contents: [draft])
    }

    /// A refusal by the regulation is a part of the story as well: the ticket stays as it was.
    private func perform(
        _ command: Command, by who: String, on ticket: TicketID, contents: [Contents.Draft] = []
    ) async throws {
        do {
            _ = try await desk.perform(
                Request(command, on: ticket, by: .staff(who), commandID: desk.world.newID(), contents: contents))
        } catch let refusal as Refusal {
            desk.log.debug("demo: \(refusal)")
        }
    }
}
