// Clauses and what carries them out (C101, C102, C103, T106).
extension MeaningCheck {
    mutating func checkClauses() {
        let citing = Citations(regulation)
        for (name, clause) in regulation.clauses.pairs {
            let cited = citing.acting[name]
            switch clause.kind {
            case .rule where cited == nil:
                report(
                    .C101, ["clauses", name],
                    "nothing carries out clause '\(name)'; cite it, or mark it manual or informative"
                )
            case .informative:
                guard let by = cited?.first else { break }
                report(
                    .C102, ["clauses", name],
                    "clause '\(name)' is marked informative, yet \(by) cites it")
            case .rule, .manual: break
            }
        }
        checkIDs()
        checkContradictions()
    }

    /// C103: coverage counts a clause of the catalogue once.
    private mutating func checkIDs() {
        var holders: [String: String] = [:]
        for (name, clause) in regulation.clauses.pairs {
            guard let id = clause.id else { continue }
            guard let first = holders.updateValue(name, forKey: id) else { continue }
            report(.C103, ["clauses", name, "id"], "clause '\(first)' has the id '\(id)' already")
        }
    }

    /// T106: one clause cannot state the same promise, or the same calendar, in two ways. Limits
    /// with different consequences are a ladder: after half an hour the head is told, after an hour
    /// the director.
    private mutating func checkContradictions() {
        let commitments = regulation.commitments.pairs
        for (index, one) in commitments.enumerated() {
            for other in commitments.dropFirst(index + 1) where contradict(one.item, other.item) {
                let path = ["commitments", other.name]
                report(
                    .T106, path,
                    "'\(one.name)' promises the same with another limit, by the same clause")
            }
        }
        let calendars = regulation.calendars.pairs
        for (index, one) in calendars.enumerated() {
            for other in calendars.dropFirst(index + 1)
            where one.item.clauses == other.item.clauses && !one.item.clauses.isEmpty
                && one.item != other.item
            {
                report(
                    .T106, ["calendars", other.name],
                    "'\(one.name)' states other hours by the same clause")
            }
        }
    }

    private func contradict(_ one: Commitment, _ other: Commitment) -> Bool {
        one.about == other.about && one.when == other.when && one.starts == other.starts
            && one.stops == other.stops
            && one.nature == other.nature && one.ifMissed == other.ifMissed
            && !Set(one.clauses).isDisjoint(with: other.clauses)
            && (one.within, one.until) != (other.within, other.until)
    }
}

/// Who cites a clause.
struct Citations {
    /// Clause → what acts by it, such as `rules.triage`; readings do not act.
    private(set) var acting: [String: [String]] = [:]
    /// Clause → readings about it.
    private(set) var readings: [String: [String]] = [:]

    init(_ regulation: Regulation) {
        addWhatExists(regulation)
        addWhatHappens(regulation)
        addPrices(regulation.prices)
        for (name, item) in regulation.readings.pairs {
            for clause in item.clauses { readings[clause, default: []].append(name) }
        }
    }

    /// Everything that could cite a clause, in the order of the file.
    static func all(_ regulation: Regulation) -> [String] {
        let prices = regulation.prices
        let named: [(String, [String])] = [
            ("calendars", regulation.calendars.names), ("roles", regulation.roles.names),
            ("agreements", regulation.agreements.names), ("channels", regulation.channels.names),
            ("categories", regulation.categories.names),
            ("priorities", regulation.priorities.names),
            ("fields", regulation.fields.names), ("definitions", regulation.definitions.names),
            ("rules", regulation.rules.names), ("commitments", regulation.commitments.names),
            ("escalations", regulation.escalations.names), ("messages", regulation.messages.names),
            ("records", regulation.records.names), ("measures", regulation.measures.names),
            ("prices.rates", prices.rates.names), ("prices.factors", prices.factors.names),
            ("prices.packages", prices.packages.names), ("prices.fees", prices.fees.names),
        ]
        let single = [
            regulation.queue.map { _ in "queue" }, prices.unit.map { _ in "prices.unit" },
            prices.counted.map { _ in "prices.counted" }, prices.tax.map { _ in "prices.tax" },
        ]
        return named.flatMap { section, names in names.map { "\(section).\($0)" } }
            + single.compactMap(\.self)
    }

    private mutating func add(_ section: String, _ name: String, _ clauses: [String]) {
        for clause in clauses {
            let citing = name.isEmpty ? section : "\(section).\(name)"
            if acting[clause]?.contains(citing) != true {
                acting[clause, default: []].append(citing)
            }
        }
    }

    private mutating func addWhatExists(_ regulation: Regulation) {
        for (name, item) in regulation.calendars.pairs { add("calendars", name, item.clauses) }
        for (name, item) in regulation.roles.pairs { add("roles", name, item.clauses) }
        for (name, item) in regulation.agreements.pairs {
            add("agreements", name, item.clauses + item.mayChange.flatMap(\.clauses))
        }
        for (name, item) in regulation.channels.pairs { add("channels", name, item.clauses) }
        for (name, item) in regulation.categories.pairs { add("categories", name, item.clauses) }
        for (name, item) in regulation.priorities.pairs { add("priorities", name, item.clauses) }
        for (name, item) in regulation.fields.pairs {
            add("fields", name, item.clauses + item.options.pairs.flatMap(\.item.clauses))
        }
        for (name, item) in regulation.definitions.pairs { add("definitions", name, item.clauses) }
    }

    private mutating func addWhatHappens(_ regulation: Regulation) {
        for (name, item) in regulation.rules.pairs { add("rules", name, item.clauses) }
        for (name, item) in regulation.commitments.pairs { add("commitments", name, item.clauses) }
        add("queue", "", regulation.queue?.clauses ?? [])
        for (name, item) in regulation.escalations.pairs {
            add(
                "escalations", name,
                item.clauses + item.steps.flatMap(\.clauses) + item.grants.flatMap(\.clauses))
        }
        for (name, item) in regulation.messages.pairs { add("messages", name, item.clauses) }
        for (name, item) in regulation.records.pairs { add("records", name, item.clauses) }
        for (name, item) in regulation.measures.pairs { add("measures", name, item.clauses) }
    }

    private mutating func addPrices(_ prices: Prices) {
        add("prices", "unit", prices.unit?.clauses ?? [])
        add("prices", "counted", prices.counted?.clauses ?? [])
        add("prices", "tax", prices.tax?.clauses ?? [])
        for (name, item) in prices.rates.pairs { add("prices", "rates.\(name)", item.clauses) }
        for (name, item) in prices.factors.pairs { add("prices", "factors.\(name)", item.clauses) }
        for (name, item) in prices.packages.pairs {
            add("prices", "packages.\(name)", item.clauses)
        }
        for (name, item) in prices.fees.pairs { add("prices", "fees.\(name)", item.clauses) }
    }
}
