/// Fields of the forms of acts, and the panel of the work.
extension Word {
    static let workDone = Word("Что сделано", "Не\u{a0}істелді", "What was done")
    static let whomWeWaitFor = Word(
        "Кого ждём и\u{a0}почему", "Кімді және неге күтеміз", "Whom we wait for, and why")
    static let mergeUnknown = Word(
        "У\u{a0}этого клиента нет другой открытой заявки с\u{a0}таким номером",
        "Бұл клиентте мұндай нөмірлі басқа ашық өтінім жоқ",
        "This client has no other open ticket of that number")
    static let workKind = Word("Какая работа", "Жұмыс түрі", "Kind of work")
    static let waitedFor = Word("Чего ждём", "Нені күтеміз", "What we wait for")
    static let flagYes = Word("Да", "Иә", "Yes")
    static let flagNo = Word("Нет", "Жоқ", "No")
    static let standsInFor = Word("Замещаете", "Орнына жүрсіз", "You stand in for")
    static let timeOfDay = Word("время", "уақыты", "time")
    static let minutesOfWork = Word("Минут работы", "Жұмыс минуттары", "Minutes of work")
    static let priceOffered = Word(
        "Цена в\u{a0}валюте договора",
        "Шарт валютасындағы бағасы",
        "Price in the contract’s currency")
    static let readyBy = Word("Готово к", "Дайын болатын күн", "Ready by")
    static let workFrom = Word("Начало работы", "Жұмыс басталған уақыт", "Work began")
    static let workRole = Word("В\u{a0}роли", "Рөлі", "As")
    static let expectedOn = Word("Ожидаемый день", "Күтілетін күн", "Expected day")
    static let ground = Word(
        "Основание: письмо, звонок", "Негізі: хат, қоңырау", "Ground: letter, call")
    static let answerYes = Word("Согласен", "Келісті", "Approved")
    static let answerNo = Word("Отказался", "Бас тартты", "Declined")
    static let ticketNumber = Word("Номер заявки", "Өтінім нөмірі", "Ticket number")
    static let grantYes = Word("Удовлетворить", "Қанағаттандыру", "Grant")
    static let grantNo = Word("Отказать", "Бас тарту", "Decline")
    static let moreActions = Word("Ещё", "Тағы", "More")
    static let work = Word("Работа", "Жұмыс", "Work")
    static let byAgreement = Word(
        "цена по\u{a0}договору", "бағасы шарт бойынша", "price by contract")
    static let fromPackage = Word(
        "из\u{a0}пакета часов", "сағат пакетінен", "from the package of hours")
    static let watchers = Word("Следят", "Бақылайды", "Watching")
    static let mergedTickets = Word("Объединены", "Біріктірілді", "Merged")
    static let estimateOffered = Word("ждёт ответа", "жауап күтеді", "awaits an answer")
    static let estimateApproved = Word("согласована", "келісілді", "approved")
    static let estimateDeclined = Word("отклонена", "қабылданбады", "declined")
    static let estimateSuperseded = Word("заменена", "ауыстырылды", "superseded")
}
