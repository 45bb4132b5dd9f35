/// Why a deadline is what it is.
extension Word {
    static let whyThisDeadline = Word("Почему этот срок?", "Неге осы мерзім?", "Why this deadline?")
    static let whyPromised = Word("Обещано", "Уәде", "Promised")
    static let whyStart = Word("Начало", "Басталуы", "Start")
    static let whyNotBefore = Word("Не раньше", "Ертерек емес", "Not before")
    static let whyCalendar = Word("Календарь", "Күнтізбе", "Calendar")
    static let whyCounted = Word("Сосчитано", "Саналған", "Counted")
    static let whySkipped = Word("Пропущено", "Саналмаған", "Skipped")
    static let whyPauses = Word("Пауза", "Кідіріс", "Pause")
    static let whyThen = Word("При пропуске", "Өткізіп алынса", "If missed")
    static let whyMoved = Word("Перенос", "Жылжыды", "Moved")
    static let whyReading = Word("Прочтение", "Түсіндіру", "Reading")
    static let lessPause = Word("без паузы", "кідіріссіз", "less the pause")
    static let roundTheClock = Word("круглосуточно", "тәулік бойы", "round the clock")
    static let total = Word("Итого", "Барлығы", "Total")
    static let sumCaption = Word(
        "Как набирается срок", "Мерзім қалай жиналады", "How the time adds up")
    static let legendSpent = Word("прошло", "өтті", "spent")
    static let legendAhead = Word("осталось", "қалды", "left")
    static let legendWindow = Word("рабочее время", "жұмыс уақыты", "working time")
    static let legendPause = Word("пауза", "кідіріс", "pause")
    static let nowMark = Word("сейчас", "қазір", "now")
}

extension Words {
    func ribbon(from: String, to: String, used: String, limit: String?) -> String {
        let of = limit.map { say(" из\u{a0}\($0)", ", барлығы \($0)", " of \($0)") } ?? ""
        return say(
            "Лента срока: с\u{a0}\(from) до\u{a0}\(to). Прошло \(used)\(of).",
            "Мерзім таспасы: басы \(from), соңы \(to). Өткені \(used)\(of).",
            "Ribbon of the deadline, from \(from) to \(to). Spent \(used)\(of).")
    }

    func mergedDays(_ count: Int) -> String {
        say("×\u{a0}\(count)\u{a0}дн.", "×\u{a0}\(count)\u{a0}күн", "×\u{a0}\(count)\u{a0}days")
    }

    func andMore(_ count: Int) -> String {
        say("и\u{a0}ещё \(count)", "және тағы \(count)", "and \(count) more")
    }

    /// Question of a reading, its other answer, and what would be due then.
    func otherReading(_ question: String, _ answer: String, _ due: String) -> String {
        say(
            "\(question) По прочтению «\(answer)» срок был бы \(due).",
            "\(question) «\(answer)» деп түсінсек, мерзім \(due) болар еді.",
            "\(question) Read as “\(answer)”, it would be due \(due).")
    }
}
