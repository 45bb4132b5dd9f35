// Prices in words.
extension DeskSentences {
    /// `rates.work`, `factors.off_hours`, `packages.standard`, `fees.chat`, `unit`, `counted`.
    func price(_ path: String) -> String {
        let parts = path.split(separator: ".").map(String.init)
        let prices = regulation.prices
        let name = parts.last ?? ""
        switch parts.first {
        case "rates":
            guard let rate = prices.rates[name] else { return plain(name) }
            let per = rate.per == .hour ? say("за час", "сағатына", "per hour") : ""
            let when = rate.when == .always ? nil : say("если", "егер", "if") + " " + condition(rate.when)
            return [title(of: rate.title, name) + ": " + money(rate.amount) + " " + per, when].compactMap(\.self)
                .joined(separator: "; ")
        case "factors":
            guard let factor = prices.factors[name] else { return plain(name) }
            return "× \(Self.number(factor.times)), \(say("если", "егер", "if")) \(condition(factor.when))"
        case "packages":
            guard let package = prices.packages[name] else { return plain(name) }
            let hours = "\(Self.number(package.hours)) \(say("ч", "сағ", "h"))"
            let caption = title(of: package.title ?? regulation.agreements[name]?.title, name)
            return "\(caption): \(hours) / \(package.per.words(in: language)) — \(money(package.amount))"
        case "fees":
            return title(of: prices.fees[name]?.title ?? regulation.agreements[name]?.title, name) + ": "
                + money(prices.fees[name]?.amount)
        case "unit":
            return say("Единица учёта", "Есеп бірлігі", "Unit") + ": \(prices.unit?.minutes ?? 0) "
                + say("мин", "мин", "min")
        default: return say("Оплачиваемые работы", "Ақылы жұмыстар", "Counted work")
        }
    }

    private func money(_ amount: Int64?) -> String {
        guard let amount else { return say("по договору", "шарт бойынша", "by agreement") }
        let cents = amount % 100
        return "\(amount / 100)\(cents == 0 ? "" : (cents < 10 ? ".0" : ".") + String(cents)) \(regulation.currency)"
    }
}
