import Regulations
import ServiceDesk
import WorkingTime

/// A message of the regulation with its placeholders filled in, once, in the reader's language (LANGUAGE §12).
struct MessageWords {
    let change: Change
    let messaged: TicketEvent.Messaged
    let recipient: Recipient

    func text(of message: Message) -> String {
        let regulation = change.edition.regulation
        let template = message.text.text(in: recipient.language, fallbacks: regulation.languages)?.text ?? ""
        return Self.fill(template) { value(of: $0) }
    }

    /// Replaces `{name}`; what comes in is never looked at again.
    static func fill(_ template: String, _ value: (String) -> String?) -> String {
        var (result, rest) = ("", template[...])
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = String(rest[rest.index(after: open)..<close])
            result += rest[..<open]
            result += value(name) ?? "—"
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private var ticket: Ticket { change.after.ticket }

    private func value(of name: String) -> String? {
        let regulation = change.edition.regulation
        switch name {
        case "ticket.number": return ticket.number.map { "#\($0)" }
        case "provider.name": return words(regulation.provider)
        case "client.name": return ticket.client.flatMap { change.people.clients[$0]?.name }
        case "sender": return ticket.requester?.address
        case "version": return regulation.version
        case "due": return due
        case "date": return dates.moment(change.at)
        case "clause":
            let cited = messaged.rule.flatMap { regulation.rules[$0] }?.clauses ?? []
            let (numbers, words) = regulation.cited(cited, in: recipient.language)
            return (numbers + words).joined(separator: ", ")
        case "reason": return reason
        case "missing": return messaged.missing.map { fieldTitle($0) }.joined(separator: ", ")
        case "priority":
            return ticket.priority.flatMap { regulation.priorities[$0] }.map { title($0.title, $0.clauses) }
        default:
            if name.hasPrefix("channel.") { return regulation.channels[String(name.dropFirst(8))]?.address }
            return ticket.fields[name].map(Self.text)
        }
    }

    private var dates: DatePhrases { DatePhrases(language: recipient.language, zone: change.edition.zone) }

    private var due: String? {
        let all = clocks(of: change.after, under: change.edition, asOf: change.at)
        guard let instant = all.shown?.due else {
            return LimitPhrases(language: recipient.language).noDue
        }
        return dates.moment(instant, isEnd: true)
    }

    private var reason: String? {
        guard case .text(let option)? = ticket.fields["reason"] else { return nil }
        return change.edition.regulation.fields["reason"]?.options[option].map { title($0.title, $0.clauses) } ?? option
    }

    private func fieldTitle(_ name: String) -> String {
        change.edition.regulation.fields[name].map { title($0.title, $0.clauses) } ?? name
    }

    private func title(_ title: LocalizedText?, _ clauses: [String]) -> String {
        words(change.edition.regulation.caption(title: title, clauses: clauses))
    }

    private func words(_ text: LocalizedText) -> String {
        text.text(in: recipient.language, fallbacks: change.edition.regulation.languages)?.text ?? ""
    }

    private static func text(_ value: FieldValue) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .flag(let flag): flag ? "✓" : "—"
        case .date(let date): date.description
        case .moment(let instant): instant.iso8601
        }
    }
}

/// What the staff are told when a promise is in danger.
struct AlertWords {
    let change: Change
    let language: String

    func text(of reminded: TicketEvent.Reminded) -> String {
        let number = change.after.ticket.number ?? 0
        return switch (reminded.of, language) {
        case (.snooze, "ru"): "#\(number): вы просили напомнить"
        case (.snooze, "kk"): "#\(number): еске салуды сұрадыңыз"
        case (.snooze, _): "#\(number): you asked to be reminded"
        case (.expectedDate, "ru"): "#\(number): наступил ожидаемый день, спросите о\u{a0}результате"
        case (.expectedDate, "kk"): "#\(number): күткен күн келді, нәтижесін сұраңыз"
        case (.expectedDate, _): "#\(number): the expected day has come, ask for the result"
        }
    }

    func text(of clock: ClockID, isBreach: Bool) -> String {
        let regulation = change.edition.regulation
        let commitment = regulation.commitments[clock.commitment]
        let title =
            commitment.flatMap {
                regulation.caption(title: $0.title, clauses: $0.clauses).text(
                    in: language, fallbacks: regulation.languages)
            }?.text ?? clock.commitment
        let all = clocks(of: change.after, under: change.edition, asOf: change.at)
        let dates = DatePhrases(language: language, zone: change.edition.zone)
        let due = all.first { $0.id == clock }?.due.map { dates.moment($0, isEnd: true) } ?? "—"
        let (numbers, words) = regulation.cited(commitment?.clauses ?? [], in: language)
        let clauses = (numbers + words).joined(separator: ", ")
        let number = change.after.ticket.number ?? 0
        let head: String =
            switch (language, isBreach) {
            case ("ru", true): "#\(number): срок нарушен"
            case ("ru", false): "#\(number): срок близко"
            case ("kk", true): "#\(number): мерзім бұзылды"
            case ("kk", false): "#\(number): мерзім жақын"
            case (_, true): "#\(number): the deadline is broken"
            case (_, false): "#\(number): the deadline is near"
            }
        return "\(head)\n\(title) — \(due) (\(clauses))"
    }
}
