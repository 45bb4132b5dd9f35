// Money (M101–M104).
extension MeaningCheck {
    mutating func checkPrices() {
        checkRates()
        for (name, package) in regulation.prices.packages.pairs { checkPackage(package, name) }
        for (name, fee) in regulation.prices.fees.pairs { checkFee(fee, name) }
    }

    private mutating func checkRates() {
        let rates = regulation.prices.rates.pairs
        for (index, one) in rates.enumerated() {
            for other in rates.dropFirst(index + 1) where one.item.when == other.item.when {
                let cause =
                    one.item.when == .always
                    ? "neither has 'when'" : "their conditions are the same"
                report(
                    .M102, ["prices", "rates", other.name],
                    "'\(one.name)' matches as well: \(cause)")
            }
        }
        for rate in rates where rate.item.amount == nil {
            requireAgreed(["prices", "rates", rate.name, "amount"], "the price")
        }
    }

    private mutating func checkFee(_ fee: Prices.Fee, _ name: String) {
        if fee.amount == nil { requireAgreed(["prices", "fees", name, "amount"], "the price") }
        if fee.units == nil { requireAgreed(["prices", "fees", name, "units"], "the number") }
    }

    private mutating func requireAgreed(_ path: [String], _ what: String) {
        let dotted = path.joined(separator: ".")
        guard !isAgreed(dotted) else { return }
        report(.M104, path, "\(what) is by agreement, and no agreement may change '\(dotted)'")
    }

    private func isAgreed(_ path: String) -> Bool {
        regulation.agreements.pairs.contains { $0.item.mayChange.contains { $0.path == path } }
    }

    private mutating func checkPackage(_ package: Prices.Package, _ name: String) {
        let path = ["prices", "packages", name]
        if let price = package.hourPrice,
            (package.hours * Double(price)).rounded() != Double(package.amount)
        {
            report(
                .M101, path + ["amount"],
                "\(package.hours) hours at the stated hour price are not the amount")
        }
        let hour = package.hourPrice.map(Double.init) ?? Double(package.amount) / package.hours
        if let beyond = regulation.prices.rates[package.then]?.amount, hour > Double(beyond) {
            report(.M103, path, "an hour of the package costs more than an hour beyond it")
        }
    }
}
