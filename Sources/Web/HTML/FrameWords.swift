import WorkingTime

/// The frame around every page.
extension Word {
    static let skipToContent = Word("К\u{a0}содержанию", "Мазмұнға өту", "Skip to content")
    static let sections = Word("Разделы", "Бөлімдер", "Sections")
    static let queue = Word("Очередь", "Кезек", "Queue")
    static let myTickets = Word("Мои заявки", "Менің өтінімдерім", "My tickets")
    static let waitingForClient = Word("Ждём клиента", "Клиентті күтеміз", "Waiting for the client")
    static let regulation = Word("Регламент", "Регламент", "Regulation")
    static let newInteraction = Word("Записать обращение", "Өтінішті тіркеу", "Register a contact")
    static let search = Word("Поиск", "Іздеу", "Search")
    static let searchHint = Word(
        "Номер, слово, клиент, дата", "Нөмір, сөз, клиент, күн", "Number, word, client, date")
    static let projects = Word("Проекты", "Жобалар", "Projects")
    static let menu = Word("Меню", "Мәзір", "Menu")
    static let signOut = Word("Выйти", "Шығу", "Sign out")
    static let language = Word("Язык", "Тіл", "Language")
    static let calendars = Word("Календари", "Күнтізбелер", "Calendars")
    static let connectionLost = Word(
        "Связь прервалась, часы считаем без сервера.",
        "Байланыс үзілді, мерзімдерді серверсіз санаймыз.",
        "Connection lost, clocks go on without the server.")
    static let close = Word("Закрыть", "Жабу", "Close")
    static let cancel = Word("Отмена", "Болдырмау", "Cancel")
}

extension Words {
    /// A calendar's place, its local time, and till when it is open.
    func openUntil(place: String, now: CivilTime, until: CivilTime) -> String {
        say(
            "\(place) \(time(now)), открыто до\u{a0}\(time(until))",
            "\(place) \(time(now)), \(time(until))-\(KazakhSuffix.endings(of: until).dative) дейін ашық",
            "\(place) \(time(now)), open until\u{a0}\(time(until))")
    }

    func openAlways(place: String, now: CivilTime) -> String {
        say(
            "\(place) \(time(now)), открыто круглосуточно",
            "\(place) \(time(now)), тәулік бойы ашық",
            "\(place) \(time(now)), open round the clock")
    }

    func opensAt(place: String, now: CivilTime, opening: CivilMoment, today: CivilDate) -> String {
        say(
            "\(place) \(time(now)), закрыто до\u{a0}\(moment(opening, now: today))",
            "\(place) \(time(now)), жабық, ашылуы \(moment(opening, now: today))",
            "\(place) \(time(now)), closed until\u{a0}\(moment(opening, now: today))")
    }
}
