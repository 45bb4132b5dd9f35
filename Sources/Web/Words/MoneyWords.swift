import ServiceDesk

extension Words {
    /// `6 000 ₽`, `$1,500.50`, from minor units.
    func money(_ amount: Int64, currency: String) -> String {
        MoneyPhrases(language: language.rawValue).money(amount, currency: currency)
    }
}
