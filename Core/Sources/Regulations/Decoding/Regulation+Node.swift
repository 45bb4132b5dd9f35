import WorkingTime

extension Regulation {
    /// Builds the model from a tree that has passed the check of its shape.
    init(node: Node) {
        self.init()
        id = node.string("id") ?? ""
        version = node.string("version") ?? ""
        inForce = node.string("in_force").flatMap { CivilDate(words: $0) } ?? inForce
        replaces = node.string("replaces")
        title = node.text("title") ?? title
        provider = node.text("provider") ?? provider
        languages = node.strings("languages")
        timeZone = node.string("time_zone") ?? timeZone
        currency = node.string("currency") ?? ""
        calendar = node.string("calendar") ?? ""
        labels = Section(
            (node["labels"]?.entries ?? []).map { ($0.key, node["labels"]?.text($0.key) ?? LocalizedText([:])) })
        decodeWhatExists(node)
        decodeWhatHappens(node)
        prices = node["prices"].map(Prices.init(node:)) ?? prices
    }

    private mutating func decodeWhatExists(_ node: Node) {
        calendars = node.section("calendars", CalendarItem.init(node:))
        roles = node.section("roles", Role.init(node:))
        agreements = node.section("agreements", Agreement.init(node:))
        channels = node.section("channels", Channel.init(node:))
        categories = node.section("categories", Category.init(node:))
        priorities = node.section("priorities", Priority.init(node:))
        fields = node.section("fields", Field.init(node:))
        clauses = node.section("clauses", Clause.init(node:))
    }

    private mutating func decodeWhatHappens(_ node: Node) {
        definitions = node.section("definitions") { Definition(node: $0) }
        rules = node.section("rules", Rule.init(node:))
        let all = node["commitments"]
        commitments = node.section("commitments") {
            Commitment(node: $0.resolvingLike(among: all), like: $0.string("like"))
        }
        queue = node["queue"].map(Queue.init(node:))
        escalations = node.section("escalations", Escalation.init(node:))
        messages = node.section("messages", Message.init(node:))
        records = node.section("records", RecordRule.init(node:))
        measures = node.section("measures", Measure.init(node:))
        readings = node.section("readings", Reading.init(node:))
    }
}

extension Node {
    /// The keys of the commitment that this one is like, except those given here. `within` and `until` are one key.
    fileprivate func resolvingLike(among commitments: Node?) -> Node {
        guard let name = string("like"), let base = commitments?[name] else { return self }
        let given = Set(entries.map(\.key))
        let limit: Set<String> = ["within", "until"]
        let taken = base.entries.filter { entry in
            !given.contains(entry.key) && !(limit.contains(entry.key) && !given.isDisjoint(with: limit))
        }
        return Node(.map(entries + taken), line: line, column: column)
    }
}
