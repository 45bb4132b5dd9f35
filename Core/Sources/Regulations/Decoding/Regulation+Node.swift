import WorkingTime

extension Regulation {
    /// Builds the model from a tree that has passed the check of its shape.
    init(node: Node) {
        self.init()
        for key in Self.keys { decode(key, of: node) }
    }

    /// The model with what stands under these keys of the file read from another tree, which has
    /// passed the check as well. Everything else is shared with this one.
    func reading(_ keys: some Sequence<String>, of node: Node) -> Regulation {
        var changed = self
        for key in Set(keys) { changed.decode(key, of: node) }
        return changed
    }

    /// Keys from which something is built, each on its own.
    private static let keys = Language.regulation.keys.map(\.name)

    private mutating func decode(_ key: String, of node: Node) {
        switch key {
        case "id": id = node.string(key) ?? ""
        case "version": version = node.string(key) ?? ""
        case "in_force": inForce = node.string(key).flatMap { CivilDate(words: $0) } ?? inForce
        case "replaces": replaces = node.string(key)
        case "title": title = node.text(key) ?? title
        case "provider": provider = node.text(key) ?? provider
        case "languages": languages = node.strings(key)
        case "time_zone": timeZone = node.string(key) ?? timeZone
        case "currency": currency = node.string(key) ?? ""
        case "calendar": calendar = node.string(key) ?? ""
        case "labels": labels = node.texts(key)
        default:
            if !decodeWhatExists(key, of: node) { decodeWhatHappens(key, of: node) }
        }
    }

    /// - Returns: whether the key is one of these.
    private mutating func decodeWhatExists(_ key: String, of node: Node) -> Bool {
        switch key {
        case "calendars": calendars = node.section(key, CalendarItem.init(node:))
        case "roles": roles = node.section(key, Role.init(node:))
        case "agreements": agreements = node.section(key, Agreement.init(node:))
        case "channels": channels = node.section(key, Channel.init(node:))
        case "categories": categories = node.section(key, Category.init(node:))
        case "priorities": priorities = node.section(key, Priority.init(node:))
        case "fields": fields = node.section(key, Field.init(node:))
        case "clauses": clauses = node.section(key, Clause.init(node:))
        case "headings": headings = node.texts(key)
        case "prices": prices = node[key].map(Prices.init(node:)) ?? Prices()
        default: return false
        }
        return true
    }

    private mutating func decodeWhatHappens(_ key: String, of node: Node) {
        switch key {
        case "definitions": definitions = node.section(key) { Definition(node: $0) }
        case "rules": rules = node.section(key, Rule.init(node:))
        case "commitments":
            let all = node[key]
            commitments = node.section(key) {
                Commitment(node: $0.resolvingLike(among: all), like: $0.string("like"))
            }
        case "queue": queue = node[key].map(Queue.init(node:))
        case "escalations": escalations = node.section(key, Escalation.init(node:))
        case "messages": messages = node.section(key, MessageTemplate.init(node:))
        case "records": records = node.section(key, RecordRule.init(node:))
        case "measures": measures = node.section(key, Measure.init(node:))
        case "readings": readings = node.section(key, Reading.init(node:))
        // `reglament`, the version of the language, builds nothing.
        default: break
        }
    }
}

extension Node {
    /// A map of names to words.
    fileprivate func texts(_ key: String) -> Section<LocalizedText> {
        Section(
            (self[key]?.entries ?? []).map {
                ($0.key, self[key]?.text($0.key) ?? LocalizedText([:]))
            })
    }

    /// The keys of the commitment that this one is like, except those given here. `within` and
    /// `until` are one key, and so are `starts` and `from`.
    fileprivate func resolvingLike(among commitments: Node?) -> Node {
        guard let name = string("like"), let base = commitments?[name] else { return self }
        let given = Set(entries.map(\.key))
        let single: [Set<String>] = [["within", "until"], ["starts", "from"]]
        let taken = base.entries.filter { entry in
            !given.contains(entry.key)
                && !single.contains { $0.contains(entry.key) && !given.isDisjoint(with: $0) }
        }
        return Node(.map(entries + taken), line: line, column: column)
    }
}
