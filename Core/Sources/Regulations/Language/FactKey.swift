/// A key of a condition: what may stand there, how it is read, how the document says it. One table
/// drives check, schema, reader and document.
struct FactKey: Sendable {
    let key: Key
    /// What the document says before what is asked for; of a flag, what holds when it is set.
    let words: Trilingual?
    let read: @Sendable (Node) -> Fact

    private init(
        _ name: String, _ shape: Shape, _ words: Trilingual? = nil,
        read: @escaping @Sendable (Node) -> Fact
    ) {
        (key, self.words, self.read) = (Key(name, shape), words, read)
    }

    private static func names(
        _ name: String, _ target: Target, _ words: Trilingual,
        _ fact: @escaping @Sendable ([String]) -> Fact
    ) -> FactKey {
        FactKey(name, Language.ids(target), words) { fact($0.strings) }
    }

    private static func texts(
        _ name: String, _ words: Trilingual, _ fact: @escaping @Sendable ([String]) -> Fact
    ) -> FactKey {
        FactKey(name, Language.word60, words) { fact($0.strings) }
    }

    private static func events(
        _ name: String, _ words: Trilingual, _ fact: @escaping @Sendable ([EventName]) -> Fact
    ) -> FactKey {
        FactKey(name, .oneOrList(.event, count: 1...20), words) {
            fact($0.strings.compactMap(EventName.init))
        }
    }

    private static func calendar(
        _ name: String, _ words: Trilingual, _ fact: @escaping @Sendable (String) -> Fact
    ) -> FactKey {
        FactKey(name, Language.id(.calendars), words) { fact($0.string ?? "") }
    }

    private static func quantity(
        _ name: String, _ words: Trilingual, _ fact: @escaping @Sendable (Comparison) -> Fact
    ) -> FactKey {
        FactKey(name, .comparison, words) { fact(Comparison(node: $0)) }
    }

    private static func flag(
        _ name: String, _ words: Trilingual, _ fact: @escaping @Sendable (Bool) -> Fact
    ) -> FactKey {
        FactKey(name, .flag, words) { fact($0.string == "true") }
    }

    static let all: [FactKey] = [
        FactKey("is", Language.id(.definitions)) { .definition($0.string ?? "") },
        names("category", .categories, .init("категория", "санат", "category"), Fact.category),
        names("priority", .priorities, .init("приоритет", "басымдық", "priority"), Fact.priority),
        names("channel", .channels, .init("канал", "арна", "channel"), Fact.channel),
        names("by", .roles, .init("действует", "әрекет етуші", "acting"), Fact.by),
        names("in_force", .agreements, .init("действует", "күшінде", "in force"), Fact.inForce),
        names("absent", .roles, .init("нет на месте", "орнында жоқ", "absent"), Fact.absent),
        FactKey("state", Language.states) { .state($0.strings.compactMap(TicketState.init)) },
        events("happened", .init("было", "болған", "there was"), Fact.happened),
        events(
            "did",
            .init(
                "тот же человек прежде:", "сол адамның өзі бұрын:", "the same person did before:"),
            Fact.did),
        names("filled", .fields, .init("заполнено", "толтырылған", "filled"), Fact.filled),
        names("missing", .fields, .init("не заполнено", "толтырылмаған", "missing"), Fact.missing),
        names("missed", .commitments, .init("пропущено", "өткізіп алынған", "missed"), Fact.missed),
        calendar("during", .init("в часы", "уақытында", "during"), Fact.during),
        calendar("outside", .init("вне часов", "уақытынан тыс", "outside"), Fact.outside),
        texts("subject_has", .init("в теме", "тақырыпта", "subject has"), Fact.subjectHas),
        texts("text_is", .init("текст", "мәтін", "text is"), Fact.textIs),
        FactKey("attached", Language.words(AttachedKind.self)) {
            .attached($0.string.flatMap(AttachedKind.init) ?? .none)
        },
        quantity("estimate", .init("оценка", "бағалау", "estimate"), Fact.estimate),
        quantity("spent", .init("израсходовано", "жұмсалды", "spent"), Fact.spent),
        quantity("subtasks", .init("подзадач", "кіші тапсырма", "subtasks"), Fact.subtasks),
        quantity(
            "open_subtasks",
            .init("незакрытых подзадач", "аяқталмаған кіші тапсырма", "unfinished subtasks"),
            Fact.openSubtasks),
        flag(
            "service_in_contract",
            .init("услуга есть в договоре", "қызмет шартта бар", "the service is in the contract"),
            Fact.serviceInContract),
        flag(
            "listed_sender",
            .init("отправитель известен", "жіберуші белгілі", "the sender is known"),
            Fact.listedSender),
        flag(
            "proven_sender",
            .init("отправитель подтверждён", "жіберуші расталған", "the sender is proven"),
            Fact.provenSender),
        flag("repeat", .init("это повтор", "бұл қайталау", "it is a repeat"), Fact.isRepeat),
        flag(
            "overlap",
            .init(
                "о том же уже просит другой отдел", "дәл осыны басқа бөлім сұраған",
                "another department asks for the same"),
            Fact.overlap),
        flag(
            "revised",
            .init("оценка не первая", "бағалау алғашқы емес", "the estimate is revised"),
            Fact.revised),
        flag("spam", .init("похоже на спам", "спамға ұқсайды", "it looks like spam"), Fact.spam),
        flag(
            "acknowledged",
            .init("клиент ознакомлен", "клиент танысқан", "the client has acknowledged"),
            Fact.acknowledged),
    ]

    /// By the key of the file.
    static let named = Dictionary(uniqueKeysWithValues: all.map { ($0.key.name, $0) })
}
