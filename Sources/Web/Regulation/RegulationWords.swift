extension Words {
    /// What differs from the version before.
    func changes(since version: String, _ count: Int) -> String {
        say(
            "Отличия от редакции \(version): \(count)",
            "\(version) басылымынан айырмасы: \(count)",
            "Differences from version \(version): \(count)")
    }
}

extension Word {
    static let contents = Word("Содержание", "Мазмұны", "Contents")
    static let edition = Word("Редакция", "Редакция", "Edition")
    static let readings = Word("Прочтения", "Түсіндірулер", "Readings")
    static let chosen = Word("выбрано", "таңдалды", "chosen")
    static let manualDuty = Word("Исполняют люди", "Адамдар орындайды", "Done by people")
    static let informative = Word("Для сведения", "Мәлімет үшін", "For information")
    static let deferred = Word(
        "Пока не\u{a0}исполняется программой",
        "Әзірге бағдарлама орындамайды",
        "Not executed by the program yet")
    static let contradiction = Word("Противоречие", "Қайшылық", "Contradiction")
    static let silence = Word("Неоднозначность", "Екіұштылық", "Ambiguity")
}

extension Words {
    func editionFrom(_ version: String, _ date: String) -> String {
        say(
            "Редакция \(version), с\u{a0}\(date)",
            "\(version)-редакция, күшіне енгені \(date)",
            "Edition \(version), from\u{a0}\(date)")
    }

    func edition(_ version: String) -> String {
        say(
            "Регламент, ред.\u{a0}\(version)",
            "Регламент, \(version)-ред.",
            "Regulation, ed.\u{a0}\(version)")
    }

    /// Heading of a section that has only a number.
    func section(_ number: String) -> String {
        say(
            "Раздел\u{a0}\(number)",
            number.allSatisfy(\.isNumber) ? "\(number)-бөлім" : "\(number)\u{a0}бөлім",
            "Section\u{a0}\(number)")
    }
}
