/// Contacts that became no ticket.
extension Word {
    static let asides = Word(
        "Контакты без заявки", "Өтінімсіз байланыстар", "Contacts without a ticket")
    static let asidesLead = Word(
        "Что пришло и не стало заявкой: неофициальный канал, повтор, нечитаемое письмо, сверх квоты.",
        "Келген, бірақ өтінім болмаған: ресми емес арна, қайталау, оқылмайтын хат, квотадан тыс.",
        "What came in and became no ticket: an unofficial channel, a repeat, unreadable, beyond a quota."
    )
    static let asidesNone = Word(
        "Все контакты стали заявками.",
        "Барлық байланыс өтінім болды.",
        "Every contact became a ticket.")
    static let asideRecorded = Word(
        "Записан, не заявка", "Жазылды, өтінім емес", "Recorded, no ticket")
    static let asideDuplicate = Word(
        "Повтор того же письма", "Сол хат қайталанды", "The same letter again")
    static let asideUnreadable = Word("Не читается", "Оқылмайды", "Unreadable")
    static let asideBeyondQuota = Word(
        "Сверх квоты, отложен", "Квотадан тыс, кейінге қалдырылды", "Over the quota, kept aside")
    static let asideWaiting = Word("Ждёт разбора", "Талдауды күтеді", "Not judged yet")
    static let asideRefused = Word("Отказано", "Бас тартылды", "Refused")
    static let asideSource = Word("Исходник", "Бастапқы мәтін", "Source")
    static let asideTold = Word("Клиенту говорят", "Клиентке айтылады", "The client is told")
    static let asideJudge = Word("Рассмотреть сейчас", "Қазір қарау", "Judge now")
    static let asideJudgeSender = Word(
        "Все от этого отправителя", "Осы жіберушінің барлығы", "All of this sender")
}

extension Words {
    /// Contacts that were kept aside.
    func asidesJudged(_ count: Int) -> String {
        say("Рассмотрено: \(count)", "Қаралды: \(count)", "Judged: \(count)")
    }
}
