import Foundation
import Hummingbird
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// Mail: how it is doing, and letters that were given up.
extension Site {
    func adminMail(_ visit: Visit) async throws -> Response {
        let (words, reader) = (visit.reader.words, visit.reader)
        let health = try await desk.mailHealth()
        let outgoing = health.outgoing
        let facts: [(label: String, value: String)] = [
            (words[.transport], health.transport ?? words[.noValue]),
            (words[.waitingLetters], String(outgoing.waiting)),
            (words[.oldestWaiting], outgoing.oldestWaitingAt.map(reader.full) ?? "—"),
            (words[.lastDelivery], outgoing.lastDoneAt.map(reader.full) ?? words[.never]),
            (
                words[.lastProblem],
                outgoing.lastProblem.map { reader.words($0) } ?? words[.noValue]
            ),
            (words[.givenUp], String(outgoing.dead)), (words[.spooled], String(health.spooled)),
            (words[.twice], String(health.possiblyTwice.count)),
        ]
        let boxes = CardTable(
            title: words[.mailboxes],
            columns: [
                words[.title], words[.server], words[.state], words[.lastLetter], words[.lastError],
                words[.taken],
                words[.waitingLetters],
            ], rows: health.mailboxes.map { row(of: $0, reader) }, empty: words[.noMailboxes])
        var blocks: [AdminPage.Block] = [.facts(title: words[.outgoing], facts), .table(boxes)]
        if !health.possiblyTwice.isEmpty {
            blocks.append(.note(.warning, title: words[.twice], text: words[.possiblyTwiceWhy]))
            blocks.append(.table(twice(health.possiblyTwice, reader)))
        }
        blocks.insert(contentsOf: awayNotes(outgoing, words), at: 0)
        if case .folder? = desk.mail?.transport {
            blocks.insert(
                .note(.warning, title: words[.folderOnly], text: health.transport ?? ""), at: 0)
        }
        return try await adminPage(.mail, words[.mail], blocks, visit)
    }

    private func row(of box: MailboxHealth, _ reader: EditionReader) -> [CardTable.Cell] {
        let words = reader.words
        let (word, state) = box.state.told
        let next = box.nextAttemptAt.map { "\(words[.nextAttempt]): \(reader.full($0))" }
        let error = box.lastErrorAt.map(reader.full)
        let lag = box.lagSeconds.map { "\(words[.lag]): \($0) s" } ?? ""
        return [
            .two(box.name, box.channel), .text(box.server), .badges([(words[word], state)]),
            .two(box.lastSuccess.map(reader.full) ?? words[.never], lag),
            .two(box.lastError ?? "—", [error, next].compactMap(\.self).joined(separator: " · ")),
            .text(String(box.taken)), .text(String(box.waiting)),
        ]
    }

    private func twice(_ letters: [DeadLetter], _ reader: EditionReader) -> CardTable {
        let words = reader.words
        return CardTable(
            title: words[.twice], columns: [words[.recipient], words[.ticket], words[.when]],
            rows: letters.map { letter in
                [
                    .two(
                        letter.recipients.joined(separator: ", ").nonEmpty ?? "—",
                        words[letter.kindWord]),
                    letter.ticket.map { .link("№\($0)", .ticket($0)) } ?? .text("—"),
                    .text(reader.full(letter.settledAt ?? letter.createdAt)),
                ]
            }, empty: words[.noLetters])
    }

    // MARK: Letters that were given up

    func adminLetters(before: String?, _ visit: Visit) async throws -> Response {
        let (words, reader) = (visit.reader.words, visit.reader)
        let found = try await desk.deadLetters(
            before: before.flatMap(Outbox.DeadCursor.init(text:)), for: visit.viewer)
        var letters = CardTable(
            columns: [words[.recipient], words[.ticket], words[.why], words[.when], ""],
            rows: found.letters.map { row(of: $0, reader) }, empty: words[.noLetters])
        if let next = found.next {
            letters.links = [(words[.adminOlder], .admin(.letters(before: next.text)))]
        }
        // What belongs to no ticket is shown here as in its own list, to those who may open that.
        let unticketed = mayOpen(.unticketed(judged: nil), visit) ? try await desk.unticketed() : []
        let unreadable = unticketed.filter { $0.outcome == .unreadable }
        let raw = CardTable(
            title: words[.unreadable], columns: [words[.when], words[.address], words[.title], ""],
            rows: unreadable.map { row in
                [
                    .text(reader.full(row.receivedAt)), .text(row.address.nonEmpty ?? "—"),
                    .text(row.title.nonEmpty ?? "—"),
                    row.raw.map { .link(words[.source], .content($0)) } ?? .text("—"),
                ]
            }, empty: words[.noUnreadable])
        return try await adminPage(
            .letters, words[.letters], lead: words[.lettersLead], [.table(letters), .table(raw)],
            visit)
    }

    private func row(of letter: DeadLetter, _ reader: EditionReader) -> [CardTable.Cell] {
        let words = reader.words
        var buttons = [
            CardTable.Button(label: words[.discard], action: .letterAct(.discarding, letter.id))
        ]
        if letter.isLetter {
            buttons.insert(
                .init(label: words[.resend], action: .letterAct(.resending, letter.id)), at: 0)
        }
        let why = letter.problem.map { words($0) } ?? "—"
        return [
            .two(letter.recipients.joined(separator: ", ").nonEmpty ?? "—", words[letter.kindWord]),
            letter.ticket.map { .link("№\($0)", .ticket($0)) } ?? .text("—"),
            .two(why, letter.subject),
            .text(reader.full(letter.settledAt ?? letter.createdAt)), .buttons(buttons),
        ]
    }

    func act(_ act: LetterAct, on letter: String, _ visit: Visit) async throws -> Response {
        // A letter that somebody dealt with meanwhile is simply no longer in the list.
        switch act {
        case .resending: _ = try await desk.resend(letter, by: visit.session.staff)
        case .discarding: _ = try await desk.discard(letter, by: visit.session.staff)
        }
        return redirect(to: .admin(.letters(before: nil)))
    }
}

extension DeadLetter {
    fileprivate var kindWord: Word {
        switch kind {
        case .receipt: .receipt
        case .alert: .alert
        case .reply, .letter: .reply
        case .message, .seal, .signIn: .message
        }
    }
}

extension Outbox.DeadCursor {
    /// As it stands in an address.
    var text: String { "\(createdAt.seconds)~\(id)" }

    init?(text: String) {
        let parts = text.split(separator: "~", maxSplits: 1)
        guard parts.count == 2, let seconds = Int64(parts[0]) else { return nil }
        self.init(createdAt: Instant(seconds: seconds), id: String(parts[1]))
    }
}

extension MailboxHealth.State {
    fileprivate var told: (Word, ClockState) {
        switch self {
        case .starting: (.boxStarting, .unregulated)
        case .connecting: (.boxConnecting, .running)
        case .reading: (.boxReading, .running)
        case .listening: (.boxListening, .met)
        case .elsewhere: (.boxElsewhere, .unregulated)
        case .failing: (.boxFailing, .breached)
        case .stopped: (.boxStopped, .unregulated)
        }
    }
}
