/// Who changed what.
extension Word {
    static let auditLead = Word(
        "Кто, что и когда изменил: люди, входы, письма, регламенты. Действия по заявкам — в самих заявках.",
        "Кім, нені, қашан өзгертті: адамдар, кірулер, хаттар, регламенттер. Өтінім әрекеттері өтінімнің өзінде.",
        "Who changed what and when: people, sign-ins, letters, regulations. Acts on tickets stand in the tickets."
    )
    static let noAudit = Word("Записей нет", "Жазба жоқ", "No entries")
    static let when = Word("Когда", "Қашан", "When")
    static let whoDid = Word("Кто", "Кім", "Who")
    static let what = Word("Что", "Не", "What")
    static let whom = Word("Кого или чего касается", "Кімге не неге қатысты", "On whom or what")
    static let everybody = Word("все", "барлығы", "everybody")
    static let show = Word("Показать", "Көрсету", "Show")
    static let machine = Word("команда на сервере", "сервердегі команда", "command on the machine")
    static let nobodyKnown = Word("неизвестно кто", "белгісіз", "nobody known")
    static let signedIn = Word("Вход", "Кіру", "Signed in")
    static let signInFailed = Word("Неверный пароль", "Қате құпиясөз", "Wrong password")
    static let signedOut = Word("Выход", "Шығу", "Signed out")
    static let sessionsEnded = Word("Входы завершены", "Кірулер аяқталды", "Sessions ended")
    static let passwordSet = Word("Пароль задан", "Құпиясөз қойылды", "Password set")
    static let invited = Word("Ссылка для пароля", "Құпиясөз сілтемесі", "Password link")
    static let staffChanged = Word("Сотрудник", "Қызметкер", "Staff")
    static let clientChanged = Word("Клиент", "Клиентке", "Client")
    static let published = Word(
        "Регламент опубликован", "Регламент жарияланды", "Regulation published")
    static let letterResent = Word(
        "Письмо отправлено снова", "Хат қайта жіберілді", "Letter sent again")
    static let letterDiscarded = Word("Письмо убрано", "Хат алып тасталды", "Letter put away")
    static let contactJudged = Word(
        "Отложенное рассмотрено", "Кейінге қалдырылған қаралды", "Kept-aside contact judged")
    static let textsErased = Word("Тексты стёрты", "Мәтіндер өшірілді", "Texts erased")
    static let tokenMade = Word("Выдан токен API", "API токені берілді", "API token made")
    static let tokenRevoked = Word(
        "Токен API отозван", "API токені қайтарып алынды", "API token revoked")
    static let webhookMade = Word("Добавлен вебхук", "Вебхук қосылды", "Webhook added")
    static let wasRead = Word("Прочитано", "Оқылды", "Read")
    static let webhookRemoved = Word("Вебхук удалён", "Вебхук жойылды", "Webhook removed")
    static let cardStated = Word("карточка", "карточкасы", "card")
    static let wentAway = Word("отсутствие", "болмауы", "absence")
    static let returnStated = Word("возвращение", "оралуы", "return")
    static let leftForGood = Word("доступ закрыт", "қолжетімділік жабылды", "access closed")
    static let named = Word("название", "атауы", "title")
    static let contactStated = Word("человек", "адам", "contact")
    static let contactWithdrawn = Word("человек убран", "адам алып тасталды", "contact withdrawn")
    static let agreementStated = Word("договор", "шарт", "agreement")
    static let agreementWithdrawn = Word(
        "договор убран", "шарт алып тасталды", "agreement withdrawn")
    static let projectStated = Word("проект", "жоба", "project")
    static let acknowledged = Word(
        "регламент подписан", "регламентке қол қойылды", "regulation acknowledged")
    static let projectWithdrawn = Word("проект убран", "жоба алып тасталды", "project withdrawn")
}
