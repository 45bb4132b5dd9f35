import Foundation
import Regulations
import ServiceDesk
import Store
import Synchronization
import WorkingTime

/// Open tickets that an interaction says again.
extension Desk {
    /// What is alike among the client's latest open tickets.
    struct Repeated: Sendable {
        /// The ticket that it says again.
        var ticket: TicketID?
        /// Number of the one that it may say again.
        var resembles: Int?
    }

    /// Looks among those that whoever writes it down sees.
    func repeated(
        by interaction: Interaction, _ stored: Intake.Stored, as command: Command.Interaction,
        in transaction: Transaction
    ) throws -> Repeated {
        guard let client = stored.client else { return Repeated() }
        let said = Resemblance.Side(
            words: SaidWords(subject: interaction.letter.subject, text: interaction.letter.text),
            person: stored.sender.person ?? interaction.address.lowercased(),
            category: command.category,
            project: command.project, at: command.arrivedAt,
            hasFiles: !interaction.letter.files.isEmpty)
        let since = command.arrivedAt - Resemblance.windowOfOne
        var found = Repeated()
        for row in try tickets.recent(
            client: client.id, since: since, limit: Self.recentMax, in: transaction)
        {
            let likeness = try resemblance(of: said, interaction, to: row, in: transaction)
            guard likeness > .none,
                try inSight(row.id, of: interaction.bringer, in: transaction) != nil
            else {
                continue
            }
            if likeness == .same { return Repeated(ticket: row.id) }
            found.resembles = found.resembles ?? row.number
        }
        return found
    }

    /// The same letter again, as a list or another mailbox passes it on.
    private func isCopy(
        _ interaction: Interaction, of row: TicketRow, in transaction: Transaction
    ) throws -> Bool {
        guard let digest = interaction.bodyDigest, interaction.facts.messageID != nil,
            row.title == interaction.letter.subject
        else {
            return false
        }
        return try InteractionJournal(journal: journal).row(row.id.text, in: transaction)?
            .bodyDigest == digest
    }

    private func resemblance(
        of said: Resemblance.Side, _ interaction: Interaction, to row: TicketRow,
        in transaction: Transaction
    ) throws -> Resemblance {
        let words = try words(of: row, in: transaction)
        let before = Resemblance.Side(
            words: words, person: row.requester ?? row.address.lowercased(), category: row.category,
            project: row.project, at: row.arrivedAt, state: row.state)
        let isOneSubject =
            SubjectLine.bare(interaction.letter.subject) == SubjectLine.bare(row.title)
        return Resemblance.of(
            said, to: before, subjects: isOneSubject && !said.words.subject.isEmpty,
            isCopy: try isCopy(interaction, of: row, in: transaction))
    }

    /// Of the interaction that the ticket began with, which has its id.
    private func words(of row: TicketRow, in transaction: Transaction) throws -> SaidWords {
        if let known = saidWords.of(row.id) { return known }
        let began = try InteractionJournal(journal: journal).row(row.id.text, in: transaction)
        // An old letter that cannot be read must not keep new ones out: its subject is compared.
        let letter = try began.flatMap { try read($0.content, in: transaction) }
        let words = SaidWords(subject: row.title, text: letter?.text ?? "")
        saidWords.keep(words, of: row.id)
        return words
    }

    /// Another department of the client has an open ticket under the same subject.
    func overlaps(_ interaction: Interaction, by stored: Intake.Stored, in transaction: Transaction)
        throws -> Bool
    {
        let subject = SubjectLine.bare(interaction.letter.subject)
        guard leftOut != .overlaps, let client = stored.client, !subject.isEmpty,
            let sender = stored.sender.person,
            let own = client.contacts[sender]?.department
        else { return false }
        let open = try tickets.recent(
            client: client.id, since: .distantPast, limit: Self.departmentsMax, in: transaction)
        return open.contains { row in
            let theirs = row.requester.flatMap { client.contacts[$0]?.department }
            return theirs != nil && theirs != own && SubjectLine.bare(row.title) == subject
        }
    }

    /// Latest open tickets of a client that are compared by their words.
    private static let recentMax = 20
    /// Latest open tickets of a client that are looked through for those of other departments.
    private static let departmentsMax = 200
}

/// Words of tickets that interactions are compared with; nothing here outlives the process.
final class SaidWordsCache: Sendable {
    private let kept = Mutex<[TicketID: SaidWords]>([:])
    /// Tickets that are remembered; then all are forgotten.
    private static let ticketsMax = 5_000

    func of(_ ticket: TicketID) -> SaidWords? { kept.withLock { $0[ticket] } }

    func keep(_ words: SaidWords, of ticket: TicketID) {
        kept.withLock { kept in
            if kept.count >= Self.ticketsMax { kept.removeAll() }
            kept[ticket] = words
        }
    }

    /// What was erased is not compared with either.
    func forget() { kept.withLock { $0.removeAll() } }
}
