/// One named thing of a regulation, to be told apart from the same in another version.
struct RegulationItem: Hashable {
    /// Section and name, such as `rules.triage`: what `deskSentence(for:in:)` takes.
    var citing: String
    var clauses: [String]
    var value: AnyHashable
    /// Of a promise.
    var limit: Limit?

    init(
        _ section: String, _ name: String, _ clauses: [String], _ value: some Hashable,
        limit: Limit? = nil
    ) {
        citing = name.isEmpty ? section : "\(section).\(name)"
        self.clauses = clauses
        self.value = AnyHashable(value)
        self.limit = limit
    }
}

extension Regulation {
    /// Everything that the desk works by, in the order of the file's sections.
    var items: [RegulationItem] { itemsThatExist + itemsThatHappen + itemsOfMoney }

    private var itemsThatExist: [RegulationItem] {
        calendars.pairs.map { .init("calendars", $0, $1.clauses, $1) }
            + roles.pairs.map { .init("roles", $0, $1.clauses, $1) }
            + agreements.pairs.map { .init("agreements", $0, $1.clauses, $1) }
            + channels.pairs.map { .init("channels", $0, $1.clauses, $1) }
            + categories.pairs.map { .init("categories", $0, $1.clauses, $1) }
            + priorities.pairs.map { .init("priorities", $0, $1.clauses, $1) }
            + fields.pairs.map { .init("fields", $0, $1.clauses, $1) }
            + definitions.pairs.map { .init("definitions", $0, $1.clauses, $1) }
    }

    private var itemsThatHappen: [RegulationItem] {
        rules.pairs.map { .init("rules", $0, $1.clauses, $1) }
            + commitments.pairs.map { .init("commitments", $0, $1.clauses, $1, limit: $1.within) }
            + [queue.map { .init("queue", "", $0.clauses, $0) }].compactMap(\.self)
            + escalations.pairs.map { .init("escalations", $0, $1.clauses, $1) }
            + messages.pairs.map { .init("messages", $0, $1.clauses, $1) }
            + records.pairs.map { .init("records", $0, $1.clauses, $1) }
            + measures.pairs.map { .init("measures", $0, $1.clauses, $1) }
    }

    private var itemsOfMoney: [RegulationItem] {
        let units: [RegulationItem?] = [
            prices.unit.map { .init("prices", "unit", $0.clauses, $0) },
            prices.counted.map { .init("prices", "counted", $0.clauses, $0) },
            prices.approval.map { .init("prices", "approval", $0.clauses, $0) },
            prices.tax.map { .init("prices", "tax", $0.clauses, $0) },
        ]
        return units.compactMap(\.self)
            + prices.rates.pairs.map { .init("prices.rates", $0, $1.clauses, $1) }
            + prices.factors.pairs.map { .init("prices.factors", $0, $1.clauses, $1) }
            + prices.packages.pairs.map { .init("prices.packages", $0, $1.clauses, $1) }
            + prices.fees.pairs.map { .init("prices.fees", $0, $1.clauses, $1) }
    }
}
