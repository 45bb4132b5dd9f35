/// What the things of a regulation are called.
extension DeskSentences {
    /// Title, else the words of its clause, else its place among its kind: never its name in the
    /// file.
    func called(_ name: String, _ target: Target) -> String {
        let found: (title: LocalizedText?, clauses: [String])? =
            switch target {
            case .roles: regulation.roles[name].map { ($0.title, $0.clauses) }
            case .categories: regulation.categories[name].map { ($0.title, $0.clauses) }
            case .priorities: regulation.priorities[name].map { ($0.title, $0.clauses) }
            case .channels: regulation.channels[name].map { ($0.title, $0.clauses) }
            case .agreements: regulation.agreements[name].map { ($0.title, $0.clauses) }
            case .fields: (regulation.title(ofField: name), [])
            case .commitments: regulation.commitments[name].map { ($0.title, $0.clauses) }
            case .calendars: regulation.calendars[name].map { ($0.title, $0.clauses) }
            case .definitions: regulation.definitions[name].map { ($0.title, $0.clauses) }
            case .rules: regulation.rules[name].map { ($0.title, $0.clauses) }
            case .escalations: regulation.escalations[name].map { ($0.title, $0.clauses) }
            case .records: regulation.records[name].map { ($0.title, $0.clauses) }
            case .measures: regulation.measures[name].map { ($0.title, $0.clauses) }
            case .rates: regulation.prices.rates[name].map { ($0.title, $0.clauses) }
            case .messages, .readings, .owners, .recipients, .people, .projects, .clients,
                .assignees:
                nil
            }
        if name == Channel.other, target == .channels {
            return say("иной канал", "өзге арна", "any other way")
        }
        if let found,
            let words = regulation.called(title: found.title, clauses: found.clauses, in: language)
        {
            return words
        }
        return "№ \(place(of: name, target))"
    }

    private func place(of name: String, _ target: Target) -> Int {
        let names: [String] =
            switch target {
            case .roles: regulation.roles.names
            case .categories: regulation.categories.names
            case .priorities: regulation.priorities.names
            case .channels: regulation.channels.names
            case .agreements: regulation.agreements.names
            case .commitments: regulation.commitments.names
            case .calendars: regulation.calendars.names
            case .definitions: regulation.definitions.names
            case .rules: regulation.rules.names
            case .escalations: regulation.escalations.names
            case .records: regulation.records.names
            case .measures: regulation.measures.names
            case .rates: regulation.prices.rates.names
            case .fields, .messages, .readings, .owners, .recipients, .people, .projects, .clients,
                .assignees:
                []
            }
        return (names.firstIndex(of: name) ?? 0) + 1
    }

    /// What several things are called, joined; empty: there are none.
    func names(_ names: [String], of target: Target, joined separator: String = ", ") -> String {
        names.map { called($0, target) }.joined(separator: separator)
    }

    /// How an option of a field is called.
    func option(_ name: String, of field: String) -> String {
        let options = regulation.fields[field]?.options
        let item = options?[name]
        if let words = regulation.called(
            title: item?.title, clauses: item?.clauses ?? [], in: language)
        {
            return words
        }
        return "№ \((options?.names.firstIndex(of: name) ?? 0) + 1)"
    }
}
