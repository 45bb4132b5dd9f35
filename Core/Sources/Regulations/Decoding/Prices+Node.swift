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
        minutes = node.whole("minutes") ?? minutes
        rounding = node.word("rounding") ?? rounding
        per = node.word("per") ?? per
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
        unused = node.string("unused")
    }
}

extension Prices.Fee {
    fileprivate init(node: Node) {
        self.init()
        clauses = node.clauses
        title = node.text("title")
        per = node.string("per").flatMap { Recurrence(words: $0) }
        amount = node.money("amount")
    }
}
