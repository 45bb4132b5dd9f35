extension Prices {
    init(node: Node) {
        self.init()
        unit = node["unit"].map(Unit.init(node:))
        counted = node["counted"].map { node in
            var counted = Counted()
            counted.clauses = node.clauses
            counted.work = node.strings("work")
            return counted
        }
        approval = node["approval"].map { node in
            var approval = Approval()
            approval.clauses = node.clauses
            approval.by = node.strings("by")
            approval.over = node.string("over").flatMap(NumberWords.minutes)
            return approval
        }
        rates = node.section("rates", Rate.init(node:))
        factors = node.section("factors") { node in
            var factor = Factor()
            factor.clauses = node.clauses
            factor.times = node.decimal("times") ?? 1
            factor.when = node.condition("when")
            return factor
        }
        packages = node.section("packages", Package.init(node:))
        fees = node.section("fees", Fee.init(node:))
        tax = node["tax"].map(Tax.init(node:))
    }
}

extension Node {
    /// In minor units; nil when absent or by agreement.
    fileprivate func money(_ key: String) -> Int64? { string(key).flatMap(NumberWords.minorUnits) }
}

extension Prices.Unit {
    fileprivate init(node: Node) {
        self.init()
        clauses = node.clauses
        quantum = Prices.Quantum(node: node)
        per = node.word("per") ?? per
        works = node.section("works", Prices.Quantum.init(node:))
    }
}

extension Prices.Quantum {
    fileprivate init(node: Node) {
        self.init()
        minutes = node.whole("minutes") ?? minutes
        rounding = node.word("rounding") ?? rounding
        atLeast = node.whole("at_least")
    }
}

extension Prices.Rate {
    fileprivate init(node: Node) {
        self.init()
        clauses = node.clauses
        title = node.text("title")
        per = node.word("per") ?? per
        amount = node.money("amount")
        when = node.condition("when")
        package = node.word("package") ?? package
    }
}

extension Prices.Package {
    fileprivate init(node: Node) {
        self.init()
        clauses = node.clauses
        title = node.text("title")
        hours = node.decimal("hours") ?? 0
        per = node.string("per").flatMap { Recurrence(words: $0) } ?? per
        amount = node.money("amount") ?? 0
        hourPrice = node.money("hour_price")
        then = node.string("then") ?? ""
        unused = node.word("unused")
        carriedFor = node.whole("carried_for")
        drawn = node.whole("drawn")
        begun = node.word("begun") ?? begun
        paid = node.word("paid") ?? paid
        warnAt = node.strings("warn_at").compactMap { Int($0) }
    }
}

extension Prices.Fee {
    fileprivate init(node: Node) {
        self.init()
        clauses = node.clauses
        title = node.text("title")
        per = node.string("per").flatMap { Recurrence(words: $0) }
        amount = node.money("amount")
        units = node["units"] == nil ? units : node.whole("units")
        begun = node.word("begun") ?? begun
        paid = node.word("paid") ?? paid
    }
}

extension Prices.Tax {
    fileprivate init(node: Node) {
        self.init()
        clauses = node.clauses
        percent = node.decimal("percent") ?? percent
        stands = node.word("stands") ?? stands
    }
}
