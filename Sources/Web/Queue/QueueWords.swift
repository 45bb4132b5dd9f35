/// The queue.
extension Word {
    static let viewAll = Word("По\u{a0}регламенту", "Регламент бойынша", "By the regulation")
    static let viewMine = Word("Мои", "Менікі", "Mine")
    static let viewUnassigned = Word("Без исполнителя", "Орындаушысыз", "Unassigned")
    static let viewDueToday = Word("Истекают сегодня", "Бүгін бітеді", "Due today")
    static let viewBreached = Word("Нарушенные", "Бұзылғандар", "Breached")
    static let viewWaiting = Word("Ждём клиента", "Клиентті күтеміз", "Waiting for client")
    static let viewAbsent = Word(
        "У\u{a0}отсутствующих", "Жоқтардың қолында", "Held by absent people")
    static let emptyAbsent = Word(
        "Никто из отсутствующих не держит заявок",
        "Жоқ адамдардың қолында өтінім жоқ",
        "Nobody who is away holds a ticket")
    static let queueViews = Word("Вид очереди", "Кезек көрінісі", "Queue view")
    static let nextByRegulation = Word(
        "Следующая по\u{a0}регламенту", "Регламент бойынша келесі", "Next by the regulation")
    static let take = Word("Взять", "Алу", "Take")
    static let takeIntoWork = Word("Взять в\u{a0}работу", "Жұмысқа алу", "Take it on")
    static let open = Word("Открыть", "Ашу", "Open")
    static let nowTaking = Word("сейчас берём", "қазір аламыз", "now taking")
    static let noAssignee = Word("без исполнителя", "орындаушысыз", "unassigned")
    static let noProject = Word("Без проекта", "Жобасыз", "No project")
    static let wholeDesk = Word(
        "Общая очередь всех проектов", "Барлық жобаға ортақ кезек", "One queue for all projects")
    static let older = Word("Показать следующие", "Келесілерін көрсету", "Show more")
    static let toTop = Word("К\u{a0}началу очереди", "Кезектің басына", "Back to the top")
    static let emptyAll = Word("Открытых заявок нет", "Ашық өтінім жоқ", "No open tickets")
    static let emptyAllHint = Word(
        "Новое письмо или звонок появится здесь сразу.",
        "Жаңа хат немесе қоңырау осында бірден шығады.",
        "A new letter or call appears here at once.")
    static let emptyMine = Word(
        "За вами ничего не\u{a0}числится",
        "Сізге бекітілген өтінім жоқ",
        "Nothing is assigned to you")
    static let emptyMineHint = Word(
        "Возьмите следующую по\u{a0}регламенту.",
        "Регламент бойынша келесісін алыңыз.",
        "Take the next one by the regulation.")
    static let emptyUnassigned = Word(
        "У\u{a0}каждой заявки есть исполнитель",
        "Әр өтінімнің орындаушысы бар",
        "Every ticket has an assignee")
    static let emptyDueToday = Word(
        "На\u{a0}сегодня сроков не\u{a0}осталось",
        "Бүгінге мерзім қалмады",
        "Nothing more is due today")
    static let emptyBreached = Word(
        "Нарушенных обещаний нет", "Бұзылған уәде жоқ", "No broken promises")
    static let emptyWaiting = Word(
        "Никого не\u{a0}ждём", "Ешкімді күтіп отырған жоқпыз", "Not waiting for anyone")
    static let notFoundAny = Word("Ничего не\u{a0}нашлось", "Ештеңе табылмады", "Nothing found")
    static let notFoundHint = Word(
        "Проверьте номер или слова: ищем по\u{a0}номеру, теме, клиенту и\u{a0}проекту.",
        "Нөмірді не сөздерді тексеріңіз: нөмірі, тақырыбы, клиенті және жобасы бойынша іздейміз.",
        "Check the number or the words: we look at numbers, subjects, clients and projects.")
    static let expedited = Word(
        "Заявку ускорили по\u{a0}регламенту, ускоренные берут раньше остальных.",
        "Өтінім регламент бойынша жеделдетілді, жеделдетілгендер бұрын алынады.",
        "It was expedited under the regulation, and expedited tickets come first.")
}

extension Words {
    func highestPriority(_ name: String, others: Int) -> String {
        others == 0
            ? say(
                "«\(name)» берут раньше остальных. Других таких нет.",
                "«\(name)» басқалардан бұрын алынады. Мұндай басқасы жоқ.",
                "“\(name)” is taken before the rest. There are no others.")
            : say(
                "«\(name)» берут раньше остальных. Ещё таких: \(others), эта поступила первой.",
                "«\(name)» басқалардан бұрын алынады. Мұндай тағы \(others) бар, бірінші келгені осы.",
                "“\(name)” is taken before the rest. Of \(others + 1) such, this one came first.")
    }

    func earliest(_ name: String) -> String {
        say(
            "«\(name)» берут по\u{a0}порядку поступления, эта пришла первой.",
            "«\(name)» келу ретімен алынады, бірінші келгені осы.",
            "“\(name)” is taken in order of arrival, and this one came first.")
    }

    func nearestDue(_ due: String) -> String {
        say("Ближайший срок — \(due).", "Ең жақын мерзім — \(due).", "Next due: \(due).")
    }

    func newTickets(_ count: Int) -> String {
        say(
            "Показать \(counted(count, "новую", "новые", "новых"))",
            "Жаңа \(count) өтінімді көрсету",
            "Show \(count) new")
    }
}
