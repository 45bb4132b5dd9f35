/// What the keys do.
extension Word {
    static let allKeys = Word("Клавиши", "Пернелер", "Keyboard")
    static let keyMove = Word("вниз и\u{a0}вверх", "төмен және жоғары", "down and up")
    static let keyOpen = Word("открыть", "ашу", "open")
    static let keyNext = Word(
        "следующая по\u{a0}регламенту", "регламент бойынша келесі", "next by the regulation")
    static let keySearch = Word("поиск", "іздеу", "search")
    static let keyInteraction = Word("записать обращение", "өтінішті тіркеу", "register a contact")
    static let keyReply = Word("ответ клиенту", "клиентке жауап", "reply to the client")
    static let keyNote = Word("заметка", "жазба", "internal note")
    static let keyWhy = Word("почему этот срок", "неге осы мерзім", "why this deadline")
    static let keyPriority = Word("приоритет", "басымдық", "priority")
    static let keyTake = Word("взять", "алу", "take")
    static let keySend = Word("отправить", "жіберу", "send")
    static let keyGoQueue = Word("к\u{a0}очереди", "кезекке", "to the queue")
    static let keyGoMine = Word("к\u{a0}моим заявкам", "менің өтінімдеріме", "to my tickets")
    static let keyGoRegulation = Word("к\u{a0}регламенту", "регламентке", "to the regulation")
    static let keyHelp = Word("все клавиши", "барлық пернелер", "all keys")
    static let keyEscape = Word("закрыть", "жабу", "close")
    static let keyWork = Word("записать работу", "жұмысты жазу", "log work")
}
