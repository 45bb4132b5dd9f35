import Regulations
import WorkingTime

extension Words {
    /// One decimal, with the language's decimal sign; whole numbers without.
    func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let (whole, rest) = (tenths / 10, abs(tenths % 10))
        return rest == 0 ? "\(whole)" : "\(whole)\(language == .en ? "." : ",")\(rest)"
    }

    /// Of so many groups there is no figure, and they are not listed.
    func nothing(in groups: Int) -> String {
        say(
            "Не\u{a0}показаны, считать нечего: \(groups).",
            "Көрсетілмеген, есептейтін ештеңе жоқ: \(groups).",
            "Not listed, with nothing to count: \(groups).")
    }

    /// Of the broken promises so many are not held against the desk.
    func withdrawn(_ count: Int) -> String {
        say("снято: \(count)", "алынды: \(count)", "withdrawn: \(count)")
    }

    /// `ноябрь 2026`.
    func month(of date: CivilDate) -> String {
        "\(date.monthName[language.rawValue]) \(date.year)"
    }
}

extension Word {
    static let figures = Word("Показатели", "Көрсеткіштер", "Figures")
    static let figuresPartial = Word(
        "Заявок больше, чем считается на странице: цифры неполные.",
        "Өтінімдер тым көп: сандар толық емес.",
        "There are more tickets than this page counts: the figures are partial.")
    static let notCountedYet = Word(
        "Пока не\u{a0}считается", "Әзірге есептелмейді", "Not counted yet")
    static let stateTheSum = Word(
        "Назовите сумму сами: её клиент и\u{a0}согласует.",
        "Соманы өзіңіз атаңыз: клиент соған келіседі.",
        "State the sum yourself: it is what the client agrees to.")
    static let allTogether = Word("Все вместе", "Барлығы", "All together")
    static let earlierMonth = Word("Предыдущий месяц", "Алдыңғы ай", "Previous month")
    static let laterMonth = Word("Следующий месяц", "Келесі ай", "Next month")
    static let noMeasures = Word(
        "Регламент не\u{a0}называет показателей",
        "Регламентте көрсеткіштер аталмаған",
        "The regulation names no figures")
    static let noMeasuresHint = Word(
        "Здесь стоят меры с\u{a0}пунктами регламента; в\u{a0}нынешней редакции их нет.",
        "Мұнда регламент тармақтарымен бірге өлшемдер тұрады; қазіргі редакцияда олар жоқ.",
        "Measures stand here with their clauses; the edition in force has none.")
}
