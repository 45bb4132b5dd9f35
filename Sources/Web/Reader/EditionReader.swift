import Regulations
import Runtime
import ServiceDesk
import Store
import WorkingTime

/// A reader with the edition and the people that the words come from.
struct EditionReader: Sendable {
    let reader: Reader
    let edition: ServiceDesk.Edition
    let people: People
    /// The edition that was in force at an instant; nil: lists are read by the present one.
    var editionAt: (@Sendable (Instant) -> ServiceDesk.Edition?)?

    init(language: Language, edition: ServiceDesk.Edition, people: People, now: Instant) {
        reader = Reader(language: language, zone: edition.zone, now: now)
        self.edition = edition
        self.people = people
    }

    /// A reader by the edition that the ticket of a list is judged by: the one in force when it
    /// arrived.
    func of(_ row: TicketRow) -> EditionReader {
        guard let edition = editionAt?(row.arrivedAt), edition !== self.edition else { return self }
        return EditionReader(language: language, edition: edition, people: people, now: now)
    }

    var language: Language { reader.language }
    var now: Instant { reader.now }

    var words: Words { Words.of(language).labelled(labels) }
    /// What the regulation calls states and its clients.
    var labels: [String: String] {
        Dictionary(uniqueKeysWithValues: regulation.labels.pairs.map { ($0.name, text($0.item)) })
    }
    var regulation: Regulation { edition.regulation }
    var zone: ZoneRules { edition.zone }
    var today: CivilDate { civil(now).date }

    func card(_ clock: Clock, _ explanation: Explanation?) -> ClockCard? {
        guard let model = reader.model(of: clock, in: edition) else { return nil }
        guard let explanation else { return ClockCard(clock: model) }
        return ClockCard(
            clock: model, ribbon: reader.ribbon(explanation, in: edition),
            why: reader.why(explanation, in: edition))
    }

    func civil(_ instant: Instant) -> CivilMoment { zone.civil(at: instant) }

    /// A due at midnight is said as 24:00 of the day before.
    func civilEnd(_ instant: Instant) -> CivilMoment { Reader.civilEnd(instant, in: zone) }

    func text(_ text: LocalizedText) -> String {
        text.text(in: language.rawValue, fallbacks: regulation.languages)?.text ?? ""
    }

    /// What a ticket is called; some channels have no subjects.
    func subject(_ title: String) -> String { title.isEmpty ? words[.noSubject] : title }

    func caption(_ title: LocalizedText?, _ clauses: [String]) -> String {
        text(regulation.caption(title: title, clauses: clauses))
    }

    func link(_ clauses: [String]) -> ClauseLink? { clauses.first.map(link) }

    func link(_ clause: String) -> ClauseLink {
        ClauseLink(
            regulation: regulation.id, version: regulation.version,
            number: regulation.printedNumber(of: clause),
            name: clause, heading: regulation.heading(of: clause, in: language.rawValue))
    }

    /// Up to three, each printed number once.
    func links(_ clauses: [String]) -> [ClauseLink] {
        var links: [ClauseLink] = []
        for link in clauses.map(link)
        where !links.contains(where: { $0.cited(words) == link.cited(words) }) {
            links.append(link)
        }
        return Array(links.prefix(3))
    }

    /// For what this version does not know: its name in another version's file is nothing to read.
    static let unknown = "—"

    func commitment(_ name: String) -> String {
        regulation.commitments[name].map { caption($0.title, $0.clauses) } ?? Self.unknown
    }

    func role(_ name: String) -> String {
        regulation.roles[name].map { caption($0.title, $0.clauses) } ?? Self.unknown
    }

    /// What follows by a step after a due.
    func words(of stepped: TicketEvent.LateStepped) -> String {
        let steps = regulation.commitments[stepped.clock.commitment]?.ifMissed ?? []
        guard steps.indices.contains(stepped.step) else { return "" }
        return regulation.words(of: steps[stepped.step], in: language.rawValue)
    }

    func priority(_ name: String?) -> PriorityModel? {
        guard let name, let priority = regulation.priorities[name] else { return nil }
        let ranks = regulation.priorities.pairs.map(\.item.rank).sorted()
        let place = ranks.firstIndex(of: priority.rank) ?? 0
        let bars =
            PriorityModel.barsMax - place * (PriorityModel.barsMax - 1) / max(1, ranks.count - 1)
        return PriorityModel(
            name: caption(priority.title, priority.clauses), bars: bars,
            isFirst: place == 0 && ranks.count > 1)
    }

    func category(_ name: String?) -> String? {
        name.flatMap { regulation.categories[$0] }.map { caption($0.title, $0.clauses) }
    }

    func channel(_ name: String) -> String {
        guard let channel = regulation.channels[name] else { return words[.otherChannel] }
        return channel.title.map(text) ?? words.channel(channel.kind)
    }

    func rule(_ name: String) -> String? {
        regulation.rules[name].map { caption($0.title, $0.clauses) }
    }

    func person(_ id: String) -> PersonModel {
        if let member = people.staff[id] { return PersonModel(name: member.name, side: .staff) }
        // The desk itself, which notes what machines wrote.
        if id.isEmpty { return PersonModel(name: text(regulation.provider), side: .staff) }
        return PersonModel(name: name(of: id) ?? id, side: .client)
    }

    func person(_ sender: Sender?) -> PersonModel {
        guard let sender else { return PersonModel(name: "—", side: .client) }
        return PersonModel(name: sender.person.flatMap(name) ?? sender.address, side: .client)
    }

    /// What a person is called; of one who is no contact any more it is said.
    func name(of person: String) -> String? {
        guard people.staff[person] == nil, let former = people.formerContact(person) else {
            return people.name(person)
        }
        return "\(former.name) (\(words[.formerContact]))"
    }

    /// The other client for whom the sender wrote before, where it has to be asked whose words
    /// theirs are.
    func former(_ sender: Sender?) -> String? {
        sender?.formerly.map { people.clients[$0]?.name ?? $0 }
    }
}

extension Words {
    /// What a kind of channel is called, where the regulation gives its channel no title.
    func channel(_ kind: Channel.Kind) -> String {
        switch kind {
        case .email: say("Почта", "Пошта", "Mail")
        case .phone: say("Телефон", "Телефон", "Phone")
        case .sms: "SMS"
        case .messenger: say("Мессенджер", "Мессенджер", "Messenger")
        case .chat: say("Чат", "Чат", "Chat")
        case .social: say("Соцсеть", "Әлеуметтік желі", "Social network")
        case .portal: say("Портал", "Портал", "Portal")
        case .form: say("Форма", "Форма", "Form")
        case .meeting: say("Встреча", "Кездесу", "Meeting")
        case .monitor: say("Мониторинг", "Мониторинг", "Monitoring")
        case .post: say("Бумажное письмо", "Қағаз хат", "Paper letter")
        }
    }
}
