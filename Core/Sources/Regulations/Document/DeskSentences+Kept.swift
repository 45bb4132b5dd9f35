// What is kept, and what is measured.
extension DeskSentences {
    func record(_ name: String) -> String {
        guard let item = regulation.records[name] else { return "" }
        let keep: String? =
            switch item.keep {
            case nil: nil
            case .period(let period)?: period.words(in: language)
            case .forever?: say("всегда", "әрдайым", "for ever")
            case .never?: say("не хранится", "сақталмайды", "not kept")
            }
        return joined([
            called(name, .records), kept[name].map { $0[language] },
            named(say("видят", "көреді", "seen by"), names(item.visibleTo, of: .roles)),
            item.readsLogged
                ? say("чтение записывается", "оқу жазылады", "reading is logged") : nil,
            named(say("хранится", "сақталады", "kept"), keep),
        ])
    }

    /// Names with an effect (language.md §13).
    private var kept: [String: Trilingual] {
        [
            "project_data": Trilingual("данные проекта", "жоба деректері", "data of the project"),
            "correspondence": Trilingual("переписка", "хат алмасу", "correspondence"),
            "identity": Trilingual(
                "удостоверение личности", "жеке басты растау", "proof of identity"),
            "secrets": Trilingual("секреты", "құпиялар", "secrets"),
            "client_list": Trilingual(
                "список людей клиента", "клиент адамдарының тізімі", "the client’s list"),
            "manager_list": Trilingual(
                "список менеджеров", "менеджерлер тізімі", "the managers’ list"),
            "contacts": Trilingual("контакты", "байланыстар", "contacts"),
            "backups": Trilingual("резервные копии", "сақтық көшірмелер", "backups"),
        ]
    }

    func measure(_ name: String) -> String {
        guard let item = regulation.measures[name] else { return "" }
        return joined([
            called(name, .measures), item.formula.words[language],
            named(say("из", "мынадан", "of"), item.of.map(subject).joined(separator: ", ")),
            named(say("к", "мынаған", "to"), item.to.map(subject)),
            item.unit.map { $0.words[language] },
            named(
                say("по", "бойынша", "by"),
                item.by.map { Grouping.words($0)[language] }.joined(separator: ", ")),
            named(say("источник", "дереккөзі", "sources"), names(item.sources, of: .fields)),
            item.unsourced.map { unsourced($0)[language] },
            item.every.map { say("раз в", "сайын:", "every") + " \($0.words(in: language))" },
        ])
    }

    private func unsourced(_ word: String) -> Trilingual {
        word == "refused"
            ? Trilingual(
                "без источника не принимается", "дереккөзсіз қабылданбайды",
                "refused without a source")
            : Trilingual(
                "без источника — гипотеза", "дереккөзсіз — болжам", "a hypothesis without a source")
    }

    /// A promise, an event, a field or another figure.
    private func subject(_ name: String) -> String {
        if regulation.commitments[name] != nil { return called(name, .commitments) }
        if regulation.fields[name] != nil { return called(name, .fields) }
        if regulation.measures[name] != nil { return called(name, .measures) }
        return EventName(rawValue: name)?.words[language] ?? called(name, .fields)
    }
}

/// By what a figure is told apart.
private enum Grouping {
    static func words(_ word: String) -> Trilingual {
        switch word {
        case "client": Trilingual("клиентам", "клиент", "client")
        case "project": Trilingual("проектам", "жоба", "project")
        case "agreement": Trilingual("основаниям", "негіз", "agreement")
        case "category": Trilingual("категориям", "санат", "category")
        case "priority": Trilingual("приоритетам", "басымдық", "priority")
        case "role": Trilingual("ролям", "рөл", "role")
        default: Trilingual("людям", "адам", "person")
        }
    }
}
