/// A person’s own page.
extension Word {
    static let account = Word("Учётная запись", "Тіркелгі", "Account")
    static let roles = Word("Роли", "Рөлдер", "Roles")
    static let noRoles = Word(
        "Ролей нет. Их назначает администратор.",
        "Рөлдер жоқ. Оларды әкімші береді.",
        "No roles. The administrator gives them.")
    static let administrator = Word("Администратор", "Әкімші", "Administrator")
    static let mySessions = Word(
        "Где выполнен вход", "Қай жерден кірілген", "Where you are signed in")
    static let sessionsLead = Word(
        "Если вход не ваш, завершите его и смените пароль.",
        "Кіру сіздікі болмаса, оны аяқтап, құпиясөзді өзгертіңіз.",
        "If one is not yours, end it and change your password.")
    static let thisSession = Word("этот браузер", "осы браузер", "this browser")
    static let sessionOpened = Word("Вход", "Кіру", "Signed in")
    static let sessionSeen = Word("Последнее действие", "Соңғы әрекет", "Last seen")
    static let sessionEnds = Word("Закончится", "Аяқталады", "Ends")
    static let sessionAddress = Word("Адрес", "Мекенжай", "Address")
    static let endSession = Word("Завершить", "Аяқтау", "End")
    static let endOthers = Word(
        "Завершить все остальные", "Қалғанының бәрін аяқтау", "End all others")
    static let othersEnded = Word(
        "Остальные входы завершены", "Қалған кірулер аяқталды", "The other sessions are ended")
    static let sessionEnded = Word("Вход завершён", "Кіру аяқталды", "The session is ended")
    static let changePassword = Word("Сменить пароль", "Құпиясөзді өзгерту", "Change password")
    static let currentPassword = Word("Нынешний пароль", "Қазіргі құпиясөз", "Current password")
    static let newPassword = Word("Новый пароль", "Жаңа құпиясөз", "New password")
    static let passwordHint = Word(
        "От 10 до 200 знаков. Остальные входы завершатся.",
        "10-нан 200 таңбаға дейін. Қалған кірулер аяқталады.",
        "10 to 200 characters. Your other sessions will end.")
    static let passwordChanged = Word(
        "Пароль изменён, остальные входы завершены",
        "Құпиясөз өзгертілді, қалған кірулер аяқталды",
        "The password is changed, the other sessions are ended")
    static let passwordLength = Word(
        "Нужно от 10 до 200 знаков",
        "10-нан 200 таңбаға дейін керек",
        "10 to 200 characters are needed")
    static let unknownAgent = Word("Неизвестный браузер", "Белгісіз браузер", "Unknown browser")
    static let waitingTitle = Word("Слишком много попыток", "Тым көп әрекет", "Too many attempts")
    static let waitingText = Word(
        "Подождите и попробуйте ещё раз: с каждой ошибкой ожидание растёт.",
        "Күтіп, қайта көріңіз: әр қате сайын күту ұзарады.",
        "Wait and try again: every mistake makes the wait longer.")
}
