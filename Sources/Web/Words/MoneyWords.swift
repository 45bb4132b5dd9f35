extension Words {
    /// `6 000,00 RUB`, from minor units: groups of three, the decimal sign of the language, the currency's code.
    func money(_ amount: Int64, currency: String) -> String {
        let (whole, rest) = amount.magnitude.quotientAndRemainder(dividingBy: 100)
        let sign = amount < 0 ? "−" : ""
        let point = language == .en ? "." : ","
        let cents = rest < 10 ? "0\(rest)" : "\(rest)"
        return "\(sign)\(grouped(whole))\(point)\(cents)\u{a0}\(currency)"
    }

    private func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number))
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 { text.append(language == .en ? "," : "\u{a0}") }
            text.append(digits[index])
        }
    }
}
