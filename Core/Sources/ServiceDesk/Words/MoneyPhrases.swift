import Regulations

/// Sums of money as people read them.
public struct MoneyPhrases: Speaking, Sendable {
    public let language: String

    public init(language: String) { self.language = language }

    /// `6 000 ₽`, `1 500,50 ₸`, `$1,500.50`, from minor units: groups of three, the decimal sign of
    /// the language, hundredths only where there are some; a currency without a sign of its own
    /// stands by its code, after the amount.
    public func money(_ amount: Int64, currency: String) -> String {
        let (whole, rest) = amount.magnitude.quotientAndRemainder(dividingBy: 100)
        let point = language == "en" ? "." : ","
        let cents = rest == 0 ? "" : point + (rest < 10 ? "0\(rest)" : "\(rest)")
        let (minus, number) = (amount < 0 ? "−" : "", grouped(whole) + cents)
        guard let sign = Self.signs[currency] else { return "\(minus)\(number)\u{a0}\(currency)" }
        return language == "en" ? "\(minus)\(sign)\(number)" : "\(minus)\(number)\u{a0}\(sign)"
    }

    /// The same, or that it is not counted yet; nil: it is by agreement.
    public func price(_ price: Price, currency: String) -> String? {
        switch price {
        case .counted(let amount): money(amount, currency: currency)
        case .byAgreement: nil
        case .packaged(_, let beyond):
            packaged(beyond.map { money($0, currency: currency) })
        case .unapproved:
            say("ждёт подтверждения", "растауды күтеді", "awaits approval")
        case .notCounted: notCounted
        }
    }

    private func packaged(_ beyond: String?) -> String {
        let beyond = beyond ?? say("по договору", "шарт бойынша", "by agreement")
        return say(
            "сначала из пакета часов, сверх него \(beyond)",
            "алдымен сағат пакетінен, одан тыс \(beyond)",
            "from the package of hours first, beyond it \(beyond)")
    }

    /// What stands where a price would.
    public var notCounted: String {
        say("пока не\u{a0}считается", "әзірге есептелмейді", "not counted yet")
    }

    /// The same where it begins a sentence.
    public var capitalNotCounted: String {
        notCounted.prefix(1).uppercased() + notCounted.dropFirst()
    }

    /// An estimate without a sum where the price is not counted: nobody takes the time alone for
    /// what they will pay.
    public func priceNotCounted(_ price: Price) -> String? {
        guard price.deferred != nil else { return nil }
        return say("цена \(notCounted)", "баға \(notCounted)", "the price is \(notCounted)")
    }

    private static let signs = ["RUB": "₽", "KZT": "₸", "USD": "$", "EUR": "€"]

    private func grouped(_ number: UInt64) -> String {
        let digits = Array(String(number))
        return digits.indices.reduce(into: "") { text, index in
            if index > 0, (digits.count - index) % 3 == 0 {
                text.append(language == "en" ? "," : "\u{a0}")
            }
            text.append(digits[index])
        }
    }
}
