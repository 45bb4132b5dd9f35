/// Pages of errors.
extension Word {
    static let notFoundTitle = Word("Такой страницы нет", "Мұндай бет жоқ", "There is no such page")
    static let notFoundText = Word(
        "Проверьте номер заявки или вернитесь к\u{a0}очереди.",
        "Өтінім нөмірін тексеріңіз немесе кезекке оралыңыз.",
        "Check the ticket number or go back to the queue.")
    static let forbiddenTitle = Word(
        "Эта страница вам не\u{a0}открыта",
        "Бұл бет сізге ашық емес",
        "This page is not open to you")
    static let forbiddenText = Word(
        "Роли и\u{a0}проекты, от\u{a0}которых зависит доступ, назначает администратор.",
        "Қолжетімділікті анықтайтын рөлдер мен жобаларды әкімші тағайындайды.",
        "An administrator gives the roles and projects that open pages.")
    static let expiredText = Word(
        "Форма устарела. Вернитесь, обновите страницу и\u{a0}отправьте снова.",
        "Форма ескірді. Оралып, бетті жаңартып, қайта жіберіңіз.",
        "The form has expired. Go back, reload the page and send it again.")
    static let conflictTitle = Word(
        "Заявка изменилась, пока вы писали",
        "Сіз жазғанша өтінім өзгерді",
        "The ticket changed while you were writing")
    static let conflictText = Word(
        "Прочтите новое и\u{a0}решите, отправлять ли ваш текст. Он сохранён ниже.",
        "Жаңасын оқып, мәтініңізді жіберу керек пе, шешіңіз. Ол төменде сақталған.",
        "Read what is new and decide whether to send your text. It is kept below.")
    static let busyTitle = Word("Сервер занят", "Сервер бос емес", "The server is busy")
    static let busyText = Word(
        "Ничего не\u{a0}потеряно. Повторите через минуту.",
        "Ештеңе жоғалған жоқ. Бір минуттан соң қайталаңыз.",
        "Nothing is lost. Try again in a minute.")
    static let brokenTitle = Word(
        "Что-то сломалось у\u{a0}нас", "Біздің жақта ақау шықты", "Something broke on our side")
    static let brokenText = Word(
        "Ошибка записана в\u{a0}журнал. Повторите; если не\u{a0}поможет, сообщите время ошибки администратору.",
        "Қате журналға жазылды. Қайталаңыз; көмектеспесе, қате уақытын әкімшіге айтыңыз.",
        "The error is logged. Try again; if that fails, tell the administrator its time.")
    static let refusedTitle = Word(
        "Так сделать нельзя", "Бұлай істеуге болмайды", "This cannot be done")
    static let yourText = Word("Ваш текст", "Сіздің мәтініңіз", "Your text")
    static let backToQueue = Word("К\u{a0}очереди", "Кезекке", "To the queue")
    static let backToTicket = Word("К\u{a0}заявке", "Өтінімге", "To the ticket")
    static let tooLong = Word(
        "Слишком длинный текст: сократите его или приложите файлом",
        "Мәтін тым ұзын: қысқартыңыз немесе файлмен тіркеңіз",
        "The text is too long: shorten it or attach it as a file")
    static let required = Word(
        "Заполните поле или выберите вариант",
        "Өрісті толтырыңыз немесе нұсқаны таңдаңыз",
        "Fill in the field or choose one")
}
