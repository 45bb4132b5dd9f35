/// The form of an interaction that came past the mail.
extension Word {
    static let interactionTitle = Word(
        "Записать обращение", "Өтінішті тіркеу", "Register a contact")
    static let interactionLead = Word(
        "Звонок или сообщение, пришедшее мимо почты.",
        "Поштадан тыс келген қоңырау немесе хабарлама.",
        "A call or a message that did not come by mail.")
    static let channel = Word("Канал", "Арна", "Channel")
    static let arrivedAt = Word("Когда поступило", "Қашан келді", "When it reached us")
    static let who = Word("Кто обратился", "Кім хабарласты", "Who it was")
    static let whoHint = Word(
        "Имя, телефон или адрес", "Аты, телефоны немесе мекенжайы", "Name, phone or address")
    static let whoSearchHint = Word(
        "Имя, телефон, адрес, клиент или проект — затем «Найти»",
        "Аты, телефоны, мекенжайы, клиент немесе жоба — содан кейін «Табу»",
        "Name, phone, address, client or project, then “Find”")
    static let find = Word("Найти", "Табу", "Find")
    static let findNext = Word("Дальше", "Әрі қарай", "Next")
    static let project = Word("Проект", "Жоба", "Project")
    static let category = Word("Категория", "Санат", "Category")
    static let categoryUnset = Word("Решить позже", "Кейін шешу", "Decide later")
    static let subjectLine = Word(
        "Коротко, в\u{a0}одной строке", "Қысқаша, бір жолмен", "In one line")
    static let description = Word("Описание", "Сипаттама", "Description")
    static let descriptionHint = Word(
        "Что делали, что ждали, что получилось",
        "Не істеді, не күтті, не шықты",
        "What was done, expected and seen")
    static let recalculate = Word("Пересчитать срок", "Мерзімді қайта есептеу", "Recalculate")
    static let registerInteraction = Word("Записать", "Тіркеу", "Register")
    static let ifRegisteredNow = Word(
        "Что обещает регламент", "Регламент не уәде етеді", "What the regulation promises")
    static let noPromiseYet = Word(
        "Выберите проект, и\u{a0}мы покажем срок.",
        "Жобаны таңдаңыз, мерзімін көрсетеміз.",
        "Choose a project to see the promise.")
    static let readiness = Word("Готовность обращения", "Өтініштің толықтығы", "Readiness")
    static let present = Word("Есть", "Бар", "Present")
    static let missing = Word("Нет", "Жоқ", "Missing")
    static let cannotRegister = Word(
        "Пока нельзя записать", "Әзірге тіркеуге болмайды", "It cannot be registered yet")
    static let error = Word("Ошибка", "Қате", "Error")
    static let missSubject = Word(
        "Назовите обращение одной строкой",
        "Өтінішті бір жолмен атаңыз",
        "Name the contact in one line")
    static let missWho = Word(
        "Укажите, кто обратился", "Кім хабарласқанын көрсетіңіз", "Say who it was")
    static let missArrival = Word(
        "Укажите дату и\u{a0}время", "Күні мен уақытын көрсетіңіз", "Give the date and time")
    static let missChannel = Word("Выберите канал", "Арнаны таңдаңыз", "Choose the channel")
    static let missText = Word("Напишите текст", "Мәтінін жазыңыз", "Write the text")
    static let wrongProject = Word(
        "Это проект другого клиента. Если человек неизвестен, не\u{a0}выбирайте проект",
        "Бұл — басқа клиенттің жобасы. Адам белгісіз болса, жоба таңдамаңыз",
        "This is another client’s project. For somebody unknown, choose none")
}

extension Words {
    func ready(_ done: Int, of all: Int) -> String {
        say(
            "Готовность обращения: \(done) из\u{a0}\(all)",
            "Өтініштің толықтығы: \(all) ішінен \(done)",
            "Readiness: \(done) of\u{a0}\(all)")
    }

    func backdateLimit(_ earliest: String) -> String {
        say("Не\u{a0}раньше \(earliest)", "Ең ертесі \(earliest)", "Not before \(earliest)")
    }
}
