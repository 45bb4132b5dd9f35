/// A new ticket, and a letter to the head.
extension Word {
    static let requestLead = Word(
        "Справа видно, что обещает регламент, ещё до отправки.",
        "Регламент не уәде ететіні жібергенге дейін оң жақта көрінеді.",
        "What the regulation promises is shown before you send.")
    static let requestSend = Word("Отправить заявку", "Өтінімді жіберу", "Send the ticket")
    static let requestCheck = Word("Пересчитать", "Қайта есептеу", "Recalculate")
    static let ifSent = Word("Если отправить сейчас", "Қазір жіберсеңіз", "If you send it now")
    static let promiseUnknown = Word(
        "Напишите тему: покажем, когда ответим и чего не хватает.",
        "Тақырыбын жазыңыз: қашан жауап беретінімізді және не жетпейтінін көрсетеміз.",
        "Write a subject, and we show when we answer and what is missing.")
    static let missingTitle = Word("Чего не хватает", "Не жетпейді", "What is missing")
    static let missingNone = Word(
        "Всё нужное есть", "Керектің бәрі бар", "Everything needed is here")
    static let outside = Word(
        "Сейчас нерабочее время", "Қазір жұмыс уақыты емес", "Out of working hours now")
    static let outsideHint = Word("Срок начнёт идти", "Мерзім басталады", "The clock starts")
    static let offHours = Word(
        "Работа в нерабочее время", "Жұмыс уақытынан тыс жұмыс", "Work out of hours")
    static let noPortalChannel = Word(
        "По регламенту заявки отсюда не принимаются. Напишите на",
        "Регламент бойынша бұл жерден өтінім қабылданбайды. Мына мекенжайға жазыңыз:",
        "The regulation takes no tickets here. Please write to")
    static let chooseProject = Word("Выберите проект", "Жобаны таңдаңыз", "Choose a project")
    static let chooseCategory = Word("Решит поддержка", "Қолдау шешеді", "Support decides")
    static let subject = Word("Коротко, в одной строке", "Қысқаша, бір жолмен", "In one line")
    static let subjectHint = Word(
        "Что не работает или что нужно",
        "Не істемейді немесе не керек",
        "What is broken, or what you need")
    static let text = Word("Описание", "Сипаттама", "Description")
    static let textHint = Word(
        "Что делали, что ждали, что получилось",
        "Не істедіңіз, не күттіңіз, не болды",
        "What you did, expected and got")
    static let optional = Word("не обязательно", "міндетті емес", "optional")
    static let cannotSend = Word(
        "Заявку пока нельзя отправить",
        "Өтінімді әзірге жіберуге болмайды",
        "It cannot be sent yet")
    static let clientMissSubject = Word("Напишите тему", "Тақырыбын жазыңыз", "Write a subject")
    static let clientMissProject = Word(
        "Выберите проект: от него зависит, кто займётся заявкой",
        "Жобаны таңдаңыз: өтініммен кім айналысатыны соған байланысты",
        "Choose the project: who works on it depends on that")
    static let badValue = Word(
        "Это значение не подходит", "Бұл мән жарамайды", "This value does not fit")
    static let tooManyFiles = Word(
        "Файлов слишком много, или они слишком большие",
        "Файл тым көп немесе тым үлкен",
        "Too many files, or they are too large")
    static let headTitle = Word("Письмо руководителю", "Басшыға хат", "Letter to the head")
    static let headLead = Word(
        "Прочтёт и ответит руководитель поддержки, а не исполнитель.",
        "Орындаушы емес, қолдау басшысы оқып, жауап береді.",
        "The head of support reads and answers it, not the one who does the work.")
    static let headAbout = Word("О какой заявке", "Қай өтінім туралы", "About which ticket")
    static let headSend = Word("Отправить письмо", "Хатты жіберу", "Send the letter")
}
