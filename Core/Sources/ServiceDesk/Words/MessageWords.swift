import Regulations
import WorkingTime

/// A message of the regulation with its placeholders filled in, once, in the reader's language
/// (language.md §12).
public struct MessageWords: Speaking, Sendable {
    /// What a message may tell beside the ticket's own history; what is unknown reads as a dash.
    public struct Seen: Sendable {
        public var client: String?
        /// Address that an interaction without a ticket came from.
        public var sender: String?
        /// Subject of the request; nil also where it must not be carried to this reader.
        public var title: String?
        /// What was asked, or said with the message.
        public var question: String?
        /// Who of the staff wrote the request down.
        public var admittedBy: String?
        /// Address of the site, without a slash at its end.
        public var site: String?
        public var isStaff: Bool
        /// The client's agreements as they are known now.
        public var agreed: [Entitlement.Period]

        public init(
            client: String? = nil, agreed: [Entitlement.Period] = [], sender: String? = nil,
            title: String? = nil,
            question: String? = nil, admittedBy: String? = nil, site: String? = nil,
            isStaff: Bool = false
        ) {
            self.client = client
            self.agreed = agreed
            self.sender = sender
            self.title = title
            self.question = question
            self.admittedBy = admittedBy
            self.site = site
            self.isStaff = isStaff
        }
    }

    let stream: TicketStream
    let edition: Edition
    let messaged: TicketEvent.Messaged
    public let language: String
    let at: Instant
    let seen: Seen

    public init(
        _ messaged: TicketEvent.Messaged, of stream: TicketStream, under edition: Edition,
        in language: String,
        at: Instant, seen: Seen
    ) {
        self.messaged = messaged
        self.stream = stream
        self.edition = edition
        self.language = language
        self.at = at
        self.seen = seen
    }

    private var ticket: Ticket { stream.ticket }
    private var regulation: Regulation { edition.regulation }

    /// The message with its placeholders replaced; empty: the regulation has no such message.
    public var text: String {
        guard let message = regulation.messages[messaged.message] else { return "" }
        return Self.fill(words(message.text)) { value(of: $0) }
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

    private func value(of name: String) -> String? {
        if let variable = MessageVariable(rawValue: name) { return value(of: variable) }
        if name.hasPrefix("channel.") {
            return regulation.channels[String(name.dropFirst(8))]?.address
        }
        return ticket.fields[name].map { words($0, of: name) }
    }

    private func value(of variable: MessageVariable) -> String? {
        switch variable {
        case .ticketNumber: ticket.number.map { "#\($0)" }
        case .ticketTitle: seen.title.flatMap { $0.isEmpty ? nil : $0 }
        case .ticketLink: ticketLink
        case .providerName: words(regulation.provider)
        case .clientName: seen.client
        case .sender: ticket.requester?.address ?? seen.sender
        case .version: regulation.version
        case .due: due
        case .date: dates.moment(at)
        case .clause: clauses(messaged.rule.flatMap { regulation.rules[$0] }?.clauses ?? [])
        case .reason: reason
        case .missing: messaged.missing.map { fieldTitle($0) }.joined(separator: ", ")
        case .question: seen.question
        case .estimate: ticket.estimates.last.map { words($0.offer) }
        case .price: money.price(hour, currency: regulation.currency)
        case .priority:
            ticket.priority.flatMap { regulation.priorities[$0] }.map {
                title($0.title, $0.clauses)
            }
        case .admittedBy: seen.admittedBy ?? words(regulation.provider)
        case .link: regulationLink
        case .package: ticket.packagesReached.last.map(words)
        }
    }

    // MARK: Links

    private var ticketLink: String? {
        guard let site = seen.site, let number = ticket.number else { return nil }
        return seen.isStaff ? "\(site)/tickets/\(number)" : "\(site)/portal/tickets/\(number)"
    }

    /// The regulation's own page, at the first clause of the message.
    private var regulationLink: String? {
        guard let site = seen.site else { return nil }
        let clause = regulation.messages[messaged.message]?.clauses.first.map { "#p\($0)" } ?? ""
        return "\(site)/regulations/\(regulation.id)/\(regulation.version)\(clause)"
    }

    // MARK: Words

    private var dates: DatePhrases { DatePhrases(language: language, zone: edition.zone) }

    private var due: String? {
        let shown = clocks(of: stream, under: edition, asOf: at).shown
        if shown?.hiddenIn != nil { return "—" }
        guard let instant = shown?.due else { return LimitPhrases(language: language).noDue }
        return dates.moment(instant, isEnd: true)
    }

    private var reason: String? {
        guard case .text(let option)? = ticket.fields["reason"] else { return nil }
        return words(.text(option), of: "reason")
    }

    private func words(_ offer: TicketEvent.Estimated) -> String {
        let time = offer.minutes.map { LimitPhrases(language: language).time(minutes: $0) }
        let ready = offer.ready.map { dates.day($0) }.map { day in
            say("к \(day)", "\(day) дейін", "by \(day)")
        }
        let sum =
            offer.amount.map { money.money($0, currency: regulation.currency) }
            ?? money.priceNotCounted(hour)
        return [time, sum, ready].compactMap(\.self).joined(separator: ", ")
    }

    private func words(_ reached: TicketEvent.PackageReached) -> String {
        let title = regulation.title(ofAgreement: reached.package, in: language)
        let left = LimitPhrases(language: language).time(minutes: Int(reached.left / 1000))
        return say(
            "\(title): израсходовано \(reached.share)\u{a0}%, осталось \(left)",
            "\(title): \(reached.share)\u{a0}% жұмсалды, \(left) қалды",
            "\(title): \(reached.share)% used up, \(left) left")
    }

    private var money: MoneyPhrases { MoneyPhrases(language: language) }
    private var hour: Price { hourPrice(of: ticket, under: edition, agreed: seen.agreed, at: at) }

    private func clauses(_ cited: [String]) -> String {
        let (numbers, words) = regulation.cited(cited, in: language)
        return (numbers + words).joined(separator: ", ")
    }

    private func fieldTitle(_ name: String) -> String {
        words(regulation.title(ofField: name))
    }

    private func words(_ value: FieldValue, of field: String) -> String {
        switch value {
        case .text(let text):
            regulation.fields[field]?.options[text].map { title($0.title, $0.clauses) } ?? text
        case .number(let number) where regulation.fields[field]?.kind == .ticket:
            "#\(Int64(number))"
        case .number(let number): number == number.rounded() ? "\(Int64(number))" : "\(number)"
        case .flag(let flag): flag ? "✓" : "—"
        case .date(let date): dates.day(date)
        case .moment(let instant): dates.moment(instant)
        case .sealed: "•••"
        }
    }

    private func title(_ title: LocalizedText?, _ clauses: [String]) -> String {
        words(regulation.caption(title: title, clauses: clauses))
    }

    private func words(_ text: LocalizedText) -> String {
        text.text(in: language, fallbacks: regulation.languages)?.text ?? ""
    }
}
