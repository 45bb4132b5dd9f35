/// The regulation to be acknowledged, and a client’s own page.
extension Word {
    static let signTitle = Word("Подтверждение", "Растау", "Acknowledgement")
    static let signLead = Word(
        "Подтверждая, вы говорите, что прочитали эту версию регламента.",
        "Растай отырып, регламенттің осы нұсқасын оқығаныңызды айтасыз.",
        "By acknowledging you say that you have read this version of the regulation.")
    static let sign = Word("Прочитано, подтверждаю", "Оқыдым, растаймын", "I have read it")
    static let signed = Word("Подтверждено", "Расталды", "Acknowledged")
    static let versionBannerRead = Word(
        "Прочитать и подтвердить", "Оқып, растау", "Read and acknowledge")
    static let otherVersion = Word(
        "Это другая редакция. Сейчас действует:",
        "Бұл басқа редакция. Қазір күшінде:",
        "This is another edition. In force now:")
    static let personTitle = Word("Мой доступ", "Менің кіруім", "My access")
    static let signInAddress = Word("Почта для входа", "Кіретін пошта", "Mail for signing in")
    static let scope = Word("Какие заявки вижу", "Қай өтінімдерді көремін", "Which tickets I see")
    static let scopeOwn = Word("только свои", "тек өзімдікін", "my own")
    static let scopeProject = Word(
        "свои и по проектам", "өзімдікін және жобаларды", "my own and those of projects")
    static let scopeCompany = Word(
        "все заявки компании", "компанияның бәрін", "all of the company’s")
    static let clientSessions = Word(
        "Где открыт вход", "Қай жерде кіру ашық", "Where you are signed in")
    static let sessionHere = Word("этот браузер", "осы браузер", "this browser")
    static let sessionEnd = Word("Завершить", "Аяқтау", "End")
    static let sessionSince = Word("вход", "кірген", "signed in")
    static let sessionLastSeen = Word("был здесь", "соңғы рет", "last seen")
    static let unknownBrowser = Word("Неизвестный браузер", "Белгісіз браузер", "Unknown browser")
}
