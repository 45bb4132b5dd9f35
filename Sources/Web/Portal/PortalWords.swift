/// Sentences of the clients’ side.
extension Words {
    func linkMinutes(_ minutes: Int) -> String {
        say(
            "Ссылка действует \(minutes) минут и только один раз.",
            "Сілтеме \(minutes) минут және бір рет қана жарамды.",
            "The link works for \(minutes) minutes and only once.")
    }

    func enter(as name: String, of client: String) -> String {
        say("Войти: \(name), \(client)", "Кіру: \(name), \(client)", "Enter as \(name), \(client)")
    }

    func versionNew(_ version: String, from date: String) -> String {
        say(
            "Регламент \(version), действует с\u{a0}\(date).",
            "Регламент \(version), күшіне енгені \(date).",
            "Regulation \(version), in force from \(date).")
    }

    func signed(by name: String, on date: String) -> String {
        say(
            "Подтверждено: \(name), \(date)", "Растаған: \(name), \(date)",
            "Acknowledged by \(name), \(date)")
    }

    /// What has to be said so that the level is another one.
    func wordsOfLevel(_ words: String, _ level: String) -> String {
        say(
            "Слово «\(words)» в\u{a0}теме предлагает уровень «\(level)».",
            "Тақырыптағы «\(words)» сөзі «\(level)» деңгейін ұсынады.",
            "“\(words)” in the subject proposes the level “\(level)”.")
    }

    /// `times` for an hour at `rate`; nil: the rate is agreed upon.
    func offHoursPrice(_ times: String, _ rate: String?) -> String {
        guard let rate else {
            return say(
                "цена часа по договору × \(times); сумма заранее не\u{a0}названа",
                "шарттағы сағат бағасы × \(times); сома алдын ала аталмаған",
                "the contract’s hourly price × \(times); no sum is named in advance")
        }
        return say(
            "\(rate) за час: обычная цена × \(times)", "сағатына \(rate): әдеттегі баға × \(times)",
            "\(rate) an hour: the usual price × \(times)")
    }

    /// `times` for an hour that comes from a package first.
    func packagedPrice(_ times: String, _ order: String) -> String {
        say(
            "час считается за\u{a0}\(times): \(order)", "сағат \(times) болып саналады: \(order)",
            "an hour counts as \(times): \(order)")
    }

    /// The sum that a person states in an estimate.
    func statedPrice(_ sum: String, estimate version: Int) -> String {
        say(
            "\(sum) по\u{a0}смете \(version)", "\(version)-смета бойынша \(sum)",
            "\(sum) by estimate \(version)")
    }

    /// Beside an estimate without a sum: what is agreed to, and why it is no price.
    func timeAlone(_ cause: String) -> String {
        say(
            "\(cause). Вы\u{a0}соглашаетесь со\u{a0}временем, не\u{a0}с\u{a0}ценой.",
            "\(cause). Сіз бағаға емес, уақытқа келісесіз.",
            "\(cause). You approve the time, not a price.")
    }

    /// At the box to tick.
    func agreeTo(_ price: String) -> String {
        say(
            "Цена мне понятна: \(price)", "Баға маған түсінікті: \(price)",
            "I have read the price: \(price)")
    }

    /// To an estimate, whether it names a sum or says that none is counted.
    func agreeTo(estimate: String) -> String {
        say("Прочитано: \(estimate)", "Оқыдым: \(estimate)", "I have read it: \(estimate)")
    }

    /// A ticket that was merged into another one.
    func goesOn(_ number: Int) -> String {
        say(
            "Заявка объединена с\u{a0}другой и\u{a0}продолжается как №\u{a0}\(number).",
            "Өтінім біріктірілді, №\u{a0}\(number) болып жалғасады.",
            "It goes on as No.\u{a0}\(number).")
    }

    func openTicket(_ number: Int) -> String {
        say("Открыть №\u{a0}\(number)", "№\u{a0}\(number) ашу", "Open No.\u{a0}\(number)")
    }

    func waitsPause(_ names: [String]) -> String {
        let list = names.map { language == .en ? "“\($0)”" : "«\($0)»" }.joined(separator: ", ")
        return say(
            "Пока ждём, стоит на\u{a0}паузе: \(list).", "Күткенше кідірісте: \(list).",
            "Paused while we wait: \(list).")
    }

    func until(_ day: String) -> String { say("до \(day)", "\(day) дейін", "until \(day)") }

    func fileLimits(count: Int, megabytes: Int) -> String {
        say(
            "До \(count) файлов, вместе не больше \(megabytes) МБ.",
            "\(count) файлға дейін, барлығы \(megabytes) МБ.",
            "Up to \(count) files, \(megabytes) MB together.")
    }
}
